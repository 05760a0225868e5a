"""What each piece of text is to the search: a word with content, an unknown word, a joint, or an end."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from symptomdb.read.index import Fixed, Index
from symptomdb.read.landmarks import SYMPTOM, marks_of
from symptomdb.read.names import LETTER_A, surface_key
from symptomdb.read.word_kinds import (
    ADJECTIVES,
    FUNCTION,
    JOINTS,
    MODIFIERS,
    NEEDS_COMPANY,
    NOT_ALONE,
    QUALITIES,
    STOPPERS,
    WEAK,
)
from symptomdb.read.words import loose, tight

# The cache of pieces is dropped when a stream of texts has filled it, so that memory stays bounded.
_CACHE_LIMIT = 120_000
#: No name has a longer word.
_LONGEST = 60
_ADJECTIVE = re.compile(r".{3,}(?:ic|al|ous|ed|ive|ary|ble|ful|less|ish|oid)")


#: In place of a joint's hash.
JOINT = -1
#: In place of a weak word's: it is near to every word that names have.
ANYWHERE = -2


class Kind(IntEnum):
    """What a piece of text does to a mention that grows over it."""

    SKIP = 0
    CONTENT = 1
    UNKNOWN = 2
    JOINT = 3  # a comma
    LINK = 4  # a joint that may be the last of a list: and, or, nor, /, &
    STOP = 5
    END = 6
    HYPHEN = 7
    PERIOD = 8


_STOPS = frozenset([Kind.STOP, Kind.END, Kind.PERIOD])


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or gap as the search sees it.

    Attributes:
        hash: Hash of the loose key, 0 where no name has it, `JOINT` for a joint.
        singles: (term, cost) of names of this one word, cheapest first.
        modifier: May be left out inside a mention.
        weak: May be read as "abnormal" at a mention's end.
        adjective: Means nothing by itself before a noun.
        quality: A quality of a place, such as red or swollen.
        company: A finding only beside another quality.
        stop: Nothing crosses it, though some name may have it ("dizzy when I stand up").
        fixed: Wordings around this word that are read only as written.
        low: The piece in lower case.
        special: Is a modifier, a weak word, a quality or a stop.
        alone: Has singles or wordings of its own (`fixed`).
        marks: What it may be beside a part of a name, as `landmarks` has it.
        near: Hashes of the words that occur with it in some name, and `ANYWHERE`.
        sign: By which the words before it know that a name may begin there: its hash, or `ANYWHERE` for a weak word.
        more: Pieces beyond the first: 2 for a hyphenated pair that is read as one word.
    """

    kind: int
    hash: int = 0
    singles: tuple[tuple[int, float], ...] = ()
    modifier: bool = False
    weak: bool = False
    adjective: bool = False
    quality: bool = False
    company: bool = False
    fixed: tuple[Fixed, ...] = ()
    stop: bool = False
    low: str = ""
    near: frozenset[int] = frozenset()
    marks: int = 0
    special: bool = False
    sign: int = 0
    alone: bool = False
    more: int = 0


def _gap(gap: str) -> Piece:
    marks = gap.strip()
    if gap.count("\n") > 1 or ";" in marks:
        return Piece(Kind.END, low=gap)
    if not marks or not marks.strip("'\""):
        return Piece(Kind.SKIP, low=gap)
    if marks[0] in ".!?" or marks[-1] in ".!?":
        return Piece(Kind.PERIOD if len(gap) > 1 else Kind.STOP, low=gap)
    if gap == "-":
        return Piece(Kind.HYPHEN, low=gap)
    if marks == ",":
        return Piece(Kind.JOINT, JOINT, low=gap)
    if marks in {"/", "&"}:
        return Piece(Kind.LINK, JOINT, low=gap)
    return Piece(Kind.STOP, low=gap)


def _summed_up(piece: Piece) -> Piece:
    """With the fields that sum up others, for the steps that most pieces go through."""
    unknown = SYMPTOM if piece.kind == Kind.UNKNOWN else 0  # it may be a misspelt one
    stop = piece.stop or piece.kind in _STOPS
    return replace(
        piece,
        kind=int(piece.kind),
        stop=stop,
        marks=marks_of(piece.low) | unknown,
        special=piece.modifier or piece.weak or piece.quality or stop,
        sign=ANYWHERE if piece.weak else piece.hash,
        alone=bool(piece.singles or piece.fixed),
    )


class Vocabulary(dict[str, Piece]):
    """Piece of text → `Piece`, worked out once for each distinct piece."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index
        self._near = lru_cache(maxsize=_CACHE_LIMIT)(lambda value: index.neighbours(value) | {ANYWHERE})
        self._fused: dict[tuple[str, str], Piece | None] = {}

    def __missing__(self, piece: str) -> Piece:
        if len(self) > _CACHE_LIMIT:
            self.clear()
            self._fused.clear()
        made = self._word(piece) if piece[0].isalnum() or piece[0] == "~" else _gap(piece)
        made = self[piece] = _summed_up(made)
        return made

    def _word(self, word: str) -> Piece:
        written = word.lower()
        low = LETTER_A if word == "A" else written
        if len(word) > _LONGEST:
            return Piece(Kind.UNKNOWN, low=written)
        if low in JOINTS:
            return Piece(Kind.LINK, JOINT, low=written)
        if low in STOPPERS and loose(low) not in self._index.tokens:
            return Piece(Kind.STOP, low=written)
        singles = self._singles(word, low)
        if low in FUNCTION:
            return Piece(Kind.CONTENT if singles else Kind.SKIP, 0, singles, low=written)
        value = self._index.tokens.get(loose(low), 0)
        fixed = self._index.fixed.get(low, ())
        if not value and not singles and not fixed:
            return Piece(Kind.UNKNOWN, modifier=low in MODIFIERS, weak=low in WEAK, low=written)
        adjective = low in ADJECTIVES or _ADJECTIVE.fullmatch(low) is not None
        return Piece(
            Kind.CONTENT, value, singles, low in MODIFIERS, low in WEAK, adjective, low in QUALITIES,
            low in NEEDS_COMPANY, fixed, low in STOPPERS, written, self._near(value) if value else frozenset(),
        )  # fmt: skip

    def _singles(self, word: str, low: str) -> tuple[tuple[int, float], ...]:
        found: dict[int, float] = {}
        surface = surface_key(low)
        if low not in NOT_ALONE:
            for term, cost, name, as_written in self._index.singles.get(tight(low), ()):
                if name == surface:
                    found[term] = min(cost - 0.6, found.get(term, cost))
                elif not as_written:
                    found[term] = min(cost, found.get(term, cost))
        for term, cost in self._index.shorts.get(word, ()):
            found[term] = min(cost, found.get(term, cost))
        usage = self._index.usage
        return tuple(sorted(found.items(), key=lambda pair: (pair[1], -usage[pair[0]], pair[0])))

    def fused(self, left: str, right: str) -> Piece | None:
        """The word that a hyphenated pair makes, where names know it."""
        pair = (left, right)
        if pair not in self._fused:
            self._fused[pair] = self._one_word(left + right)
        return self._fused[pair]

    def _one_word(self, pair: str) -> Piece | None:
        word = pair.lower()
        if len(word) > _LONGEST or (word not in self._index.whole and tight(word) not in self._index.singles):
            return None
        piece = self[word]
        if piece.kind not in (Kind.CONTENT, Kind.UNKNOWN):
            piece = Piece(int(Kind.UNKNOWN), low=word)
        return replace(piece, more=2)
