"""Signs that need care soon, as our own pages on the leading conditions name them: they go with every ranking."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symptomdb.model.aspect import Aspect

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.candidate import Candidate
    from symptomdb.model.curie import Curie

#: So many first candidates are warned of however likely they are; further ones only when they are likely enough.
_FIRST = 3
_LIKELY = 0.02
_PRESSING = ("emergency", "same_day")


@dataclass(frozen=True, slots=True)
class WarningSign:
    """A sign that needs care soon, as a source says of one of the leading candidates.

    Attributes:
        urgency: ``emergency`` or ``same_day``.
        citations: Ids of publications; empty means that it is our own opinion.
    """

    condition: Curie
    condition_name: str
    urgency: str
    text: str
    citations: tuple[str, ...]


def warning_signs(db: SymptomDatabase, candidates: tuple[Candidate, ...]) -> tuple[WarningSign, ...]:
    """The signs of the leading ones of the candidates: the most pressing first, and of these one of each candidate
    before a second of any, so that the first few speak of all that may be behind it."""
    leading = [one for number, one in enumerate(candidates) if number < _FIRST or one.probability >= _LIKELY]
    found: list[tuple[int, int, WarningSign]] = []
    for candidate in leading:
        met: Counter[str] = Counter()
        for sign in _signs_of(db, candidate):
            found.append((_PRESSING.index(sign.urgency), met[sign.urgency], sign))
            met[sign.urgency] += 1
    return tuple(sign for *_, sign in sorted(found, key=lambda one: one[:2]))


def _signs_of(db: SymptomDatabase, candidate: Candidate) -> list[WarningSign]:
    # Only what we have written about ourselves says how soon help is needed.
    if db.page(candidate.condition) is None:
        return []
    answer = db.show(str(candidate.condition), [Aspect.SEE_DOCTOR], "plain")
    ids = {citation.n: citation.id for citation in answer.citations}
    return [
        WarningSign(candidate.condition, candidate.name, one.urgency, one.text, tuple(ids[n] for n in one.citations))
        for section in answer.sections
        for one in section.statements
        if one.urgency in _PRESSING
    ]
