"""A text cut into sentences, and into segments that no mention crosses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from symptomdb.read.text import pieces
from symptomdb.read.vocabulary import Kind, Piece, Vocabulary

#: A sentence ends at the first break after so many pieces, so that time stays linear in a text's length.
SENTENCE_PIECES = 300
_KIND, _LOW, _MARKS = attrgetter("kind"), attrgetter("low"), attrgetter("marks")
# An attribute of an enumeration takes longer to look up than a number, and these are looked up for every word.
_UNKNOWN, _JOINT, _HYPHEN = int(Kind.UNKNOWN), int(Kind.JOINT), int(Kind.HYPHEN)
_END, _PERIOD = int(Kind.END), int(Kind.PERIOD)
#: In place of a hash: a comma, "and", "or" and the like.
JOINT = -1


@dataclass(slots=True)
class Item:
    """A word that counts, or a joint (hash -1), within a segment; `first` and `last` are piece numbers.

    Not frozen, though nothing changes one: one is made of every word, and a frozen one takes thrice the time.
    """

    hash: int
    first: int
    last: int
    piece: Piece


class Scan(NamedTuple):
    """A text cut up.

    Attributes:
        pieces, lows: Words and gaps as written and in lower case.
        offsets: Where each piece begins.
        marks: Of what each piece is a landmark.
        ends: Last piece of each sentence.
        segments: Words that count and joints; no mention crosses from one segment into another.
    """

    pieces: list[str]
    lows: list[str]
    offsets: list[int]
    marks: list[int]
    ends: list[int]
    segments: list[list[Item]]


def scan(folded: str, words: Vocabulary) -> Scan:
    """Cut folded text into sentences and segments."""
    found, offsets = pieces(folded)
    size = len(found)
    known = list(map(words.__getitem__, found))
    ends: list[int] = []
    segment: list[Item] = []
    segments = [segment]
    skip_to = last_end = -1
    longest = last_end + 2 * SENTENCE_PIECES
    for i in compress(count(), map(_KIND, known)):  # kind 0, most of all pieces, is skipped
        if i <= skip_to:
            continue
        piece = known[i]
        kind = piece.kind
        if kind <= _UNKNOWN:
            segment.append(Item(piece.hash, i, i, piece))
        elif kind == _JOINT:
            if segment:
                segment.append(Item(JOINT, i, i, piece))
        elif kind == _HYPHEN:
            if i + 1 < size and segment and segment[-1].first == i - 1 and segment[-1].hash != JOINT:
                fused = words.fused(found[i - 1], found[i + 1])
                if fused:
                    skip_to = i + 1
                    piece = words[fused]
                    segment[-1] = Item(piece.hash, i - 1, i + 1, piece)
        else:
            if segment:
                segment = []
                segments.append(segment)
            if kind == _END or (kind == _PERIOD and not _goes_on(found, i)) or i - last_end > SENTENCE_PIECES:
                ends.append(i)
                last_end = i
                longest = i + 2 * SENTENCE_PIECES
        if i > longest:
            segment = []
            segments.append(segment)
            ends.append(i)
            last_end = i
            longest = i + 2 * SENTENCE_PIECES
    ends.append(size)
    lows, marks = list(map(_LOW, known)), list(map(_MARKS, known))
    return Scan(found, lows, offsets, marks, ends, [segment for segment in segments if segment])


def _goes_on(found: list[str], period: int) -> bool:
    """A lower-case letter behind a full stop: the sentence goes on ("approx. three")."""
    return period + 1 < len(found) and found[period + 1][0].islower()


def in_company(segment: list[Item], i: int) -> bool:
    """Whether a joint links the quality at `i` with another one."""
    before = i > 1 and segment[i - 1].hash == JOINT and segment[i - 2].piece.quality
    after = i + 2 < len(segment) and segment[i + 1].hash == JOINT and segment[i + 2].piece.quality
    return before or after
