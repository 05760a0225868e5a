"""A question and its answer: sections of cited statements, or an honest reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Xref
from symptomdb.model.curie import Curie
from symptomdb.model.source import Source


class Behaviour(StrEnum):
    """What the system does with a question."""

    ANSWER = "answer"
    EMERGENCY = "emergency"
    CRISIS = "crisis"
    DOSE = "dose"
    SYMPTOM_CHECK = "symptom_check"
    CLARIFY = "clarify"
    NO_ANSWER = "no_answer"
    OUT_OF_SCOPE = "out_of_scope"


#: In HTML, CLI, JSON, FHIR and cards alike.
NOTICE = (
    "Symptom Database informs; it does not diagnose and does not replace a health professional. "
    "In an emergency call your local emergency number."
)


@dataclass(frozen=True, slots=True)
class AnswerCitation:
    """A numbered reference of an answer; `n` starts at 1 and is what the statements point to."""

    n: int
    id: str
    title: str
    authors: str = ""
    year: int | None = None
    publisher: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    licence: str = ""
    part_read: str = ""


@dataclass(frozen=True, slots=True)
class AnswerStatement:
    """One shown line. `citations` empty means unsourced, and `unsourced_reason` says so.

    `text` is the clinical or plain wording as asked for; both wordings are kept. `trust` is a level of `source.Trust`
    in lower case, `evidence` the code of the source for what stands behind the line (TAS, PCS …).
    """

    id: str
    text: str
    clinical: str
    plain: str
    modality: str
    intent: str
    certainty: str
    confidence: str
    citations: tuple[int, ...]
    group: str = ""
    label: str = ""
    phase: str = ""
    population: str = ""
    unsourced_reason: str = ""
    findings: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    disagreement: str = ""
    side: int = 0
    urgency: str = ""
    frequency: str = ""
    source: str = ""
    seed: tuple[str, ...] = ()
    trust: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One aspect of one condition."""

    aspect: Aspect
    condition: Curie
    condition_name: str
    statements: tuple[AnswerStatement, ...]


@dataclass(frozen=True, slots=True)
class AnsweredCondition:
    """A condition that the question was taken to mean, and which of its words said so."""

    id: Curie
    name: str
    xrefs: tuple[Xref, ...] = ()
    mention: str = ""
    matched_name: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """An aspect that was asked for and has no sourced statement."""

    condition: Curie
    condition_name: str
    aspect: Aspect
    reason: str


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Which knowledge base answered: its version and the version of each source."""

    version: str
    sources: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question.

    Attributes:
        message: For every behaviour but `ANSWER`: what to do, in plain words. Also the "call for help" line.
        did_you_mean: Words that were repaired, old and new, and close names when nothing was linked.
        see_also: Other conditions that a reader could have meant, as (id, name, why).
        sources: The releases that the shown lines come from, with their licences and attributions.
        understood: Names of conditions that were recognised but of which the knowledge base holds no record.
    """

    question: str
    behaviour: Behaviour
    conditions: tuple[AnsweredCondition, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    sections: tuple[Section, ...] = ()
    citations: tuple[AnswerCitation, ...] = ()
    missing: tuple[Missing, ...] = ()
    message: str = ""
    did_you_mean: tuple[str, ...] = ()
    see_also: tuple[tuple[str, str, str], ...] = ()
    understood: tuple[str, ...] = ()
    notice: str = NOTICE
    sources: tuple[Source, ...] = ()
    knowledge_base: KnowledgeBase = field(default_factory=lambda: KnowledgeBase(""))
