"""Signs that need care soon, as our own pages on the leading conditions name them: they go with every ranking."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from symptomdb.library import SymptomDatabase
    from symptomdb.model.answer import AnswerStatement
    from symptomdb.model.candidate import Candidate

#: So many first candidates are warned of however likely they are; further ones only when they are likely enough.
_FIRST = 3
_LIKELY = 0.02
_PRESSING = ("emergency", "same_day")


@dataclass(frozen=True, slots=True)
class WarningSign:
    """A sign that needs care soon, as a source says of one of the leading candidates.

    Attributes:
        urgency: ``emergency`` or ``same_day``.
        present: Labels of the findings of the case that the sign is coded with, or forms of them; a sign of several
            parts may be there in part.
        citations: Ids of publications; empty means that it is our own opinion.
    """

    condition: Curie
    condition_name: str
    urgency: str
    text: str
    citations: tuple[str, ...]
    present: tuple[str, ...] = ()


def warning_signs(
    db: SymptomDatabase, candidates: tuple[Candidate, ...], observed: Iterable[Curie] = ()
) -> tuple[WarningSign, ...]:
    """The signs of the leading ones of the candidates: those that the case has first, then the most pressing, and of
    these one of each candidate before a second of any, so that the first few speak of all that may be behind it."""
    leading = [one for number, one in enumerate(candidates) if number < _FIRST or one.probability >= _LIKELY]
    there = {term: db.with_broader((term,)) for term in observed} if leading else {}
    labels = db.labels(there)
    found: list[tuple[bool, int, int, WarningSign]] = []
    for candidate in leading:
        met: Counter[tuple[bool, str]] = Counter()
        for sign in _signs_of(db, candidate, there, labels):
            kind = (not sign.present, sign.urgency)
            found.append((kind[0], _PRESSING.index(sign.urgency), met[kind], sign))
            met[kind] += 1
    return tuple(sign for *_, sign in sorted(found, key=lambda one: one[:3]))


def _signs_of(
    db: SymptomDatabase, candidate: Candidate, there: dict[Curie, frozenset[Curie]], labels: dict[Curie, str]
) -> list[WarningSign]:
    # Only what we have written about ourselves says how soon help is needed.
    if db.page(candidate.condition) is None:
        return []
    answer = db.show(str(candidate.condition), [Aspect.SEE_DOCTOR], "plain")
    ids = {citation.n: citation.id for citation in answer.citations}
    return [
        WarningSign(
            candidate.condition,
            candidate.name,
            one.urgency,
            one.text,
            tuple(ids[n] for n in one.citations),
            tuple(labels[term] for term in there if term in labels and not there[term].isdisjoint(_coded(one))),
        )
        for section in answer.sections
        for one in section.statements
        if one.urgency in _PRESSING
    ]


def _coded(statement: AnswerStatement) -> frozenset[Curie]:
    return frozenset(map(Curie.parse, statement.findings))
