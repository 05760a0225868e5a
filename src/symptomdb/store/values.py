"""Values that only the store gives or takes: name hits, token counts, and all that one build writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from symptomdb.model.curie import Curie

if TYPE_CHECKING:
    from symptomdb.model.annotation import Annotation
    from symptomdb.model.claim import Claim, FindingTest
    from symptomdb.model.condition import Condition
    from symptomdb.model.identity import Kinship, Remark
    from symptomdb.model.page import Monograph
    from symptomdb.model.source import Publication, Source
    from symptomdb.model.term import Term

#: A row of whichever columns were asked for.
AnyRow = Row[*tuple[Any, ...]]
#: Called with a step's name, how much of it is done and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name under its key.

    Attributes:
        key: `ontology.names.name_key` of the name, or of a form of it.
        condition: The record that bears the name; an ontology term's own id for kind ``term``.
        kind: A value of `NameKind`, ``acronym`` for the bracketed acronym of a name, ``term`` for a finding's name.
        weight: 0 to 1, how surely the name means the record.
        denied: The name must never lead to this record.
    """

    key: str
    condition: Curie
    weight: float
    kind: str
    name: str
    source: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class TokenInfo:
    """How many names hold a stem (`df`), and how often general English uses it; 0 for never."""

    token: str
    df: int
    english: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that one build writes.

    Attributes:
        aliases: Another id of a condition, to the condition.
        headings: A finding's term to the label of its organ system.
        monographs: Their conditions are among `conditions`.
        blobs: Name and a function that makes the bytes, called when it is written so that not all lie in memory.
    """

    sources: Sequence[Source]
    publications: Sequence[Publication]
    terms: Sequence[Term]
    conditions: Sequence[Condition]
    annotations: Sequence[Annotation]
    monographs: Sequence[Monograph] = ()
    aliases: Mapping[Curie, Curie] = field(default_factory=dict)
    headings: Mapping[Curie, str] = field(default_factory=dict)
    claims: Sequence[Claim] = ()
    kinships: Sequence[Kinship] = ()
    tests: Sequence[FindingTest] = ()
    remarks: Sequence[Remark] = ()
    name_keys: Iterable[NameHit] = ()
    tokens: Iterable[TokenInfo] = ()
    blobs: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    meta: Mapping[str, str] = field(default_factory=dict)
