"""The first places: the highest totals in order, and the ranks that they share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Floats, Ints

#: Scores closer than this share a rank.
TIE = 1e-5
#: Parts that the totals are looked through in: the highest of each give a bound that few others reach.
_PARTS = 60


def first_places(total: Floats, top: int) -> Ints:
    """Numbers of the `top` highest totals, ties in the order of the numbers; -inf is never among them.

    Args:
        total: (conditions,)
    """
    near = (total >= _bound(total, top)).nonzero()[0]
    points = total.take(near)
    order = (-points).argsort(kind="stable")[:top]
    return near.take(order[points.take(order) > -np.inf]).astype(np.int32)


def _bound(total: Floats, top: int) -> np.float32:
    """What at least `top` totals reach, if there are as many: sorting the few that do is quicker than sorting all."""
    length = len(total) // _PARTS
    if top > _PARTS or length < 2:
        return np.float32(-np.inf)
    parts = total[: _PARTS * length].reshape(_PARTS, length)
    highest = total.take(parts.argmax(axis=1) + np.arange(0, _PARTS * length, length))
    highest.partition(_PARTS - top)
    return np.float32(highest[_PARTS - top])


def ranks_of(points: NDArray[np.floating]) -> Ints:
    """(..., top) the rank of each of the highest totals, which are in order: one more than how many are higher.

    Totals within a tie of each other count as equal.
    """
    lower = -points.astype(np.float64)
    if lower.ndim == 1:
        return (1 + lower.searchsorted(lower - TIE)).astype(np.int32)
    higher = [line.searchsorted(tied) for line, tied in zip(lower, lower - TIE, strict=True)]
    return (1 + np.array(higher, dtype=np.int32)).reshape(points.shape)
