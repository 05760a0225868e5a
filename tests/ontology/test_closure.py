"""The closure equals a walk of the hierarchy on random ontologies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from symptomdb.model.curie import Curie
from symptomdb.model.term import Term
from symptomdb.ontology.closure import Closure
from symptomdb.ontology.hierarchy import Hierarchy


@st.composite
def ontologies(draw: st.DrawFn) -> tuple[Term, ...]:
    """Up to 25 terms below one root, each with one to three parents among the earlier ones."""
    terms = [Term(Curie("TOY", "0"), "root")]
    for number in range(1, draw(st.integers(1, 25))):
        parents = draw(st.sets(st.integers(0, number - 1), min_size=1, max_size=3))
        terms.append(Term(Curie("TOY", str(number)), f"term {number}", parents=tuple(terms[p].id for p in parents)))
    return tuple(draw(st.permutations(terms)))


@given(ontologies())
def test_rows_are_the_ancestors(terms: tuple[Term, ...]) -> None:
    hierarchy = Hierarchy.of(terms)
    closure = Closure.of(hierarchy)
    for number, term in enumerate(hierarchy.terms):
        row = closure.row(number)
        assert {hierarchy.terms[a].id for a in row} == hierarchy.ancestors(term.id)
        assert list(row) == sorted(row)
        assert row[-1] == number
        assert {hierarchy.terms[d].id for d in closure.below(number)} == hierarchy.descendants(term.id)


@given(ontologies())
def test_pairs(terms: tuple[Term, ...]) -> None:
    hierarchy = Hierarchy.of(terms)
    closure = Closure.of(hierarchy)
    for a, first in enumerate(hierarchy.terms):
        for b, second in enumerate(hierarchy.terms):
            above_first, above_second = hierarchy.ancestors(first.id), hierarchy.ancestors(second.id)
            assert closure.is_a(a, b) == (second.id in above_first)
            assert {hierarchy.terms[n].id for n in closure.common(a, b)} == above_first & above_second
