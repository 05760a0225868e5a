"""Coverage: which source says something on which aspect, of how many conditions and of which."""

from __future__ import annotations

from dataclasses import dataclass

from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie


@dataclass(frozen=True, slots=True)
class Covered:
    """What one source says on one aspect: of how many conditions, in how many lines."""

    source: str
    aspect: Aspect
    conditions: int
    lines: int


@dataclass(frozen=True, slots=True)
class CoveredCondition:
    """One condition with the sources that say something on each aspect; excluded findings do not count."""

    id: Curie
    name: str
    aspects: dict[Aspect, tuple[str, ...]]
