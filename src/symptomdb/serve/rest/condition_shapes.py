"""Shapes of the JSON of conditions: lists, records with their pages, hits of a search."""

from __future__ import annotations

from pydantic import Field

from symptomdb.serve.rest.shape import Shape
from symptomdb.serve.rest.shapes import Citation, Credit, KnowledgeBase, MissingAspect, Section, Xref


class ConditionName(Shape):
    """A name with the source that gives it; a denied name never leads here."""

    text: str
    kind: str
    source: str
    reason: str


class ConditionLine(Shape):
    """A condition in a list."""

    id: str
    name: str
    kind: str
    source: str


class ConditionList(Shape):
    """A part of the A to Z index."""

    total: int
    offset: int
    limit: int
    conditions: list[ConditionLine]


class Person(Shape):
    """An author or reviewer; `verified_by` empty means that nobody has checked the credentials."""

    name: str
    kind: str
    credentials: str
    affiliation: str
    place: str
    orcid: str
    verified_by: str
    conflicts: str


class Disagreement(Shape):
    """A question on which publications differ."""

    id: str
    question: str
    sides: list[str]


class Page(Shape):
    """Who wrote and reviewed a page, and when; no reviewer means not yet reviewed by a clinician."""

    revision: int = Field(description="1 as it came with the program, more when it was edited on this site.")
    summary: str
    authors: list[Person]
    reviewers: list[Person]
    created: str
    last_reviewed: str | None
    next_due: str
    overdue: bool
    disagreements: list[Disagreement]
    see_also: list[str]


class ConditionRecord(Shape):
    """A condition with its names, its codes, its page and its sections."""

    id: str
    name: str
    kind: str
    source: str
    names: list[ConditionName]
    xrefs: list[Xref]
    page: Page | None
    sections: list[Section]
    citations: list[Citation]
    missing_details: list[MissingAspect]
    notice: str
    sources: list[Credit]
    knowledge_base: KnowledgeBase


class Hit(Shape):
    """A condition that the words found, and where."""

    condition: str
    name: str
    aspect: str
    snippet: str


class Hits(Shape):
    """What the words found, best first."""

    hits: list[Hit]
