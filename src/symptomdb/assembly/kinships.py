"""Kinships: which condition is a kind of which, over classes that are no conditions here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from symptomdb.model.condition import Condition
from symptomdb.model.curie import Curie
from symptomdb.model.identity import Kinship, Relationship, Remark
from symptomdb.sources.loaded import Loaded

_LONGEST_CLIMB = 8


def kinships(
    loads: Sequence[Loaded], anchor: Callable[[Curie], Curie], made: Mapping[Curie, Condition]
) -> tuple[tuple[Kinship, ...], list[Remark]]:
    """Each condition to the nearest broader conditions, and what was met.

    Args:
        anchor: A record to the anchor of its condition.
        made: Anchor to condition.
    """
    ids = {at: condition.id for at, condition in made.items()}
    names = {condition.id: condition.name for condition in made.values()}
    found: dict[tuple[Curie, Curie], Kinship] = {}
    for load in loads:
        parents = {entry.record: entry.parents for entry in load.entries if entry.parents}
        source = load.report.source.id
        for record in parents:
            child = ids.get(anchor(record))
            if child is None:
                continue
            for above in _nearest(record, parents, lambda one: ids.get(anchor(one))):
                if above != child:
                    lowered = names[child].lower()
                    relation = Relationship.SUSCEPTIBILITY if "susceptib" in lowered else Relationship.KIND
                    found.setdefault((child, above), Kinship(child, above, relation, source))
    remarks = []
    backwards = [pair for pair in found if (pair[1], pair[0]) in found and pair[0] < pair[1]]
    for child, above in backwards:
        detail = f"Two sources disagree which is broader: {child} or {above}; neither is shown."
        remarks.append(Remark("conflict", str(child), detail, found[child, above].source))
        del found[child, above], found[above, child]
    return tuple(found[pair] for pair in sorted(found)), remarks


def _nearest(
    record: Curie, parents: Mapping[Curie, Sequence[Curie]], condition_of: Callable[[Curie], Curie | None]
) -> list[Curie]:
    """The conditions on the lowest level above a record that has any."""
    nearest: dict[Curie, None] = {}
    level, seen = list(parents.get(record, ())), {record}
    for _ in range(_LONGEST_CLIMB):
        further: list[Curie] = []
        for above in level:
            if above in seen:
                continue
            seen.add(above)
            condition = condition_of(above)
            if condition is not None:
                nearest[condition] = None
            else:
                further += parents.get(above, ())
        if nearest or not further:
            break
        level = further
    return list(nearest)
