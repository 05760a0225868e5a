"""Many cases at once: columns in, columns out. Local processes and Spark both run this one function."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from symptomdb.errors import BadInput
from symptomdb.find.places import first_places, ranks_of
from symptomdb.find.posterior import heat_of, posterior_at
from symptomdb.find.query import Query, prepare, prepare_numbers
from symptomdb.find.rank import Ranker
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case


@dataclass(frozen=True, slots=True)
class CohortCase:
    """One record of a cohort as its file gave it.

    Attributes:
        problem: Why the record could not be read; empty when it could.
    """

    id: str
    observed: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    sex: str = "unknown"
    age_years: float | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RankColumns:
    """One row per case and candidate, as columns of equal length; and the records that could not be ranked.

    Attributes:
        xrefs: The candidate's record ids, joined by a space.
        rejected: (case id, reason).
    """

    case_id: list[str] = field(default_factory=list)
    rank: list[int] = field(default_factory=list)
    condition_id: list[str] = field(default_factory=list)
    xrefs: list[str] = field(default_factory=list)
    score: list[float] = field(default_factory=list)
    probability: list[float] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)


class BatchRanker:
    """Ranks cohorts against one knowledge base; holds the ids as texts so that nothing is formatted twice."""

    def __init__(self, ranker: Ranker) -> None:
        self._ranker = ranker
        self._ids = [str(condition) for condition in ranker.knowledge.conditions]
        self._xrefs = [" ".join(map(str, records)) for records in ranker.knowledge.records]
        named = zip(ranker.knowledge.terms, ranker.knowledge.ancestry.is_finding, strict=True)
        self._findings = {str(term): number for number, (term, is_finding) in enumerate(named) if is_finding}

    def rank(self, cases: Iterable[CohortCase], top: int = 10) -> RankColumns:
        """Rank each case; a record that can't be ranked is reported and never fatal.

        Args:
            top: How many candidates per case.
        """
        out = RankColumns()
        for case in cases:
            problem = case.problem
            if not problem:
                try:
                    self._rank_one(case, top, out)
                except BadInput as error:
                    problem = str(error)
            if problem:
                out.rejected.append((case.id, problem))
        return out

    def _rank_one(self, case: CohortCase, top: int, out: RankColumns) -> None:
        query = self._prepare(case)
        if not len(query.observed):
            raise BadInput("No observed finding of this case is known to this version of the ontology.")
        total = self._ranker.score(query)
        places = first_places(total, top)
        points = total[places].tolist()
        heat = heat_of(self._ranker.knowledge.method.temperature, query)
        numbers = places.tolist()
        out.case_id.extend([case.id] * len(numbers))
        # The places are in order, so whatever is higher is among them.
        out.rank.extend(ranks_of(points))
        out.condition_id.extend([self._ids[number] for number in numbers])
        out.xrefs.extend([self._xrefs[number] for number in numbers])
        out.score.extend(points)
        out.probability.extend(posterior_at(total, heat, places).tolist())

    def _prepare(self, case: CohortCase) -> Query:
        """Most records name current findings only, exactly as the ontology does: those need no resolving."""
        knowledge, findings = self._ranker.knowledge, self._findings
        try:
            observed = {findings[text] for text in case.observed}
            excluded = {findings[text] for text in case.excluded}
        except KeyError:
            person = Case(_curies(case.observed), _curies(case.excluded), case.age_years, case.sex)
            return prepare(knowledge, person)
        return prepare_numbers(knowledge, Case(age_years=case.age_years, sex=case.sex), observed, excluded, {})


@lru_cache(maxsize=50_000)
def _curie(text: str) -> Curie:
    return Curie.parse(text)


def _curies(texts: Sequence[str]) -> tuple[Curie, ...]:
    return tuple([_curie(text) for text in texts])
