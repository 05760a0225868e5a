"""A text cut into sentences, and into segments that no mention crosses."""

from __future__ import annotations

from typing import NamedTuple

from symptomdb.read.text import pieces
from symptomdb.read.vocabulary import Kind, Piece, Vocabulary

#: A sentence ends at the first break after so many pieces, so that time stays linear in a text's length.
SENTENCE_PIECES = 300
_HYPHEN = ["-"]
# An attribute of an enumeration takes longer to look up than a number, and these are looked up for every word.
_SKIP, _UNKNOWN, _JOINT = int(Kind.SKIP), int(Kind.UNKNOWN), int(Kind.JOINT)
#: In place of a hash: a comma, "and", "or" and the like.
JOINT = -1


class Item(NamedTuple):
    """A word that counts, or a joint (hash -1), within a segment; `first` and `last` are piece numbers."""

    hash: int
    first: int
    last: int
    piece: Piece


class Scan(NamedTuple):
    """A text cut up: pieces, offsets, piece numbers where sentences end, and segments that nothing crosses."""

    pieces: list[str]
    offsets: list[int]
    ends: list[int]
    segments: list[list[Item]]


def scan(folded: str, words: Vocabulary) -> Scan:
    """Cut folded text into sentences and segments."""
    found, offsets = pieces(folded)
    known = [words[piece] for piece in found]
    ends: list[int] = []
    segment: list[Item] = []
    segments = [segment]
    skip_to = last_end = -1
    for i, piece in enumerate(known):
        kind = piece.kind
        if kind == _SKIP or i <= skip_to:
            continue
        if kind <= _UNKNOWN:
            last = i
            if found[i + 1 : i + 2] == _HYPHEN and i + 2 < len(found):
                fused = words.fused(found[i], found[i + 2])
                if fused:
                    last = skip_to = i + 2
                    piece = words[fused]
            segment.append(Item(piece.hash, i, last, piece))
        elif kind == _JOINT:
            if segment:
                segment.append(Item(JOINT, i, i, piece))
        elif kind != Kind.HYPHEN:
            segment = []
            segments.append(segment)
            if kind == Kind.END or (kind == Kind.PERIOD and not _goes_on(found, i)) or i - last_end > SENTENCE_PIECES:
                ends.append(i)
                last_end = i
        if i - last_end > 2 * SENTENCE_PIECES:
            segment = []
            segments.append(segment)
            ends.append(i)
            last_end = i
    ends.append(len(found))
    return Scan(found, offsets, ends, [segment for segment in segments if segment])


def _goes_on(found: list[str], period: int) -> bool:
    """A lower-case letter behind a full stop: the sentence goes on ("approx. three")."""
    return period + 1 < len(found) and found[period + 1][0].islower()
