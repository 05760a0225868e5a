"""Shapes of the JSON of what was read in a text; ``content/schemas`` holds the same as JSON Schema."""

from __future__ import annotations

from typing import Literal

from symptomdb.serve.rest.shape import Shape


class Alternative(Shape):
    """A next-best reading of the same words."""

    term: str
    label: str
    confidence: float


class ReadFinding(Shape):
    """A finding at its place: ``text[start:end]`` is the mention. Only ``observed`` counts as there."""

    start: int
    end: int
    mention: str
    term: str
    label: str
    status: Literal["observed", "excluded", "uncertain", "historical", "family", "hypothetical"]
    trigger: str
    confidence: float
    severity: str
    laterality: str
    onset: str
    duration: str
    site: str
    alternatives: list[Alternative]


class UnreadSpan(Shape):
    """Words that look like a symptom and have no code."""

    start: int
    end: int
    mention: str
    reason: str


class HistoryEvent(Shape):
    """Something that happened before: surgery, an injury, a birth."""

    text: str
    kind: str
    start: int | None
    end: int | None
    when: str
    days_ago: float | None


class Version(Shape):
    """Which knowledge base answered."""

    version: str


class Urgency(Shape):
    """What to do now, and whether it is an emergency or a crisis; both are empty for neither."""

    urgent: str
    urgent_kind: Literal["", "emergency", "crisis"]


class Reading(Urgency):
    """What was read in a text."""

    findings: list[ReadFinding]
    unread: list[UnreadSpan]
    history: list[HistoryEvent]
    notice: str
    knowledge_base: Version
