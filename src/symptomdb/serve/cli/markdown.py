"""An answer as Markdown."""

from __future__ import annotations

import re

from symptomdb.model.answer import Answer
from symptomdb.serve.cli.outline import Line, LineKind, iter_outline

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def answer_to_markdown(answer: Answer) -> str:
    """Render an answer; text from the knowledge base is escaped, so that it can't turn into markup."""
    lines = [f"# {_escape(answer.question)}", ""]
    references_open = False
    for line in iter_outline(answer):
        if line.kind is LineKind.CITATION and not references_open:
            lines += ["", "## References", ""]
            references_open = True
        lines += _render(line)
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"


def _render(line: Line) -> list[str]:
    text = _escape(line.text)
    label = _escape(line.label)
    match line.kind:
        case LineKind.CONDITION:
            return ["", f"## {text}", ""]
        case LineKind.ASPECT:
            return ["", f"### {text}", ""]
        case LineKind.GROUP:
            return ["", f"#### {text}", ""]
        case LineKind.STATEMENT:
            head = f"**{label}:** " if label else ""
            return [f"- {head}{text} {' '.join(_escape(mark) for mark in line.marks)}"]
        case LineKind.NOTE:
            return [f"- _{label}:_ {text}"]
        case LineKind.CITATION:
            return [f"- {label} {text}"]
        case LineKind.NOTICE:
            return ["", f"_{text}_"]
        case LineKind.MESSAGE:
            return [f"**{text}**", ""]


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
