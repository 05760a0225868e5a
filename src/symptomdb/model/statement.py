"""A statement: one cited sentence about a condition, in clinical and in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Certainty, Confidence, Modality, Urgency
from symptomdb.model.frequency import Frequency


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim.

    Attributes:
        id: Unique within its condition, stable over revisions.
        group: Heading within the aspect, for example ``surgical`` or ``choosing``.
        label: The words before the colon of a "label: explanation" line.
        clinical, plain: The same claim for a clinician and for anyone (reading grade ≤ 8).
        modality: The hedge, kept in every channel.
        intent: Why an action is done: ``symptom_relief``, ``prevention``, ``restore_function``, ``diagnosis`` …
        phase: When it applies: ``before_event``, ``at_event``, ``suspected``, ``established``, ``after_surgery``.
        population: Whom it is about, in words; empty means anyone with the condition.
        certainty: GRADE, or ungraded.
        confidence: How well the claim was read.
        citations: Ids of publications, in the order of weight. Empty means unsourced.
        unsourced_reason: For an unsourced statement: whose opinion it is and why it is kept.
        findings: Coded findings that the statement names (HPO or SDBF).
        actions: Coded medical actions that the statement names (MAxO or the pathway's option and test codes).
        disagreement: Key of a published disagreement; `side` is 1 or 2.
        urgency: For red flags and "when to see a doctor".
        seed: Ids of the seed checklist (C1 to C33) that the statement carries.
        facts: Rows of the fact sheet it rests on.
        frequencies: How often a finding of `findings` occurs: a figure of the cited source, or an HPO band, which is
            our estimate and never shown as a cited figure.
    """

    id: str
    condition: Curie
    aspect: Aspect
    clinical: str
    plain: str
    modality: Modality
    source: str
    group: str = ""
    label: str = ""
    intent: str = ""
    phase: str = ""
    population: str = ""
    certainty: Certainty = Certainty.UNGRADED
    confidence: Confidence = Confidence.NONE
    citations: tuple[str, ...] = ()
    unsourced_reason: str = ""
    findings: tuple[Curie, ...] = ()
    actions: tuple[str, ...] = ()
    disagreement: str = ""
    side: int = 0
    urgency: Urgency | None = None
    seed: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    frequencies: tuple[tuple[Curie, Frequency], ...] = ()

    @property
    def is_sourced(self) -> bool:
        """True when at least one publication is cited."""
        return bool(self.citations)
