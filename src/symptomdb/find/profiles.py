"""Profiles: from annotations to the arrays that a ranking reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from symptomdb.errors import BadInput
from symptomdb.find.bearers import earliest_onsets, traits, x_recessive
from symptomdb.find.knowledge import Arrays, Floats, Ints, Knowledge
from symptomdb.find.method import PHENOTYPES, Method
from symptomdb.find.rows import Gathered, classes_above, gather
from symptomdb.find.series import series_key
from symptomdb.model.annotation import Annotation
from symptomdb.model.curie import Curie
from symptomdb.model.profile import Profile
from symptomdb.model.term import Term
from symptomdb.ontology.closure import Closure
from symptomdb.ontology.content import background, information
from symptomdb.ontology.hierarchy import Hierarchy


def build_knowledge(
    terms: Iterable[Term],
    annotations: Iterable[Annotation],
    groups: Mapping[Curie, Curie] | None = None,
    broader: Mapping[Curie, tuple[Curie, ...]] | None = None,
    names: Mapping[Curie, str] | None = None,
    version: str = "",
    root: Curie = PHENOTYPES,
    method: Method | None = None,
    prevalence: Mapping[Curie, float] | None = None,
    profiles: Mapping[Curie, Profile] | None = None,
) -> Knowledge:
    """Compute all arrays. The arguments are those of `symptomdb.find.rank.Ranker.build`."""
    hierarchy = Hierarchy.of(terms)
    if root not in hierarchy:
        raise BadInput(f"The ontology has no term {root}, the root of all findings.", "Give the root's id.")
    method, groups, broader, names = method or Method(), groups or {}, broader or {}, names or {}
    common = prevalence or {}
    closure = Closure.of(hierarchy)
    below = closure.below(hierarchy.numbers[root])
    phenotypes = below[below != hierarchy.numbers[root]]
    every = tuple(annotations)
    gathered = gather(hierarchy, frozenset(phenotypes.tolist()), every, groups, broader, method)
    conditions = tuple(sorted(gathered.tallies))
    numbers = {condition: number for number, condition in enumerate(conditions)}
    rows = _Rows(gathered, conditions)
    classes = _members_of_classes(numbers, broader)
    arrays = Arrays(
        **_numeric(rows, closure, phenotypes, conditions, broader, method, _askable(hierarchy, gathered, conditions)),
        umbrella=_umbrellas(gathered, numbers, broader, method),
        x_recessive=x_recessive(every, groups, numbers),
        onset_years=earliest_onsets(hierarchy, every, groups, numbers),
        prevalence=np.array([common.get(condition, 0.0) for condition in conditions], dtype=np.float32),
        **traits(conditions, gathered.records, profiles or {}, method),
        class_starts=np.cumsum([0, *map(len, classes.values())], dtype=np.int32),
        class_members=np.array([n for found in classes.values() for n in found], dtype=np.int32),
    )
    shown = tuple(names.get(condition, str(condition)).replace("\n", " ") for condition in conditions)
    return Knowledge(
        arrays=arrays,
        terms=tuple(term.id for term in hierarchy.terms),
        labels=tuple(term.label.replace("\n", " ") for term in hierarchy.terms),
        plain_labels=tuple(_plain_label(term) for term in hierarchy.terms),
        redirects=hierarchy.redirects,
        retired=frozenset(hierarchy.obsolete),
        conditions=conditions,
        names=shown,
        records=tuple(gathered.records[condition] for condition in conditions),
        series=tuple(series_key(name) for name in shown),
        classes=tuple(classes),
        references=rows.reference_texts,
        version=version,
        method=method,
        numbers=dict(hierarchy.numbers),
        condition_numbers=numbers,
        class_numbers={name: number for number, name in enumerate(classes)},
        notes=gathered.notes,
        triggers={
            number: profile.triggers
            for condition, profile in (profiles or {}).items()
            if profile.triggers and (number := numbers.get(condition)) is not None
        },
    )


def _numeric(
    rows: _Rows,
    closure: Closure,
    phenotypes: Ints,
    conditions: tuple[Curie, ...],
    broader: Mapping[Curie, tuple[Curie, ...]],
    method: Method,
    askable: Ints,
) -> dict[str, Any]:
    """The arrays that follow from the rows and the ontology alone, by their names in `Arrays`.

    Args:
        askable: Per term, how many conditions a source could have said it of.
    """
    starts, ancestors = _ancestors_below(closure, phenotypes)
    present = _present(rows, starts, ancestors, len(closure))
    size = len(conditions)
    own = sparse.csr_array((rows.shares[present.rows], (present.conditions, present.terms)), shape=(size, len(closure)))
    content = information(np.bincount(present.terms, minlength=len(closure)), askable)
    profile = _lend(own, _relatives(conditions, broader, method.family_limit), method.family)
    relative = content / information(np.zeros(1), np.array([size]))  # of what nobody has, the most there can be
    unreported = np.bincount(rows.conditions, rows.shares * relative[rows.terms], size)
    total = np.asarray(profile.sum(axis=0), dtype=np.float64).ravel()
    return {
        "ancestor_starts": starts,
        "ancestors": ancestors,
        "content": content.astype(np.float32),
        "background": background(total, askable).astype(np.float32),
        "row_starts": _starts(rows.conditions, size),
        "row_terms": rows.terms,
        "row_shares": rows.shares.astype(np.float32),
        "row_inherited": rows.inherited,
        "row_counted": rows.counted,
        "reference_starts": rows.reference_starts,
        "references": rows.references,
        "present_starts": _starts(present.conditions, size),
        "present_terms": present.terms,
        "present_rows": present.rows,
        **_holders(own, profile),
        "unreported": (-method.unreported * unreported).astype(np.float32),
    }


def _askable(hierarchy: Hierarchy, gathered: Gathered, conditions: tuple[Curie, ...]) -> Ints:
    """(terms,) how many conditions have a record of a source that uses such findings: the others can't be known by it.

    A code of our own that two of fifty pages use is no rarer than one of HPO that has the same share of its records.
    """
    prefixes = [{record.prefix for record in gathered.records[condition]} for condition in conditions]
    counts = {
        prefix: sum(not users.isdisjoint(found) for found in prefixes)
        for prefix, users in gathered.vocabularies.items()
    }
    return np.array([counts.get(term.id.prefix, len(conditions)) for term in hierarchy.terms], dtype=np.int32)


class _Rows:
    """All tallies as flat arrays, ordered by condition and term."""

    def __init__(self, gathered: Gathered, conditions: tuple[Curie, ...]) -> None:
        flat = [
            (c, t, tally) for c, name in enumerate(conditions) for t, tally in sorted(gathered.tallies[name].items())
        ]
        self.conditions: Ints = np.array([c for c, _, _ in flat], dtype=np.int32)
        self.terms: Ints = np.array([t for _, t, _ in flat], dtype=np.int32)
        self.shares: NDArray[np.float64] = np.array([tally.share() for _, _, tally in flat], dtype=np.float64)
        self.counted = np.array([tally.is_counted for _, _, tally in flat], dtype=np.uint8)
        self.inherited = np.array([tally.inherited for _, _, tally in flat], dtype=np.uint8)
        texts: dict[str, int] = {}
        self.references: Ints = np.array(
            [
                texts.setdefault(text.replace("\n", " "), len(texts))
                for _, _, tally in flat
                for text in tally.references
            ],
            dtype=np.int32,
        )
        self.reference_texts = tuple(texts)
        self.reference_starts = np.zeros(len(flat) + 1, dtype=np.int32)
        np.cumsum([len(tally.references) for _, _, tally in flat], out=self.reference_starts[1:])


class _Present:
    """Each (condition, term) that a row at or below the term gives, with the row of the highest share."""

    def __init__(self, conditions: Ints, terms: Ints, rows: Ints) -> None:
        self.conditions, self.terms, self.rows = conditions, terms, rows


def _ancestors_below(closure: Closure, phenotypes: Ints) -> tuple[Ints, Ints]:
    """The closure without the root and without everything that is no finding."""
    is_finding = np.zeros(len(closure), dtype=bool)
    is_finding[phenotypes] = True
    owner = np.repeat(np.arange(len(closure), dtype=np.int32), np.diff(closure.starts))
    keep = is_finding[closure.ancestors] & is_finding[owner]
    return _starts(owner[keep], len(closure)), closure.ancestors[keep]


def _starts(sorted_owners: NDArray[np.integer], owners: int) -> Ints:
    return np.searchsorted(sorted_owners, np.arange(owners + 1)).astype(np.int32)


def _present(rows: _Rows, starts: Ints, ancestors: Ints, terms: int) -> _Present:
    seen = np.flatnonzero(rows.shares > 0)
    lengths = np.diff(starts)[rows.terms[seen]]
    row = np.repeat(seen, lengths)
    offset = np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    above = ancestors[np.repeat(starts[rows.terms[seen]], lengths) + offset]
    key = rows.conditions[row].astype(np.int64) * terms + above
    # The last of each key wins: the highest share, and of equal shares the broadest term.
    order = np.lexsort((-rows.terms[row], rows.shares[row], key))
    last = np.flatnonzero(np.diff(key[order], append=-1) != 0)
    best = order[last]
    return _Present(rows.conditions[row[best]], above[best].astype(np.int32), row[best].astype(np.int32))


def _relatives(
    conditions: tuple[Curie, ...], broader: Mapping[Curie, tuple[Curie, ...]], limit: int
) -> sparse.csr_array:
    """Rows of weights that sum to 1 over the conditions that share a parent class of at most `limit` members."""
    members: dict[Curie, list[int]] = {}
    for number, condition in enumerate(conditions):
        for above in dict.fromkeys(broader.get(condition, ())):
            members.setdefault(above, []).append(number)
    pairs = {(a, b) for found in members.values() if 2 <= len(found) <= limit for a in found for b in found if a != b}
    ordered = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    degree = np.bincount(ordered[:, 0], minlength=len(conditions))
    weights = 1.0 / degree[ordered[:, 0]]
    size = len(conditions)
    return sparse.csr_array((weights, (ordered[:, 0], ordered[:, 1])), shape=(size, size))


def _lend(own: sparse.csr_array, relatives: sparse.csr_array, family: float) -> sparse.csr_array:
    """Profiles with a share of the relatives' mean profile mixed in."""
    has_relatives = np.diff(relatives.indptr) > 0
    keep = np.where(has_relatives, 1.0 / (1.0 + family), 1.0)
    mixed = own + family * (relatives @ own)
    return sparse.csr_array(sparse.diags_array(keep) @ mixed)


