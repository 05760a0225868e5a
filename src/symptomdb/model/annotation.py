"""An annotation: one cited fact of a data source that links a condition to a term."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.model.frequency import Frequency


class AnnotationKind(StrEnum):
    """What the term says of the condition (HPOA's column ``aspect``)."""

    FINDING = "finding"
    INHERITANCE = "inheritance"
    COURSE = "course"
    HISTORY = "history"
    MODIFIER = "modifier"


#: The aspect under which each kind is shown.
ASPECT_OF = {
    AnnotationKind.FINDING: Aspect.SYMPTOMS,
    AnnotationKind.INHERITANCE: Aspect.CAUSES,
    AnnotationKind.COURSE: Aspect.STAGES,
    AnnotationKind.HISTORY: Aspect.RISK_FACTORS,
    AnnotationKind.MODIFIER: Aspect.STAGES,
}


@dataclass(frozen=True, slots=True)
class Annotation:
    """One line of a source: nothing is merged at load, so no reference is lost.

    Attributes:
        record: The source's own id of the disease record, for example OMIM:154700.
        excluded: The source says NOT: the finding does not belong to the condition.
        references: PMIDs, OMIM, ORPHA ids and web addresses as the source wrote them.
        evidence: Evidence code (PCS, TAS, IEA; our own: MONOGRAPH).
        line: Line of the source file, 1-based.
    """

    condition: Curie
    record: Curie
    kind: AnnotationKind
    term: Curie
    source: str
    line: int
    excluded: bool = False
    frequency: Frequency | None = None
    onset: Curie | None = None
    sex: str = ""
    modifiers: tuple[Curie, ...] = ()
    evidence: str = ""
    references: tuple[str, ...] = ()
    curation: str = ""
