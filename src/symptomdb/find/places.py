"""The first places: the highest totals in order, and the ranks that they share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Floats, Ints

#: Scores closer than this share a rank.
TIE = 1e-5
#: So many places are found one by one, which is quicker than sorting: numpy finds a highest value in a microsecond.
_ONE_BY_ONE = 16


def first_places(total: Floats, top: int) -> Ints:
    """Numbers of the `top` highest totals, ties in the order of the numbers; -inf is never among them.

    Args:
        total: (conditions,) changed on the way and then as it was.
    """
    if top > _ONE_BY_ONE:
        places = np.argsort(-total, kind="stable")[:top].astype(np.int32)
        return np.asarray(places[total[places] > -np.inf])
    found: list[int] = []
    points: list[np.float32] = []
    for _ in range(min(top, len(total))):
        place = int(total.argmax())
        point = total[place]
        if point == -np.inf:
            break
        found.append(place)
        points.append(point)
        total[place] = -np.inf
    total[found] = points
    return np.array(found, dtype=np.int32)


def ranks_of(points: NDArray[np.floating]) -> Ints:
    """(..., top) the rank of each of the highest totals, which are in order: one more than how many are higher.

    Totals within a tie of each other count as equal.
    """
    lower = -points.astype(np.float64)
    if lower.ndim == 1:
        return (1 + lower.searchsorted(lower - TIE)).astype(np.int32)
    higher = [line.searchsorted(tied) for line, tied in zip(lower, lower - TIE, strict=True)]
    return (1 + np.array(higher, dtype=np.int32)).reshape(points.shape)
