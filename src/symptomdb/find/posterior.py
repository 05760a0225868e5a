"""From points to probabilities: a softmax whose temperature grows with the case, since findings overlap."""

from __future__ import annotations

from math import sqrt

import numpy as np

from symptomdb.find.knowledge import Floats, Ints
from symptomdb.find.query import Query


def heat_of(temperature: float, query: Query) -> float:
    """What the points of a case are divided by: ``temperature * sqrt(1 + sum of the findings' weights)``.

    Errors of findings that were independent would add up like the square root of their number; one more stands for what
    is wrong with a profile as a whole. The form and its one number were chosen on other diseases than they were judged
    on, with all findings of a case and with one to five of them (`benches/find/calibration.py`).
    """
    return temperature * sqrt(1.0 + float(query.weights.sum()))


def posterior(total: Floats, heat: float) -> Floats:
    """(conditions,) probabilities that sum to 1: ``softmax(total / heat)``; 0 where total is -inf."""
    chances, mass = _odds(total, total.max(), heat)
    chances *= mass
    return chances


def posterior_at(total: Floats, heat: float, places: Ints) -> Floats:
    """The same for some conditions only, the likeliest of all first among them."""
    chances, mass = _odds(total, total[places[0]], heat)
    return np.asarray(chances[places] * mass)


def _odds(total: Floats, highest: np.float32, heat: float) -> tuple[Floats, np.float32]:
    """(conditions,) how likely each is beside the likeliest, and one over their sum."""
    odds = total - highest
    odds *= np.float32(1.0 / heat)
    np.exp(odds, out=odds)
    return odds, np.float32(1.0 / float(odds.sum()))
