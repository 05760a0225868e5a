"""The hierarchy of one ontology: its active terms, parents before children, and which old ids lead to them."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from symptomdb.errors import NotFound, SourceError
from symptomdb.model.curie import Curie
from symptomdb.model.term import Term


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an id stands for today; `note` says in words how it got there and is empty for a current id."""

    asked: Curie
    term: Term
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Active terms in a fixed order in which every parent stands before its children.

    Attributes:
        terms: Active terms; a term's place in this tuple is its number in every array built from the hierarchy.
        numbers: Id of an active term to its number.
        redirects: Obsolete or alternative id to the id of an active term.
        obsolete: Obsolete ids that nothing replaces, with their old label.
    """

    terms: tuple[Term, ...]
    numbers: dict[Curie, int]
    redirects: dict[Curie, Curie]
    obsolete: dict[Curie, str]
    _parents: tuple[tuple[int, ...], ...]
    _children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Hierarchy:
        """Order the terms; `SourceError` for a cycle, an unknown parent or an id that is defined twice."""
        every = tuple(terms)
        active = _by_id(every)
        ordered = _parents_first(active)
        numbers = {term.id: number for number, term in enumerate(ordered)}
        parents = tuple(tuple(sorted({numbers[parent] for parent in term.parents})) for term in ordered)
        children: list[list[int]] = [[] for _ in ordered]
        for number, above in enumerate(parents):
            for parent in above:
                children[parent].append(number)
        redirects = _redirects(every, active)
        obsolete = {term.id: term.label for term in every if term.obsolete and term.id not in redirects}
        return cls(ordered, numbers, redirects, obsolete, parents, tuple(map(tuple, children)))

    def __len__(self) -> int:
        return len(self.terms)

    def __contains__(self, term: Curie) -> bool:
        return term in self.numbers

    def resolve(self, asked: Curie) -> Resolution:
        """Find the active term of an id, following obsolete and alternative ids; `NotFound` when there is none."""
        if asked in self.numbers:
            return Resolution(asked, self.terms[self.numbers[asked]])
        if asked in self.redirects:
            term = self.terms[self.numbers[self.redirects[asked]]]
            return Resolution(asked, term, f"{asked} is now {term.id} ({term.label}).")
        if asked in self.obsolete:
            raise NotFound(
                f"{asked} ({self.obsolete[asked]}) is obsolete and nothing replaces it.", "Choose a current term."
            )
        raise NotFound(f"There is no term {asked}.", "Check the id, or the version of the ontology it belongs to.")

    def term(self, term: Curie) -> Term:
        """The active term of this id; `NotFound` otherwise."""
        return self.resolve(term).term

    def parents(self, term: Curie) -> tuple[Curie, ...]:
        """Direct parents."""
        return tuple(self.terms[number].id for number in self._parents[self._number(term)])

    def children(self, term: Curie) -> tuple[Curie, ...]:
        """Direct children."""
        return tuple(self.terms[number].id for number in self._children[self._number(term)])

    def parent_numbers(self, number: int) -> tuple[int, ...]:
        """Numbers of the direct parents."""
        return self._parents[number]

    def ancestors(self, term: Curie) -> frozenset[Curie]:
        """The term itself and everything above it."""
        return self._reach(term, self._parents)

    def descendants(self, term: Curie) -> frozenset[Curie]:
        """The term itself and everything below it."""
        return self._reach(term, self._children)

    def is_a(self, term: Curie, ancestor: Curie) -> bool:
        """Whether `term` is `ancestor` or lies below it."""
        return ancestor in self.ancestors(term)

    def _number(self, term: Curie) -> int:
        return self.numbers[self.resolve(term).term.id]

    def _reach(self, term: Curie, neighbours: tuple[tuple[int, ...], ...]) -> frozenset[Curie]:
        seen = {self._number(term)}
        waiting = list(seen)
        while waiting:
            for number in neighbours[waiting.pop()]:
                if number not in seen:
                    seen.add(number)
                    waiting.append(number)
        return frozenset(self.terms[number].id for number in seen)


def _by_id(terms: tuple[Term, ...]) -> dict[Curie, Term]:
    active: dict[Curie, Term] = {}
    for term in terms:
        if term.obsolete:
            continue
        if term.id in active:
            raise SourceError(f"The term {term.id} is defined twice.", "Keep one of the two definitions.")
        active[term.id] = term
    for term in active.values():
        for parent in term.parents:
            if parent not in active:
                raise SourceError(f"{term.id} names {parent} as a parent, and there is no such active term.", "Add it.")
    return active


def _parents_first(active: dict[Curie, Term]) -> tuple[Term, ...]:
    """Kahn's order, ties by id, so that the numbers depend on the terms alone."""
    missing = {term.id: len(set(term.parents)) for term in active.values()}
    below: dict[Curie, list[Curie]] = {}
    for term in active.values():
        for parent in set(term.parents):
            below.setdefault(parent, []).append(term.id)
    ready = [id_ for id_, count in missing.items() if count == 0]
    heapq.heapify(ready)
    ordered: list[Term] = []
    while ready:
        id_ = heapq.heappop(ready)
        ordered.append(active[id_])
        for child in below.get(id_, ()):
            missing[child] -= 1
            if missing[child] == 0:
                heapq.heappush(ready, child)
    if len(ordered) < len(active):
        stuck = sorted(id_ for id_, count in missing.items() if count > 0)
        shown = ", ".join(map(str, stuck[:5])) + (" …" if len(stuck) > 5 else "")
        raise SourceError(
            f"The hierarchy runs in a circle through or above {len(stuck)} term(s): {shown}.",
            "Remove one of the is_a lines that close the circle.",
        )
    return tuple(ordered)


def _redirects(terms: tuple[Term, ...], active: dict[Curie, Term]) -> dict[Curie, Curie]:
    """Follow alternative ids and chains of replacements to an active term."""
    step = {alternative: term.id for term in active.values() for alternative in term.alt_ids}
    step |= {term.id: term.replaced_by for term in terms if term.obsolete and term.replaced_by is not None}
    ends: dict[Curie, Curie] = {}
    for start in step:
        seen, here = {start}, step[start]
        while here not in active and here in step and here not in seen:
            seen.add(here)
            here = step[here]
        if here in active and start not in active:
            ends[start] = here
    return ends
