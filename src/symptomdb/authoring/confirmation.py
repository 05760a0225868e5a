"""Whether the text that a statement cites says it: the coded finding named, no figure added, the hedge not stronger.

A machine can refute a citation and can't vouch for one: "confirmed" means that nothing was found missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.statement import Statement
from symptomdb.ontology.names import stem

#: Share of a statement's own words that its source must use too; below it the source is about something else.
LEAST_SHARED = 0.4
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[a-z]{3,}")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_OPEN = re.compile(
    r"\b(?:may|might|could|possibly|perhaps|sometimes|occasionally|rarely|seldom|(?:in )?some|unclear|not known)\b",
    re.IGNORECASE,
)
_FIGURES_IN_WORDS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_EMPTY = frozenset(
    """the and for with that this are was were has have had not but can may might could some often usually people person
    who which when from into than then them they their there its it's one two more most other such also very what
    after before about over under between without within does did been being will would should you your""".split()
)


class Standing(StrEnum):
    """What became of a statement's citations."""

    CONFIRMED = "confirmed"
    BY_NOTE = "confirmed by our note"
    DOUBTFUL = "not confirmed"
    NO_TEXT = "no text at hand"
    UNSOURCED = "unsourced"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A statement against the texts that it cites; `doubts` say what was not found there."""

    statement: str
    standing: Standing
    doubts: tuple[str, ...] = ()


def confirm(
    statement: Statement,
    texts: Iterable[str],
    notes: Iterable[str],
    named: Callable[[Curie, str], bool],
) -> Confirmation:
    """Look a statement up in what it cites.

    Args:
        texts: The passages of all publications that it cites, where they are at hand.
        notes: What each publication says in our own words.
        named: Whether a text names a finding.
    """
    if not statement.citations:
        return Confirmation(statement.id, Standing.UNSOURCED)
    passages, remarks = " ".join(texts), " ".join(notes)
    if not passages and not remarks:
        return Confirmation(statement.id, Standing.NO_TEXT)
    doubts = _doubts(statement, f"{passages} {remarks}", named)
    if doubts:
        return Confirmation(statement.id, Standing.DOUBTFUL, doubts)
    return Confirmation(statement.id, Standing.CONFIRMED if passages else Standing.BY_NOTE)


def _doubts(statement: Statement, text: str, named: Callable[[Curie, str], bool]) -> tuple[str, ...]:
    doubts = [f"{code} is not named in it" for code in statement.findings if not named(code, text)]
    if missing := sorted(_numbers(statement.clinical) - _numbers(text)):
        doubts.append(f"the figure {', '.join(missing)} is not in it")
    stems = _stems(text)
    own = _stems(statement.clinical) | _stems(statement.plain)
    shared = len(own & stems) / len(own) if own else 1.0
    if shared < LEAST_SHARED:
        doubts.append(f"only {shared:.0%} of the words are in it")
    if hedge := _stronger(statement, text):
        doubts.append(f"it hedges ({hedge!r}) where the statement does not")
    return tuple(doubts)


def _numbers(text: str) -> set[str]:
    lower = text.lower()
    words = {_FIGURES_IN_WORDS[word] for word in re.findall(r"[a-z]+", lower) if word in _FIGURES_IN_WORDS}
    return {found.replace(",", "") for found in _NUMBER.findall(lower)} | words - {"1"}


def _stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY}


def _stronger(statement: Statement, text: str) -> str:
    """The hedge of the sentence that is nearest, when the statement asserts; empty otherwise."""
    if statement.modality.strength <= Modality.SOMETIMES.strength:
        return ""
    own = _stems(statement.clinical)
    sentences = [(len(own & _stems(one)) / (len(own) or 1), one) for one in _SENTENCE.split(text)]
    share, nearest = max(sentences, default=(0.0, ""))
    found = _OPEN.search(nearest) if share >= 0.6 else None
    return found[0] if found else ""


def tally(found: Iterable[Confirmation]) -> Mapping[Standing, int]:
    """How many statements stand how."""
    counts = dict.fromkeys(Standing, 0)
    for one in found:
        counts[one.standing] += 1
    return counts
