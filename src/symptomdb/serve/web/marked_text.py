"""A text marked up: its pieces in order, each plain or with what was read in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """What was read in a piece: `kind` is a status, ``unread`` or ``history``; `why` the words that decided it."""

    start: int
    end: int
    kind: str
    label: str
    why: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text with its marks; none for plain text."""

    text: str
    marks: tuple[Mark, ...] = ()


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a text into pieces whose texts add up to it; marks that overlap share one piece.

    >>> [piece.text for piece in pieces("no fever.", [Mark(3, 8, "excluded", "Fever")])]
    ['no ', 'fever', '.']
    """
    at = 0
    group: list[Mark] = []
    end = 0
    for mark in sorted(marks, key=lambda one: (one.start, one.end)):
        if group and mark.start >= end:
            yield from _cut(text, at, group, end)
            at, group = end, []
        end = max(end, mark.end) if group else mark.end
        group.append(mark)
    if group:
        yield from _cut(text, at, group, end)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def _cut(text: str, at: int, group: list[Mark], end: int) -> Iterator[Piece]:
    if group[0].start > at:
        yield Piece(text[at : group[0].start])
    yield Piece(text[group[0].start : end], tuple(group))
