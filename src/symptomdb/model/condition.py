"""A condition: a disease, injury or syndrome, under our own id."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from symptomdb.model.curie import Curie


class NameKind(StrEnum):
    """What sort of name it is; `DENIED` names must never lead to this condition."""

    PREFERRED = "preferred"
    EXACT = "exact"
    RELATED = "related"
    LAY = "lay"
    ABBREVIATION = "abbreviation"
    DENIED = "denied"


class Relation(StrEnum):
    """How another vocabulary's code relates to ours (SKOS)."""

    EXACT = "exact"
    CLOSE = "close"
    BROAD = "broad"
    NARROW = "narrow"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Name:
    """A name with the source that gives it; `reason` says why a denied name is denied."""

    text: str
    kind: NameKind
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Xref:
    """A code of another vocabulary."""

    code: Curie
    relation: Relation
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A disease, injury or syndrome. Its key is our own id; every other code is a cross-reference.

    Attributes:
        id: ``SDB:`` and a slug of ours; for a record known only from a data source, ``SDB:omim-154700`` and so on.
        kind: ``disease``, ``injury`` or ``syndrome``.
        source: The source that defined the record.
    """

    id: Curie
    name: str
    kind: str
    source: str
    names: tuple[Name, ...] = ()
    xrefs: tuple[Xref, ...] = ()
