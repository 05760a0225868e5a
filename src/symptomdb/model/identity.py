"""What a source says of the identity of its records: names, codes of other vocabularies, broader records."""

from __future__ import annotations

from dataclasses import dataclass

from symptomdb.model.condition import Name, Xref
from symptomdb.model.curie import Curie


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a source.

    Attributes:
        names: The preferred name first.
        codes: Codes of other vocabularies, each with its relation.
        parents: Broader records of the same source.
        by_name: The source gives no codes at all, so that only the name can lead to a condition.
    """

    record: Curie
    names: tuple[Name, ...]
    codes: tuple[Xref, ...] = ()
    parents: tuple[Curie, ...] = ()
    by_name: bool = False


class Relationship:
    """Words for how one condition stands to another, as stored and shown."""

    KIND = "kind"
    PART = "part"
    SUSCEPTIBILITY = "susceptibility"
    SAME_NAME = "same name"


@dataclass(frozen=True, slots=True)
class Kinship:
    """`child` is a kind of `parent`, a part of it, or a record of susceptibility to it (`relation`)."""

    child: Curie
    parent: Curie
    relation: str
    source: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that reconciliation found and a reader should know.

    Attributes:
        kind: ``merge``, ``conflict``, ``ambiguity``, ``override``, ``name``, ``unknown`` or ``finding``.
        subject: The code or record that it is about.
    """

    kind: str
    subject: str
    detail: str
    source: str
