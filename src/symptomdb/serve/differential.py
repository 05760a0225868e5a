"""A differential: all that a door shows of one case, the ranking with what surrounds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from symptomdb.model.interview import Question
from symptomdb.serve.intake import Taken, require_findings
from symptomdb.serve.notes import gather
from symptomdb.serve.warning_signs import WarningSign, warning_signs

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.candidate import PairCandidate, Ranking
    from symptomdb.model.curie import Curie
    from symptomdb.model.source import Publication


@dataclass(frozen=True, slots=True)
class Differential:
    """The case as taken, its ranking, the labels of its findings, and what else there is to know.

    Attributes:
        changes: `symptomdb.find.what_if.Change` per finding that would put another condition first.
        question: The question worth asking next, None when there is none.
        pairs: Two conditions at once that explain more than either; None when nobody looked for them.
        publications: Those of our bibliography that the reasons and the signs name by key, in the order of their keys.
    """

    taken: Taken
    ranking: Ranking
    labels: dict[Curie, str]
    warnings: tuple[WarningSign, ...] = ()
    changes: tuple[Any, ...] = ()
    question: Question | None = None
    pairs: tuple[PairCandidate, ...] | None = None
    publications: tuple[Publication, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What was done with the case, many alike in one line."""
        return gather((*self.taken.notes, *self.ranking.notes))


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
    warnings = warning_signs(db, ranking.candidates, case.observed)
    return Differential(
        taken,
        ranking,
        db.labels((*case.observed, *case.excluded)),
        warnings,
        db.what_if(case, prior=ranking.prior) if what_if else (),
        _question(db, taken, ranking.prior) if what_if else None,
        db.find_pairs(case, prior=ranking.prior) if pairs else None,
        db.publications(_cited(ranking, warnings)),
    )


def _cited(ranking: Ranking, warnings: tuple[WarningSign, ...]) -> set[str]:
    """Keys and identifiers that the reasons and the signs name."""
    reasons = (match.references for one in ranking.candidates for match in one.matches)
    return {key for keys in (*reasons, *(sign.citations for sign in warnings)) for key in keys}


def _question(db: SymptomDatabase, taken: Taken, prior: str) -> Question | None:
    # Rare-disease work is done by people who can examine and test; anybody may tell a program in words what is wrong.
    answered_by = "clinician" if prior == "uniform" else "person"
    coming = db.interviewer(prior=prior, answered_by=answered_by).next(db.interview(taken.case))
    return coming if isinstance(coming, Question) else None
