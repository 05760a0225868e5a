"""How much likelier one finding is in each condition than in all of them together.

For a finding q, its ancestors a (itself among them) and a condition d::

    share of a   pi(a)  ~ (bg(q) / bg(a)) ** specificity, summing to 1
    ratio        L(q,d) = noise + (1 - noise) * sum over a of pi(a) * p(d,a) / bg(a)

p(d,a) is the share of people with d who have a or a form of it, bg(a) the same over all conditions.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Floats, Ints, Knowledge

#: How many findings' rows are remembered: at most 160 MB for 10,000 conditions, half of that as a rule.
REMEMBERED = 4_000
#: Rows with at least this share of all conditions are kept whole: then they are as quick to add up, and hardly larger.
_WHOLE_FROM = 0.15
#: Less than this above nothing is nothing.
_LEAST_GAIN = 1e-6
#: However surely a condition has a finding, someone may lack it.
LEAST_LACKING = 0.05
Ways = tuple[tuple[int, float], ...]


class Gains(NamedTuple):
    """One finding's points over conditions, as far as they differ from a common value.

    Attributes:
        places: Numbers of the conditions, ascending; None when `values` holds every condition.
        values: (places,) or (conditions,) what they have more than the common value.
        ways: The finding's ancestors that matter, with what a share of 1 at each of them adds to the ratio.
    """

    places: NDArray[np.intp] | None
    values: Floats
    ways: Ways = ()

    def add_to(self, total: Floats, weight: np.float32, room: Floats) -> None:
        """Add the weighted values to (conditions,) `total`, in place; `room` is as large and is written over."""
        if self.places is None:
            np.multiply(self.values, weight, out=room)
            total += room
        else:
            np.add.at(total, self.places, weight * self.values)

    def neutral(self, nothing: np.float32) -> Gains:
        """The same for a reading in which what a condition does not account for costs it nothing."""
        return self._replace(values=np.maximum(self.values + nothing, np.float32(0)))

    def at(self, conditions: Ints) -> Floats:
        """Values of some conditions; 0 where there is none."""
        if self.places is None:
            return np.asarray(self.values[conditions])
        found = np.zeros(len(conditions), dtype=np.float32)
        if len(self.places):
            where = np.minimum(self.places.searchsorted(conditions), len(self.places) - 1)
            hit = self.places[where] == conditions
            found[hit] = self.values[where[hit]]
        return found


class Likelihood:
    """Rows of log ratios, one per finding, over all conditions."""

    def __init__(self, knowledge: Knowledge, remembered: int = REMEMBERED) -> None:
        self._knowledge = knowledge
        self.nothing = log(knowledge.method.noise)
        self.gains = lru_cache(maxsize=remembered)(self.compute_gains)
        self.absence = lru_cache(maxsize=remembered)(self.compute_absence)

    def compute_factors(self, finding: int) -> tuple[Ints, Floats]:
        """The finding's ancestors that matter, itself last, and what a share of 1 at each adds to the ratio."""
        arrays, method = self._knowledge.arrays, self._knowledge.method
        above = arrays.ancestors[arrays.ancestor_starts[finding] : arrays.ancestor_starts[finding + 1]]
        background = arrays.background[above].astype(np.float64)
        pi = (background[-1] / background) ** method.specificity
        factors = (1.0 - method.noise) * pi / pi.sum() / background
        matter = factors >= method.negligible
        matter[-1] = True
        return above[matter], factors[matter].astype(np.float32)

    def compute_gains(self, finding: int) -> Gains:
        """How much more than `nothing` each condition has; all that are left out have just `nothing`."""
        above, factors = self.compute_factors(finding)
        ratios = self._ratios(finding, above, factors)
        ways = tuple(zip(above[:-1].tolist(), factors[:-1].tolist(), strict=True))
        places = np.flatnonzero(ratios > np.float32(self._knowledge.method.noise * (1 + _LEAST_GAIN)))
        if len(places) < _WHOLE_FROM * len(ratios):
            return Gains(places, np.log(ratios[places]) - np.float32(self.nothing), ways)
        np.log(ratios, out=ratios)
        ratios -= np.float32(self.nothing)
        return Gains(None, ratios, ways)

    def at(self, finding: int, conditions: Ints) -> Floats:
        """Log ratios of some conditions."""
        return self.gains(finding).at(conditions) + np.float32(self.nothing)

    def row(self, finding: int) -> Floats:
        """(conditions,) log ratios; at least 0 where the condition itself has the finding or a form of it."""
        return np.asarray(np.log(self._ratios(finding, *self.compute_factors(finding))))

    def _ratios(self, finding: int, above: Ints, factors: Floats) -> Floats:
        arrays = self._knowledge.arrays
        ratios = np.full(len(self._knowledge.conditions), self._knowledge.method.noise, dtype=np.float32)
        for term, factor in zip(above.tolist(), factors, strict=True):
            here = slice(arrays.holder_starts[term], arrays.holder_starts[term + 1])
            # This index type and this function are several times as fast as the obvious way.
            np.add.at(ratios, arrays.holders[here].astype(np.intp), factor * arrays.shares[here])
        own = arrays.holders[arrays.holder_starts[finding] : arrays.own_ends[finding]]
        np.maximum.at(ratios, own.astype(np.intp), np.float32(1))
        return ratios

    def compute_absence(self, finding: int) -> Gains:
        """Log of how much likelier it is not to have the finding; 0 where the condition lacks it too."""
        arrays = self._knowledge.arrays
        own = slice(arrays.holder_starts[finding], arrays.own_ends[finding])
        return Gains(arrays.holders[own].astype(np.intp), _log_lacking(arrays.shares[own]))

    def lacking(self, places: NDArray[np.integer]) -> Floats:
        """The same for some pairs of a condition and a finding of its own.

        Args:
            places: Where they stand among `Arrays.present_terms`.
        """
        return self._present_lacking.take(places)

    @cached_property
    def _present_lacking(self) -> Floats:
        """Per place in `Arrays.present_terms`; some 30 ms, once.

        The pairs are those of `Arrays.holders`, there by finding and here by condition.
        """
        arrays = self._knowledge.arrays
        owned = arrays.own_ends - arrays.holder_starts[:-1]
        behind = arrays.holder_starts[:-1] - (np.cumsum(owned, dtype=np.int32) - owned)
        own = np.arange(owned.sum(), dtype=np.int32) + np.repeat(behind, owned)
        # Few bits per number: numpy sorts these many times faster.
        narrow = np.min_scalar_type(len(self._knowledge.conditions))
        holders = own[np.argsort(arrays.holders[own].astype(narrow), kind="stable")]
        return _log_lacking(arrays.shares[holders])


def _log_lacking(shares: Floats) -> Floats:
    return np.asarray(np.log(np.maximum(1.0 - shares, np.float32(LEAST_LACKING))))
