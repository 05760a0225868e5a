"""Families: which conditions and classes stand directly above which, for a ranking that learns from relatives."""

from __future__ import annotations

from collections.abc import Iterable

from symptomdb.model.condition import Condition, Relation
from symptomdb.model.curie import Curie
from symptomdb.sources.loaded import Loaded

#: Source whose classes make the families; others cut diseases differently, and were not measured.
_SOURCE = "mondo"


def broader_of(conditions: Iterable[Condition], loads: Iterable[Loaded]) -> dict[Curie, tuple[Curie, ...]]:
    """Condition or class to those directly above it; a class that is a condition of ours goes by our id.

    Empty when Mondo is not loaded; a ranking then uses each condition's own findings alone.
    """
    ours: dict[Curie, Curie] = {}
    for condition in conditions:
        for xref in condition.xrefs:
            if xref.relation is Relation.EXACT:
                ours.setdefault(xref.code, condition.id)
    found: dict[Curie, dict[Curie, None]] = {}
    for load in loads:
        if load.report.source.id == _SOURCE:
            for entry in load.entries:
                key = ours.get(entry.record, entry.record)
                named = (ours.get(parent, parent) for parent in entry.parents)
                found.setdefault(key, {}).update(dict.fromkeys(parent for parent in named if parent != key))
    return {key: tuple(parents) for key, parents in found.items() if parents}
