"""Shapes of the JSON of a question and its answer, and those that others share; as ``answer.schema.json`` has them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

from symptomdb.serve.rest.shape import Shape

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


class Xref(Shape):
    """A code of another vocabulary and how it relates to ours."""

    id: str
    relation: str
    source: str
    note: str


class AnsweredCondition(Shape):
    """A condition that the question was taken to mean."""

    id: str
    name: str
    xrefs: list[Xref]
    mention: str
    matched_name: str


class Statement(Shape):
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


class Section(Shape):
    """One aspect of one condition."""

    aspect: str
    title: str
    condition: str
    condition_name: str
    statements: list[Statement]


class Citation(Shape):
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


class MissingAspect(Shape):
    """An aspect without a sourced statement, and why."""

    condition: str
    condition_name: str
    aspect: str
    reason: str


class Neighbour(Shape):
    """Another condition that a reader could have meant."""

    id: str
    name: str
    why: str


class Credit(Shape):
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


class KnowledgeBase(Shape):
    """Which knowledge base answered, with the version of each source."""

    version: str
    sources: dict[str, str]


class HandOver(Shape):
    """Another tool that a question should go to; its text goes into the body of a POST."""

    to: Literal["find"]
    api: str
    page: str
    command: str


class Answer(Shape):
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
