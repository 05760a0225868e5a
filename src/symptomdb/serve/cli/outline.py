"""An answer as a flat outline of lines, which the terminal and Markdown renderers share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from symptomdb.model.answer import Answer, AnswerCitation, AnswerStatement
from symptomdb.model.aspect import group_title
from symptomdb.model.source import Publication, Trust


class LineKind(StrEnum):
    """What a line is; a renderer gives each kind its look."""

    MESSAGE = "message"
    CONDITION = "condition"
    ASPECT = "aspect"
    GROUP = "group"
    STATEMENT = "statement"
    NOTE = "note"
    CITATION = "citation"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `label` is emphasised, `text` follows, `marks` come last (citation numbers, hedge, unsourced)."""

    kind: LineKind
    text: str
    label: str = ""
    marks: tuple[str, ...] = ()


def iter_outline(answer: Answer) -> Iterator[Line]:
    """Yield the lines of an answer from top to bottom."""
    for repaired in answer.did_you_mean:
        yield Line(LineKind.NOTE, repaired, "Read as")
    for name in answer.understood:
        yield Line(LineKind.NOTE, name, "Understood as")
    if answer.message:
        yield Line(LineKind.MESSAGE, answer.message)
    yield from _iter_sections(answer)
    for missing in answer.missing:
        title = f"{missing.aspect.heading} of {missing.condition_name}"
        yield Line(LineKind.NOTE, missing.reason, title)
    for _, name, why in answer.see_also:
        yield Line(LineKind.NOTE, f"{name} ({why})" if why else name, "See also")
    for citation in answer.citations:
        yield Line(LineKind.CITATION, describe_citation(citation), f"[{citation.n}]")
    for source in answer.sources:
        yield Line(LineKind.NOTE, f"{source.attribution} Version {source.version}, {source.licence}.", "Source")
    yield Line(LineKind.NOTICE, answer.notice)
    yield Line(LineKind.NOTICE, f"Knowledge base {answer.knowledge_base.version}")


def describe_citation(citation: AnswerCitation | Publication) -> str:
    """A reference in one line: authors, title, publisher, year, and the identifiers that were seen."""
    head = ". ".join(part for part in (citation.authors, citation.title, citation.publisher) if part)
    parts = [head, str(citation.year) if citation.year else "no year shown"]
    if citation.doi:
        parts.append(f"doi:{citation.doi}")
    if citation.pmid:
        parts.append(f"PMID {citation.pmid}")
    if citation.url:
        parts.append(citation.url)
    if citation.licence:
        parts.append(f"licence {citation.licence}")
    return "; ".join(parts)


def _iter_sections(answer: Answer) -> Iterator[Line]:
    for name, sections in groupby(answer.sections, key=lambda section: section.condition_name):
        yield Line(LineKind.CONDITION, name)
        for section in sections:
            yield Line(LineKind.ASPECT, section.aspect.heading)
            for group, statements in groupby(section.statements, key=lambda statement: statement.group):
                if group:
                    yield Line(LineKind.GROUP, group_title(group))
                yield from (_statement(statement) for statement in statements)


def _backing(statement: AnswerStatement) -> str:
    """How far the line is trusted and the source's code of evidence; a heading that says it is not repeated."""
    parts = [statement.evidence]
    if statement.trust not in ("", "own_reviewed") and not statement.group.startswith("from_"):
        parts.insert(0, Trust[statement.trust.upper()].words)
    return "; ".join(part for part in parts if part)


def _statement(statement: AnswerStatement) -> Line:
    marks = []
    if statement.citations:
        marks.append("[" + ", ".join(str(n) for n in statement.citations) + "]")
    else:
        marks.append(f"(unsourced: {statement.unsourced_reason or 'no source given'})")
    if statement.modality not in ("is", "is_not"):
        marks.append(f"({statement.modality})")
    if statement.urgency:
        marks.append(f"({statement.urgency.replace('_', ' ')})")
    if statement.disagreement:
        marks.append("(sources disagree)")
    if backing := _backing(statement):
        marks.append(f"({backing})")
    text = f"{statement.text} {statement.frequency}".strip() if statement.frequency else statement.text
    return Line(LineKind.STATEMENT, text, statement.label, tuple(marks))
