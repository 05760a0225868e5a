"""A draft carried over to a newer revision."""

from __future__ import annotations

from tests.publish.toy import manuscript

from symptomdb.publish.manuscript import Manuscript
from symptomdb.publish.merge import merge


def _with(one: Manuscript, statement: str, **changes: str) -> Manuscript:
    return one.with_statement(statement, {**one.entry(statement), **changes})


def test_what_one_side_changed_is_taken_from_it() -> None:
    base = manuscript()
    merged = merge(base, _with(base, "hum", label="Mine"), _with(base, "ring", label="Theirs"))
    assert merged.clashes == ()
    assert (merged.manuscript.entry("hum")["label"], merged.manuscript.entry("ring")["label"]) == ("Mine", "Theirs")


def test_what_both_changed_is_a_clash_until_the_author_chooses() -> None:
    base = manuscript()
    mine, theirs = _with(base, "hum", label="Mine"), _with(base, "hum", label="Theirs")
    merged = merge(base, mine, theirs)
    (clash,) = merged.clashes
    assert (clash.statement, clash.mine["label"], clash.theirs["label"]) == ("hum", "Mine", "Theirs")  # type: ignore[index]
    assert merged.manuscript.entry("hum")["label"] == "Theirs"
    assert merge(base, mine, theirs, ["hum"]).manuscript.entry("hum")["label"] == "Mine"


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    base = manuscript()
    both = _with(base, "hum", label="Both")
    assert merge(base, both, both).clashes == ()


def test_added_and_removed_statements_are_carried_over() -> None:
    base = manuscript()
    mine = base.with_new_statement({**base.entry("hum"), "id": "buzz"}, after="ring").without_statement("hum")
    merged = merge(base, mine, _with(base, "ring", label="Theirs"))
    assert merged.manuscript.ids == ["ring", "buzz"]
    assert merge(base, mine, _with(base, "hum", label="Theirs")).clashes[0].mine is None
