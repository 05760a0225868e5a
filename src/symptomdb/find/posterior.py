"""From points to probabilities: a softmax whose temperature grows with the case, since findings overlap."""

from __future__ import annotations

import numpy as np

from symptomdb.find.knowledge import Floats

#: Information at which the temperature is the method's own; a middling case of the development data.
_USUAL_BITS = 25.0
#: However little a case says, the temperature stays above this share of the method's own.
_LEAST_SHARE = 0.4


def temperature_of(temperature: float, bits: float) -> float:
    """Temperature for a case of so much information: ``temperature * (bits / 25) ** 1/4``, never below 0.4 of it.

    The form and its numbers were picked by a grid over all development cases, without folds; only the temperature is
    checked on other diseases than it was chosen on (`benches/find/calibration.py`).
    """
    return temperature * max(float((bits / _USUAL_BITS) ** 0.25), _LEAST_SHARE)


def posterior(total: Floats, temperature: float, prior: Floats | None = None) -> Floats:
    """(conditions,) probabilities that sum to 1: ``softmax(total / temperature + prior)``; 0 where total is -inf."""
    logits = total / np.float32(temperature)
    if prior is not None:
        logits = logits + prior
    chances = np.exp(logits - logits.max())
    return np.asarray(chances / chances.sum(dtype=np.float64), dtype=np.float32)
