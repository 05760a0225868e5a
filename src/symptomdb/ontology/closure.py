"""The closure of a hierarchy: each term's ancestors, itself among them, as one compressed array."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symptomdb.ontology.hierarchy import Hierarchy

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Closure:
    """Compressed sparse rows: row i lists the numbers of i and all its ancestors, in ascending order.

    Parents have lower numbers than their children, so each row runs from the root to the term itself.

    Attributes:
        starts: Shape (n + 1,); row i is ``ancestors[starts[i]:starts[i + 1]]``.
        ancestors: Shape (total,).
    """

    starts: Ints
    ancestors: Ints

    @classmethod
    def of(cls, hierarchy: Hierarchy) -> Closure:
        """Compute the closure, one pass from the root down."""
        rows: list[tuple[int, ...]] = []
        for number in range(len(hierarchy)):
            above: set[int] = {number}
            for parent in hierarchy.parent_numbers(number):
                above.update(rows[parent])
            rows.append(tuple(sorted(above)))
        starts = np.zeros(len(rows) + 1, dtype=np.int32)
        np.cumsum([len(row) for row in rows], out=starts[1:])
        flat = np.fromiter((a for row in rows for a in row), dtype=np.int32, count=int(starts[-1]))
        return cls(starts, flat)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, number: int) -> Ints:
        """Numbers of the term and its ancestors, root first; a view."""
        return self.ancestors[self.starts[number] : self.starts[number + 1]]

    def is_a(self, number: int, ancestor: int) -> bool:
        """Whether `number` is `ancestor` or lies below it."""
        row = self.row(number)
        place = int(np.searchsorted(row, ancestor))
        return place < len(row) and int(row[place]) == ancestor

    def common(self, first: int, second: int) -> Ints:
        """Numbers of the ancestors that both share, root first."""
        return np.intersect1d(self.row(first), self.row(second), assume_unique=True)

    def below(self, ancestor: int) -> Ints:
        """Numbers of the term and all its descendants, ascending."""
        holders = np.flatnonzero(self.ancestors == ancestor)
        return (np.searchsorted(self.starts, holders, side="right") - 1).astype(np.int32)
