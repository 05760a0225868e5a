"""What counts for or against a condition as a whole: expected findings not reported, its breadth, sex and age."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Floats, Ints, Knowledge
from symptomdb.find.query import Query
from symptomdb.model.candidate import Adjustment, AdjustmentKind

#: A year's fraction of slack when an age is compared with an onset.
_SLACK_YEARS = 0.01
#: So many years away from the ages at which a condition usually begins, an age is as unusual as it gets.
_UNUSUAL_YEARS = 10.0
#: How many kinds of people are remembered.
_PEOPLE = 500
_NOT_REPORTED = "What else the condition is known for and the case need not mention."
_UMBRELLA = "A broader name; the conditions that it covers are ranked themselves."
_AGES_CITED, _SEX_CITED = 1, 2


class Person(NamedTuple):
    """What of a person bears on conditions as a whole; people who are alike in it share one row of points.

    Attributes:
        onset: The latest of the known onsets at or below the age; None when the age is not known.
        years: The age in whole years; None when it is not known.
    """

    sex: str
    onset: float | None
    years: int | None


class Bearing:
    """The adjustments of all conditions of one knowledge base for the people whom cases tell of."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._onsets: list[float] = np.unique(knowledge.arrays.onset_years).tolist()
        self._every = np.arange(len(knowledge.conditions), dtype=np.int32)
        self._points = lru_cache(maxsize=_PEOPLE)(self._compute)

    def points(self, query: Query) -> Floats:
        """(conditions,) sum of all adjustments; read only."""
        return self._points(self._person_of(query))

    def adjustments(self, query: Query, conditions: Ints) -> list[tuple[Adjustment, ...]]:
        """The same for some conditions, part by part and with the reasons."""
        arrays, person = self._knowledge.arrays, self._person_of(query)
        parts = [(kind, points.tolist(), say) for kind, points, say in _parts(self._knowledge, person, conditions)]
        found: list[tuple[Adjustment, ...]] = []
        numbers, unreported = conditions.tolist(), arrays.unreported[conditions].tolist()
        for place, umbrella in enumerate(arrays.umbrella[conditions].tolist()):
            made = [Adjustment(AdjustmentKind.NOT_REPORTED, unreported[place], _NOT_REPORTED)]
            if umbrella:
                made.append(Adjustment(AdjustmentKind.UMBRELLA, -self._knowledge.method.umbrella, _UMBRELLA))
            for kind, points, say in parts:
                if points[place]:
                    reason = say(self._knowledge, person, numbers[place], points[place])
                    made.append(Adjustment(kind, points[place], reason))
            found.append(tuple(made))
        return found

    def _person_of(self, query: Query) -> Person:
        if query.age_years is None:
            return Person(query.sex, None, None)
        at_most = bisect_right(self._onsets, float(np.float32(query.age_years + _SLACK_YEARS)))
        return Person(query.sex, self._onsets[at_most - 1] if at_most else -np.inf, int(query.age_years))

    def _compute(self, person: Person) -> Floats:
        arrays, method = self._knowledge.arrays, self._knowledge.method
        total = arrays.unreported - np.float32(method.umbrella) * arrays.umbrella
        for _, points, _ in _parts(self._knowledge, person, self._every):
            total += points
        total.flags.writeable = False
        return np.asarray(total)


_Say = Callable[[Knowledge, Person, int, float], str]


def _parts(knowledge: Knowledge, person: Person, places: Ints) -> list[tuple[AdjustmentKind, Floats, _Say]]:
    """What sex and age say of some conditions, each with what puts it into words."""
    arrays, method = knowledge.arrays, knowledge.method
    parts: list[tuple[AdjustmentKind, NDArray[np.floating], _Say]] = []
    if person.sex in ("female", "male"):
        female = person.sex == "female"
        x_linked = log(method.female_x_recessive if female else method.male_x_recessive)
        parts.append((AdjustmentKind.SEX, np.float32(x_linked) * arrays.x_recessive[places], _say_x_linked))
        share = arrays.female_share[places] if female else 1 - arrays.female_share[places]
        parts.append((AdjustmentKind.SEX, np.log(2 * share), _say_sex))
    if person.years is not None and person.onset is not None:
        too_young = arrays.onset_years[places] > np.float32(person.onset)
        parts.append((AdjustmentKind.AGE, -np.float32(method.too_young) * too_young, _say_onset))
        first, last = arrays.age_first[places], arrays.age_last[places]
        # Who is older than people are when it begins may have had it for long, if it lasts.
        late = np.where(arrays.lasting[places] == 1, 0, person.years - last)
        away = np.where(first < 0, 0, np.clip(np.maximum(first - person.years, late), 0, _UNUSUAL_YEARS))
        parts.append((AdjustmentKind.AGE, -method.unusual_age * away / _UNUSUAL_YEARS, _say_ages))
    return [(kind, points.astype(np.float32), say) for kind, points, say in parts]


def _say_x_linked(_knowledge: Knowledge, person: Person, _place: int, points: float) -> str:
    return f"X-linked recessive conditions are {'rare' if points < 0 else 'commoner'} in {person.sex} people."


def _say_sex(knowledge: Knowledge, person: Person, place: int, points: float) -> str:
    often = "less" if points < 0 else "more"
    source = _source(knowledge, place, _SEX_CITED)
    return f"{person.sex.capitalize()} people have it {often} often than others, by {source}."


def _say_onset(knowledge: Knowledge, _person: Person, place: int, _points: float) -> str:
    return f"It is not known to begin before the age of {float(knowledge.arrays.onset_years[place]):g}."


def _say_ages(knowledge: Knowledge, _person: Person, place: int, _points: float) -> str:
    first, last = int(knowledge.arrays.age_first[place]), int(knowledge.arrays.age_last[place])
    source = _source(knowledge, place, _AGES_CITED)
    return (
        f"It usually begins between the ages of {first} and {last}, by {source}; this age is unusual, not impossible."
    )


def _source(knowledge: Knowledge, place: int, trait: int) -> str:
    return "the sources of its page" if knowledge.arrays.trait_cited[place] & trait else "our estimate"
