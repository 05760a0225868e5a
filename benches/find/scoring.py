"""How a ranking is judged: expected rank of ties, top-k, micro and by-disease macro, bootstrap over diseases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benches.find.data import DevCase
from symptomdb.errors import BadCase
from symptomdb.find.query import Query, prepare
from symptomdb.find.rank import Ranker
from symptomdb.model.curie import Curie

Array = NDArray[np.float64]
Scorer = Callable[[Query], NDArray[np.floating]]
_NEVER = 10**6


@dataclass(frozen=True, slots=True)
class Places:
    """Per case how many conditions stand before the true one and how many share its score (0: it is no candidate)."""

    better: Array
    tied: Array

    def top(self, k: int) -> Array:
        """Chance that the true condition is among the first k, ties in random order."""
        return np.where(self.tied > 0, np.clip((k - self.better) / np.maximum(self.tied, 1), 0, 1), 0.0)


def places(
    ranker: Ranker, scorer: Scorer, cases: Sequence[DevCase], condition_of: dict[Curie, Curie], series: bool = False
) -> Places:
    """Rank every case; a case that can't be ranked and a disease that is no candidate are misses."""
    better, tied = np.full(len(cases), float(_NEVER)), np.zeros(len(cases))
    numbers = ranker.knowledge.condition_numbers
    names = ranker.knowledge.series
    members: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        members.setdefault(name, []).append(number)
    for i, one in enumerate(cases):
        truth = {numbers[condition_of[d]] for d in one.diseases if condition_of.get(d) in numbers}
        if not truth:
            continue
        try:
            query = prepare(ranker.knowledge, one.case)
        except BadCase:
            continue
        if not len(query.observed):
            continue
        if series:
            truth = {number for true in truth for number in members[names[true]]}
        total = np.asarray(scorer(query), dtype=np.float64)
        best = total[sorted(truth)].max()
        better[i] = (total > best + 1e-6).sum()
        tied[i] = (np.abs(total - best) <= 1e-6).sum()
    return Places(better, tied)


def micro(hits: Array) -> float:
    """Percent of cases."""
    return float(100 * hits.mean())


def macro(hits: Array, diseases: Sequence[Curie]) -> float:
    """Percent, mean over diseases."""
    return float(100 * by_disease(hits, diseases).mean())


def by_disease(hits: Array, diseases: Sequence[Curie]) -> Array:
    """Mean per disease, in the order of the ids."""
    ids, place = np.unique(np.array([str(d) for d in diseases]), return_inverse=True)
    return np.asarray(np.bincount(place, hits, len(ids)) / np.bincount(place, minlength=len(ids)))


def interval(values: Array, draws: int = 2000) -> tuple[float, float]:
    """95 % bootstrap interval of the mean, in percent; give differences for a paired comparison."""
    rng = np.random.default_rng(5)
    means = values[rng.integers(0, len(values), (draws, len(values)))].mean(axis=1)
    low, high = np.percentile(100 * means, (2.5, 97.5))
    return float(low), float(high)
