"""What the ranking knows, as arrays: terms, conditions, their findings, and the profiles computed from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from itertools import repeat
from typing import overload

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.ancestry import Ancestry
from symptomdb.find.buffers import pack, unpack
from symptomdb.find.method import Method
from symptomdb.model.curie import Curie
from symptomdb.model.event import Triggers
from symptomdb.model.profile import Profile, Trait

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Arrays:
    """All numbers. T terms (parents before children), C conditions, R rows (one finding of one condition).

    Attributes:
        ancestor_starts, ancestors: Per term its ancestors that are findings, itself last, the root left out.
        content: (T,) information content in nats.
        background: (T,) share of people over all conditions who have the term.
        row_starts, row_terms: Per condition the terms of its rows, ascending.
        row_shares: (R,) share of people with the finding; 0 where it was looked for and not seen.
        row_inherited: (R,) 1 where only a broader class is known to have the finding.
        row_counted: (R,) 1 where a source says how often.
        reference_starts, references: Per row the numbers of its references.
        present_starts, present_terms, present_rows: Per condition all terms that it has through a row at or below
            them, ascending, and the row with the highest share.
        holder_starts, own_ends, holders, shares: Per term the conditions that have it: up to its own_end through
            their own rows, after it only through relatives; with the share of people.
        unreported: (C,) points lost for the findings of the condition, none of which the person need have.
        umbrella: (C,) 1 for a class whose narrower conditions are ranked themselves.
        x_recessive: (C,) 1 for X-linked recessive inheritance.
        onset_years: (C,) earliest age at which it is known to begin; -1 when unknown.
        prevalence: (C,) share of people who have it; 0 when no source says.
        lasting: (C,) 1 where it lasts for years.
        age_first, age_last: (C,) whole years between which it usually begins; -1 when no page says.
        female_share: (C,) share of people with it who are female; 0.5 when no page says.
        trait_cited: (C,) 1 where the ages are cited, 2 the sex, 3 both; what is not is our estimate.
        class_starts, class_members: Per class the conditions below it, at any distance.
    """

    ancestor_starts: Ints
    ancestors: Ints
    content: Floats
    background: Floats
    row_starts: Ints
    row_terms: Ints
    row_shares: Floats
    row_inherited: Bytes
    row_counted: Bytes
    reference_starts: Ints
    references: Ints
    present_starts: Ints
    present_terms: Ints
    present_rows: Ints
    holder_starts: Ints
    own_ends: Ints
    holders: Ints
    shares: Floats
    unreported: Floats
    umbrella: Bytes
    x_recessive: Bytes
    onset_years: Floats
    prevalence: Floats
    lasting: Bytes
    age_first: Ints
    age_last: Ints
    female_share: Floats
    trait_cited: Bytes
    class_starts: Ints
    class_members: Ints


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The arrays with their names.

    Attributes:
        plain_labels: Layperson wording per term; empty where there is none.
        retired: Obsolete ids that nothing replaces.
        references: Reference texts; `Arrays.references` holds their places here.
        triggers: Number of a condition to the events that it follows, where a page of ours says so.
        ancestry: Follows from the arrays.
    """

    arrays: Arrays
    terms: tuple[Curie, ...]
    labels: tuple[str, ...]
    plain_labels: tuple[str, ...]
    redirects: dict[Curie, Curie]
    retired: frozenset[Curie]
    conditions: tuple[Curie, ...]
    names: tuple[str, ...]
    records: Sequence[tuple[Curie, ...]]
    series: tuple[str, ...]
    classes: tuple[Curie, ...]
    references: tuple[str, ...]
    version: str
    method: Method
    numbers: dict[Curie, int]
    condition_numbers: dict[Curie, int]
    class_numbers: dict[Curie, int]
    notes: tuple[str, ...] = ()
    triggers: dict[int, Trait[Triggers]] = field(default_factory=dict)
    ancestry: Ancestry = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        arrays = self.arrays
        object.__setattr__(self, "ancestry", Ancestry(arrays.ancestor_starts, arrays.ancestors, arrays.content))

    def members_of(self, asked: Curie) -> Ints:
        """Numbers of the conditions at or below a condition or class, or with a finding or a form of it; else none."""
        found: list[int] = []
        if asked in self.class_numbers:
            number = self.class_numbers[asked]
            start, end = self.arrays.class_starts[number], self.arrays.class_starts[number + 1]
            found = self.arrays.class_members[start:end].tolist()
        if asked in self.condition_numbers:
            found.append(self.condition_numbers[asked])
        if asked in self.numbers:
            term = self.numbers[asked]
            found += self.arrays.holders[self.arrays.holder_starts[term] : self.arrays.own_ends[term]].tolist()
        return np.array(sorted(set(found)), dtype=np.int32)

    def to_bytes(self) -> bytes:
        """One block of bytes, for the store."""
        texts = {
            "terms": tuple(map(str, self.terms)),
            "labels": self.labels,
            "plain_labels": self.plain_labels,
            "redirects": tuple(f"{old} {new}" for old, new in self.redirects.items()),
            "retired": tuple(sorted(map(str, self.retired))),
            "conditions": tuple(map(str, self.conditions)),
            "names": self.names,
            "records": tuple(" ".join(map(str, found)) for found in self.records),
            "series": self.series,
            "classes": tuple(map(str, self.classes)),
            "references": self.references,
            "notes": self.notes,
            "triggers": tuple(json.dumps([number, trait.to_plain()]) for number, trait in self.triggers.items()),
        }
        meta = {"version": self.version, "method": asdict(self.method)}
        return pack({one.name: getattr(self.arrays, one.name) for one in fields(Arrays)}, texts, meta)

    @classmethod
    def from_bytes(cls, block: bytes | memoryview, version: str = "") -> Knowledge:
        """Read what `to_bytes` wrote; the arrays are views of `block`. `version` replaces the one in the block."""
        arrays, texts, meta = unpack(block)
        terms, conditions = _curies(texts["terms"]), _curies(texts["conditions"])
        classes = _curies(texts["classes"])
        return cls(
            arrays=Arrays(**arrays),
            terms=terms,
            labels=texts["labels"],
            plain_labels=texts["plain_labels"],
            redirects=dict(tuple(_curies(line.split())) for line in texts["redirects"]),  # type: ignore[misc]
            retired=frozenset(_curies(texts["retired"])),
            conditions=conditions,
            names=texts["names"],
            records=_Records(texts["records"]),
            series=texts["series"],
            classes=classes,
            references=texts["references"],
            notes=texts["notes"],
            triggers=_triggers(texts["triggers"]),
            version=version or meta["version"],
            method=Method(**meta["method"]),
            numbers=dict(zip(terms, range(len(terms)), strict=True)),
            condition_numbers=dict(zip(conditions, range(len(conditions)), strict=True)),
            class_numbers=dict(zip(classes, range(len(classes)), strict=True)),
        )


def _triggers(lines: Iterable[str]) -> dict[int, Trait[Triggers]]:
    parts = ((number, Profile.from_plain({"triggers": plain}).triggers) for number, plain in map(json.loads, lines))
    return {number: trait for number, trait in parts if trait is not None}


class _Records(Sequence[tuple[Curie, ...]]):
    """Records per condition, made from their text when they are first looked at: making all takes long."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self._made: dict[int, tuple[Curie, ...]] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> tuple[Curie, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[Curie, ...]]: ...
    def __getitem__(self, at: int | slice) -> tuple[Curie, ...] | Sequence[tuple[Curie, ...]]:
        if isinstance(at, slice):
            return _Records(self._lines[at])
        made = self._made.get(at)
        if made is None:
            made = self._made[at] = _curies(self._lines[at].split())
        return made


def _curies(texts: Iterable[str]) -> tuple[Curie, ...]:
    """Ids that this module wrote itself: split, not checked again."""
    return tuple([Curie(prefix, local) for prefix, _, local in map(str.partition, texts, repeat(":"))])
