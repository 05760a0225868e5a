"""Numbered series: the name that conditions such as "Noonan syndrome 1" and "Noonan syndrome 2" have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable

from symptomdb.model.candidate import Candidate, SeriesGroup

#: Conditions of one series within this many points can't be told apart.
_ALIKE = 1.0
_INHERITANCE = re.compile(
    r"\b(autosomal|x-linked|y-linked|dominant|recessive|semidominant|digenic|mitochondrial inheritance)\b"
)
_LAST_NUMBER = re.compile(r"[\s,]+(?:type\s+)?(?:\d+[a-z]?|[ivx]+[a-z]?|[a-z])$")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def series_key(name: str) -> str:
    """The name without its last number, letter or numeral and without words for inheritance.

    >>> series_key("Noonan syndrome 1"), series_key("Osteogenesis imperfecta, type XI")
    ('noonan syndrome', 'osteogenesis imperfecta')
    >>> series_key("Kabuki syndrome 2") == series_key("Kabuki syndrome 1")
    True
    """
    key = _BRACKETS.sub("", name.casefold())
    key = _INHERITANCE.sub(" ", key)
    key = re.sub(r"[\s,]+$", "", re.sub(r"\s+", " ", key.replace(" ,", ",")).strip())
    key = re.sub(r",(\s*,)+", ",", key)
    key = _LAST_NUMBER.sub("", key)
    return re.sub(r"[\s,]+(?:type)?$", "", key).strip(" ,")


def groups_of(candidates: Iterable[Candidate]) -> tuple[SeriesGroup, ...]:
    """Conditions of one series that can't be told apart by their points, among candidates in their order."""
    by_series: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_series.setdefault(candidate.series, []).append(candidate)
    groups = []
    for name, members in by_series.items():
        near = [one for one in members if members[0].score - one.score <= _ALIKE]
        if name and len(near) > 1:
            chance = sum(one.probability for one in near)
            groups.append(SeriesGroup(name, tuple(one.condition for one in near), chance))
    return tuple(groups)
