"""An answer in the terminal, drawn with Rich."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from symptomdb.model.answer import Answer, Behaviour
from symptomdb.serve.cli.outline import Line, LineKind, iter_outline

#: Left margin and style per kind of line.
_LOOK = {
    LineKind.MESSAGE: (0, "bold"),
    LineKind.CONDITION: (0, "bold underline"),
    LineKind.ASPECT: (0, "bold cyan"),
    LineKind.GROUP: (2, "italic"),
    LineKind.STATEMENT: (4, ""),
    LineKind.NOTE: (0, "yellow"),
    LineKind.CITATION: (0, "dim"),
    LineKind.NOTICE: (0, "dim italic"),
}
_SPACED = {LineKind.CONDITION, LineKind.ASPECT, LineKind.MESSAGE}
_ALARM = {Behaviour.EMERGENCY, Behaviour.CRISIS}


def print_answer(answer: Answer, console: Console) -> None:
    """Print an answer with numbered citations; an emergency's message stands out in words and colour."""
    previous: LineKind | None = None
    for line in iter_outline(answer):
        if line.kind in _SPACED or (line.kind is not previous and line.kind in (LineKind.CITATION, LineKind.NOTICE)):
            console.print()
        margin, style = _LOOK[line.kind]
        if line.kind is LineKind.MESSAGE and answer.behaviour in _ALARM:
            style = "bold white on red"
        console.print(Padding(_text(line, style), (0, 0, 0, margin)))
        previous = line.kind


def _text(line: Line, style: str) -> Text:
    bullet = "• " if line.kind is LineKind.STATEMENT else ""
    text = Text(bullet, style=style)
    if line.label:
        text.append(line.label if line.kind is LineKind.CITATION else f"{line.label}:", style="bold")
        text.append(" ")
    text.append(line.text)
    for mark in line.marks:
        text.append(f" {mark}", style="dim")
    return text
