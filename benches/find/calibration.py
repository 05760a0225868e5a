"""Calibration: how far the first place's probability is from how often it is right, before and after its temperature.

The temperature is chosen on other diseases than it is judged on, one for both sets, both builds, and cases of any length:
beside the cases as they are, each new one is thinned to 1, 2, 3 and 5 of its findings at random, as a person tells them
at first. *Before* is the plain softmax of the points. Intervals are bootstraps over diseases.

Run: ``python -m benches.find.calibration [reliability.svg]``.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from benches.find.data import SETS, Data, load, read_cases
from symptomdb.errors import BadCase
from symptomdb.find.posterior import heat_of
from symptomdb.find.query import prepare
from symptomdb.find.rank import Ranker
from symptomdb.model.finding import Case

Array = NDArray[np.float64]
GRID = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0, 1.05, 1.1)
#: Cases as they are, and new ones thinned to so many findings.
LENGTHS = (0, 1, 2, 3, 5)
FOLDS, REPEATS, BINS, DRAWS = 5, 10, 10, 1000


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Per case: chance of the first place at each temperature of `GRID`; if it is right.

    Attributes:
        plain: (cases,) chance of the first place without a temperature.
    """

    plain: Array
    first: Array
    right: Array
    new: NDArray[np.bool_]
    diseases: NDArray[np.str_]


def thin(case: Case, length: int) -> Case | None:
    """The case with some of its findings at random, the same each time; None when it has no more than these."""
    if len(case.observed) <= length:
        return None
    return replace(case, observed=tuple(Random(case.id).sample(case.observed, length)))


def outcomes(ranker: Ranker, data: Data, name: str, length: int = 0) -> Outcomes:
    """Rank every case of a set that can be ranked, or the new ones thinned to so many findings."""
    numbers = ranker.knowledge.condition_numbers
    plain, first, right, new, diseases = [], [], [], [], []
    for one in read_cases(name):
        case = thin(one.case, length) if length and one.is_new else None if length else one.case
        if case is None:
            continue
        try:
            query = prepare(ranker.knowledge, case)
        except BadCase:
            continue
        if not len(query.observed):
            continue
        total = ranker.score(query)
        true = [numbers[data.condition_of[d]] for d in one.diseases if data.condition_of.get(d) in numbers]
        best = max((float(total[n]) for n in true), default=-np.inf)
        highest = float(total.max())
        total -= np.float32(highest)
        heat = np.array([1.0, *(heat_of(t, query) for t in GRID)])
        mass = np.array([np.exp(total * np.float32(1 / h)).sum(dtype=np.float64) for h in heat])
        plain.append(1 / mass[0])
        first.append(1 / mass[1:])
        right.append(float(best >= highest - 1e-6))
        new.append(one.is_new)
        diseases.append(str(one.diseases[0]))
    return Outcomes(*map(np.array, (plain, first, right, new, diseases)))  # type: ignore[arg-type]


def cross_fitted(every: list[Outcomes]) -> tuple[list[Array], list[float]]:
    """First-place probabilities, each fold's temperature chosen on the new cases of the other folds' diseases.

    It is the one with the least mean of the errors of all sets, builds and lengths. Mean of several divisions into folds.
    """
    ids = np.unique(np.concatenate([one.diseases for one in every]))
    out, chosen = [np.zeros(len(one.right)) for one in every], []
    for repeat in range(REPEATS):
        fold_of = dict(zip(ids.tolist(), np.random.default_rng(repeat).permutation(len(ids)) % FOLDS, strict=True))
        folds = [np.array([fold_of[disease] for disease in one.diseases.tolist()]) for one in every]
        for fold in range(FOLDS):
            fits = [(one, (place != fold) & one.new) for one, place in zip(every, folds, strict=True)]
            errors = [[ece(one.first[fit, n], one.right[fit]) for one, fit in fits] for n in range(len(GRID))]
            best = int(np.argmin(np.mean(errors, axis=1)))
            chosen.append(GRID[best])
            for n, one in enumerate(every):
                here = folds[n] == fold
                out[n][here] += one.first[here, best] / REPEATS
    return out, chosen


