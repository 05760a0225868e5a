"""Shapes of the JSON that goes in and out; the same as ``content/schemas/answer.schema.json`` for an answer."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

#: The limit of `symptomdb.library.MAX_QUESTION`, which is not imported: a server starts before its database opens.
MAX_QUESTION = 10_000
#: A date or moment: the answer is replayed with the knowledge base and the pages of then.
AsOf = Annotated[
    str,
    Query(max_length=40, description="A date (YYYY-MM-DD) or moment: the answer as it stood then. Empty: now."),
    WithJsonSchema({"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}, {"maxLength": 0}]}),
]
Wording = Literal["plain", "clinical"]
# At least one character that Python's `str.strip` leaves standing.
Question = Annotated[str, StringConstraints(min_length=1, max_length=MAX_QUESTION, pattern=r"[^\s\x1c-\x1f]")]
#: Our id of a condition, with or without ``SDB:``; see `symptomdb.model.curie`.
Key = Annotated[
    str, StringConstraints(max_length=200, pattern=r"^([A-Za-z][A-Za-z0-9_.]*:)?[A-Za-z0-9][A-Za-z0-9_.\-]*$")
]


class Ask(BaseModel):
    """A question in plain words. It is neither stored nor logged."""

    model_config = ConfigDict(extra="forbid")

    question: Question = Field(examples=["What are the symptoms of heterotopic ossification?"])
    wording: Wording = "clinical"
    context: list[Key] = Field(default=[], max_length=10, description="Ids of conditions that a follow-up is about.")


class Xref(BaseModel):
    """A code of another vocabulary and how it relates to ours."""

    id: str
    relation: str
    source: str
    note: str


class AnsweredCondition(BaseModel):
    """A condition that the question was taken to mean."""

    id: str
    name: str
    xrefs: list[Xref]
    mention: str
    matched_name: str


class Statement(BaseModel):
    """One line with its hedge and the numbers of its citations; none means unsourced."""

    id: str
    text: str
    clinical: str
    plain: str
    modality: str
    intent: str
    certainty: str
    confidence: str
    citations: list[int]
    unsourced: str
    group: str
    label: str
    phase: str
    population: str
    findings: list[str]
    actions: list[str]
    disagreement: str
    side: int
    urgency: str
    frequency: str
    source: str
    seed: list[str]
    trust: str
    evidence: str


class Section(BaseModel):
    """One aspect of one condition."""

    aspect: str
    title: str
    condition: str
    condition_name: str
    statements: list[Statement]


class Citation(BaseModel):
    """A numbered reference with only those identifiers that were truly seen."""

    n: int
    id: str
    title: str
    authors: str
    year: int | None
    publisher: str
    doi: str
    pmid: str
    url: str
    licence: str
    part_read: str


class MissingAspect(BaseModel):
    """An aspect without a sourced statement, and why."""

    condition: str
    condition_name: str
    aspect: str
    reason: str


class Neighbour(BaseModel):
    """Another condition that a reader could have meant."""

    id: str
    name: str
    why: str


class Credit(BaseModel):
    """A release that shown lines come from, with its licence and the attribution that it asks for."""

    id: str
    name: str
    publisher: str
    version: str
    licence: str
    licence_url: str
    attribution: str
    url: str
    trust: str


class KnowledgeBase(BaseModel):
    """Which knowledge base answered, with the version of each source."""

    version: str
    sources: dict[str, str]


class HandOver(BaseModel):
    """Another tool that a question should go to; its text goes into the body of a POST."""

    to: Literal["find"]
    api: str
    page: str
    command: str


class Answer(BaseModel):
    """What came of a question."""

    question: str
    behaviour: str
    message: str
    hand_over: HandOver | None
    conditions: list[AnsweredCondition]
    aspects: list[str]
    sections: list[Section]
    citations: list[Citation]
    missing: list[str]
    missing_details: list[MissingAspect]
    understood: list[str]
    did_you_mean: list[str]
    see_also: list[Neighbour]
    notice: str
    sources: list[Credit]
    knowledge_base: KnowledgeBase


class ConditionName(BaseModel):
    """A name with the source that gives it; a denied name never leads here."""

    text: str
    kind: str
    source: str
    reason: str


class ConditionLine(BaseModel):
    """A condition in a list."""

    id: str
    name: str
    kind: str
    source: str


class ConditionList(BaseModel):
    """A part of the A to Z index."""

    total: int
    offset: int
    limit: int
    conditions: list[ConditionLine]


class Person(BaseModel):
    """An author or reviewer; `verified_by` empty means that nobody has checked the credentials."""

    name: str
    kind: str
    credentials: str
    affiliation: str
    place: str
    orcid: str
    verified_by: str
    conflicts: str


class Disagreement(BaseModel):
    """A question on which publications differ."""

    id: str
    question: str
    sides: list[str]


class Page(BaseModel):
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


class ConditionRecord(BaseModel):
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


class Hit(BaseModel):
    """A condition that the words found, and where."""

    condition: str
    name: str
    aspect: str
    snippet: str


class Hits(BaseModel):
    """What the words found, best first."""

    hits: list[Hit]


class Source(BaseModel):
    """One release of one data source, as loaded."""

    id: str
    name: str
    publisher: str
    licence: str
    licence_url: str
    url: str
    version: str
    digest: str
    trust: str
    attribution: str
    counts: dict[str, int]


class Sources(BaseModel):
    """All sources of this knowledge base."""

    knowledge_base: str
    sources: list[Source]


class Covered(BaseModel):
    """What one source says on one aspect: of how many conditions, in how many lines."""

    source: str
    aspect: str
    conditions: int
    lines: int


class CoveredCondition(BaseModel):
    """A condition with the sources that say something on each aspect."""

    id: str
    name: str
    aspects: dict[str, list[str]]


class Coverage(BaseModel):
    """What is covered: all sources in figures, and a page of conditions."""

    knowledge_base: str
    sources: list[Covered]
    total: int
    conditions: list[CoveredCondition]


class Health(BaseModel):
    """Whether the service can answer."""

    status: Literal["ok"]
    version: str
    knowledge_base: str
