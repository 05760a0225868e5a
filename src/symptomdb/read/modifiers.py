"""What the text says about a finding beside its name: severity, side, onset, duration and body site, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from symptomdb.read.body import SITES
from symptomdb.read.mentions import Mention
from symptomdb.read.sentence import Sentence
from symptomdb.read.times import AGO, DURATION, HISTORY_OF, NAMED_DAY, SINCE, STARTED

_SEVERITY = frozenset(
    "mild mildly slight slightly moderate moderately severe severely bad badly terrible excruciating intense extreme"
    " extremely unbearable awful agonising agonizing worst massive huge profound marked markedly horrible horrendous"
    " minor crippling debilitating".split()
)
_SIDES = frozenset("left right bilateral bilaterally both unilateral unilaterally left-sided right-sided lt rt".split())
_ONSET = frozenset(
    "sudden suddenly gradual gradually abrupt abruptly overnight congenital acute insidious acquired".split()
)
_LINKS = frozenset(
    "in of on over at around behind under near inside above below across down along between to by".split()
)
_FILLERS = frozenset("is was are were feels felt feel gets got very really quite so my his her the a an both".split())
#: Without one of these no expression of time can follow; looked for first, since most findings have none.
_TIMED = re.compile(r"sec|min|hour|hr|day|night|morning|week|wk|mo|year|yr|since|start|began|onset|came on|for |\d")
_HISTORY = ("history", "hx", "h/o")
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


def modifiers(sentence: Sentence, folded: str, mention: Mention, others: Iterable[Mention]) -> Modifiers:
    """Modifiers of one mention.

    Args:
        folded: The whole text, folded and lower-case; same offsets as the text.
        others: All mentions of the sentence; no modifier is taken from across another one.
    """
    first = max((o.end for o in others if o.end < mention.start), default=sentence.begin - 1)
    last = min((o.start for o in others if o.start > mention.end), default=sentence.end)
    inside = _words(sentence, mention.start, mention.end + 1)
    before = _clause(sentence, range(mention.start - 1, max(first, sentence.begin - 1), -1), _NEAR_BEFORE)
    after = _clause(sentence, range(mention.end + 1, last), _NEAR_AFTER)
    around = [*inside, *before, *after[:3]]
    duration, onset = _times(sentence, folded, mention)
    return Modifiers(
        severity=_first(around, _SEVERITY),
        laterality=_first([*inside, *before, *after], _SIDES),
        onset=onset or _first([*inside, *before, *after[:2]], _ONSET),
        duration=duration,
        site=_first(inside, SITES) or _site_after(after) or _first(before, SITES),
    )


def _first(words: Sequence[str], wanted: frozenset[str]) -> str:
    return next((word for word in words if word in wanted), "")


def _words(sentence: Sentence, begin: int, end: int) -> list[str]:
    return [piece for piece in sentence.pieces[begin:end] if piece[0].isalnum()]


def _clause(sentence: Sentence, places: range, limit: int) -> list[str]:
    """Words along `places` up to the next comma or other mark."""
    words: list[str] = []
    for i in places:
        piece = sentence.pieces[i]
        if piece[0].isalnum():
            words.append(piece)
            if len(words) == limit or piece in ("but", "no", "not", "without"):
                break
        elif piece.strip(" -'\"\n\t"):
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
        elif word not in _FILLERS and word not in _SIDES and not linked:
            return ""
    return ""


def _times(sentence: Sentence, folded: str, mention: Mention) -> tuple[str, str]:
    begin, end = sentence.offsets[mention.start], sentence.offsets[mention.end + 1]
    limit = min(
        sentence.offsets[sentence.end] if sentence.end < len(sentence.offsets) else len(folded), end + _TIME_REACH
    )
    tail = folded[end:limit].partition(" but ")[0]
    timed = _TIMED.search(tail) is not None
    lasting = DURATION.search(tail) if timed else None
    duration = lasting[0].strip() if lasting else ""
    before = folded[max(0, begin - 40) : begin]
    if not duration and any(word in before for word in _HISTORY):
        history = HISTORY_OF.search(before)
        duration = history[0].strip().rpartition(" history")[0].strip() if history else ""
    if not timed:
        return duration, ""
    started = AGO.search(tail) or SINCE.search(tail) or STARTED.search(tail) or NAMED_DAY.search(tail)
    return duration, started[0].strip() if started else ""
