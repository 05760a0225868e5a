"""Landmarks of a text: the few pieces at which a cue, a modifier, an event, a measure or a time may stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, count
from typing import NamedTuple

from symptomdb.read.body import SITES
from symptomdb.read.complaints import CANNOT, COMPLAINTS, is_medical
from symptomdb.read.cue_tables import PERHAPS, PHRASES, RELATIVES
from symptomdb.read.history import HEADS as EVENTS
from symptomdb.read.measure_tables import HEADS as MEASURES
from symptomdb.read.modifier_tables import ONSET, SEVERITY, SIDES
from symptomdb.read.times import TIMED

CUE, SIGN, EVENT, MEASURE, TIME, MODIFIER, SYMPTOM = 1, 2, 4, 8, 16, 32, 64
#: For each number that `marks_of` may give, which of its bits are set.
_KINDS = [tuple(bit for bit in range(7) if mark >> bit & 1) for mark in range(1 << 7)]
_CUES = frozenset([*PHRASES, *RELATIVES])
#: They decide a status though they are no cue: "pain-free", "(-) fever", "?gout", "whenever I cough" ("when" is a cue).
_SIGNS = frozenset([*"non free whenever time unless maternal paternal gestational lose".split(), *PERHAPS])
_MODIFIERS = SEVERITY | SIDES | ONSET | SITES


def marks_of(piece: str) -> int:
    """What may begin at a lower-case piece, as bits."""
    return (
        CUE * (piece in _CUES)
        + SIGN * (piece in _SIGNS or "(-)" in piece or piece.endswith("?"))
        + EVENT * (piece in EVENTS)
        + MEASURE * (piece in MEASURES)
        + TIME * (TIMED.search(piece) is not None)
        + MODIFIER * (piece in _MODIFIERS)
        + SYMPTOM * (piece in COMPLAINTS or piece in CANNOT or is_medical(piece))
    )


class Words(NamedTuple):
    """A whole text's lower-case pieces with their offsets, and the numbers of the pieces that are landmarks."""

    pieces: Sequence[str]
    offsets: Sequence[int]
    cues: Sequence[int]
    signs: Sequence[int]
    events: Sequence[int]
    measures: Sequence[int]
    times: Sequence[int]
    modifiers: Sequence[int]
    symptoms: Sequence[int]

    @classmethod
    def of(cls, pieces: Sequence[str], offsets: Sequence[int], marks: Sequence[int]) -> Words:
        """Sort the landmarks among lower-case pieces by what they are.

        Args:
            marks: Of each piece, as `marks_of` gives them.
        """
        places: tuple[list[int], ...] = ([], [], [], [], [], [], [])
        for i in compress(count(), marks):
            for kind in _KINDS[marks[i]]:
                places[kind].append(i)
        return cls(pieces, offsets, *places)


def within(places: Sequence[int], begin: int, end: int) -> Sequence[int]:
    """Those of sorted places that lie in ``[begin, end)``."""
    return places[bisect_left(places, begin) : bisect_left(places, end)]
