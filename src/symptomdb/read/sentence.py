"""One sentence and the cues in it: which words may decide a finding's status, and where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from symptomdb.read.cue_parts import Cue
from symptomdb.read.cue_tables import PHRASES, RELATIVES, Phrase
from symptomdb.read.landmarks import Words, within

_MARKS = frozenset(".,;:()")
# Words that are a cue both to what stands before and to what follows.
_BOTH_WAYS = {tuple(words.split()): cue for words, cue in {
    "denied": Cue.AFTER_NO, "denies": Cue.AFTER_NO, "never": Cue.AFTER_NO,
    "excluded": Cue.AFTER_NO, "absent": Cue.AFTER_NO, "no": Cue.AFTER_NO, "nil": Cue.AFTER_NO,
    "suspected": Cue.AFTER_UNCERTAIN, "possible": Cue.AFTER_UNCERTAIN, "questionable": Cue.AFTER_UNCERTAIN,
    "resolved": Cue.AFTER_HISTORICAL, "not ruled out": Cue.AFTER_UNCERTAIN, "not noted": Cue.AFTER_NO,
    "not reported": Cue.AFTER_NO, "runs in the family": Cue.AFTER_FAMILY,
}.items()}  # fmt: skip


_NOT_QUITE = (["really"], ["at"], ["now"], ["that"])
ANSWERS = frozenset("no nope none nil never denies denied negative".split())


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
        self.taken = taken
        self.begin = begin
        self.end = end
        self.cues: list[Found] = []
        #: Where something that is no cue may decide a status: "non", "free", "(-)", "whenever".
        self.signs = within(text.signs, begin, end)
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
            if second not in rows and "" not in rows:
                continue
            last = self._cue(rows, i, taken)
            if last >= 0:
                after = last + 1
        self.kinds = frozenset([found.cue for found in self.cues])

    def _cue(self, rows: Mapping[str, tuple[Phrase, ...]], at: int, taken: set[int]) -> int:
        """Keep the longest cue that begins at a piece outside mentions, and give its last piece, or -1."""
        second = self.pieces[at + 2] if at + 2 < self.end else ""
        for longer in rows.get(second, ()):
            words = longer[0]
            last = at + 2 * len(words) - 2
            if last >= self.end or self.pieces[last] != words[-1] or not self._is_at(at, last, words):
                continue
            if taken.isdisjoint(range(at, last + 1)):
                self._keep(longer, at, last)
                return last
        alone = rows.get("")
        if alone is None:
            return -1
        self._keep(alone[0], at, at)
        return at

    def _is_at(self, first: int, last: int, words: tuple[str, ...]) -> bool:
        """Whether the pieces from the first to the last one are these words, without a mark between them."""
        if tuple(self.pieces[first : last + 1 : 2]) != words:
            return False
        gaps = "".join(self.pieces[first + 1 : last : 2])
        return not gaps.strip() or _MARKS.isdisjoint(gaps)

    def _keep(self, phrase: Phrase, first: int, last: int) -> None:
        words, cue = phrase
        self.cues.append(Found(cue, first, last))
        also = _BOTH_WAYS.get(words)
        if also is not None:
            self.cues.append(Found(also, first, last))

    @property
    def answer(self) -> str:
        """The "no" that answers a question ("Any vomiting? No."), else empty."""
        if self.end + 1 >= len(self.pieces) or "?" not in self.pieces[self.end]:
            return ""
        word, after = self.pieces[self.end + 1], self.pieces[self.end + 2 : self.end + 3]
        if (
            word == "not"
            and len(after)
            and self.pieces[self.end + 3 : self.end + 4] in (["really"], ["at"], ["now"], ["that"])
        ):
            return word
        return word if word in ANSWERS and (not after or after[0].strip(" ") != "") else ""

    def words(self, first: int, last: int) -> list[str]:
        """Words between two pieces, ends not counted."""
        return [p for p in self.pieces[first + 1 : last] if p[0].isalnum()]

    def has_time(self, piece: int, limit: int) -> bool:
        """Whether an expression of time may begin at a piece or behind it, before the offset `limit`."""
        times = self._text.times
        nearest = bisect_left(times, piece)
        return nearest < len(times) and self.offsets[times[nearest]] < limit

    def is_modified(self, first: int, last: int) -> bool:
        """Whether a modifier may stand between two pieces, or at one of them."""
        places = self._text.modifiers
        nearest = bisect_left(places, first)
        return nearest < len(places) and places[nearest] <= last

    def text_of(self, cue: Found) -> str:
        return "".join(self.pieces[cue.first : cue.last + 1])
