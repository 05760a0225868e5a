"""A claim: one thing that a loaded source says of a condition, in the source's words or as a coded link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality


class ClaimKind(StrEnum):
    """What sort of claim it is; it gives the sub-heading under which the claim is shown."""

    DEFINITION = "definition"
    SYMPTOM = "symptom"
    TREATMENT = "treatment"
    PREVENTION = "prevention"
    CONTRAINDICATED = "contraindicated"
    NO_BENEFIT = "no_benefit"
    TEST = "test"
    DERIVED_TEST = "derived_test"
    CAUSE = "cause"
    INHERITANCE = "inheritance"
    ONSET = "onset"
    PREVALENCE = "prevalence"
    PASSAGE = "passage"


class Joining(StrEnum):
    """How a record was given to its condition. A name alone never makes two records one condition."""

    CODE = "code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Claim:
    """One line, element or passage of a source; nothing is merged at load.

    Attributes:
        condition: Our id; the record's own id until the build has joined it.
        record: The source's own id of the disease record.
        text: What is said; for a passage the quoted words.
        place: File and line, or archive member, that says so.
        note: How far to trust it, for the reader: "AI-curated, unreviewed".
        references: PMIDs, addresses and ids of publications, the release or document itself first.
        finding: The finding that an action is meant for, or that the claim is about.
        code: Code of the medical action or the symptom in its own vocabulary.
        joined_by: ``name`` where the source has no codes and only its name leads to the condition.
    """

    condition: Curie
    record: Curie
    source: str
    aspect: Aspect
    kind: ClaimKind
    text: str
    place: str
    modality: Modality
    note: str = ""
    references: tuple[str, ...] = ()
    finding: Curie | None = None
    code: str = ""
    evidence: str = ""
    frequency: str = ""
    joined_by: Joining = Joining.CODE


@dataclass(frozen=True, slots=True)
class FindingTest:
    """A finding can be observed by a medical procedure; `prenatal` when before birth."""

    finding: Curie
    action: Curie
    prenatal: bool
    source: str
