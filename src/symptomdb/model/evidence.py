"""How a fact is backed: modality of the claim, certainty of the evidence, how well its source was read."""

from __future__ import annotations

from enum import StrEnum


class Modality(StrEnum):
    """The hedge of a claim. Hedges are data: they are stored, shown and never strengthened."""

    NEVER = "is_not"
    RARELY = "rarely"
    UNCERTAIN = "uncertain"
    CONTESTED = "contested"
    MAY = "may"
    SOMETIMES = "sometimes"
    OFTEN = "often"
    USUALLY = "usually"
    IS = "is"

    @property
    def strength(self) -> int:
        """How much the claim asserts, 0 (contested or uncertain) to 5 (plain assertion, also a plain denial)."""
        return _STRENGTH[self]


_STRENGTH = {
    Modality.UNCERTAIN: 0,
    Modality.CONTESTED: 0,
    Modality.RARELY: 1,
    Modality.MAY: 1,
    Modality.SOMETIMES: 2,
    Modality.OFTEN: 3,
    Modality.USUALLY: 4,
    Modality.IS: 5,
    Modality.NEVER: 5,
}


class Certainty(StrEnum):
    """GRADE's four levels; `UNGRADED` is said openly when nobody graded the body of evidence."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    UNGRADED = "ungraded"


class Confidence(StrEnum):
    """How well a single claim was read in its source (the fact sheet's letters).

    A: the figure was read directly in a trial, meta-analysis, large cohort, label or regulator's page.
    B: read in a review, evidence synthesis or reputable tertiary page.
    C: one small study, case report, lay or low-grade page.
    NONE: not from a source; shown as "unsourced".
    """

    A = "A"
    B = "B"
    C = "C"
    NONE = "none"


class Urgency(StrEnum):
    """How soon help is needed."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    URGENT = "urgent"
    ROUTINE = "routine"
    SELF_CARE = "self_care"
