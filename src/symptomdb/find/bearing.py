"""What counts for or against a condition as a whole: expected findings not reported, its breadth, sex and age."""

from __future__ import annotations

from functools import lru_cache
from math import log

import numpy as np

from symptomdb.find.knowledge import Floats, Ints, Knowledge
from symptomdb.find.query import Query
from symptomdb.model.candidate import Adjustment, AdjustmentKind

#: A year's fraction of slack when an age is compared with an onset.
_SLACK_YEARS = 0.01
#: How many kinds of people (of one sex and between two ages at which something changes) are remembered.
_PEOPLE = 100
_NOT_REPORTED = "What else the condition is known for and the case need not mention."
_UMBRELLA = "A broader name; the conditions that it covers are ranked themselves."


class Bearing:
    """The adjustments of all conditions of one knowledge base for the people whom cases tell of."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._steps = np.unique(knowledge.arrays.onset_years)
        self._points = lru_cache(maxsize=_PEOPLE)(self._compute)

    def points(self, query: Query) -> Floats:
        """(conditions,) sum of all adjustments; read only."""
        return self._points(*self._kind_of(query))

    def adjustments(self, query: Query, conditions: Ints) -> list[tuple[Adjustment, ...]]:
        """The same for some conditions, part by part and with the reasons."""
        arrays, method = self._knowledge.arrays, self._knowledge.method
        sex = self._sex_points(query.sex)
        columns = (arrays.unreported, arrays.umbrella, arrays.x_recessive, arrays.onset_years)
        found: list[tuple[Adjustment, ...]] = []
        for unreported, umbrella, x_recessive, onset in zip(*(c[conditions].tolist() for c in columns), strict=True):
            parts = [Adjustment(AdjustmentKind.NOT_REPORTED, unreported, _NOT_REPORTED)]
            if umbrella:
                parts.append(Adjustment(AdjustmentKind.UMBRELLA, -method.umbrella, _UMBRELLA))
            if sex and x_recessive:
                reason = f"X-linked recessive conditions are {'rare' if sex < 0 else 'commoner'} in {query.sex} people."
                parts.append(Adjustment(AdjustmentKind.SEX, sex, reason))
            if query.age_years is not None and onset > query.age_years + _SLACK_YEARS:
                reason = f"It is not known to begin before the age of {onset:g}."
                parts.append(Adjustment(AdjustmentKind.AGE, -method.too_young, reason))
            found.append(tuple(parts))
        return found

    def _kind_of(self, query: Query) -> tuple[str, int]:
        """The sex, and how many of the onsets lie at or below the age; -1 when it is not known."""
        if query.age_years is None:
            return query.sex, -1
        return query.sex, int(self._steps.searchsorted(np.float32(query.age_years + _SLACK_YEARS), side="right"))

    def _compute(self, sex: str, steps: int) -> Floats:
        arrays, method = self._knowledge.arrays, self._knowledge.method
        total = arrays.unreported - np.float32(method.umbrella) * arrays.umbrella
        points = self._sex_points(sex)
        if points:
            total += np.float32(points) * arrays.x_recessive
        if steps >= 0:
            too_young = arrays.onset_years > (self._steps[steps - 1] if steps else np.float32(-np.inf))
            total -= np.float32(method.too_young) * too_young
        total.flags.writeable = False
        return np.asarray(total)

    def _sex_points(self, sex: str) -> float:
        method = self._knowledge.method
        ratio = {"female": method.female_x_recessive, "male": method.male_x_recessive}.get(sex)
        return log(ratio) if ratio else 0.0
