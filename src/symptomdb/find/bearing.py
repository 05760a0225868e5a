"""What counts for or against a condition as a whole: expected findings not reported, its breadth, sex and age."""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Knowledge
from symptomdb.find.query import Query
from symptomdb.model.candidate import Adjustment, AdjustmentKind

#: A year's fraction of slack when an age is compared with an onset.
_SLACK_YEARS = 0.01


def whole_points(knowledge: Knowledge, query: Query) -> NDArray[np.float32]:
    """(conditions,) sum of all adjustments."""
    arrays, method = knowledge.arrays, knowledge.method
    total = arrays.unreported - np.float32(method.umbrella) * arrays.umbrella
    sex = _sex_points(knowledge, query)
    if sex:
        total += np.float32(sex) * arrays.x_recessive
    if query.age_years is not None:
        total -= np.float32(method.too_young) * (arrays.onset_years > np.float32(query.age_years + _SLACK_YEARS))
    return np.asarray(total)


def adjustments(knowledge: Knowledge, query: Query, condition: int) -> tuple[Adjustment, ...]:
    """The same for one condition, part by part and with the reasons."""
    arrays, method = knowledge.arrays, knowledge.method
    parts = [
        Adjustment(
            AdjustmentKind.NOT_REPORTED,
            float(arrays.unreported[condition]),
            "What else the condition is known for and the case need not mention.",
        )
    ]
    if arrays.umbrella[condition]:
        reason = "A broader name; the conditions that it covers are ranked themselves."
        parts.append(Adjustment(AdjustmentKind.UMBRELLA, -method.umbrella, reason))
    sex = _sex_points(knowledge, query)
    if sex and arrays.x_recessive[condition]:
        reason = f"X-linked recessive conditions are {'rare' if sex < 0 else 'commoner'} in {query.sex} people."
        parts.append(Adjustment(AdjustmentKind.SEX, sex, reason))
    onset = float(arrays.onset_years[condition])
    if query.age_years is not None and onset > query.age_years + _SLACK_YEARS:
        reason = f"It is not known to begin before the age of {onset:g}."
        parts.append(Adjustment(AdjustmentKind.AGE, -method.too_young, reason))
    return tuple(parts)


def _sex_points(knowledge: Knowledge, query: Query) -> float:
    method = knowledge.method
    ratio = {"female": method.female_x_recessive, "male": method.male_x_recessive}.get(query.sex)
    return log(ratio) if ratio else 0.0
