# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Safety before all else: crisis, emergency, personal doses and "may I take" questions.

Recall comes first. A red flag (`ask.red_flags`) alarms unless its clause is only asked about in general, lies in the past,
is denied, or belongs to somebody's history. General questions about an emergency are answered, with a line that says whom
to call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from symptomdb.ask import crisis, dose
from symptomdb.ask.denials import without_denials
from symptomdb.ask.excuses import is_denied, is_excused, is_learning, is_over, is_personal
from symptomdb.ask.hurried import put_right
from symptomdb.ask.red_flags import RED_FLAGS, RedFlag
from symptomdb.ask.sayings import without_sayings
from symptomdb.ask.signs import Near, Row, iter_rows
from symptomdb.ask.signs.advice import ADVICE
from symptomdb.ask.text import compiled, sentences
from symptomdb.model.answer import Behaviour

#: A way's patterns must all be found within this many sentences, and for a row so many before them.
_WINDOW = 3
_BEFORE = 2
#: A sentence is cut here, so that a text without full stops can't cost much time.
_MAX_SENTENCE = 600
_OVERLAP = 100


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why a question is not simply answered.

    Attributes:
        behaviour: `CRISIS`, `EMERGENCY` or `DOSE`.
        family: Which family of patterns spoke.
        advice: What to do beside calling, in plain words; may be empty.
    """

    behaviour: Behaviour
    family: str
    advice: str = ""


def check(*texts: str) -> Alarm | None:
    """The most pressing alarm in any of these readings of one question (as written; with its spelling repaired).

    >>> check("I have crushing chest pain right now").behaviour.value
    'emergency'
    >>> check("What are the signs of a heart attack?") is None
    True
    """
    readings = tuple(dict.fromkeys(tuple(_iter_parts(text)) for text in texts))
    for parts in readings:
        if crisis.is_crisis(parts):
            return Alarm(Behaviour.CRISIS, "crisis")
    for parts in readings:
        if alarm := _emergency(parts):
            return alarm
    for parts in readings:
        if dose.is_dose(parts):
            return Alarm(Behaviour.DOSE, "dose")
    return None


def _iter_parts(text: str) -> Iterator[str]:
    """The sentences of a text, spellings put right, sayings and denials taken out, a long one in pieces that overlap."""
    for part in sentences(text):
        for start in range(0, max(1, len(part) - _OVERLAP), _MAX_SENTENCE - _OVERLAP):
            yield without_denials(without_sayings(put_right(part[start : start + _MAX_SENTENCE])))


def touches_emergency(text: str) -> bool:
    """True when a text speaks of an emergency at all, also in general: the answer then says whom to call.

    >>> touches_emergency("What should people know about heart attack symptoms in women?")
    True
    """
    return compiled(_TOUCHES).search(" ".join(sentences(text))) is not None


_TOUCHES = (
    r"\b(?:heart attack|myocardial infarction|stroke|chest pain|anaphyla\w+|cardiac arrest|overdos\w*|poison\w*|meningitis|sepsis|"
    r"cant breathe|not breathing|unconscious|choking|seizures?|pre-?eclampsia|ectopic pregnancy|pulmonary embolism|"
    r"deep vein thrombosis|dvt|cauda equina|testicular torsion|compartment syndrome|autonomic dysreflexia|severe bleeding|"
    r"suicid\w*|self[ -]?harm\w*|blood clots?)\b"
)


def _emergency(parts: tuple[str, ...]) -> Alarm | None:
    whole = " ".join(parts)
    words = " " + re.sub(r"[^a-z0-9]+", " ", whole)
    flags = [flag for flag in RED_FLAGS if any(f" {trigger}" in words for trigger in flag.triggers)]
    rows = list(iter_rows(whole))
    if not (flags or rows) or is_learning(whole) or is_over(whole):
        return None
    personal = is_personal(whole)
    for flag in flags:
        for at in range(len(parts)):
            if _alarms(flag, parts, at, personal):
                return Alarm(Behaviour.EMERGENCY, flag.name, flag.advice)
    for row in rows:
        for at in range(len(parts)):
            if _meets(row, parts, at, personal):
                return Alarm(Behaviour.EMERGENCY, row.family, ADVICE.get(row.family, ""))
    return None


def _alarms(flag: RedFlag, parts: tuple[str, ...], at: int, personal: bool) -> bool:
    window = " ".join(parts[at : at + _WINDOW])
    for ways, mild in ((flag.ways, False), (flag.mild_ways, True)):
        for way in ways:
            first = _loose(way[0]).search(parts[at])
            if first is None or not all(_is_said((_loose(pattern),), window) for pattern in way[1:]):
                continue
            if not is_excused(parts[at], first, personal=personal, mild=mild):
                return True
    return False


def _meets(row: Row, parts: tuple[str, ...], at: int, personal: bool) -> bool:
    found = (pair.search(parts[at]) for pair in row.parts[0])
    first = next((match for match in found if match), None)
    if first is None:
        return False
    window = " ".join(parts[max(0, at - _BEFORE) : at + _WINDOW])
    if not all(_is_said(pairs, window) for pairs in row.parts[1:]):
        return False
    return not is_excused(parts[at], first, personal=personal, mild=row.mild)


def _is_said(pairs: Sequence[Near | re.Pattern[str]], window: str) -> bool:
    """True when a window holds one of the pairs at least once without denying it."""
    for pair in pairs:
        found = pair.search(window)
        while found is not None:
            if not is_denied(window, found.start()):
                return True
            found = pair.search(window, max(found.end(), found.start() + 1))
    return False


@cache
def _loose(pattern: str) -> re.Pattern[str]:
    """Let a comma stand between the words that a red flag's pattern joins."""
    commas = pattern.replace(r"(?: \w+)", r"(?:,? \w+)").replace(r"(?:\w+ )", r"(?:\w+,? )")
    return re.compile(re.sub(r"(\)\{\d,\d+\}) ", r"\1,? ", commas))
