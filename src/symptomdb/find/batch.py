"""Many cases at once: cases in, arrays of ranks out. Local processes and Spark both run this one function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from symptomdb.errors import BadInput
from symptomdb.find.knowledge import Floats, Ints
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
class CohortRanks:
    """The first places of each case that could be ranked, in the order of the cases; and the records that could not.

    Attributes:
        case_ids: One per ranked case.
        ranks: (cases, top) 1 is first; equal scores share the lowest rank.
        conditions: (cases, top) numbers of the conditions, best first; their ids are the ranker's.
        scores: (cases, top) points in natural logarithms.
        probabilities: (cases, top) calibrated, among all conditions.
        rejected: (case id, reason).
    """

    case_ids: list[str]
    ranks: Ints
    conditions: Ints
    scores: NDArray[np.float64]
    probabilities: NDArray[np.float64]
    rejected: list[tuple[str, str]]


class BatchRanker:
    """Ranks cohorts against one knowledge base.

    Attributes:
        condition_ids: Per condition its id as text.
        xrefs: Per condition the ids of its records, joined by a space.
    """

    def __init__(self, ranker: Ranker) -> None:
        self._ranker = ranker
        self.condition_ids = [str(condition) for condition in ranker.knowledge.conditions]
        self.xrefs = [" ".join(map(str, records)) for records in ranker.knowledge.records]
        named = zip(ranker.knowledge.terms, ranker.knowledge.ancestry.is_finding, strict=True)
        self._findings = {str(term): number for number, (term, is_finding) in enumerate(named) if is_finding}

    def rank(self, cases: Sequence[CohortCase], top: int = 10) -> CohortRanks:
        """Rank each case; a record that can't be ranked is reported and never fatal.

        Args:
            top: How many conditions per case.
        """
        shape = len(cases), min(top, len(self.condition_ids))
        conditions = np.empty(shape, dtype=np.int32)
        scores, probabilities = np.empty(shape), np.empty(shape)
        names: list[str] = []
        rejected: list[tuple[str, str]] = []
        for case in cases:
            try:
                query = self._prepare(case)
            except BadInput as error:
                rejected.append((case.id, str(error)))
                continue
            line = len(names)
            names.append(case.id)
            conditions[line], scores[line], probabilities[line] = self._first(query, top)
        some = slice(len(names))
        # The places are in order, so whatever is higher is among them.
        return CohortRanks(names, ranks_of(scores[some]), conditions[some], scores[some], probabilities[some], rejected)

    def _first(self, query: Query, top: int) -> tuple[Ints, Floats, Floats]:
        """The first places with their points and probabilities."""
        total = self._ranker.score(query)
        places = first_places(total, top)
        heat = heat_of(self._ranker.knowledge.method.temperature, query)
        return places, total[places], posterior_at(total, heat, places)

    def _prepare(self, case: CohortCase) -> Query:
        """Most records name current findings only, exactly as the ontology does: those need no resolving."""
        if case.problem:
            raise BadInput(case.problem)
        knowledge, findings = self._ranker.knowledge, self._findings
        try:
            observed = {findings[text] for text in case.observed}
            excluded = {findings[text] for text in case.excluded}
        except KeyError:
            person = Case(_curies(case.observed), _curies(case.excluded), case.age_years, case.sex)
            query = prepare(knowledge, person)
        else:
            person = Case(age_years=case.age_years, sex=case.sex)
            query = prepare_numbers(knowledge, person, observed, excluded, {})
        if not len(query.observed):
            raise BadInput("No observed finding of this case is known to this version of the ontology.")
        return query


@lru_cache(maxsize=50_000)
def _curie(text: str) -> Curie:
    return Curie.parse(text)


def _curies(texts: Sequence[str]) -> tuple[Curie, ...]:
    return tuple([_curie(text) for text in texts])
