"""How far a line is trusted: ours, then backed by a publication, an expert database, many people, AI, a machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from symptomdb.model.annotation import Annotation
from symptomdb.model.claim import Claim
from symptomdb.model.source import Trust

#: HPO's code for a row that a program inferred: https://hpo.jax.org/data/annotation-format
_INFERRED = "IEA"
MACHINE_PROPOSED = "proposed by a machine"


def trust_of_annotation(annotation: Annotation) -> Trust:
    """The trust of one coded line: a PubMed id stands behind it, the database's editors, or a program."""
    if annotation.evidence == _INFERRED:
        return Trust.MACHINE_READ
    return Trust.PUBLICATION_BACKED if _has_publication(annotation.references) else Trust.EXPERT_DATABASE


def trust_of_claim(claim: Claim, of_sources: Mapping[str, Trust]) -> Trust:
    """The trust of one claim: that of its source, higher with a publication behind it, lowest from a machine.

    A publication does not raise what many people, AI or a machine gathered: nobody checked that it says so.
    """
    if claim.note == MACHINE_PROPOSED:
        return Trust.MACHINE_READ
    base = of_sources.get(claim.source, Trust.EXPERT_DATABASE)
    if base < Trust.EXPERT_DATABASE:
        return base
    return Trust.PUBLICATION_BACKED if _has_publication(claim.references) else Trust.EXPERT_DATABASE


def _has_publication(references: Iterable[str]) -> bool:
    return any(reference.startswith("PMID:") for reference in references)
