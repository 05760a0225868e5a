"""A candidate: a condition that could explain a case, with a match per finding and every point of its score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import NamedTuple

from symptomdb.model.curie import Curie


class MatchKind(StrEnum):
    """How one finding of the person bears on one condition; closed, each kind with its meaning.

    - EXACT: the condition has this very finding.
    - DESCENDANT: the finding is a more specific form of one that the condition has.
    - ANCESTOR: the finding is broader than one that the condition has.
    - SIBLING: the finding and one of the condition's share a parent or a higher class.
    - FAMILY: not reported in this condition itself, but in its close relatives.
    - UNMATCHED: nothing known of the condition bears on the finding.
    - CONTRADICTED: the person has it, and a source says that it does not belong to the condition.
    - EXCLUDED_CONTRADICTED: it was excluded in the person, and the condition usually has it.
    - EXCLUDED_CONSISTENT: it was excluded in the person, and nothing known of the condition expects it.
    """

    EXACT = "exact"
    DESCENDANT = "descendant"
    ANCESTOR = "ancestor"
    SIBLING = "sibling"
    FAMILY = "family"
    UNMATCHED = "unmatched"
    CONTRADICTED = "contradicted"
    EXCLUDED_CONTRADICTED = "excluded-contradicted"
    EXCLUDED_CONSISTENT = "excluded-consistent"


class Match(NamedTuple):
    """One finding and one condition; a named tuple, since a ranking makes hundreds of them in a millisecond.

    Attributes:
        finding: The person's finding.
        ratio: Likelihood ratio: how many times likelier the finding is in this condition than in all of them.
        weight: 0 to 1; below 1 where other findings of the person say much the same.
        points: What it adds to the score: ``weight * ln(ratio)``; 0 for an excluded finding unless those are scored.
        term: The condition's own finding that was matched; None where there is none.
        frequency: Share of people with the condition who have `term`, 0 to 1; None where nothing was matched, and where
            no source says how often: a half is reckoned with there.
        references: Where the sources say so, as they wrote it.
    """

    finding: Curie
    label: str
    kind: MatchKind
    ratio: float
    weight: float
    points: float
    term: Curie | None = None
    term_label: str = ""
    frequency: float | None = None
    references: tuple[str, ...] = ()


class AdjustmentKind(StrEnum):
    """What else counts for or against a condition as a whole."""

    NOT_REPORTED = "not-reported"
    UMBRELLA = "umbrella"
    SEX = "sex"
    AGE = "age"
    HISTORY = "history"
    PRIOR = "prior"


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points for or against a condition that no single finding gives, with the reason in words."""

    kind: AdjustmentKind
    points: float
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A condition in a differential.

    Attributes:
        rank: 1 is first; conditions of equal score share the lowest rank.
        records: The sources' ids that were merged into this condition.
        score: Sum of the points of all matches and adjustments, in natural logarithms.
        probability: Calibrated posterior among all conditions of the knowledge base.
        series: Name of the numbered series that it belongs to, for example "Noonan syndrome"; empty for none.
        explained: Share of the case's information that this condition accounts for, 0 to 1.
    """

    condition: Curie
    name: str
    rank: int
    score: float
    probability: float
    records: tuple[Curie, ...] = ()
    matches: tuple[Match, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    series: str = ""
    explained: float = 0.0

    @property
    def contradictions(self) -> tuple[Match, ...]:
        """What speaks against it, shown even where it is not scored."""
        against = {MatchKind.CONTRADICTED, MatchKind.EXCLUDED_CONTRADICTED}
        return tuple(match for match in self.matches if match.kind in against)

    @property
    def prior_reason(self) -> str:
        """Why the prior gave it points, with the figure that this rests on; empty when the prior is uniform."""
        return next((part.reason for part in self.adjustments if part.kind is AdjustmentKind.PRIOR), "")

    def sum_of_points(self) -> float:
        """The score once more, from its parts."""
        return fsum(match.points for match in self.matches) + fsum(part.points for part in self.adjustments)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether there is enough to go on.

    Attributes:
        bits: Information in the findings, after what they repeat of each other.
        bits_needed: Information that it takes to single out one condition.
        level: ``none``, ``little``, ``some`` or ``enough``.
        advice: The same in plain words, with what to do.
    """

    bits: float
    bits_needed: float
    level: str
    advice: str


@dataclass(frozen=True, slots=True)
class SeriesGroup:
    """Conditions of one series that the findings cannot tell apart; `probability` is theirs together."""

    name: str
    conditions: tuple[Curie, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The answer to a case.

    Attributes:
        candidates: Best first.
        considered: How many conditions were compared.
        notes: What was changed or left out of the case, in words: old ids, unknown ids, repeated findings.
        unknown: Ids in the case that the ontology does not know or that are no findings; they were not used.
        prior: ``uniform`` or ``prevalence``.
        knowledge_base: Version of the knowledge base that ranked.
        method: Name and version of the method.
    """

    candidates: tuple[Candidate, ...]
    coverage: Coverage
    considered: int
    notes: tuple[str, ...] = ()
    unknown: tuple[Curie, ...] = ()
    groups: tuple[SeriesGroup, ...] = ()
    prior: str = "uniform"
    knowledge_base: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class PairCandidate:
    """Two conditions at once: `score` counts each finding for the one of the two that explains it better."""

    first: Curie
    second: Curie
    first_name: str
    second_name: str
    score: float
    gain: float
    explained_by_first: tuple[Curie, ...]
    explained_by_second: tuple[Curie, ...]
