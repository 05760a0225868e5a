"""Shapes of the JSON of plans and pathways; a plan is the same as ``content/schemas/plan.schema.json``."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from symptomdb.serve.rest.shape import Shape
from symptomdb.serve.rest.shapes import Key, KnowledgeBase

#: Longest text that may stand beside a record, in characters.
MAX_TEXT = 100_000


class PlanFor(BaseModel):
    """One person, and the condition whose pathway is applied. Nothing of it is stored or logged."""

    model_config = ConfigDict(extra="forbid")

    condition: Key = Field(examples=["heterotopic-ossification"])
    case: dict[str, Any] = Field(
        default={},
        description="A case, a FHIR R4 Bundle, or a phenopacket of version 2.",
        examples=[{"age_years": 60, "sex": "male", "cause": "tha_primary", "phase": "before_event", "medications": []}],
    )
    text: str = Field(default="", max_length=MAX_TEXT, description="What is known in plain words.")
    facts: dict[str, str | float | bool] = Field(
        default={}, description="Answers by id of a pathway's fact: yes or no, a number, or a code."
    )
    today: date | None = Field(default=None, description="The day of the plan; the real one when left out.")
    what_if: bool = Field(default=False, strict=True, description="Work out which fact would change which line.")


class PlanReason(Shape):
    """One line of why, with its rule, its sources and the facts of the case that decided it."""

    text: str
    plain: str
    rule: str
    sources: list[str]
    facts: list[str]
    verdict: str
    unsourced: str = ""
    disagreement: str = ""


class Wordings(Shape):
    """One thing in a clinician's words and in everyday ones."""

    clinical: str
    plain: str


class PlanFlag(Shape):
    """A red flag."""

    code: str
    label: Wordings
    urgency: str
    reasons: list[PlanReason]


class PlanJudged(Shape):
    """A test or an option with its verdict."""

    code: str
    label: Wordings
    verdict: Literal["offer", "consider", "contested", "not_now", "ruled_out"]
    reasons: list[PlanReason]


class PlanResult(Shape):
    """What applies to one person, and why; red flags first."""

    model_config = ConfigDict(extra="allow")

    condition: str
    pathway: dict[str, str]
    urgent: str
    red_flags: list[PlanFlag]
    risk_tier: str
    risk_tier_reasons: list[PlanReason]
    tests: list[PlanJudged]
    options: list[PlanJudged]
    follow_up: list[dict[str, Any]]
    convey: list[str]
    missing: list[dict[str, Any]]
    not_understood: list[str]
    what_if: list[dict[str, Any]]
    limits: list[str]
    citations: list[dict[str, Any]]
    knowledge_base: KnowledgeBase
    notice: str


class PathwayLine(Shape):
    """A pathway in the list."""

    id: str
    condition: str
    title: str
    version: str


class Pathways(Shape):
    """All pathways."""

    pathways: list[PathwayLine]


class PathwayDetail(Shape):
    """A pathway with the vocabulary that a form needs, and its rules."""

    model_config = ConfigDict(extra="allow")

    id: str
    condition: str
    title: str
    version: str
    summary: str
    limits: list[str]
    facts: list[dict[str, Any]]
    rules: list[dict[str, Any]]
