"""Sources that contradict each other on one thing: both lines are put side by side and marked, none is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from symptomdb.ask.coded_sections import NOT_SEEN_GROUP
from symptomdb.model.answer import AnswerStatement
from symptomdb.model.evidence import Modality

#: Sub-heading under which both sides stand.
GROUP = "sources_disagree"
#: Labels of lines that speak against an action (`ask.loaded_sections`).
AGAINST = frozenset({"Advised against", "No benefit seen"})
INHERITANCE = "Inheritance"
_MODES = (
    ("autosomal dominant", re.compile(r"autosomal dominant|semi-dominant", re.IGNORECASE)),
    ("autosomal recessive", re.compile(r"autosomal recessive", re.IGNORECASE)),
    ("X-linked", re.compile(r"x-linked", re.IGNORECASE)),
    ("Y-linked", re.compile(r"y-linked", re.IGNORECASE)),
    ("mitochondrial", re.compile(r"mitochondrial", re.IGNORECASE)),
)


def with_conflicts(statements: Sequence[AnswerStatement]) -> tuple[AnswerStatement, ...]:
    """The lines of one aspect, those that contradict each other next to each other.

    Three contradictions are seen: a finding that one line says belongs to the condition and another that it does not;
    an action that one line gives as treatment and another advises against, for the same purpose; sources whose
    modes of inheritance have nothing in common.
    """
    sides: dict[int, tuple[str, int]] = {}
    for key, one, other in (*_findings(statements), *_actions(statements), *_inheritance(statements)):
        for number, at in [(1, at) for at in one] + [(2, at) for at in other]:
            if not statements[at].disagreement:
                sides.setdefault(at, (key, number))
    if not sides:
        return tuple(statements)
    marked = [
        replace(line, disagreement=sides[at][0], side=sides[at][1], group=GROUP) if at in sides else line
        for at, line in enumerate(statements)
    ]
    first: dict[str, int] = {}
    for at, line in enumerate(marked):
        if at in sides:
            first.setdefault(line.disagreement, at)
    disputed = sorted((marked[at] for at in sides), key=lambda line: (first[line.disagreement], line.side))
    rest = [line for at, line in enumerate(marked) if at not in sides]
    return (*rest, *disputed)


_Conflict = tuple[str, list[int], list[int]]


def _findings(statements: Sequence[AnswerStatement]) -> Iterable[_Conflict]:
    said: dict[str, tuple[list[int], list[int]]] = {}
    for at, line in enumerate(statements):
        if len(line.findings) == 1 and not line.actions and line.label not in AGAINST and line.group != NOT_SEEN_GROUP:
            denied = line.modality == Modality.NEVER
            said.setdefault(line.findings[0], ([], []))[denied].append(at)
    return [(f"sources-{finding}", *both) for finding, both in said.items() if all(both)]


def _actions(statements: Sequence[AnswerStatement]) -> Iterable[_Conflict]:
    said: dict[str, tuple[list[int], list[int]]] = {}
    for at, line in enumerate(statements):
        if len(line.actions) == 1 and line.group.startswith("from_"):
            said.setdefault(line.actions[0], ([], []))[line.label in AGAINST].append(at)
    for action, (helps, against) in said.items():
        for other in against:
            same = [at for at in helps if _same_purpose(statements[at], statements[other])]
            if same:
                yield f"sources-{action}", same, [other]


def _same_purpose(one: AnswerStatement, other: AnswerStatement) -> bool:
    return not one.findings or not other.findings or bool(set(one.findings) & set(other.findings))


def _inheritance(statements: Sequence[AnswerStatement]) -> Iterable[_Conflict]:
    modes: dict[str, set[str]] = {}
    lines: dict[str, list[int]] = {}
    for at, line in enumerate(statements):
        if line.label == INHERITANCE:
            found = {mode for mode, pattern in _MODES if pattern.search(line.text)}
            modes.setdefault(line.source, set()).update(found)
            if found:
                lines.setdefault(line.source, []).append(at)
    sources = sorted(lines)
    for number, one in enumerate(sources):
        for other in sources[number + 1 :]:
            if not modes[one] & modes[other]:
                yield "sources-inheritance", lines[one], lines[other]
