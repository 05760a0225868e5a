"""Views: an answer or a condition arranged for reading; values in, values out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from symptomdb.model.answer import Answer, AnswerStatement, Behaviour, Section
from symptomdb.model.aspect import Aspect

if TYPE_CHECKING:
    from symptomdb.model.page import Disagreement

#: Lines of a group that stand open on a condition's page and on an answer; the rest is folded under "show more".
PAGE_LINES = 6
ANSWER_LINES = 14
#: Intents that the heading says already, so that a line need not repeat them.
_KNOWN_INTENT = {
    Aspect.DIAGNOSIS: "diagnosis",
    Aspect.PREVENTION: "prevention",
    Aspect.MONITORING: "monitoring",
    Aspect.SEE_DOCTOR: "safety",
}
_PRESSING = ("emergency", "same_day", "urgent")
# A shareable link carries the question in its address, so it is not offered for a question about somebody.
_ABOUT_SOMEBODY = re.compile(
    r"\b(i|i'm|i’m|i've|i’ve|me|my|mine|we|our|he|his|him|she|her|they|their|son|daughter|mother|father|mum|mom|dad|"
    r"wife|husband|partner|baby|child|patient|year[- ]old|aged \d+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question on which publications differ, with the statements on each side."""

    question: str
    sides: tuple[tuple[str, tuple[AnswerStatement, ...]], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements under one sub-heading: those that stand open, those folded away, and the disputes."""

    heading: str
    open: tuple[AnswerStatement, ...]
    folded: tuple[AnswerStatement, ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One aspect of one condition, ready to be shown; `key` is its anchor, `known_intent` what its heading implies."""

    key: str
    title: str
    condition: str
    condition_name: str
    groups: tuple[Group, ...]
    known_intent: str


@dataclass(frozen=True, slots=True)
class Alert:
    """Red flags of one urgency; the most pressing come first."""

    urgency: str
    statements: tuple[AnswerStatement, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A page's body: red flags first, then the aspects in order."""

    alerts: tuple[Alert, ...]
    blocks: tuple[Block, ...]
    ungraded: bool
    has_unsourced: bool


def arrange(answer: Answer, disagreements: Sequence[Disagreement] = (), lines: int = PAGE_LINES) -> Article:
    """Arrange an answer's sections: each statement is shown exactly once, red flags on top.

    Args:
        lines: How many lines of a group stand open.
    """
    pressing: list[AnswerStatement] = []
    blocks = []
    for section in answer.sections:
        pressing += [one for one in section.statements if _is_red_flag(one)]
        rest = tuple(one for one in section.statements if not _is_red_flag(one))
        if rest:
            blocks.append(_block(replace(section, statements=rest), disagreements, lines))
    everything = [one for section in answer.sections for one in section.statements]
    return Article(
        _alerts(pressing),
        tuple(blocks),
        all(one.certainty == "ungraded" for one in everything),
        any(not one.citations for one in everything),
    )


def is_shareable(answer: Answer) -> bool:
    """True when a link with the question in it gives nothing away about a person."""
    return answer.behaviour is Behaviour.ANSWER and _ABOUT_SOMEBODY.search(answer.question) is None


def _is_red_flag(statement: AnswerStatement) -> bool:
    return statement.urgency in _PRESSING


def _alerts(statements: Sequence[AnswerStatement]) -> tuple[Alert, ...]:
    found = []
    for urgency in _PRESSING:
        these = tuple(one for one in statements if one.urgency == urgency)
        if these:
            found.append(Alert(urgency, these))
    return tuple(found)


def _block(section: Section, disagreements: Sequence[Disagreement], lines: int) -> Block:
    groups = tuple(
        _group(name, [one for one in section.statements if one.group == name], disagreements, lines)
        for name in dict.fromkeys(one.group for one in section.statements)
    )
    slug = str(section.condition).removeprefix("SDB:")
    return Block(
        f"{section.aspect}-{slug}",
        section.aspect.heading,
        str(section.condition),
        section.condition_name,
        groups,
        _KNOWN_INTENT.get(section.aspect, ""),
    )


def _group(
    name: str, statements: Sequence[AnswerStatement], disagreements: Sequence[Disagreement], lines: int
) -> Group:
    plain = tuple(one for one in statements if not one.disagreement)
    disputed = sorted((one for one in statements if one.disagreement), key=lambda one: one.disagreement)
    disputes = tuple(
        _dispute(key, list(these), disagreements) for key, these in groupby(disputed, key=lambda one: one.disagreement)
    )
    # One or two lines are not worth a fold.
    cut = lines if len(plain) > lines + 2 else len(plain)
    return Group(name, plain[:cut], plain[cut:], disputes)


def _dispute(key: str, statements: Sequence[AnswerStatement], disagreements: Sequence[Disagreement]) -> Dispute:
    known = next((one for one in disagreements if one.id == key), None)
    texts = known.sides if known else ("", "")
    sides = tuple(
        (text, tuple(one for one in statements if one.side == side)) for side, text in enumerate(texts, start=1)
    )
    neutral = tuple(one for one in statements if one.side not in (1, 2))
    if neutral:
        sides += (("", neutral),)
    return Dispute(known.question if known else "", tuple(side for side in sides if side[0] or side[1]))
