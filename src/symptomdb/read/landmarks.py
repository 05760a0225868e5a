"""Landmarks of a text: the few pieces at which a cue, an event, a measure or a time may stand, found in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, count
from typing import NamedTuple

from symptomdb.read.cue_tables import PERHAPS, PHRASES, RELATIVES
from symptomdb.read.history import HEADS as EVENTS
from symptomdb.read.measure_tables import HEADS as MEASURES
from symptomdb.read.times import TIMED

CUE, SIGN, EVENT, MEASURE, TIME = 1, 2, 4, 8, 16
_CUES = frozenset([*PHRASES, *RELATIVES])
#: They decide a status though they are no cue: "pain-free", "(-) fever", "whenever I cough" ("when" and "if" are cues).
_SIGNS = frozenset([*"non free whenever time unless maternal paternal gestational".split(), *PERHAPS])
# The cache of pieces is dropped when a stream of texts has filled it, so that memory stays bounded.
_CACHE_LIMIT = 120_000


class _Marks(dict[str, int]):
    """Lower-case piece → what may begin there, worked out once for each distinct piece."""

    def __missing__(self, piece: str) -> int:
        if len(self) > _CACHE_LIMIT:
            self.clear()
        marks = self[piece] = (
            CUE * (piece in _CUES)
            + SIGN * (piece in _SIGNS or "(-)" in piece)
            + EVENT * (piece in EVENTS)
            + MEASURE * (piece in MEASURES)
            + TIME * (TIMED.search(piece) is not None)
        )
        return marks


_MARKS = _Marks()


class Words(NamedTuple):
    """A whole text's lower-case pieces with their offsets, and the numbers of the pieces that are landmarks."""

    pieces: Sequence[str]
    offsets: Sequence[int]
    cues: Sequence[int]
    signs: Sequence[int]
    events: Sequence[int]
    measures: Sequence[int]
    times: Sequence[int]

    @classmethod
    def of(cls, pieces: Sequence[str], offsets: Sequence[int]) -> Words:
        """Find the landmarks among lower-case pieces."""
        marks = list(map(_MARKS.__getitem__, pieces))
        marked = [(i, marks[i]) for i in compress(count(), marks)]
        return cls(
            pieces, offsets, *([i for i, mark in marked if mark & kind] for kind in (CUE, SIGN, EVENT, MEASURE, TIME))
        )


def within(places: Sequence[int], begin: int, end: int) -> Sequence[int]:
    """Those of sorted places that lie in ``[begin, end)``."""
    return places[bisect_left(places, begin) : bisect_left(places, end)]
