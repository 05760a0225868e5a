"""A text cut into sentences, and into segments that no mention crosses."""

from __future__ import annotations

from typing import NamedTuple

from symptomdb.read.text import pieces
from symptomdb.read.vocabulary import Kind, Piece, Vocabulary

#: A sentence ends at the first break after so many pieces, so that time stays linear in a text's length.
SENTENCE_PIECES = 300
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
    segments: list[list[Item]] = [[]]
    skip_to = last_end = -1
    for i, piece in enumerate(known):
        kind = piece.kind
        if kind == Kind.SKIP or i <= skip_to:
            continue
        if kind <= Kind.UNKNOWN:
            fused = words.fused(found[i], found[i + 2]) if _is_hyphenated(found, i) else ""
            if fused:
                skip_to = i + 2
                piece = words[fused]
            segments[-1].append(Item(piece.hash, i, max(i, skip_to), piece))
        elif kind == Kind.JOINT:
            if segments[-1]:
                segments[-1].append(Item(JOINT, i, i, piece))
        elif kind != Kind.HYPHEN:
            segments.append([])
            if kind == Kind.END or (kind == Kind.PERIOD and not _goes_on(found, i)) or i - last_end > SENTENCE_PIECES:
                ends.append(i)
                last_end = i
        if i - last_end > 2 * SENTENCE_PIECES:
            segments.append([])
            ends.append(i)
            last_end = i
    ends.append(len(found))
    return Scan(found, offsets, ends, [segment for segment in segments if segment])


def _is_hyphenated(found: list[str], i: int) -> bool:
    return i + 2 < len(found) and found[i + 1] == "-"


def _goes_on(found: list[str], period: int) -> bool:
    """A lower-case letter behind a full stop: the sentence goes on ("approx. three")."""
    return period + 1 < len(found) and found[period + 1][0].islower()