def _holders(own: sparse.csr_array, profile: sparse.csr_array) -> dict[str, Ints | Floats]:
    """Per term its holders, those through own rows first."""
    mine, every = sparse.coo_array(own), sparse.coo_array(profile)
    terms = own.shape[1]
    is_own = np.isin(every.row * np.int64(terms) + every.col, mine.row * np.int64(terms) + mine.col)
    order = np.lexsort((every.row, ~is_own, every.col))
    starts = _starts(every.col[order], terms)
    return {
        "holder_starts": starts,
        "own_ends": (starts[:-1] + np.bincount(mine.col, minlength=terms)).astype(np.int32),
        "holders": every.row[order].astype(np.int32),
        "shares": every.data[order].astype(np.float32),
    }


def _umbrellas(
    gathered: Gathered, numbers: Mapping[Curie, int], broader: Mapping[Curie, tuple[Curie, ...]], method: Method
) -> NDArray[np.uint8]:
    flags = np.zeros(len(numbers), dtype=np.uint8)
    for condition in numbers:
        for above in classes_above(condition, gathered.records, broader, method):
            flags[numbers[above]] = 1
    return flags


def _members_of_classes(
    numbers: Mapping[Curie, int], broader: Mapping[Curie, tuple[Curie, ...]]
) -> dict[Curie, list[int]]:
    """Every class above a condition, at any distance, with the conditions at or below it."""
    members: dict[Curie, list[int]] = {}
    for condition, number in numbers.items():
        seen = {condition}
        waiting = [condition]
        while waiting:
            for above in broader.get(waiting.pop(), ()):
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)
        for name in sorted(seen - {condition}):
            members.setdefault(name, []).append(number)
    return dict(sorted(members.items()))


def _plain_label(term: Term) -> str:
    for synonym in term.synonyms:
        if synonym.kind == "layperson" and "\n" not in synonym.text:
            return synonym.text
    return ""
