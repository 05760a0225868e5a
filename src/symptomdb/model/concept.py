"""A thing that records speak of or measure, with the words and codes that they use for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Presence(StrEnum):
    """How a record speaks of a thing."""

    PRESENT = "present"
    PAST = "past"
    PLANNED = "planned"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that records speak of, with its words and codes.

    Attributes:
        kind: ``drug``, ``problem``, ``symptom``, ``procedure``, ``imaging`` or ``other``.
        words: Phrases; ``*`` ends a word openly, ``...`` stands for up to four words (``,...`` also beyond a comma),
            ``(a|b)`` for either.
        codes: Codes by system: ``HPO``, ``ATC``, ``ICD-10``, ``LOINC``. A code also stands for all below it.
        implies: Other concepts that hold with it (apixaban is an anticoagulant).
    """

    id: str
    label: str
    kind: str
    words: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    implies: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A thing that is measured, with the words, codes and units that records use for it.

    Attributes:
        unit: The unit of its number, in UCUM.
        words: Names, also as keys of ``labs``; a number follows them in a text.
        key: Under which the number of an electronic record stands in ``labs``; "" when it is read from words alone.
        units: Other units by their spelling in records, each as (factor, offset) to the own one.
    """

    id: str
    label: str
    unit: str
    words: tuple[str, ...]
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    key: str = ""

    def converted(self, number: float, unit: str) -> float:
        """A number in the measure's own unit; an unknown unit is taken to be that one."""
        factor, offset = self.units.get(_spelled(unit), (1.0, 0.0))
        return number * factor + offset

    def strictly(self, number: float, unit: str) -> float | None:
        """As `converted`, but None for a unit that is not known; no unit is the own one."""
        if _spelled(unit) not in {"", _spelled(self.unit), *self.units}:
            return None
        return round(self.converted(number, unit), 2)


def _spelled(unit: str) -> str:
    return unit.strip().lower().removeprefix("°")
