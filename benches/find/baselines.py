"""The two baselines that stand beside our method: Resnik's similarity and a plain likelihood-ratio method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Knowledge
from symptomdb.find.query import Query

Floats = NDArray[np.float64]
#: Ratio of a finding that shares no organ with the condition; LIRICAL's default for that case.
_NOTHING_SHARED = 0.01


class Resnik:
    """Mean over the findings of the highest information content that each shares with the condition."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._rows: dict[int, Floats] = {}

    def __call__(self, query: Query) -> Floats:
        """(conditions,) similarity, query to condition."""
        return np.asarray(np.mean([self._row(finding) for finding in query.observed.tolist()], axis=0))

    def _row(self, finding: int) -> Floats:
        if finding not in self._rows:
            arrays = self._knowledge.arrays
            row = np.zeros(len(self._knowledge.conditions))
            above = arrays.ancestors[arrays.ancestor_starts[finding] : arrays.ancestor_starts[finding + 1]]
            for term in above[np.argsort(arrays.content[above])]:
                own = arrays.holders[arrays.holder_starts[term] : arrays.own_ends[term]]
                row[own] = arrays.content[term]
            self._rows[finding] = row
        return self._rows[finding]


class LikelihoodRatio:
    """LIRICAL's rules for observed findings (https://doi.org/10.1016/j.ajhg.2020.06.021), uniform prior, no genes.

    A finding that the condition has, or a broader form of one: its share over the background. A more specific form:
    the share and background of what the condition has. Something else in the same organ: between that and nothing.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._rows: dict[int, Floats] = {}
        arrays = knowledge.arrays
        starts = arrays.row_starts
        owners = np.repeat(np.arange(len(knowledge.conditions)), np.diff(starts))
        order = np.lexsort((owners, arrays.row_terms))
        self._terms, self._owners = arrays.row_terms[order], owners[order]
        self._shares = arrays.row_shares[order].astype(np.float64)

    def __call__(self, query: Query) -> Floats:
        """(conditions,) sum of log ratios."""
        return np.asarray(np.sum([self._row(finding) for finding in query.observed.tolist()], axis=0))

    def _row(self, finding: int) -> Floats:
        if finding not in self._rows:
            self._rows[finding] = np.log(self._ratios(finding))
        return self._rows[finding]

    def _ratios(self, finding: int) -> Floats:
        arrays = self._knowledge.arrays
        ratios = np.full(len(self._knowledge.conditions), _NOTHING_SHARED)
        above = arrays.ancestors[arrays.ancestor_starts[finding] : arrays.ancestor_starts[finding + 1]]
        for term in above[:-1]:
            own = arrays.holders[arrays.holder_starts[term] : arrays.own_ends[term]]
            depth = arrays.content[term] / max(float(arrays.content[finding]), 1e-9)
            ratios[own] = np.maximum(ratios[own], _NOTHING_SHARED ** (1 - min(depth, 1.0)))
        for term in above[:-1]:
            start, end = np.searchsorted(self._terms, (term, term + 1))
            owners = self._owners[start:end]
            ratios[owners] = np.maximum(ratios[owners], self._shares[start:end] / arrays.background[term])
        own = slice(arrays.holder_starts[finding], arrays.own_ends[finding])
        ratios[arrays.holders[own]] = np.maximum(arrays.shares[own] / arrays.background[finding], _NOTHING_SHARED)
        return ratios
