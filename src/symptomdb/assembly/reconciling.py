"""Reconciling: the records of all loaded sources become conditions under our ids; every row keeps its record.

Order: our own decision, a page of ours, a Mondo class, an equal code. A name only says where a record without codes may
be shown, marked so; it makes no two records one condition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from symptomdb.assembly.identity import CLASS_PREFIX, Identity, NameIndex, find_cycle, folded
from symptomdb.assembly.joining import Joined
from symptomdb.errors import SourceError
from symptomdb.model.annotation import Annotation
from symptomdb.model.claim import Claim, Joining
from symptomdb.model.condition import Condition, Name, NameKind, Relation, Xref
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.model.identity import Entry, Kinship, Relationship, Remark
from symptomdb.model.page import Monograph
from symptomdb.sources.hpoa import condition_id
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.overrides import Overrides

#: A condition that is no page of ours takes the id of the record that comes first here, then of the smallest number.
_ID_ORDER = ("OMIM", "ORPHA", "DECIPHER", "DOID", "MONDO", "MEDQUAD", "DISMECH", "WIKIDATA")
#: Codes that join and are not shown.
_HIDDEN = frozenset({"UMLS"})
_LONGEST_CLIMB = 8


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Everything under our ids, with what was met on the way."""

    joined: Joined
    claims: tuple[Claim, ...]
    kinships: tuple[Kinship, ...]
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """The records of one condition."""

    conditions: list[Condition] = field(default_factory=list)
    records: set[Curie] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)


def reconcile(
    joined: Joined,
    monographs: Sequence[Monograph],
    loads: Sequence[Loaded],
    overrides: Overrides,
    remarks: Iterable[Remark] = (),
) -> Reconciled:
    """Join the loaded sources to what the default build holds.

    Args:
        remarks: What was met before, to be reported with the rest.

    Raises:
        SourceError: The hierarchy of a source runs in a circle.
    """
    if not loads:
        return Reconciled(joined, (), (), (), ())
    for load in loads:
        _check_hierarchy(load)
    return _Reconciler(joined, monographs, loads, overrides, remarks).run()


def _check_hierarchy(load: Loaded) -> None:
    circle = find_cycle({entry.record: entry.parents for entry in load.entries if entry.parents})
    if circle:
        listed = " → ".join(map(str, circle[:8]))
        raise SourceError(
            f"{load.report.source.name}: its hierarchy runs in a circle: {listed}.",
            "Fetch the file again; if it stays so, tell its publisher.",
        )


