"""Which findings stand above which, as sets of bits: what two findings share is then one operation on whole numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


class Ancestry:
    """Per term the findings above it. Only a finding with others below it has a bit, since no other is shared.

    The bits are in the order of information content, so the highest bit of an intersection is the most informative
    finding that two findings share. At most a few hundred bytes per term, made when first asked for.

    Args:
        starts, ancestors: Per term its ancestors, itself last, as in `symptomdb.find.knowledge.Arrays`.
        content: (terms,) information content.
    """

    def __init__(self, starts: Ints, ancestors: Ints, content: Floats) -> None:
        self._starts, self._ancestors = starts, ancestors
        inner = np.flatnonzero(np.bincount(ancestors, minlength=len(content)) > 1)
        inner = inner[np.argsort(content[inner], kind="stable")]
        places = np.full(len(content), -1, dtype=np.int32)
        places[inner] = np.arange(len(inner))
        self._places = places
        self._contents: list[float] = [*content[inner].tolist(), 0.0]  # the last, at -1, for sharing nothing
        self._known: dict[int, int] = {}
        self.is_finding: list[bool] = (np.diff(starts) > 0).tolist()

    def above(self, term: int) -> int:
        """The bits of the findings above a term."""
        known = self._known.get(term)
        if known is None:
            known = 0
            for place in self._places[self._ancestors[self._starts[term] : self._starts[term + 1] - 1]].tolist():
                known |= 1 << place
            self._known[term] = known
        return known

    def repeated(self, terms: list[int], own: list[float]) -> list[float]:
        """Per term the sum over the others of ``(content of what the two share / its own) ** 2``.

        Args:
            terms: Different findings, none above another.
            own: The information content of each; above 0.
        """
        every = [self.above(term) for term in terms]
        contents = self._contents
        totals = [0.0] * len(terms)
        for i, bits in enumerate(every):
            mine = own[i]
            for j in range(i):
                shared = contents[(bits & every[j]).bit_length() - 1]
                if shared:
                    totals[i] += (shared / mine) ** 2
                    totals[j] += (shared / own[j]) ** 2
        return totals

    def implied(self, terms: set[int], by: set[int]) -> set[int]:
        """Those of `terms` that stand above one of `by`."""
        bits = 0
        for term in by:
            bits |= self.above(term)
        places = self._places[list(terms)].tolist() if terms else []
        return {term for term, place in zip(terms, places, strict=True) if place >= 0 and bits >> place & 1}
