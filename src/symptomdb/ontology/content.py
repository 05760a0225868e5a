"""Information content: how much a term tells, from how many conditions have it, and how often people have it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: No term is rarer than this among conditions.
_RAREST = 1e-5


def information(holders: NDArray[np.integer | np.floating], conditions: int | NDArray[np.integer]) -> Floats:
    """Information content ``-ln(max(holders, .5) / conditions)`` in nats (Resnik 1995, https://arxiv.org/abs/cmp-lg/9511007).

    Args:
        holders: Shape (terms,); how many conditions have the term or one below it.
        conditions: How many conditions there are, or per term how many could have it said of them.

    >>> information(np.array([100, 1]), 100).round(2).tolist()
    [0.0, 4.61]
    """
    content: Floats = -np.log(np.maximum(holders, 0.5) / np.maximum(conditions, 1))
    return np.maximum(content, 0.0)


def background(total: NDArray[np.floating], conditions: int | NDArray[np.integer]) -> Floats:
    """Share of people, over all conditions alike, who have the term: ``(total + .3) / (conditions + 1)``.

    Args:
        total: Shape (terms,); sum over the conditions of the share of people who have the term or one below it.
        conditions: As for `information`.
    """
    return np.maximum(_RAREST, (np.asarray(total, dtype=np.float64) + 0.3) / (conditions + 1))
