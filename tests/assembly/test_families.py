"""Families: classes above conditions, under our ids where a class is a condition of ours, from Mondo alone."""

from __future__ import annotations

from symptomdb.assembly.families import broader_of
from symptomdb.model.condition import Condition, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.identity import Entry
from symptomdb.model.source import Source, Trust
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.record import LoadReport

OURS, UMBRELLA = Curie("SDB", "hand-1"), Curie("SDB", "hand")
ONE, TWO, THREE = (Curie("MONDO", n) for n in "123")


def loaded(source: str) -> Loaded:
    release = Source(source, source, "", "", "", "", "1", "", next(iter(Trust)), "")
    return Loaded(LoadReport(release), (Entry(ONE, (), parents=(TWO,)), Entry(TWO, (), parents=(THREE, TWO))))


def condition(id_: Curie, code: Curie, relation: Relation) -> Condition:
    return Condition(id_, id_.local, "disease", "toy", xrefs=(Xref(code, relation, "mondo"),))


def test_classes_that_are_conditions_of_ours_go_by_our_id() -> None:
    conditions = [condition(OURS, ONE, Relation.EXACT), condition(UMBRELLA, TWO, Relation.EXACT)]
    assert broader_of(conditions, [loaded("mondo")]) == {OURS: (UMBRELLA,), UMBRELLA: (THREE,)}


def test_only_exact_codes_count() -> None:
    close = [condition(OURS, ONE, Relation.CLOSE)]
    assert broader_of(close, [loaded("mondo")]) == {ONE: (TWO,), TWO: (THREE,)}


def test_without_mondo_there_are_no_families() -> None:
    conditions = [condition(OURS, ONE, Relation.EXACT)]
    assert broader_of(conditions, [loaded("doid")]) == {}
    assert broader_of(conditions, []) == {}
