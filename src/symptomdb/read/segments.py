"""A text cut into sentences, and into items: words that count, joints, and stops that no mention crosses."""

from __future__ import annotations

from itertools import compress, count
from typing import NamedTuple

from symptomdb.read.text import pieces
from symptomdb.read.vocabulary import JOINT, Kind, Piece, Vocabulary

#: A sentence ends at the first break after so many pieces, so that time stays linear in a text's length.
SENTENCE_PIECES = 300
_WORDS = (Kind.CONTENT, Kind.UNKNOWN)
_STOP = Piece(int(Kind.STOP), stop=True, special=True)


def _table(*kinds: Kind) -> bytes:
    """For `bytes.translate`: 1 for these kinds, 0 for the others."""
    return bytes(number in kinds for number in range(256))


_IS_HYPHEN = _table(Kind.HYPHEN)
_IS_STOP = _table(Kind.STOP, Kind.END, Kind.PERIOD)
_IS_CONTENT = _table(Kind.CONTENT)


class Scan(NamedTuple):
    """A text cut up.

    Attributes:
        pieces, lows: Words and gaps as written and in lower case.
        offsets: Where each piece begins.
        marks: Of what each piece is a landmark.
        ends: Last piece of each sentence.
        items: Words that count, joints and stops, in the text's order, and three more stops behind them.
        places: Number of the (first) piece of each item.
        kinds: One byte for each item but those behind the last.
    """

    pieces: list[str]
    lows: list[str]
    offsets: list[int]
    marks: list[int]
    ends: list[int]
    items: list[Piece]
    places: list[int]
    kinds: bytes

    def contents(self) -> compress[int]:
        """Numbers of the items that are words of names."""
        return compress(count(), self.kinds.translate(_IS_CONTENT))

    def stops(self) -> list[int]:
        """Numbers of the items that no mention crosses."""
        return list(compress(count(), self.kinds.translate(_IS_STOP)))

    def in_company(self, i: int) -> bool:
        """Whether a joint links the quality that is item `i` with another one."""
        items = self.items
        before = i > 1 and items[i - 1].hash == JOINT and items[i - 2].quality
        return before or (items[i + 1].hash == JOINT and items[i + 2].quality)


def scan(folded: str, words: Vocabulary) -> Scan:
    """Cut folded text into sentences and items."""
    found, offsets = pieces(folded)
    known = list(map(words.__getitem__, found))
    lows, marks = [piece.low for piece in known], [piece.marks for piece in known]
    kinds = bytearray([piece.kind for piece in known])
    if _HYPHEN in kinds:
        _fuse(found, known, kinds, words)
    ends = _ends(found, known, kinds)
    # A word may be asked for its next three.
    items = [*compress(known, kinds), _STOP, _STOP, _STOP]
    places = [*compress(count(), kinds), len(found), len(found), len(found)]
    return Scan(found, lows, offsets, marks, ends, items, places, bytes(kinds).translate(None, b"\0"))


def _fuse(found: list[str], known: list[Piece], kinds: bytearray, words: Vocabulary) -> None:
    """Read hyphenated pairs as one word where names do; other hyphens are no items."""
    for i in compress(count(), kinds.translate(_IS_HYPHEN)):
        kinds[i] = Kind.SKIP
        if 0 < i < len(found) - 1 and kinds[i - 1] in _WORDS:
            fused = words.fused(found[i - 1], found[i + 1])
            if fused is not None:
                known[i - 1], kinds[i - 1], kinds[i + 1] = fused, fused.kind, Kind.SKIP


def _ends(found: list[str], known: list[Piece], kinds: bytearray) -> list[int]:
    """Last piece of each sentence; where none ends for long, one is cut."""
    ends: list[int] = []
    last = -1
    for i in compress(count(), kinds.translate(_IS_STOP)):
        if i > last + 2 * SENTENCE_PIECES:
            last = _cut(known, kinds, ends, last, i)
        kind = kinds[i]
        if kind == _END or (kind == _PERIOD and not _goes_on(found, i)) or i - last > SENTENCE_PIECES:
            ends.append(i)
            last = i
    _cut(known, kinds, ends, last, len(found))
    ends.append(len(found))
    return ends


# An attribute of an enumeration takes longer to look up than a number, and these are looked up for every stop.
_END, _PERIOD, _HYPHEN = int(Kind.END), int(Kind.PERIOD), int(Kind.HYPHEN)


def _cut(known: list[Piece], kinds: bytearray, ends: list[int], last: int, stop: int) -> int:
    """Cut pieces without an end, from behind the last sentence up to a stop; gives the last piece that was cut at."""
    while True:
        far = last + 2 * SENTENCE_PIECES + 1
        at = next((i for i in range(far, stop) if kinds[i]), -1)
        if at < 0:
            return last
        gap = at + (kinds[at] in _WORDS)
        if gap < stop:
            known[gap], kinds[gap] = _STOP, Kind.STOP
        ends.append(at)
        last = at


def _goes_on(found: list[str], period: int) -> bool:
    """A lower-case letter behind a full stop: the sentence goes on ("approx. three")."""
    return period + 1 < len(found) and found[period + 1][0].islower()
