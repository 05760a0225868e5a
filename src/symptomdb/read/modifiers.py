"""What the text says about a finding beside its name: severity, side, onset, duration and body site, in its own words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from symptomdb.read.body import SITES
from symptomdb.read.mentions import Mention
from symptomdb.read.modifier_tables import ONSET, SEVERITY, SIDES
from symptomdb.read.sentence import Sentence
from symptomdb.read.times import AGO, AGO_WORDS, DURATION, HISTORY_OF, NAMED_DAY, SINCE, STARTED

_LINKS = frozenset(
    "in of on over at around behind under near inside above below across down along between to by".split()
)
_FILLERS = frozenset("is was are were feels felt feel gets got very really quite so my his her the a an both".split())
_CLOSING = frozenset(["but", "no", "not", "without"])
_NEAR_BEFORE = 4
_NEAR_AFTER = 6
_TIME_REACH = 60


class Modifiers(NamedTuple):
    """Modifiers in the text's own words, empty where none is given."""

    severity: str = ""
    laterality: str = ""
    onset: str = ""
    duration: str = ""
    site: str = ""


_NONE = Modifiers()


class Edges:
    """Where the mentions of one sentence begin and end: no modifier is taken from across another one."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._begins = [mention.positions[0] for mention in mentions]
        self._ends = [mention.positions[-1] for mention in mentions]
        self._begins.sort()
        self._ends.sort()

    def before(self, place: int, default: int) -> int:
        """Last piece of the mention that ends nearest before a piece."""
        number = bisect_left(self._ends, place)
        return self._ends[number - 1] if number else default

    def behind(self, place: int, default: int) -> int:
        """First piece of the mention that begins nearest behind a piece."""
        number = bisect_right(self._begins, place)
        return self._begins[number] if number < len(self._begins) else default


def modifiers(sentence: Sentence, folded: str, mention: Mention, edges: Edges) -> Modifiers:
    """Modifiers of one mention.

    Args:
        folded: The whole text, folded and lower-case; same offsets as the text.
        edges: Of all mentions of the sentence.
    """
    start, end = mention.positions[0], mention.positions[-1]
    duration, onset = _times(sentence, folded, start, end)
    if not sentence.is_modified(start - 2 * _NEAR_BEFORE, end + 2 * _NEAR_AFTER):
        return Modifiers(onset=onset, duration=duration) if onset or duration else _NONE
    first = edges.before(start, sentence.begin - 1)
    last = edges.behind(end, sentence.end)
    inside = sentence.pieces[start : end + 1 : 2]
    before = _clause(sentence.pieces, range(start - 1, max(first, sentence.begin - 1) + 1, -2), -1, _NEAR_BEFORE)
    after = _clause(sentence.pieces, range(end + 1, last - 1, 2), 1, _NEAR_AFTER)
    every = [*inside, *before, *after]
    around = [*inside, *before, *after[:3]]
    return Modifiers(
        severity=_first(around, SEVERITY),
        laterality=_first(every, SIDES),
        onset=onset or _first([*inside, *before, *after[:2]], ONSET),
        duration=duration,
        site=_first(inside, SITES) or _site_after(after) or _first(before, SITES),
    )


def _first(words: Sequence[str], wanted: frozenset[str]) -> str:
    for word in words:
        if word in wanted:
            return word
    return ""


def _clause(pieces: Sequence[str], gaps: range, step: int, limit: int) -> list[str]:
    """Words behind (step 1) or before (-1) each of the gaps up to the next comma or other mark."""
    words: list[str] = []
    for gap in gaps[:limit]:
        marks = pieces[gap]
        if marks != " " and marks.strip(" -'\"\n\t"):
            break
        word = pieces[gap + step]
        if word[0] == "~":
            break
        words.append(word)
        if word in _CLOSING:
            break
    return words


def _site_after(words: Sequence[str]) -> str:
    """ "in my left thigh": a body word behind a preposition."""
    linked = False
    for word in words:
        if word in SITES and linked:
            return word
        if word in _LINKS:
            linked = True
        elif word not in _FILLERS and word not in SIDES and not linked:
            return ""
    return ""


def _times(sentence: Sentence, folded: str, first: int, last: int) -> tuple[str, str]:
    """Duration and onset that are told behind a mention, or as a history of so long before it."""
    offsets = sentence.offsets
    begin, end = offsets[first], offsets[last + 1]
    limit = min(offsets[sentence.end] if sentence.end < len(offsets) else len(folded), end + _TIME_REACH)
    timed = sentence.has_time(last + 1, limit)
    tail = folded[end:limit].partition(" but ")[0] if timed else ""
    lasting = DURATION.search(tail) if timed else None
    duration = lasting[0].strip() if lasting else ""
    before = folded[max(0, begin - 40) : begin]
    if not duration and ("history" in before or "hx" in before or "h/o" in before):
        history = HISTORY_OF.search(before)
        duration = history[0].strip().rpartition(" history")[0].strip() if history else ""
    if not timed:
        return duration, ""
    ago = AGO.search(tail) if any(word in tail for word in AGO_WORDS) else None
    started = ago or SINCE.search(tail) or STARTED.search(tail) or NAMED_DAY.search(tail)
    return duration, started[0].strip() if started else ""
