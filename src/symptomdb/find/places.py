"""The first places: the highest totals in order, and the ranks that they share."""

from __future__ import annotations

import numpy as np

from symptomdb.find.knowledge import Floats, Ints

#: Scores closer than this share a rank.
TIE = 1e-5
#: Totals are looked through in blocks of this size.
_BLOCK = 32


def first_places(total: Floats, top: int) -> Ints:
    """Numbers of the `top` highest totals, ties in the order of the numbers; -inf is never among them."""
    top = min(top, len(total))
    blocks = len(total) // _BLOCK
    if blocks >= 2 * top:
        # The top-th highest of the blocks' maxima is no higher than the top-th highest of all: most drop out at once.
        # Blocks of every n-th total rather than of neighbours, which numpy compares many at a time.
        highest = total[: blocks * _BLOCK].reshape(_BLOCK, blocks).max(axis=0)
        near = np.flatnonzero(total >= np.partition(highest, blocks - top)[blocks - top])
    else:
        near = np.arange(len(total))
    if total[near].min() == -np.inf:
        near = near[total[near] > -np.inf]
    return near[np.argsort(-total[near], kind="stable")][:top].astype(np.int32)


def ranks_of(points: list[float]) -> list[int]:
    """The rank of each of the highest totals, in order: one more than how many are higher by more than a tie."""
    ranks: list[int] = []
    higher = 0
    for one in points:
        while points[higher] > one + TIE:
            higher += 1
        ranks.append(higher + 1)
    return ranks
