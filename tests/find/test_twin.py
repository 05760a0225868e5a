"""The kernel equals its plain twin, which is written from the formulas alone, on random toy ontologies."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symptomdb.find.method import Method
from symptomdb.find.places import TIE, first_places, ranks_of
from symptomdb.find.query import Query, prepare
from symptomdb.find.rank import Ranker
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.frequency import Frequency
from symptomdb.model.term import Term

ROOT = Curie("T", "0")
Toy = tuple[tuple[Term, ...], tuple[Annotation, ...], dict[Curie, tuple[Curie, ...]], Method]


@st.composite
def toys(draw: st.DrawFn) -> Toy:
    """Up to 12 terms, 6 conditions of one or two sources, classes above them, and a method."""
    count = draw(st.integers(2, 12))
    terms = [Term(ROOT, "root")]
    for n in range(1, count):
        parents = draw(st.sets(st.integers(0, n - 1), min_size=1, max_size=2))
        terms.append(Term(Curie("T", str(n)), f"t{n}", parents=tuple(terms[p].id for p in sorted(parents))))
    frequencies = st.sampled_from(["", "1/2", "0/3", "7/9", "40%", "HP:0040281", "HP:0040285"])
    annotations = []
    size = draw(st.integers(1, 6))
    for c in range(size):
        for _ in range(draw(st.integers(1, 5))):
            annotations.append(
                Annotation(
                    condition=Curie("SDB", f"c{c}"),
                    record=Curie(draw(st.sampled_from(["OMIM", "ORPHA"])), str(c)),
                    kind=AnnotationKind.FINDING,
                    term=terms[draw(st.integers(1, count - 1))].id,
                    source="toy",
                    line=1,
                    excluded=draw(st.integers(0, 9)) == 0,
                    frequency=Frequency.parse(draw(frequencies)),
                )
            )
    names = [Curie("SDB", f"c{c}") for c in range(size)]
    above = st.lists(st.sampled_from([*names, Curie("CLASS", "k")]), max_size=2, unique=True)
    broader = {name: tuple(draw(above)) for name in names}
    method = Method(
        excluded_weight=draw(st.sampled_from([0.0, 0.3])),
        specificity=draw(st.sampled_from([1.0, 2.0])),
        family=draw(st.sampled_from([0.0, 0.05])),
        redundancy=draw(st.sampled_from([0.0, 0.5])),
    )
    return tuple(terms), tuple(annotations), broader, method


class Twin:
    """The method with sets and dictionaries, one number at a time."""

    def __init__(self, toy: Toy) -> None:
        terms, annotations, self.broader, self.method = toy
        self.parents = {term.id: term.parents for term in terms}
        self.findings = [term.id for term in terms if term.id != ROOT]
        self.records: dict[Curie, set[str]] = {}
        for one in annotations:
            self.records.setdefault(one.condition, set()).add(one.record.prefix)
        self.conditions = sorted(self.records)
        self.f = {c: self.shares(c, annotations) for c in self.conditions}
        self.own = {c: {a: self.at_or_below(c, a) for a in self.findings} for c in self.conditions}
        self.p = {c: {a: self.lent(c, a) for a in self.findings} for c in self.conditions}
        size = len(self.conditions)
        self.bg = {a: max(1e-5, (sum(self.p[c][a] for c in self.conditions) + 0.3) / (size + 1)) for a in self.findings}
        holders = {a: sum(self.own[c][a] > 0 for c in self.conditions) for a in self.findings}
        self.ic = {a: max(0.0, -log(max(holders[a], 0.5) / size)) for a in self.findings}

    def up(self, term: Curie) -> set[Curie]:
        found = {term}
        for parent in self.parents[term]:
            found |= self.up(parent)
        return found - {ROOT}

    def classes(self, c: Curie) -> list[Curie]:
        if "OMIM" not in self.records[c]:
            return []
        known = [a for a in self.broader.get(c, ()) if a in self.records and a != c]
        return [a for a in known if "OMIM" not in self.records[a]]

    def shares(self, c: Curie, annotations: tuple[Annotation, ...]) -> dict[Curie, float]:
        counts: dict[Curie, list[float]] = {}
        for one in annotations:
            inherited = one.condition in self.classes(c)
            if one.condition != c and not inherited:
                continue
            bands = {"HP:0040281": (9.0, 10.0), "HP:0040285": (0.0, 10.0), "40%": (4.0, 10.0)}
            text = one.frequency.text if one.frequency else ""
            if one.excluded:
                n, m = 0.0, float(text.split("/")[1]) if "/" in text else 1.0
            elif not text:
                n, m = 0.0, 0.0
            else:
                n, m = bands.get(text) or (float(text.split("/")[0]), float(text.split("/")[1]))
            if inherited and m == 0:
                continue
            merged = one.record.prefix == "ORPHA" and "OMIM" in self.records[c]
            weight = 0.3 if inherited or merged else 1.0
            tally = counts.setdefault(one.term, [0.0, 0.0])
            tally[0] += weight * n
            tally[1] += weight * m
        return {t: 0.5 if m == 0 else 0.0 if n == 0 else (n + 0.5) / (m + 1) for t, (n, m) in counts.items()}

    def at_or_below(self, c: Curie, a: Curie) -> float:
        return max((f for t, f in self.f[c].items() if a in self.up(t)), default=0.0)

    def lent(self, c: Curie, a: Curie) -> float:
        above = self.broader.get(c, ())
        relatives = [o for o in self.conditions if o != c and set(above) & set(self.broader.get(o, ()))]
        if not relatives:
            return self.own[c][a]
        mean = sum(self.own[o][a] for o in relatives) / len(relatives)
        k = self.method.family
        return (self.own[c][a] + k * mean) / (1 + k)

    def log_ratio(self, q: Curie, c: Curie) -> float:
        lam, eps = self.method.specificity, self.method.noise
        pi = {a: (self.bg[q] / self.bg[a]) ** lam for a in self.up(q)}
        factors = {a: (1 - eps) * share / sum(pi.values()) / self.bg[a] for a, share in pi.items()}
        kept = {a: f for a, f in factors.items() if f >= self.method.negligible or a == q}
        value = log(eps + sum(f * self.p[c][a] for a, f in kept.items()))
        return max(value, 0.0) if self.own[c][q] > 0 else value

    def weight(self, q: Curie, others: list[Curie]) -> float:
        total = 0.0
        for r in others:
            if r != q:
                shared = max((self.ic[a] for a in self.up(q) & self.up(r)), default=0.0)
                total += (shared / max(self.ic[q], 1e-9)) ** 2
        return 1 / (1 + self.method.redundancy * total)

    def score(self, observed: list[Curie], excluded: list[Curie], c: Curie) -> float:
        highest = log(2 * len(self.conditions))
        points = -self.method.unreported * sum(f * self.ic[t] / highest for t, f in self.f[c].items())
        if any(c in self.classes(o) for o in self.conditions):
            points -= self.method.umbrella
        points += sum(self.weight(q, observed) * self.log_ratio(q, c) for q in observed)
        for e in excluded:
            if self.own[c][e] > 0:
                points += self.method.excluded_weight * log(max(1 - self.p[c][e], 0.05))
        return points


@settings(max_examples=150, deadline=None)
@given(toys(), st.data())
def test_kernel_equals_twin(toy: Toy, data: st.DataObject) -> None:
    terms, annotations, broader, method = toy
    twin = Twin(toy)
    built = Ranker.build(terms, annotations, broader=broader, root=ROOT, method=method)
    ranker = Ranker.from_bytes(built.to_bytes())
    observed = data.draw(st.sets(st.sampled_from(twin.findings), min_size=1, max_size=5))
    excluded = data.draw(st.sets(st.sampled_from(twin.findings), max_size=3)) - observed
    query = prepare(ranker.knowledge, Case(observed=tuple(observed), excluded=tuple(excluded)))
    kept = [ranker.knowledge.terms[n] for n in query.observed]
    absent = [ranker.knowledge.terms[n] for n in query.excluded]
    implied = {a for q in observed for a in twin.up(q) if a != q}
    assert set(kept) == observed - implied
    assert set(absent) == excluded - implied
    total = ranker.score(query)
    assert list(ranker.knowledge.conditions) == twin.conditions
    for number, condition in enumerate(twin.conditions):
        assert total[number] == pytest.approx(twin.score(kept, absent, condition), abs=2e-4)
    assert_explanation_is_the_score(ranker, query, Case(observed=tuple(observed), excluded=tuple(excluded)))


def assert_explanation_is_the_score(ranker: Ranker, query: Query, case: Case) -> None:
    size = len(ranker.knowledge.conditions)
    ranking = ranker.rank(case, top=size)
    assert len(ranking.candidates) == size
    total = ranker.score(query)
    for candidate in ranking.candidates:
        number = ranker.knowledge.condition_numbers[candidate.condition]
        assert candidate.sum_of_points() == pytest.approx(float(total[number]), abs=2e-4)
        assert candidate.score == pytest.approx(candidate.sum_of_points(), abs=2e-4)
    assert sum(c.probability for c in ranking.candidates) == pytest.approx(1, abs=1e-4)


def test_some_conditions_or_all_of_them_are_the_same(ranker: Ranker) -> None:
    every = np.arange(len(ranker.knowledge.conditions), dtype=np.int32)
    for finding in prepare(
        ranker.knowledge, Case(observed=(Curie("TOY", "A11"), Curie("TOY", "B1")))
    ).observed.tolist():
        assert ranker.likelihood.at(finding, every) == pytest.approx(ranker.likelihood.row(finding), abs=1e-5)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=3000), st.integers(1, 12))
def test_the_first_places_are_those_of_a_full_sort(values: list[int], top: int) -> None:
    total = np.array(values, dtype=np.float32)
    assert first_places(total, top).tolist() == np.argsort(-total, kind="stable")[:top].tolist()


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30), st.lists(st.integers(0, 1), min_size=30, max_size=30))
def test_a_rank_is_one_more_than_how_many_are_higher(values: list[int], wobbles: list[int]) -> None:
    """Values that are less than a tie apart are equal; one case or several at once give the same ranks."""
    pairs = zip(values, wobbles, strict=False)
    points = np.array(sorted((value + 0.4 * TIE * wobble for value, wobble in pairs), reverse=True))
    ranks = [1 + sum(other > one + TIE for other in points) for one in points]
    assert ranks_of(points).tolist() == ranks
    assert ranks_of(np.stack([points, points])).tolist() == [ranks, ranks]