def bins(chances: Array, right: Array) -> list[tuple[float, float, int]]:
    """Mean probability, share right and count of each tenth that has cases."""
    place = np.minimum((chances * BINS).astype(int), BINS - 1)
    kept = [place == n for n in range(BINS) if (place == n).any()]
    return [(float(chances[k].mean()), float(right[k].mean()), int(k.sum())) for k in kept]


def ece(chances: Array, right: Array) -> float:
    """Expected calibration error over ten bins."""
    place = np.minimum((chances * BINS).astype(int), BINS - 1)
    return float(np.abs(np.bincount(place, chances - right, BINS)).sum() / len(right))


def spread(chances: Array, right: Array, diseases: NDArray[np.str_]) -> str:
    """The error with its 95 % interval over diseases drawn again."""
    ids, place = np.unique(diseases, return_inverse=True)
    members = [np.flatnonzero(place == n) for n in range(len(ids))]
    rng = np.random.default_rng(5)
    drawn = []
    for _ in range(DRAWS):
        here = np.concatenate([members[n] for n in rng.integers(0, len(ids), len(ids))])
        drawn.append(ece(chances[here], right[here]))
    low, high = np.percentile(drawn, (2.5, 97.5))
    return f"{ece(chances, right):.3f} [{low:.3f}, {high:.3f}]"


def svg(series: list[tuple[str, str, Array, Array]], path: Path) -> None:
    """Draw the reliability of several series: share right against probability, a dot's area for the number of cases."""
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 350" font-family="sans-serif" font-size="12">']
    parts.append("<title>Reliability: share right against stated probability</title>")
    parts.append('<rect width="340" height="350" fill="#fff"/>')
    parts.append('<path d="M40 300L320 20" stroke="#999" stroke-dasharray="4"/>')
    parts.append('<path d="M40 20V300H320" stroke="#333" fill="none"/>')
    for n, (label, colour, chances, right) in enumerate(series):
        parts.append(f'<text x="50" y="{34 + 16 * n}" fill="{colour}">{label}</text>')
        for p, r, count in bins(chances, right):
            size = 2 + np.sqrt(count) / 4
            dot = f'cx="{40 + 280 * p:.0f}" cy="{300 - 280 * r:.0f}" r="{size:.1f}"'
            parts.append(f'<circle {dot} fill="{colour}" fill-opacity="0.75"/>')
    parts.append('<text x="120" y="330">stated probability</text>')
    parts.append('<text x="14" y="200" transform="rotate(-90 14 200)">share right</text></svg>')
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def main() -> None:
    """Print the table as Markdown and draw the picture."""
    names, found = [], []
    shipped = -1
    for iea in (True, False):
        data = load(iea)
        ranker = data.ranker()
        shipped = GRID.index(ranker.knowledge.method.temperature)
        for name in SETS:
            for length in LENGTHS:
                names.append((f"{'all rows' if iea else 'no IEA'}, {name}", length))
                found.append(outcomes(ranker, data, name, length))
    fitted, chosen = cross_fitted(found)
    times = ", ".join(f"{one:g} in {count}" for one, count in sorted(Counter(chosen).items()))
    print(f"Temperatures chosen in {len(chosen)} folds: {times}; shipped: {GRID[shipped]}.\n")
    print(
        "| build, set | cases | n | first is right | ECE before | ECE, temperature of other diseases | ECE as shipped |"
    )
    print("|---|---|---|---|---|---|---|")
    for (name, length), one, chances in zip(names, found, fitted, strict=True):
        kinds = [(f"new, {length} of their findings", one.new)] if length else [("new", one.new)]
        for label, mask in kinds if length else [("all", np.ones(len(one.right), dtype=bool)), *kinds]:
            right, diseases = one.right[mask], one.diseases[mask]
            columns = (one.plain[mask], chances[mask], one.first[mask, shipped])
            errors = " | ".join(spread(column, right, diseases) for column in columns)
            print(f"| {name} | {label} | {int(mask.sum()):,} | {100 * right.mean():.1f} % | {errors} |", flush=True)
    if len(sys.argv) > 1:
        last, chances = found[-len(LENGTHS)], fitted[-len(LENGTHS)]
        both = [("before", "#b5541c", last.plain, last.right), ("after", "#1f5fa8", chances, last.right)]
        svg(both, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
