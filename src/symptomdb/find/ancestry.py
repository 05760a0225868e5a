"""Which findings stand above which, as sets of bits: what two findings share is then one operation on whole numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
#: A finding that everyone has tells nothing, but is divided by.
_LEAST_CONTENT = 1e-9


class Ancestry:
    """Per term the findings above it. Only a finding with others below it has a bit, since no other is shared.

    The bits are in the order of information content, so the highest bit of an intersection is the most informative
    finding that two findings share. At most a few hundred bytes per term, made when first asked for.

    Args:
        starts, ancestors: Per term its ancestors, itself last, as in `symptomdb.find.knowledge.Arrays`.
        content: (terms,) information content.
    """

    def __init__(self, starts: Ints, ancestors: Ints, content: Floats) -> None:
        inner = np.flatnonzero(np.bincount(ancestors, minlength=len(content)) > 1)
        inner = inner[np.argsort(content[inner], kind="stable")]
        places = np.full(len(content), -1, dtype=np.int32)
        places[inner] = np.arange(len(inner))
        self._places: list[int] = places.tolist()
        self._own: list[float] = np.maximum(content.astype(np.float64), _LEAST_CONTENT).tolist()
        self._contents: list[float] = [*content[inner].tolist(), 0.0]  # the last, at -1, for sharing nothing
        self._above = _Above(starts, ancestors, places)
        self.is_finding: list[bool] = (np.diff(starts) > 0).tolist()

    def repeated(self, terms: list[int]) -> list[float]:
        """Per term the sum over the others of ``(content of what the two share / its own) ** 2``.

        Args:
            terms: Different findings, none above another.
        """
        above, own, contents = self._above, self._own, self._contents
        every = [(above[term], own[term]) for term in terms]
        totals = [0.0] * len(terms)
        for i, (bits, mine) in enumerate(every):
            total = 0.0
            for j in range(i):
                others, theirs = every[j]
                shared = contents[(bits & others).bit_length() - 1]
                if shared:
                    to_mine, to_theirs = shared / mine, shared / theirs
                    total += to_mine * to_mine
                    totals[j] += to_theirs * to_theirs
            totals[i] = total
        return totals

    def above_any(self, terms: set[int]) -> int:
        """The bits of the findings above at least one of the terms."""
        bits = 0
        for term in terms:
            bits |= self._above[term]
        return bits

    def among(self, bits: int, terms: set[int]) -> set[int]:
        """Those of `terms` whose bits are set."""
        places = self._places
        return {term for term in terms if (place := places[term]) >= 0 and bits >> place & 1}


class _Above(dict[int, int]):
    """Term to the bits of the findings above it, worked out when it is first looked up."""

    def __init__(self, starts: Ints, ancestors: Ints, places: Ints) -> None:
        super().__init__()
        self._starts, self._ancestors, self._places = starts, ancestors, places

    def __missing__(self, term: int) -> int:
        bits = 0
        for place in self._places[self._ancestors[self._starts[term] : self._starts[term + 1] - 1]].tolist():
            bits |= 1 << place
        self[term] = bits
        return bits
