"""One sentence and the cues in it: which words may decide a finding's status, and where they stand."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from symptomdb.read.cue_tables import PHRASES, RELATIVES, Cue
from symptomdb.read.landmarks import Words, within

_MARKS = frozenset(".,;:()")
# Words that are a cue both to what stands before and to what follows.
_BOTH_WAYS = {
    "denied": Cue.AFTER_NO, "excluded": Cue.AFTER_NO, "absent": Cue.AFTER_NO, "no": Cue.AFTER_NO, "nil": Cue.AFTER_NO,
    "suspected": Cue.AFTER_UNCERTAIN, "possible": Cue.AFTER_UNCERTAIN, "questionable": Cue.AFTER_UNCERTAIN,
    "resolved": Cue.AFTER_HISTORICAL, "not ruled out": Cue.AFTER_UNCERTAIN, "not noted": Cue.AFTER_NO,
    "not reported": Cue.AFTER_NO, "runs in the family": Cue.AFTER_FAMILY,
}  # fmt: skip


class Found(NamedTuple):
    """A cue in a sentence: piece numbers of its first and last word."""

    cue: Cue
    first: int
    last: int


class Sentence:
    """One sentence with the cues in it.

    Args:
        begin, end: Piece numbers, end exclusive.
        taken: Pieces inside mentions; no cue is read there.
    """

    def __init__(self, text: Words, begin: int, end: int, taken: set[int]) -> None:
        self._text = text
        self.pieces = text.pieces
        self.offsets = text.offsets
        self.begin = begin
        self.end = end
        self.cues: list[Found] = []
        self.relatives: list[int] = []
        after = begin
        for i in within(text.cues, begin, end):
            if i < after or i in taken:
                continue
            word = text.pieces[i]
            if word in RELATIVES:
                self.relatives.append(i)
            rows = PHRASES.get(word)
            if rows is None:
                continue
            second = text.pieces[i + 2] if i + 2 < end else ""
            for phrase, cue in (*rows.get(second, ()), *rows.get("", ())):
                last = self._match(phrase, i)
                if last >= 0 and taken.isdisjoint(range(i, last + 1)):
                    self.cues.append(Found(cue, i, last))
                    self._also(phrase, i, last)
                    after = last + 1
                    break

    def _match(self, phrase: tuple[str, ...], at: int) -> int:
        """Piece number of the phrase's last word, or -1."""
        if len(phrase) == 1:
            return at
        last = at + 2 * (len(phrase) - 1)
        if last >= self.end or tuple(self.pieces[at : last + 1 : 2]) != phrase:
            return -1
        gaps = "".join(self.pieces[at + 1 : last : 2])
        return -1 if gaps.strip() and not _MARKS.isdisjoint(gaps) else last

    def _also(self, phrase: tuple[str, ...], first: int, last: int) -> None:
        """Some words are a cue both to what stands before and to what follows."""
        words = " ".join(phrase)
        if words in _BOTH_WAYS:
            self.cues.append(Found(_BOTH_WAYS[words], first, last))

    def words(self, first: int, last: int) -> list[str]:
        """Words between two pieces, ends not counted."""
        return [p for p in self.pieces[first + 1 : last] if p[0].isalnum()]

    def has_signs(self) -> bool:
        """Whether something that is no cue may decide a status in it: "non", "free", "(-)", "whenever"."""
        return bool(within(self._text.signs, self.begin, self.end))

    def has_time(self, piece: int, limit: int) -> bool:
        """Whether an expression of time may begin at a piece or behind it, before the offset `limit`."""
        times = self._text.times
        nearest = bisect_left(times, piece)
        return nearest < len(times) and self.offsets[times[nearest]] < limit

    def text_of(self, cue: Found) -> str:
        return "".join(self.pieces[cue.first : cue.last + 1])