class _Reconciler:
    def __init__(
        self,
        joined: Joined,
        monographs: Sequence[Monograph],
        loads: Sequence[Loaded],
        overrides: Overrides,
        remarks: Iterable[Remark],
    ) -> None:
        self._joined = joined
        self._own = {page.condition.id for page in monographs}
        self._loads = loads
        self._overrides = overrides
        self._entries = [entry for load in loads for entry in load.entries if entry.record.prefix != "ICD10CM"]
        self._identity = Identity(self._entries, monographs, overrides)
        self._icd = {entry.record: entry.names[0].text for load in loads for entry in load.entries
                     if entry.record.prefix == "ICD10CM"}  # fmt: skip
        self._groups: dict[Curie, _Group] = {}
        self._anchors: dict[Curie, Curie] = {}
        self._by_name: set[Curie] = set()
        self._own_names = {
            folded(name.text): page.condition.id
            for page in monographs
            for name in (Name(page.condition.name, NameKind.PREFERRED, "own"), *page.condition.names)
            if name.kind in (NameKind.PREFERRED, NameKind.EXACT)
        }
        self._remarks: list[Remark] = [*remarks, *self._identity.remarks]
        self._dropped_names: Counter[str] = Counter()

    def run(self) -> Reconciled:
        claimed = self._claimed()
        self._group_conditions()
        self._group_coded(claimed)
        self._group_named(claimed)
        made = {anchor: self._condition(anchor, group) for anchor, group in sorted(self._groups.items())}
        aliases = self._aliases(made)
        names = {anchor: condition.id for anchor, condition in made.items()}
        said = (claim for load in self._loads for claim in load.claims if claim.record in claimed)
        claims = tuple(self._placed(claim, names) for claim in said)
        annotations = self._annotations(aliases)
        kinships = self._kinships(names, made)
        self._report_overrides()
        joined = Joined(tuple(made.values()), annotations, aliases)
        return Reconciled(joined, claims, kinships, tuple(self._remarks), self._notes(claims))

    # --- which record belongs where

    def _claimed(self) -> set[Curie]:
        """Records of which something is said; one that no loaded source lists has no name and is left out."""
        known = {entry.record for entry in self._entries}
        claimed = {claim.record: claim.source for load in self._loads for claim in load.claims}
        for record in sorted(claimed.keys() - known):
            detail = "Rows speak of it, and no loaded source lists it; they were left out."
            self._remarks.append(Remark("unknown", str(record), detail, claimed[record]))
        return claimed.keys() & known

    def _anchor(self, record: Curie) -> Curie:
        if record not in self._anchors:
            self._anchors[record] = self._identity.anchor(record)
        return self._anchors[record]

    def _group_conditions(self) -> None:
        """The conditions of the default build: OMIM and ORPHA records of one class come together."""
        for condition in self._joined.conditions:
            if condition.id in self._own:
                self._groups.setdefault(condition.id, _Group()).conditions.append(condition)
                continue
            record = next(xref.code for xref in condition.xrefs if xref.relation is Relation.EXACT)
            group = self._groups.setdefault(self._anchor(record), _Group())
            group.conditions.append(condition)
            group.records.add(record)

    def _group_coded(self, claimed: set[Curie]) -> None:
        """Records with codes: with claims they make a condition, without they add names and codes to one."""
        for entry in self._entries:
            if not entry.by_name and entry.record in claimed:
                self._groups.setdefault(self._anchor(entry.record), _Group()).records.add(entry.record)
        for entry in self._entries:
            if not entry.by_name and (group := self._groups.get(self._anchor(entry.record))) is not None:
                group.entries.append(entry)

    def _group_named(self, claimed: set[Curie]) -> None:
        """Records that only a name can place: by their codes where they have some, else by name, else on their own."""
        index = NameIndex()
        coded: dict[Curie, list[Entry]] = {}
        for entry in self._entries:
            if not entry.by_name:
                anchor = self._anchor(entry.record)
                index.add(anchor, entry.names)
                coded.setdefault(anchor, []).append(entry)
        for anchor, group in self._groups.items():
            for condition in group.conditions:
                index.add(anchor, condition.names)
        named = [entry for entry in self._entries if entry.by_name and entry.record in claimed]
        for entry in named:
            anchor = self._anchor_of_named(entry, index)
            self._anchors[entry.record] = anchor
            group = self._groups.setdefault(anchor, _Group())
            if anchor == entry.record or anchor.prefix in _HIDDEN or entry.record in self._overrides.join:
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
            self._remarks.append(
                Remark("ambiguity", str(entry.record), f"Its codes lead to {listed}.", entry.names[0].source)
            )
            return entry.record
        if len(bearers) == 1:
            self._by_name.add(entry.record)
            return bearers.pop()
        if bearers:
            listed = ", ".join(map(str, sorted(bearers)[:5]))
            detail = f"{entry.names[0].text!r} is a name of {listed}."
            self._remarks.append(Remark("ambiguity", str(entry.record), detail, entry.names[0].source))
        # Documents on one concept that no vocabulary here knows still belong together.
        return entry.codes[0].code if len(entry.codes) == 1 and not bearers else entry.record

    # --- conditions

    def _condition(self, anchor: Curie, group: _Group) -> Condition:
        own = next((condition for condition in group.conditions if condition.id in self._own), None)
        entries = sorted(group.entries, key=lambda entry: (entry.record.prefix != CLASS_PREFIX, _rank(entry.record)))
        first = own or self._first(anchor, group, entries)
        names = {name.text.casefold(): name for name in first.names}
        names.setdefault(first.name.casefold(), Name(first.name, NameKind.PREFERRED, first.source))
        for condition in sorted(group.conditions, key=lambda one: _rank_id(one.id)):
            for name in condition.names:
                self._add_name(names, name, first.id)
        for entry in entries:
            for name in entry.names:
                if (entry.record, name.text.casefold()) not in self._overrides.deny_name:
                    self._add_name(names, name, first.id)
        xrefs = self._xrefs(first, group, entries)
        self._report_group(anchor, group, first)
        return replace(first, names=tuple(names.values()), xrefs=xrefs)

    def _first(self, anchor: Curie, group: _Group, entries: Sequence[Entry]) -> Condition:
        """The condition's id, name and source: the id of its first record, the name of its Mondo class."""
        ids = sorted((condition.id for condition in group.conditions), key=_rank_id)
        id_ = ids[0] if ids else condition_id(min(group.records, key=_rank))
        label = next((entry.names[0] for entry in entries if entry.record == anchor), None)
        if group.conditions:
            base = next(condition for condition in group.conditions if condition.id == id_)
            if label is None:
                return base
            names = (Name(label.text, NameKind.PREFERRED, label.source), *_demoted(base))
            return replace(base, name=label.text, names=names)
        name = label or entries[0].names[0]
        return Condition(id_, name.text, "disease", name.source)

    def _add_name(self, names: dict[str, Name], name: Name, condition: Curie) -> None:
        """Add a name unless the condition has or denies it, or it is a name of another page of ours."""
        key = name.text.casefold()
        if key in names:
            return
        owner = self._own_names.get(folded(name.text))
        if owner is not None and owner != condition:
            detail = f"{name.text!r} is a name of {owner}; it does not lead to {condition}."
            self._remarks.append(Remark("name", str(condition), detail, name.source))
            self._dropped_names[name.source] += 1
            return
        kind = NameKind.EXACT if name.kind is NameKind.PREFERRED else name.kind
        names[key] = replace(name, kind=kind)

    def _xrefs(self, first: Condition, group: _Group, entries: Sequence[Entry]) -> tuple[Xref, ...]:
        found = {xref.code: xref for xref in first.xrefs}
        for condition in group.conditions:
            for xref in condition.xrefs:
                found.setdefault(xref.code, xref)
        for entry in entries:
            if not entry.by_name:
                found.setdefault(entry.record, Xref(entry.record, Relation.EXACT, entry.names[0].source))
        for record in sorted(group.records, key=_rank):
            if record not in self._by_name and record.prefix not in ("MEDQUAD",):
                found.setdefault(record, Xref(record, Relation.EXACT, _source_of(record, first.source)))
        for entry in entries:
            for xref in entry.codes:
                if xref.code.prefix in _HIDDEN or xref.code in found:
                    continue
                note = self._icd.get(xref.code, "")
                relation = self._identity.relation(entry.record, xref)
                if relation is Relation.EXACT and self._anchor(xref.code) not in (first.id, self._anchor(entry.record)):
                    relation = Relation.RELATED
                found[xref.code] = Xref(xref.code, relation, xref.source, note)
        return tuple(found.values())

    # --- rows

    def _aliases(self, made: Mapping[Curie, Condition]) -> dict[Curie, Curie]:
        """Ids that records would have had on their own, to their condition; so no old link breaks."""
        ids = {condition.id for condition in made.values()}
        aliases = dict(self._joined.aliases)
        for anchor, group in self._groups.items():
            for id_ in (*(c.id for c in group.conditions), *(condition_id(record) for record in group.records)):
                if id_ not in ids:
                    aliases[id_] = made[anchor].id
        return dict(sorted(aliases.items()))

    def _annotations(self, aliases: Mapping[Curie, Curie]) -> tuple[Annotation, ...]:
        return tuple(
            replace(item, condition=aliases[item.condition]) if item.condition in aliases else item
            for item in self._joined.annotations
        )

    def _placed(self, claim: Claim, names: Mapping[Curie, Curie]) -> Claim:
        joined_by = Joining.NAME if claim.record in self._by_name else Joining.CODE
        return replace(claim, condition=names[self._anchor(claim.record)], joined_by=joined_by)

    def _kinships(self, ids: Mapping[Curie, Curie], made: Mapping[Curie, Condition]) -> tuple[Kinship, ...]:
        """Each condition to the nearest broader conditions, over classes that are no conditions here."""
        names = {condition.id: condition.name for condition in made.values()}
        found: dict[tuple[Curie, Curie], Kinship] = {}
        for load in self._loads:
            parents = {entry.record: entry.parents for entry in load.entries if entry.parents}
            source = load.report.source.id
            for record in parents:
                child = ids.get(self._anchor(record))
                if child is None:
                    continue
                for above in self._nearest(record, parents, ids):
                    if above != child:
                        lowered = names[child].lower()
                        relation = Relationship.SUSCEPTIBILITY if "susceptib" in lowered else Relationship.KIND
                        found.setdefault((child, above), Kinship(child, above, relation, source))
        backwards = [pair for pair in found if (pair[1], pair[0]) in found and pair[0] < pair[1]]
        for child, above in backwards:
            detail = f"Two sources disagree which is broader: {child} or {above}; neither is shown."
            self._remarks.append(Remark("conflict", str(child), detail, found[child, above].source))
            del found[child, above], found[above, child]
        return tuple(found[pair] for pair in sorted(found))

    def _nearest(
        self, record: Curie, parents: Mapping[Curie, Sequence[Curie]], ids: Mapping[Curie, Curie]
    ) -> list[Curie]:
        nearest: dict[Curie, None] = {}
        level, seen = list(parents.get(record, ())), {record}
        for _ in range(_LONGEST_CLIMB):
            further: list[Curie] = []
            for above in level:
                if above in seen:
                    continue
                seen.add(above)
                condition = ids.get(self._anchor(above))
                if condition is not None:
                    nearest[condition] = None
                else:
                    further += parents.get(above, ())
            if nearest or not further:
                break
            level = further
        return list(nearest)

    # --- what was met

    def _report_group(self, anchor: Curie, group: _Group, first: Condition) -> None:
        kinds: dict[str, list[Curie]] = {}
        for record in sorted(group.records):
            if record.prefix in ("OMIM", "ORPHA"):
                kinds.setdefault(record.prefix, []).append(record)
        listed = [str(record) for records in kinds.values() for record in records]
        if len(listed) > 1:
            self._remarks.append(Remark("merge", str(first.id), f"{', '.join(listed)} are {anchor}.", "mondo"))
        for prefix, records in kinds.items():
            if len(records) > 1 and anchor.prefix == CLASS_PREFIX:
                detail = f"{anchor} holds {len(records)} ids of {prefix}: {', '.join(map(str, records))}."
                self._remarks.append(Remark("conflict", str(first.id), detail, "mondo"))

    def _report_overrides(self) -> None:
        said = self._overrides
        decided = [(record, f"apart: {reason}") for record, reason in said.apart.items()]
        decided += [(record, f"belongs to {to}: {reason}") for record, (to, reason) in said.join.items()]
        decided += [(record, f"{code} is {kind}: {reason}") for (record, code), (kind, reason) in said.relation.items()]
        decided += [(record, f"is not called {name!r}: {reason}") for (record, name), reason in said.deny_name.items()]
        self._remarks += [Remark("override", str(record), detail, "own") for record, detail in decided]

    def _notes(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        kinds = Counter(remark.kind for remark in self._remarks)
        claims = tuple(claims)
        named = sum(claim.joined_by is Joining.NAME for claim in claims)
        return (
            f"Conditions after reconciliation: {len(self._groups):,}; merges of OMIM and ORPHA records "
            f"{kinds['merge']:,}, "
            f"conflicts {kinds['conflict']:,}, ambiguities {kinds['ambiguity']:,}, "
            f"names that were not used {kinds['name']:,}.",
            f"Claims of the loaded sources: {len(claims):,}; {named:,} stand with their condition by name only.",
        )


def _rank(record: Curie) -> tuple[int, str, int, str]:
    place = _ID_ORDER.index(record.prefix) if record.prefix in _ID_ORDER else len(_ID_ORDER)
    number = int(record.local) if record.local.isdigit() else 0
    return place, record.prefix, number, record.local


def _rank_id(id_: Curie) -> tuple[int, str, int, str]:
    """The rank of the record that gave a condition its id; ours come first."""
    assert id_.prefix == CONDITION_PREFIX
    prefix, _, local = id_.local.partition("-")
    if prefix.upper() not in _ID_ORDER:
        return -1, "", 0, id_.local
    return _rank(Curie(prefix.upper(), local or "0"))


def _demoted(condition: Condition) -> tuple[Name, ...]:
    """The names of a condition that takes its Mondo label as the preferred one."""
    return tuple(
        replace(name, kind=NameKind.EXACT) if name.kind is NameKind.PREFERRED else name for name in condition.names
    )


def _source_of(record: Curie, otherwise: str) -> str:
    return {"OMIM": "hpoa", "ORPHA": "hpoa", "DOID": "doid", "MONDO": "mondo"}.get(
        record.prefix, record.prefix.lower()
    ) or otherwise
