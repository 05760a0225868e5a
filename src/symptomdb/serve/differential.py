"""A differential: all that a door shows of one case, the ranking with what surrounds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from symptomdb.model.aspect import Aspect
from symptomdb.model.interview import Question
from symptomdb.serve.intake import Taken, require_findings

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.candidate import Candidate, PairCandidate, Ranking
    from symptomdb.model.curie import Curie

#: Of so many first candidates the warning signs are shown, as far as they are likely enough.
_WARNED_OF = 3
_LIKELY = 0.02
_PRESSING = ("emergency", "same_day")


@dataclass(frozen=True, slots=True)
class WarningSign:
    """A sign that needs care soon, as a source says of one of the first candidates.

    Attributes:
        urgency: ``emergency`` or ``same_day``.
        citations: Ids of publications; empty means that it is our own opinion.
    """

    condition: Curie
    condition_name: str
    urgency: str
    text: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differential:
    """The case as taken, its ranking, the labels of its findings, and what else there is to know.

    Attributes:
        changes: `symptomdb.find.what_if.Change` per finding that would put another condition first.
        question: The question worth asking next, None when there is none.
        pairs: Two conditions at once that explain more than either.
    """

    taken: Taken
    ranking: Ranking
    labels: dict[Curie, str]
    warnings: tuple[WarningSign, ...] = ()
    changes: tuple[Any, ...] = ()
    question: Question | None = None
    pairs: tuple[PairCandidate, ...] = ()


def make_differential(
    db: SymptomDatabase, taken: Taken, top: int = 10, options: Any = None, what_if: bool = False, pairs: bool = False
) -> Differential:
    """Rank the case that was taken.

    Args:
        what_if: Also look for what would change the first place, and for the next question.
        pairs: Also look for two conditions at once.

    Raises:
        BadCase: The case has no finding, or contradicts itself.
    """
    case = taken.case
    require_findings(case)
    ranking = db.find(case, top, options)
    return Differential(
        taken,
        ranking,
        db.labels((*case.observed, *case.excluded)),
        _warnings(db, ranking.candidates[:_WARNED_OF]),
        db.what_if(case, prior=ranking.prior) if what_if else (),
        _question(db, taken, ranking.prior) if what_if else None,
        db.find_pairs(case, prior=ranking.prior) if pairs else (),
    )


def _question(db: SymptomDatabase, taken: Taken, prior: str) -> Question | None:
    coming = db.interviewer(prior=prior).next(db.interview(taken.case))
    return coming if isinstance(coming, Question) else None


def _warnings(db: SymptomDatabase, candidates: tuple[Candidate, ...]) -> tuple[WarningSign, ...]:
    found = []
    for candidate in candidates:
        # Only what we have written about ourselves says how soon help is needed.
        if candidate.probability < _LIKELY or db.page(candidate.condition) is None:
            continue
        answer = db.show(str(candidate.condition), [Aspect.SEE_DOCTOR], "plain")
        ids = {citation.n: citation.id for citation in answer.citations}
        found += [
            WarningSign(
                candidate.condition, candidate.name, one.urgency, one.text, tuple(ids[n] for n in one.citations)
            )
            for section in answer.sections
            for one in section.statements
            if one.urgency in _PRESSING
        ]
    return tuple(sorted(found, key=lambda sign: _PRESSING.index(sign.urgency)))
