"""Calibration: expected calibration error of the first place's probability, temperature fitted on other diseases.

Run: ``python -m benches.find.calibration [reliability.svg]``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benches.find.data import SETS, Data, load, read_cases
from symptomdb.errors import BadCase
from symptomdb.find.coverage import measure
from symptomdb.find.posterior import temperature_of
from symptomdb.find.query import prepare
from symptomdb.find.rank import Ranker

Array = NDArray[np.float64]
GRID = (1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 3.0)
FOLDS, BINS = 5, 10


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Per case: chance of the first place and of the truth at each temperature of `GRID`; if the first is right."""

    first: Array
    truth: Array
    right: Array
    new: NDArray[np.bool_]
    diseases: NDArray[np.str_]


def outcomes(ranker: Ranker, data: Data, name: str) -> Outcomes:
    """Rank every case of a set that can be ranked."""
    numbers = ranker.knowledge.condition_numbers
    first, truth, right, new, diseases = [], [], [], [], []
    for one in read_cases(name):
        try:
            query = prepare(ranker.knowledge, one.case)
        except BadCase:
            continue
        if not len(query.observed):
            continue
        total = ranker.score(query).astype(np.float64)
        true = [numbers[data.condition_of[d]] for d in one.diseases if data.condition_of.get(d) in numbers]
        best = max((total[n] for n in true), default=-np.inf)
        bits = measure(ranker.knowledge, query).bits
        heat = np.array([temperature_of(t, bits) for t in GRID])
        mass = np.exp((total[:, None] - total.max()) / heat).sum(axis=0)
        first.append(1 / mass)
        truth.append(np.exp((best - total.max()) / heat) / mass)
        right.append(float(best >= total.max() - 1e-6))
        new.append(one.is_new)
        diseases.append(str(one.diseases[0]))
    return Outcomes(np.array(first), np.array(truth), np.array(right), np.array(new), np.array(diseases))


def cross_fitted(found: Outcomes) -> tuple[Array, list[float]]:
    """First-place probabilities with each fold's temperature chosen on the new cases of the other folds' diseases."""
    ids = np.unique(found.diseases)
    fold_of = dict(zip(ids, np.random.default_rng(5).permutation(len(ids)) % FOLDS, strict=True))
    folds = np.array([fold_of[disease] for disease in found.diseases])
    chances, chosen = np.empty(len(folds)), []
    for fold in range(FOLDS):
        fit = (folds != fold) & found.new
        _, place, counts = np.unique(found.diseases[fit], return_inverse=True, return_counts=True)
        loss = (-np.log(np.maximum(found.truth[fit], 1e-6)) / counts[place][:, None]).sum(axis=0)
        best = int(np.argmin(loss))
        chosen.append(GRID[best])
        chances[folds == fold] = found.first[folds == fold, best]
    return chances, chosen


def bins(chances: Array, right: Array) -> list[tuple[float, float, int]]:
    """Mean probability, share right and count of each tenth that has cases."""
    place = np.minimum((chances * BINS).astype(int), BINS - 1)
    kept = [place == n for n in range(BINS) if (place == n).any()]
    return [(float(chances[k].mean()), float(right[k].mean()), int(k.sum())) for k in kept]


def ece(chances: Array, right: Array) -> float:
    """Expected calibration error over ten bins."""
    return sum(abs(p - r) * n for p, r, n in bins(chances, right)) / len(right)


def svg(chances: Array, right: Array, path: Path) -> None:
    """Draw the reliability: share right against probability, the area of a dot for the number of cases."""
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 340" font-family="sans-serif" font-size="12">']
    parts.append("<title>Reliability: share right against stated probability</title>")
    parts.append('<rect width="340" height="340" fill="#fff"/>')
    parts.append('<path d="M40 300L320 20" stroke="#999" stroke-dasharray="4"/>')
    parts.append('<path d="M40 20V300H320" stroke="#333" fill="none"/>')
    for p, r, n in bins(chances, right):
        size = 2 + np.sqrt(n) / 4
        parts.append(f'<circle cx="{40 + 280 * p:.0f}" cy="{300 - 280 * r:.0f}" r="{size:.1f}" fill="#1f5fa8"/>')
    parts.append('<text x="120" y="330">stated probability</text>')
    parts.append('<text x="14" y="200" transform="rotate(-90 14 200)">share right</text></svg>')
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def main() -> None:
    """Print the errors as Markdown and draw the picture."""
    data = load(iea=False)
    ranker = data.ranker()
    print("| set | cases | n | ECE, temperature of other diseases | ECE as shipped | temperatures |")
    print("|---|---|---|---|---|---|")
    for name in SETS:
        found = outcomes(ranker, data, name)
        chances, chosen = cross_fitted(found)
        shipped = found.first[:, GRID.index(ranker.knowledge.method.temperature)]
        for label, mask in (("all", np.ones(len(chances), dtype=bool)), ("new", found.new)):
            errors = f"{ece(chances[mask], found.right[mask]):.3f} | {ece(shipped[mask], found.right[mask]):.3f}"
            print(f"| {name} | {label} | {int(mask.sum()):,} | {errors} | {min(chosen)} to {max(chosen)} |")
        if len(sys.argv) > 1 and name == SETS[1]:
            svg(chances, found.right, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
