"""Reconciling: the records of all loaded sources become conditions under our ids; every row keeps its record.

`assembly.grouping` says which record belongs where, `assembly.kinships` which condition is a kind of which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from symptomdb.assembly.grouping import HIDDEN, Group, Grouping
from symptomdb.assembly.identity import CLASS_PREFIX, Identity, find_cycle, folded
from symptomdb.assembly.joining import Joined
from symptomdb.assembly.kinships import kinships
from symptomdb.errors import SourceError
from symptomdb.model.annotation import Annotation
from symptomdb.model.claim import Claim, Joining
from symptomdb.model.condition import Condition, Name, NameKind, Relation, Xref
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.model.identity import Entry, Kinship, Remark
from symptomdb.model.page import Monograph
from symptomdb.sources.hpoa import condition_id
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.overrides import Overrides

#: A condition that is no page of ours takes the id of the record that comes first here, then of the smallest number.
_ID_ORDER = ("OMIM", "ORPHA", "DECIPHER", "DOID", "MONDO", "MEDQUAD", "DISMECH", "WIKIDATA")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Everything under our ids, with what was met on the way."""

    joined: Joined
    claims: tuple[Claim, ...]
    kinships: tuple[Kinship, ...]
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]


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
        entries = [entry for load in loads for entry in load.entries if entry.record.prefix != "ICD10CM"]
        self._identity = Identity(entries, monographs, overrides)
        self._grouping = Grouping(joined.conditions, self._own, loads, entries, self._identity, overrides)
        self._icd = {entry.record: entry.names[0].text for load in loads for entry in load.entries
                     if entry.record.prefix == "ICD10CM"}  # fmt: skip
        self._own_names = {
            folded(name.text): page.condition.id
            for page in monographs
            for name in (Name(page.condition.name, NameKind.PREFERRED, "own"), *page.condition.names)
            if name.kind in (NameKind.PREFERRED, NameKind.EXACT)
        }
        self._remarks: list[Remark] = [*remarks, *self._identity.remarks, *self._grouping.remarks]
        self._dropped_names: Counter[str] = Counter()

    def run(self) -> Reconciled:
        groups = sorted(self._grouping.groups.items())
        made = {anchor: self._condition(anchor, group) for anchor, group in groups}
        aliases = self._aliases(made)
        names = {anchor: condition.id for anchor, condition in made.items()}
        said = (claim for load in self._loads for claim in load.claims if claim.record in self._grouping.claimed)
        claims = tuple(self._placed(claim, names) for claim in said)
        annotations = self._annotations(aliases)
        kin, remarks = kinships(self._loads, self._grouping.anchor, made)
        self._remarks += remarks
        self._report_overrides()
        joined = Joined(tuple(made.values()), annotations, aliases)
        return Reconciled(joined, claims, kin, tuple(self._remarks), self._notes(claims))

    # --- conditions

    def _condition(self, anchor: Curie, group: Group) -> Condition:
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

    def _first(self, anchor: Curie, group: Group, entries: Sequence[Entry]) -> Condition:
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

    def _xrefs(self, first: Condition, group: Group, entries: Sequence[Entry]) -> tuple[Xref, ...]:
        found = {xref.code: xref for xref in first.xrefs}
        for condition in group.conditions:
            for xref in condition.xrefs:
                found.setdefault(xref.code, xref)
        for entry in entries:
            if not entry.by_name:
                found.setdefault(entry.record, Xref(entry.record, Relation.EXACT, entry.names[0].source))
        for record in sorted(group.records, key=_rank):
            if record not in self._grouping.by_name and record.prefix not in ("MEDQUAD",):
                found.setdefault(record, Xref(record, Relation.EXACT, _source_of(record, first.source)))
        for entry in entries:
            for xref in entry.codes:
                if xref.code.prefix in HIDDEN or xref.code in found:
                    continue
                note = self._icd.get(xref.code, "")
                relation = self._identity.relation(entry.record, xref)
                if relation is Relation.EXACT and self._grouping.anchor(xref.code) not in (
                    first.id,
                    self._grouping.anchor(entry.record),
                ):
                    relation = Relation.RELATED
                found[xref.code] = Xref(xref.code, relation, xref.source, note)
        return tuple(found.values())

    # --- rows

    def _aliases(self, made: Mapping[Curie, Condition]) -> dict[Curie, Curie]:
        """Ids that records would have had on their own, to their condition; so no old link breaks."""
        ids = {condition.id for condition in made.values()}
        aliases = dict(self._joined.aliases)
        for anchor, group in self._grouping.groups.items():
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
        joined_by = Joining.NAME if claim.record in self._grouping.by_name else Joining.CODE
        return replace(claim, condition=names[self._grouping.anchor(claim.record)], joined_by=joined_by)

    # --- what was met

    def _report_group(self, anchor: Curie, group: Group, first: Condition) -> None:
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
            f"Conditions after reconciliation: {len(self._grouping.groups):,}; merges of OMIM and ORPHA records "
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
