"""Which records are one: codes lead to a Mondo class, a class or a claimed code to one of our conditions.

Nothing in here looks at a name, but `NameIndex`, which only offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from symptomdb.model.condition import Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.identity import Entry, Remark
from symptomdb.model.page import Monograph
from symptomdb.sources.overrides import Overrides

CLASS_PREFIX = "MONDO"
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


class Identity:
    """From any code to its anchor: one of our conditions, a Mondo class, or the code itself when nothing is known.

    Attributes:
        remarks: Ambiguities and conflicts that were met.
    """

    def __init__(self, entries: Sequence[Entry], monographs: Iterable[Monograph], overrides: Overrides) -> None:
        self.remarks: list[Remark] = []
        self._overrides = overrides
        self._class_of = self._exact_classes(entries)
        self._claimed = {
            xref.code: page.condition.id
            for page in monographs
            for xref in page.condition.xrefs
            if xref.relation is Relation.EXACT
        }
        self._class_owner = self._claimed_classes()
        self._equal = self._equal_codes(entries)

    def anchor(self, code: Curie) -> Curie:
        """The anchor of a code; the same for all codes of one condition."""
        if code in self._overrides.apart:
            return code
        if code in self._overrides.join:
            code = self._overrides.join[code][0]
        if code in self._claimed:
            return self._claimed[code]
        found = code if code.prefix == CLASS_PREFIX else self._class_of.get(code)
        if found is not None:
            return self._class_owner.get(found, found)
        equal = self._equal.get(code)
        return self._claimed.get(equal, equal) if equal is not None else code

    def is_known(self, code: Curie) -> bool:
        """True when the code leads to something other than itself."""
        return self.anchor(code) != code or code.prefix == CLASS_PREFIX

    def relation(self, record: Curie, xref: Xref) -> Relation:
        """The relation that holds between a record and a code, after our own decisions."""
        decided = self._overrides.relation.get((record, xref.code))
        return decided[0] if decided else xref.relation

    def _exact_classes(self, entries: Sequence[Entry]) -> dict[Curie, Curie]:
        """Exact code to its one Mondo class; a code of two classes leads nowhere."""
        found: dict[Curie, set[Curie]] = {}
        for record, xref in _iter_exact(entries, self._overrides):
            if record.prefix == CLASS_PREFIX:
                found.setdefault(xref.code, set()).add(record)
        for code, classes in sorted(found.items()):
            if len(classes) > 1:
                listed = ", ".join(map(str, sorted(classes)))
                self.remarks.append(Remark("ambiguity", str(code), f"It is an exact code of {listed}.", "mondo"))
        return {code: min(classes) for code, classes in found.items() if len(classes) == 1}

    def _claimed_classes(self) -> dict[Curie, Curie]:
        """Mondo class to the monograph that claims it, or a code that is exactly it."""
        owners: dict[Curie, set[Curie]] = {}
        for code, condition in self._claimed.items():
            found = code if code.prefix == CLASS_PREFIX else self._class_of.get(code)
            if found is not None:
                owners.setdefault(found, set()).add(condition)
        for found, conditions in sorted(owners.items()):
            if len(conditions) > 1:
                listed = ", ".join(map(str, sorted(conditions)))
                self.remarks.append(
                    Remark("conflict", str(found), f"Two of our own pages claim it: {listed}; neither gets it.", "own")
                )
        return {found: min(conditions) for found, conditions in owners.items() if len(conditions) == 1}

    def _equal_codes(self, entries: Sequence[Entry]) -> dict[Curie, Curie]:
        """Codes that a source other than Mondo calls exactly equal, where neither Mondo nor a page of ours knows one.

        Only where each has no other partner; the record of the smaller id is the anchor of both.
        """
        partners: dict[Curie, set[Curie]] = {}
        for record, xref in _iter_exact(entries, self._overrides):
            if record.prefix == CLASS_PREFIX or xref.code.prefix == "UMLS":
                continue
            partners.setdefault(record, set()).add(xref.code)
            partners.setdefault(xref.code, set()).add(record)
        found: dict[Curie, Curie] = {}
        for one, others in partners.items():
            other = min(others)
            if len(others) > 1 or len(partners[other]) > 1 or one in self._class_of or one in self._claimed:
                continue
            known = self._class_of.get(other)
            found[one] = self._class_owner.get(known, known) if known else min(one, other)
        return {one: anchor for one, anchor in found.items() if anchor != one}


class NameIndex:
    """Names that exactly one anchor bears. It joins no two records; it says where a record without codes may belong."""

    def __init__(self) -> None:
        self._bearers: dict[str, set[Curie]] = {}

    def add(self, anchor: Curie, names: Iterable[Name]) -> None:
        """Note the preferred and exact names of an anchor."""
        for name in names:
            if name.kind in (NameKind.PREFERRED, NameKind.EXACT, NameKind.LAY):
                self._bearers.setdefault(folded(name.text), set()).add(anchor)

    def bearers(self, names: Iterable[Name]) -> tuple[Curie, ...]:
        """The anchors that bear one of these names."""
        found = {anchor for name in names for anchor in self._bearers.get(folded(name.text), ())}
        return tuple(sorted(found))


def folded(name: str) -> str:
    """A name without case and punctuation; no word is changed, so that no other name can become the same.

    >>> folded("Crohn's Disease"), folded("Crohn disease")
    ('crohn s disease', 'crohn disease')
    """
    return _NOT_LETTERS.sub(" ", name.lower()).strip()


def find_cycle(parents: Mapping[Curie, Sequence[Curie]]) -> tuple[Curie, ...]:
    """A circle of records each of which is the parent of the one before; empty when there is none."""
    done: set[Curie] = set()
    for start in parents:
        path: list[Curie] = []
        on_path: set[Curie] = set()
        stack = [(start, iter(parents.get(start, ())))]
        path.append(start)
        on_path.add(start)
        while stack:
            record, rest = stack[-1]
            above = next(rest, None)
            if above is None:
                stack.pop()
                path.pop()
                on_path.discard(record)
                done.add(record)
            elif above in on_path:
                return (*path[path.index(above) :], above)
            elif above not in done:
                stack.append((above, iter(parents.get(above, ()))))
                path.append(above)
                on_path.add(above)
    return ()


def _iter_exact(entries: Sequence[Entry], overrides: Overrides) -> Iterator[tuple[Curie, Xref]]:
    for entry in entries:
        for xref in entry.codes:
            decided = overrides.relation.get((entry.record, xref.code))
            if (decided[0] if decided else xref.relation) is Relation.EXACT:
                yield entry.record, xref
