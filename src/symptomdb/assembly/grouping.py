"""Grouping: which record of a loaded source belongs to which condition.

Order: our own decision, a page of ours, a Mondo class, an equal code. A name only says where a record without codes may
be shown; it makes no two records one condition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from symptomdb.assembly.identity import Identity, NameIndex
from symptomdb.model.condition import Condition, Relation
from symptomdb.model.curie import Curie
from symptomdb.model.identity import Entry, Remark
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.overrides import Overrides

#: Codes that join and are not shown.
HIDDEN = frozenset({"UMLS"})


@dataclass(slots=True)
class Group:
    """The records of one condition."""

    conditions: list[Condition] = field(default_factory=list)
    records: set[Curie] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)


class Grouping:
    """All records in groups, one to a condition.

    Attributes:
        groups: Anchor (`Identity`) to its records.
        claimed: Records of which a loaded source says something.
        by_name: Records that stand in their group by name only.
        remarks: Ambiguities, and records that no source lists.
    """

    def __init__(
        self,
        conditions: Sequence[Condition],
        own: set[Curie],
        loads: Sequence[Loaded],
        entries: Sequence[Entry],
        identity: Identity,
        overrides: Overrides,
    ) -> None:
        self.groups: dict[Curie, Group] = {}
        self.by_name: set[Curie] = set()
        self.remarks: list[Remark] = []
        self._entries = entries
        self._identity = identity
        self._overrides = overrides
        self._anchors: dict[Curie, Curie] = {}
        self.claimed = self._claimed(loads)
        self._group_conditions(conditions, own)
        self._group_coded()
        self._group_named()

    def anchor(self, record: Curie) -> Curie:
        """The anchor of the group that a record belongs to, whether or not there is such a group."""
        if record not in self._anchors:
            self._anchors[record] = self._identity.anchor(record)
        return self._anchors[record]

    def _claimed(self, loads: Sequence[Loaded]) -> set[Curie]:
        """Records of which something is said; one that no loaded source lists has no name and is left out."""
        known = {entry.record for entry in self._entries}
        claimed = {claim.record: claim.source for load in loads for claim in load.claims}
        for record in sorted(claimed.keys() - known):
            detail = "Rows speak of it, and no loaded source lists it; they were left out."
            self.remarks.append(Remark("unknown", str(record), detail, claimed[record]))
        return claimed.keys() & known

    def _group_conditions(self, conditions: Sequence[Condition], own: set[Curie]) -> None:
        """The conditions of the default build: OMIM and ORPHA records of one class come together."""
        for condition in conditions:
            if condition.id in own:
                self.groups.setdefault(condition.id, Group()).conditions.append(condition)
                continue
            record = next(xref.code for xref in condition.xrefs if xref.relation is Relation.EXACT)
            group = self.groups.setdefault(self.anchor(record), Group())
            group.conditions.append(condition)
            group.records.add(record)

    def _group_coded(self) -> None:
        """Records with codes: with claims they make a condition, without they add names and codes to one."""
        for entry in self._entries:
            if not entry.by_name and entry.record in self.claimed:
                self.groups.setdefault(self.anchor(entry.record), Group()).records.add(entry.record)
        for entry in self._entries:
            if not entry.by_name and (group := self.groups.get(self.anchor(entry.record))) is not None:
                group.entries.append(entry)

    def _group_named(self) -> None:
        """Records that only a name can place: by their codes where they have some, else by name, else on their own."""
        index = NameIndex()
        coded: dict[Curie, list[Entry]] = {}
        for entry in self._entries:
            if not entry.by_name:
                anchor = self.anchor(entry.record)
                index.add(anchor, entry.names)
                coded.setdefault(anchor, []).append(entry)
        for anchor, group in self.groups.items():
            for condition in group.conditions:
                index.add(anchor, condition.names)
        named = [entry for entry in self._entries if entry.by_name and entry.record in self.claimed]
        for entry in named:
            anchor = self._anchor_of_named(entry, index)
            self._anchors[entry.record] = anchor
            group = self.groups.setdefault(anchor, Group())
            if anchor == entry.record or anchor.prefix in HIDDEN or entry.record in self._overrides.join:
                # On its own, or by our own decision, which its name stands behind too.
                group.entries.append(entry)
            elif not group.entries and not group.conditions:
                # A class that nothing else has filled yet lends its names and codes.
                group.entries.extend(coded.get(anchor, ()))
            group.records.add(entry.record)

    def _anchor_of_named(self, entry: Entry, index: NameIndex) -> Curie:
        if entry.record in self._overrides.join or entry.record in self._overrides.apart:
            return self._identity.anchor(entry.record)
        codes = {self._identity.anchor(x.code) for x in entry.codes if self._identity.is_known(x.code)}
        bearers = set(index.bearers(entry.names))
        # Of several codes the one whose class bears the name; a focus of two concepts is otherwise left alone.
        chosen = codes if len(codes) == 1 else codes & bearers
        if len(chosen) == 1:
            return chosen.pop()
        if len(codes) > 1:
            listed = ", ".join(map(str, sorted(codes)))
            self.remarks.append(
                Remark("ambiguity", str(entry.record), f"Its codes lead to {listed}.", entry.names[0].source)
            )
            return entry.record
        if len(bearers) == 1:
            self.by_name.add(entry.record)
            return bearers.pop()
        if bearers:
            listed = ", ".join(map(str, sorted(bearers)[:5]))
            detail = f"{entry.names[0].text!r} is a name of {listed}."
            self.remarks.append(Remark("ambiguity", str(entry.record), detail, entry.names[0].source))
        # Documents on one concept that no vocabulary here knows still belong together.
        return entry.codes[0].code if len(entry.codes) == 1 and not bearers else entry.record
