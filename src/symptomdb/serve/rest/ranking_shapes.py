"""Shapes of the JSON of rankings, comparisons and interviews; ``content/schemas`` holds the same as JSON Schema."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from symptomdb.serve.rest.case_requests import Sex
from symptomdb.serve.rest.reading_shapes import HistoryEvent, Urgency, Version
from symptomdb.serve.rest.shape import Shape

Prior = Annotated[
    Literal["uniform", "prevalence"],
    Field(
        description="uniform: all conditions are treated alike, for rare-disease work. prevalence: they are weighed by "
        "how common they are, for general use; each candidate's adjustment of kind `prior` gives the reason."
    ),
]


class MatchShape(Shape):
    """How one finding bears on one condition: its likelihood ratio, and where a source says so."""

    finding: str
    label: str
    kind: str
    ratio: float
    weight: float
    points: float
    term: str | None
    term_label: str
    frequency: float | None = Field(description="Assumed share of people; 0.5 also where a source gives no figure.")
    references: list[str]


class AdjustmentShape(Shape):
    """Points that no single finding gives."""

    kind: str
    points: float
    reason: str


class CandidateShape(Shape):
    """A condition of the ranking; the points of matches and adjustments add up to its score."""

    rank: int
    condition_id: str
    name: str
    xrefs: list[str]
    score: float
    probability: float = Field(ge=0, le=1)
    series: str
    explained: float
    matches: list[MatchShape]
    contradictions: list[str]
    adjustments: list[AdjustmentShape]


class CoverageShape(Shape):
    """Whether there is enough to go on."""

    level: Literal["none", "little", "some", "enough"]
    bits: float
    bits_needed: float
    advice: str


class SeriesShape(Shape):
    """Conditions of one series that the findings can't tell apart."""

    name: str
    conditions: list[str]
    probability: float


class RankingShape(Urgency):
    """What ranking and interview have in common."""

    audience: Literal["clinicians and research", "everyone"]
    purpose: str
    candidates: list[CandidateShape]
    coverage: CoverageShape
    groups: list[SeriesShape]
    considered: int
    unknown: list[str]
    notes: list[str]
    prior: Prior
    prior_note: str = Field(description="Which prior the list goes by, and when the other one suits better.")
    method: str
    notice: str
    knowledge_base: Version


class WarningShape(Shape):
    """A sign that needs care soon, of one of the first conditions; no citation means our own opinion."""

    condition_id: str
    name: str
    urgency: Literal["emergency", "same_day"]
    text: str
    citations: list[str]
    present: list[str] = Field(
        description="Findings of the case that the sign is coded with; a sign of several parts may be there in part."
    )


class ChangeShape(Shape):
    """A finding that would put another condition first."""

    finding: str
    label: str
    condition_id: str
    name: str
    frequency: float
    lead: float


class QuestionShape(Shape):
    """What to ask next, and what the answer would decide."""

    term: str
    label: str
    text: str
    why: str
    bits: float
    red_flag: bool


class PairShape(Shape):
    """Two conditions at once; `gain` is what they explain more than the better of the two, a coincidence paid for."""

    first: str
    first_name: str
    second: str
    second_name: str
    score: float
    gain: float
    explained_by_first: list[str]
    explained_by_second: list[str]


class PublicationShape(Shape):
    """A publication of our bibliography; what was not seen of it is empty."""

    id: str = Field(description="The key that `references` and `citations` use.")
    title: str
    authors: str
    year: int | None
    doi: str
    pmid: str
    url: str


class Differential(RankingShape):
    """A ranking of conditions for one case."""

    observed: list[str]
    excluded: list[str]
    age_years: float | None
    sex: Sex
    history: list[HistoryEvent]
    labels: dict[str, str]
    warning_signs: list[WarningShape]
    changes: list[ChangeShape] = Field(description="Empty unless `what_if` was asked for.")
    question: QuestionShape | None = Field(description="None unless `what_if` was asked for and there is one.")
    pairs: list[PairShape] = Field(description="Empty unless `pairs` was asked for.")
    publications: list[PublicationShape] = Field(
        description="Those that `references` and `citations` name by a key of our own; others carry their identifier."
    )


class ArgumentShape(Shape):
    """What one finding says in a comparison: positive points argue for the first of the two conditions."""

    finding: str
    label: str
    points: float
    first: MatchShape
    second: MatchShape


class Comparison(Urgency):
    """Every finding's argument for the first condition over the second, strongest first."""

    audience: Literal["clinicians and research", "everyone"]
    purpose: str
    arguments: list[ArgumentShape]
    notice: str
    knowledge_base: Version


class StopShape(Shape):
    """Why nothing more is asked."""

    reason: Literal["sure", "limit", "exhausted"]
    text: str


class RedFlagShape(Shape):
    """A sign of danger that may be asked about together with the others."""

    term: str
    text: str


class AnsweredShape(Shape):
    """A question that was answered."""

    term: str
    label: str
    reply: Literal["yes", "no", "unknown"]


class Interview(RankingShape):
    """Where an interview stands. Send `token` with the next answers; keep it out of addresses and logs."""

    question: QuestionShape | None
    stop: StopShape | None
    red_flags: list[RedFlagShape]
    answers: list[AnsweredShape]
    token: str
    answered_by: Literal["person", "clinician"]
    warning_signs: list[WarningShape]
