"""An ontology class: id, label, synonyms, parents."""

from __future__ import annotations

from dataclasses import dataclass

from symptomdb.model.curie import Curie


@dataclass(frozen=True, slots=True)
class Synonym:
    """Another name of a term.

    Attributes:
        scope: ``EXACT``, ``NARROW``, ``BROAD`` or ``RELATED``.
        kind: OBO synonym type such as ``layperson``, ``abbreviation``, ``uk_spelling``; empty when none is given.
    """

    text: str
    scope: str = "EXACT"
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One class of an ontology.

    Attributes:
        parents: Direct ``is_a`` parents.
        replaced_by: For an obsolete term, what to use in its place.
        consider: For an obsolete term that no single term replaces, what may fit.
    """

    id: Curie
    label: str
    definition: str = ""
    synonyms: tuple[Synonym, ...] = ()
    parents: tuple[Curie, ...] = ()
    alt_ids: tuple[Curie, ...] = ()
    xrefs: tuple[Curie, ...] = ()
    subsets: tuple[str, ...] = ()
    obsolete: bool = False
    replaced_by: Curie | None = None
    comment: str = ""
    consider: tuple[Curie, ...] = ()
