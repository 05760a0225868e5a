"""The readable difference of two manuscripts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.publish.toy import manuscript

from symptomdb.publish.difference import Kind, compare, word_runs


def test_equal_manuscripts_have_no_difference() -> None:
    found = compare(manuscript(), manuscript())
    assert not found
    assert found.summary == "no difference"
    assert found.unchanged == 2


def test_added_removed_changed_and_moved_statements_are_told_apart() -> None:
    old = manuscript()
    third = old.with_new_statement({**old.entry("hum"), "id": "buzz", "label": "Buzz"})
    new = third.without_statement("ring").with_statement("hum", {**old.entry("hum"), "modality": "may"})
    found = {one.id: one for one in compare(third, new).statements}
    assert {key: one.kind for key, one in found.items()} == {"ring": Kind.REMOVED, "hum": Kind.CHANGED}
    assert [(one.field, one.old, one.new) for one in found["hum"].fields] == [("modality", "often", "may")]
    added = compare(old, third).statements[0]
    assert (added.id, added.kind, added.place, added.label) == ("buzz", Kind.ADDED, 3, "Buzz")
    assert compare(old, third).summary == "1 added"


def test_only_the_statement_that_moved_is_called_moved() -> None:
    old = manuscript()
    for key in ("a", "b", "c"):
        old = old.with_new_statement({**old.entry("hum"), "id": key})
    found = compare(old, old.moved("c", after="ring"))
    assert [(one.id, one.kind) for one in found.statements] == [("c", Kind.MOVED)]
    assert found.unchanged == 4


def test_a_statement_can_change_and_move() -> None:
    old = manuscript()
    for key in ("a", "b"):
        old = old.with_new_statement({**old.entry("hum"), "id": key})
    new = old.moved("b", after="ring").with_statement("b", {**old.entry("b"), "modality": "may"})
    (change,) = compare(old, new).statements
    assert (change.kind, change.moved) == (Kind.CHANGED, True)


def test_lists_and_heads_are_shown_as_words() -> None:
    old = manuscript()
    new = old.with_statement("hum", {**old.entry("hum"), "cites": ["S001", "S003"]}).with_summary("A loud toe.")
    found = compare(old, new)
    assert [(one.field, one.old, one.new) for one in found.head] == [("summary", "A toe that rings.", "A loud toe.")]
    assert [run.text for run in found.statements[0].fields[0].runs if run.kind is Kind.ADDED] == ["S003"]


@given(
    st.lists(st.sampled_from("may often hurt . , bone grows".split())), st.lists(st.sampled_from("may bone .".split()))
)
def test_the_runs_give_both_texts_back(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    runs = word_runs(before, after)
    assert "".join(run.text for run in runs if run.kind is not Kind.ADDED) == before
    assert "".join(run.text for run in runs if run.kind is not Kind.REMOVED) == after
