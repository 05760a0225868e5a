"""The hierarchy: order, neighbours, old ids, and clear answers to broken ontologies."""

from __future__ import annotations

import pytest

from symptomdb.errors import NotFound, SourceError
from symptomdb.model.curie import Curie
from symptomdb.model.term import Term
from symptomdb.ontology.hierarchy import Hierarchy


def c(number: int) -> Curie:
    return Curie("TOY", f"{number:07d}")


def term(number: int, *parents: int, **more: object) -> Term:
    return Term(c(number), f"term {number}", parents=tuple(map(c, parents)), **more)  # type: ignore[arg-type]


DIAMOND = (term(4, 2, 3, alt_ids=(c(40),)), term(2, 1), term(3, 1), term(1))


def test_parents_stand_before_their_children_whatever_the_order_of_the_file() -> None:
    forward, backward = Hierarchy.of(DIAMOND), Hierarchy.of(reversed(DIAMOND))
    assert [t.id for t in forward.terms] == [c(1), c(2), c(3), c(4)]
    assert forward.terms == backward.terms


def test_neighbours_ancestors_and_descendants() -> None:
    hierarchy = Hierarchy.of(DIAMOND)
    assert hierarchy.parents(c(4)) == (c(2), c(3))
    assert hierarchy.children(c(1)) == (c(2), c(3))
    assert hierarchy.ancestors(c(4)) == {c(1), c(2), c(3), c(4)}
    assert hierarchy.descendants(c(2)) == {c(2), c(4)}
    assert hierarchy.is_a(c(4), c(1))
    assert not hierarchy.is_a(c(2), c(3))


def test_an_alternative_id_resolves_with_a_note() -> None:
    found = Hierarchy.of(DIAMOND).resolve(c(40))
    assert found.term.id == c(4)
    assert "is now TOY:0000004" in found.note


def test_a_chain_of_replacements_is_followed() -> None:
    old = [term(8, obsolete=True, replaced_by=c(9)), term(9, obsolete=True, replaced_by=c(40))]
    assert Hierarchy.of([*DIAMOND, *old]).resolve(c(8)).term.id == c(4)


def test_replacements_in_a_circle_end() -> None:
    old = [term(8, obsolete=True, replaced_by=c(9)), term(9, obsolete=True, replaced_by=c(8))]
    with pytest.raises(NotFound, match="obsolete and nothing replaces it"):
        Hierarchy.of([*DIAMOND, *old]).resolve(c(8))


def test_an_unknown_id_says_so() -> None:
    with pytest.raises(NotFound, match="no term TOY:0000099"):
        Hierarchy.of(DIAMOND).resolve(c(99))


def test_a_circle_is_refused_by_name() -> None:
    with pytest.raises(SourceError, match=r"circle .* TOY:0000005, TOY:0000006"):
        Hierarchy.of([term(1), term(5, 6), term(6, 5)])


def test_an_unknown_parent_and_a_double_definition_are_refused() -> None:
    with pytest.raises(SourceError, match="names TOY:0000007 as a parent"):
        Hierarchy.of([term(1, 7)])
    with pytest.raises(SourceError, match="defined twice"):
        Hierarchy.of([term(1), term(1)])
