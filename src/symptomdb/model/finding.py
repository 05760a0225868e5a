"""A finding: a term observed or excluded in one person, with its place in the text; a case: one person's findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from symptomdb.model.curie import Curie


class Status(StrEnum):
    """Whether, when and in whom. Only `OBSERVED` counts as present."""

    OBSERVED = "observed"
    EXCLUDED = "excluded"
    UNCERTAIN = "uncertain"
    HISTORICAL = "historical"
    FAMILY = "family"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Alternative:
    """A next-best reading of the same words."""

    term: Curie
    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One term in one person.

    Attributes:
        start, end: Place in the original text (``text[start:end] == mention``); None when it did not come from text.
        trigger: The words that decided the status ("denies", "family history of").
        confidence: 0 to 1; how sure the reading of the words is.
        severity, laterality, onset, duration, site: Modifiers in the text's own words; empty when not given.
    """

    term: Curie
    label: str
    status: Status = Status.OBSERVED
    start: int | None = None
    end: int | None = None
    mention: str = ""
    trigger: str = ""
    confidence: float = 1.0
    severity: str = ""
    laterality: str = ""
    onset: str = ""
    duration: str = ""
    site: str = ""
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that look like a symptom but have no code: reported, not dropped."""

    start: int
    end: int
    mention: str
    reason: str


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """Something that happened to the person before: surgery, an injury, a birth; `when` in the text's own words."""

    text: str
    kind: str
    start: int | None = None
    end: int | None = None
    when: str = ""
    days_ago: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One person's findings and what is known of them.

    Attributes:
        observed, excluded: Coded findings.
        age_years: None when unknown.
        sex: ``female``, ``male`` or ``unknown``.
        onset: HPO onset class, where known.
    """

    observed: tuple[Curie, ...] = ()
    excluded: tuple[Curie, ...] = ()
    age_years: float | None = None
    sex: str = "unknown"
    onset: Curie | None = None
    history: tuple[HistoryItem, ...] = ()
    id: str = ""
