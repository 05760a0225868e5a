"""An answer in the terminal: wrapped lines, styled where the terminal shows styles.

Not drawn with Rich, as other commands are: importing it and drawing with it took a sixth of a cold answer's time.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

import typer

from symptomdb.model.answer import Answer, Behaviour
from symptomdb.serve.cli.outline import Line, LineKind, iter_outline

_Style = dict[str, Any]
#: Left margin and style per kind of line.
_LOOK: dict[LineKind, tuple[int, _Style]] = {
    LineKind.MESSAGE: (0, {"bold": True}),
    LineKind.CONDITION: (0, {"bold": True, "underline": True}),
    LineKind.ASPECT: (0, {"bold": True, "fg": "cyan"}),
    LineKind.GROUP: (2, {"italic": True}),
    LineKind.STATEMENT: (4, {}),
    LineKind.NOTE: (0, {"fg": "yellow"}),
    LineKind.CITATION: (0, {"dim": True}),
    LineKind.NOTICE: (0, {"dim": True, "italic": True}),
}
_LOUD: _Style = {"bold": True, "fg": "white", "bg": "red"}
_SPACED = {LineKind.CONDITION, LineKind.ASPECT, LineKind.MESSAGE}
_ALARM = {Behaviour.EMERGENCY, Behaviour.CRISIS}


def print_answer(answer: Answer) -> None:
    """Print an answer with numbered citations; an emergency's message stands out in words and colour."""
    width = shutil.get_terminal_size().columns
    previous: LineKind | None = None
    for line in iter_outline(answer):
        if line.kind in _SPACED or (line.kind is not previous and line.kind in (LineKind.CITATION, LineKind.NOTICE)):
            typer.echo()
        margin, style = _LOOK[line.kind]
        if line.kind is LineKind.MESSAGE and answer.behaviour in _ALARM:
            style = _LOUD
        hang = "  " if line.kind is LineKind.STATEMENT else ""
        for shown in _iter_wrapped(list(_iter_words(line, style)), " " * margin, hang, width):
            typer.echo(shown)
        previous = line.kind


def _iter_words(line: Line, style: _Style) -> Iterator[tuple[str, _Style]]:
    """The words of a line in order, each with its style."""
    label = line.label if line.kind is LineKind.CITATION or not line.label else f"{line.label}:"
    bullet = "•" if line.kind is LineKind.STATEMENT else ""
    parts = ((bullet, style), (label, style | {"bold": True}), (line.text, style))
    for text, look in (*parts, *((mark, style | {"dim": True}) for mark in line.marks)):
        for word in text.split():
            yield word, look


def _iter_wrapped(words: list[tuple[str, _Style]], margin: str, hang: str, width: int) -> Iterator[str]:
    """Lines of at most `width` characters where words allow it: none is cut, so that addresses can be copied."""
    text = " ".join(word for word, _ in words)
    wrapped = textwrap.wrap(
        text, width - len(margin), subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )
    left = iter(words)
    for number, line in enumerate(wrapped):
        runs = groupby(islice(left, len(line.split())), key=lambda word: word[1])
        styled = (typer.style(" ".join(word for word, _ in run), **style) for style, run in runs)
        yield margin + (hang if number else "") + " ".join(styled)
