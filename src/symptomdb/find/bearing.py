"""What counts for or against a condition as a whole: expected findings not reported, breadth, sex, age and history."""

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
#: How many reasons are remembered.
_REMEMBERED = 20_000
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
        self._traits = _Traits(knowledge)
        self._onsets: list[float] = np.unique(knowledge.arrays.onset_years).tolist()
        self._every = np.arange(len(knowledge.conditions), dtype=np.int32)
        self._trigger = np.float32(log(knowledge.method.trigger))
        self._points = lru_cache(maxsize=_PEOPLE)(self._compute)
        self._not_reported = lru_cache(maxsize=_REMEMBERED)(self._say_not_reported)
        self._say = lru_cache(maxsize=_REMEMBERED)(self._adjust)
        self._umbrella = Adjustment(AdjustmentKind.UMBRELLA, -knowledge.method.umbrella, _UMBRELLA)

    def points(self, query: Query) -> Floats:
        """(conditions,) sum of all adjustments; read only."""
        points = self._points(self._person_of(query))
        followed = self._followed(query)
        if followed:
            points = points.copy()
            points[list(followed)] += self._trigger
        return points

    def adjustments(self, query: Query, conditions: Ints) -> list[tuple[Adjustment, ...]]:
        """The same for some conditions, part by part and with the reasons."""
        arrays, person = self._knowledge.arrays, self._person_of(query)
        parts = [
            (kind, points.tolist(), say)
            for kind, points, say in _parts(self._traits, person, conditions)
            if points.any()
        ]
        followed = self._followed(query)
        found: list[tuple[Adjustment, ...]] = []
        numbers = conditions.tolist()
        for place, umbrella in enumerate(arrays.umbrella.take(conditions).tolist()):
            made = [self._not_reported(numbers[place])]
            if umbrella:
                made.append(self._umbrella)
            for kind, points, say in parts:
                if points[place]:
                    made.append(self._say(kind, points[place], say, person.sex, numbers[place]))
            if numbers[place] in followed:
                made.append(Adjustment(AdjustmentKind.HISTORY, float(self._trigger), followed[numbers[place]]))
            found.append(tuple(made))
        return found

    def _say_not_reported(self, condition: int) -> Adjustment:
        points = float(self._knowledge.arrays.unreported[condition])
        return Adjustment(AdjustmentKind.NOT_REPORTED, points, _NOT_REPORTED)

    def _adjust(self, kind: AdjustmentKind, points: float, say: _Say, sex: str, condition: int) -> Adjustment:
        return Adjustment(kind, points, say(self._knowledge, sex, condition, points))

    def _followed(self, query: Query) -> dict[int, str]:
        """Number of each condition that follows something in the person's history, and what it is, in words."""
        recent = [one for one in query.history if (one.days_ago or 0.0) <= self._knowledge.method.recent_days]
        if not recent:
            return {}
        found: dict[int, str] = {}
        for number, trait in self._knowledge.triggers.items():
            events = [one.text for one in recent if trait.value.include(one.kind, one.text, one.days_ago)]
            if events:
                said = ", ".join(dict.fromkeys(events))
                source = "our estimate" if trait.is_estimate else "the sources of its page"
                found[number] = f"It may follow what happened before ({said}), by {source}."
        return found

    def _person_of(self, query: Query) -> Person:
        if query.age_years is None:
            return Person(query.sex, None, None)
        at_most = bisect_right(self._onsets, float(np.float32(query.age_years + _SLACK_YEARS)))
        return Person(query.sex, self._onsets[at_most - 1] if at_most else -np.inf, int(query.age_years))

    def _compute(self, person: Person) -> Floats:
        arrays, method = self._knowledge.arrays, self._knowledge.method
        total = arrays.unreported - np.float32(method.umbrella) * arrays.umbrella
        for _, points, _ in _parts(self._traits, person, self._every):
            total += points
        total.flags.writeable = False
        return np.asarray(total)


_Say = Callable[[Knowledge, str, int, float], str]


class _Traits:
    """What does not depend on the person, worked out once.

    Attributes:
        x_linked, sexes: Per sex (conditions,) points for X-linked inheritance and for whom it affects more.
        onset: (conditions,) earliest age at which it is known to begin.
        first, last: (conditions,) usual ages; without an end where it lasts, or where no page says.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        arrays, method = knowledge.arrays, knowledge.method
        self.method = method
        recessive = {"female": log(method.female_x_recessive), "male": log(method.male_x_recessive)}
        shares = {"female": arrays.female_share, "male": 1 - arrays.female_share}
        self.x_linked = {sex: np.float32(points) * arrays.x_recessive for sex, points in recessive.items()}
        self.sexes = {sex: np.log(2 * share) for sex, share in shares.items()}
        self.onset = arrays.onset_years
        known = arrays.age_first >= 0
        self.first = np.where(known, arrays.age_first, -np.inf)
        # Who is older than people are when it begins may have had it for long, if it lasts.
        self.last = np.where(known & (arrays.lasting == 0), arrays.age_last, np.inf)


def _parts(traits: _Traits, person: Person, places: Ints) -> list[tuple[AdjustmentKind, Floats, _Say]]:
    """What sex and age say of some conditions, each with what puts it into words."""
    method = traits.method
    parts: list[tuple[AdjustmentKind, NDArray[np.floating], _Say]] = []
    if person.sex in traits.sexes:
        parts.append((AdjustmentKind.SEX, traits.x_linked[person.sex][places], _say_x_linked))
        parts.append((AdjustmentKind.SEX, traits.sexes[person.sex][places], _say_sex))
    if person.years is not None and person.onset is not None:
        too_young = traits.onset[places] > np.float32(person.onset)
        parts.append((AdjustmentKind.AGE, -np.float32(method.too_young) * too_young, _say_onset))
        away = np.maximum(traits.first[places] - person.years, person.years - traits.last[places])
        away = np.minimum(np.maximum(away, 0), _UNUSUAL_YEARS)
        parts.append((AdjustmentKind.AGE, -method.unusual_age * away / _UNUSUAL_YEARS, _say_ages))
    return [(kind, points.astype(np.float32), say) for kind, points, say in parts]


def _say_x_linked(_knowledge: Knowledge, sex: str, _place: int, points: float) -> str:
    return f"X-linked recessive conditions are {'rare' if points < 0 else 'commoner'} in {sex} people."


def _say_sex(knowledge: Knowledge, sex: str, place: int, points: float) -> str:
    often = "less" if points < 0 else "more"
    source = _source(knowledge, place, _SEX_CITED)
    return f"{sex.capitalize()} people have it {often} often than others, by {source}."


def _say_onset(knowledge: Knowledge, _sex: str, place: int, _points: float) -> str:
    return f"It is not known to begin before the age of {float(knowledge.arrays.onset_years[place]):g}."


def _say_ages(knowledge: Knowledge, _sex: str, place: int, _points: float) -> str:
    first, last = int(knowledge.arrays.age_first[place]), int(knowledge.arrays.age_last[place])
    source = _source(knowledge, place, _AGES_CITED)
    return (
        f"It usually begins between the ages of {first} and {last}, by {source}; this age is unusual, not impossible."
    )


def _source(knowledge: Knowledge, place: int, trait: int) -> str:
    return "the sources of its page" if knowledge.arrays.trait_cited[place] & trait else "our estimate"
