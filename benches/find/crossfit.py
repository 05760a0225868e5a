"""Cross-fitting by disease: what the choice among a declared grid of parameters adds to the published figures.

Every combination of the grid is scored on the new cases of both sets and both builds. For each fifth of the diseases
the combination is chosen on the other four fifths and judged on this one, so no disease has a say in its own figure.

Run: ``python -m benches.find.crossfit [GRID.npz]``; the scored grid is kept in the file and read from there next time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benches.find.baselines import LikelihoodRatio
from benches.find.data import SETS, Data, DevCase, load, read_cases
from benches.find.scoring import by_disease, interval, places
from symptomdb.errors import BadCase
from symptomdb.find.knowledge import Floats
from symptomdb.find.method import Method
from symptomdb.find.query import prepare, weigh
from symptomdb.find.rank import TIE, Ranker
from symptomdb.model.curie import Curie

Array = NDArray[np.float64]
FOLDS = 5
KS = (1, 3, 10)


class Structure(NamedTuple):
    """What the arrays are built with: whether classes pass their findings down, and the share lent by relatives."""

    passing: bool
    family: float


class Weighing(NamedTuple):
    """How the arrays are read."""

    specificity: float
    noise: float
    redundancy: float
    unreported: float
    umbrella: float


STRUCTURES = (Structure(False, 0.0), Structure(True, 0.0), Structure(True, 0.05), Structure(True, 0.1))
SPECIFICITY, NOISE, REDUNDANCY = (1.0, 2.0), (0.1, 0.2, 0.3), (0.0, 0.5)
UNREPORTED, UMBRELLA = (0.15, 0.3, 0.45), (0.0, 2.0)
WEIGHINGS = tuple(Weighing(*one) for one in product(SPECIFICITY, NOISE, REDUNDANCY, UNREPORTED, UMBRELLA))
VARIANTS = tuple(product(STRUCTURES, WEIGHINGS))
#: What the design note describes, within this grid, and what is shipped.
NOTE = (Structure(False, 0.0), Weighing(2.0, 0.1, 0.5, 0.15, 0.0))
SHIPPED = (
    Structure(True, Method().family),
    Weighing(
        Method().specificity, Method().noise, Method().redundancy, Method().unreported, Method().umbrella
    ),
)  # fmt: skip


def new_cases(name: str) -> tuple[DevCase, ...]:
    """The leak-free cases of a set."""
    return tuple(one for one in read_cases(name) if one.is_new)


def score_structure(data: Data, structure: Structure, cases: tuple[DevCase, ...]) -> Array:
    """(weighings, cases, KS) whether the truth is among the first k, for every weighing of one structure."""
    base = Method(family=structure.family, unreported=1.0, umbrella=1.0)
    if not structure.passing:
        base = replace(base, class_source="none")
    knowledge = data.ranker(base).knowledge
    hits = np.zeros((len(WEIGHINGS), len(cases), len(KS)))
    for specificity, noise in product(SPECIFICITY, NOISE):
        method = replace(base, specificity=specificity, noise=noise)
        scored = _Scored(Ranker(replace(knowledge, method=method), remembered=0))
        for i, one in enumerate(cases):
            for rest, hit in scored.hits_of(one, data.condition_of):
                hits[WEIGHINGS.index(Weighing(specificity, noise, *rest)), i] = hit
    return hits


class _Scored:
    """Scores cases for every redundancy, unreported and umbrella at once."""

    def __init__(self, ranker: Ranker) -> None:
        self._ranker = ranker
        self._rows: dict[int, Floats] = {}
        arrays = ranker.knowledge.arrays
        self._told = [
            replace(ranker.knowledge, method=replace(ranker.knowledge.method, redundancy=r)) for r in REDUNDANCY
        ]
        self._wholes = [
            (pair, np.float32(pair[0]) * arrays.unreported - np.float32(pair[1]) * arrays.umbrella)
            for pair in product(UNREPORTED, UMBRELLA)
        ]
        self._plain = arrays.unreported - arrays.umbrella.astype(np.float32)

    def _row(self, finding: int) -> Floats:
        if finding not in self._rows:
            self._rows[finding] = self._ranker.likelihood.row(finding)
        return self._rows[finding]

    def hits_of(
        self, one: DevCase, condition_of: dict[Curie, Curie]
    ) -> Iterator[tuple[tuple[float, float, float], Array]]:
        """(redundancy, unreported, umbrella) with whether the truth is among the first k."""
        knowledge = self._ranker.knowledge
        numbers = knowledge.condition_numbers
        truth = sorted({numbers[condition_of[d]] for d in one.diseases if condition_of.get(d) in numbers})
        try:
            query = prepare(knowledge, one.case)
        except BadCase:
            return
        if not truth or not len(query.observed):
            return
        person = self._ranker.bearing.points(query) - self._plain
        rows = np.stack([self._row(finding) for finding in query.observed.tolist()])
        for redundancy, told in zip(REDUNDANCY, self._told, strict=True):
            gains = weigh(told, query.observed).astype(np.float32) @ rows + person
            for pair, whole in self._wholes:
                total = gains + whole
                best = total[truth].max()
                # Sums of one matrix product differ by rounding where the profiles are equal, hence the wide tie.
                better = np.count_nonzero(total > best + np.float32(TIE))
                tied = np.count_nonzero(total >= best - np.float32(TIE)) - better
                yield (redundancy, *pair), np.array([min(1.0, max(0.0, (k - better) / tied)) for k in KS])


def score_grid() -> dict[str, Array]:
    """Per build and set: (variants, diseases, KS) by-disease means; and the ratio method's (diseases, KS)."""
    kept: dict[str, Array] = {}
    sets = {name: new_cases(name) for name in SETS}
    every = tuple(one for cases in sets.values() for one in cases)
    bounds = np.cumsum([0, *map(len, sets.values())])
    for iea in (True, False):
        data, build = load(iea), "all" if iea else "no-iea"
        hits = []
        for structure in STRUCTURES:
            hits.append(score_structure(data, structure, every))
            print(f"scored {build}, {structure}", file=sys.stderr, flush=True)
        whole = np.concatenate(hits)
        plain = replace(data, broader={}).ranker(Method(family=0.0))
        ratio = places(plain, LikelihoodRatio(plain.knowledge), every, data.condition_of)
        for n, (name, cases) in enumerate(sets.items()):
            here = slice(bounds[n], bounds[n + 1])
            diseases = [one.diseases[0] for one in cases]
            parts = [[by_disease(line[here, k], diseases) for k in range(len(KS))] for line in whole]
            kept[f"{build}|{name}"] = np.moveaxis(np.array(parts), 1, 2)
            kept[f"{build}|{name}|ratio"] = np.array([by_disease(ratio.top(k)[here], diseases) for k in KS]).T
            kept[f"{name}|diseases"] = np.unique([str(d) for d in diseases])
    return kept


def folds_of(diseases: NDArray[np.str_], repeat: int) -> NDArray[np.int64]:
    """The fold of each disease; a disease of both sets is in one fold."""
    every = np.unique(np.concatenate([np.unique([str(c.diseases[0]) for c in new_cases(name)]) for name in SETS]))
    order = np.random.default_rng(repeat).permutation(len(every)) % FOLDS
    fold_of = dict(zip(every.tolist(), order.tolist(), strict=True))
    return np.array([fold_of[one] for one in diseases.tolist()])


def choose(kept: dict[str, Array], left_out: dict[str, NDArray[np.bool_]]) -> int:
    """The variant with the best mean of macro top-1 and top-10 over sets and builds, on diseases not left out."""
    total = np.zeros(len(VARIANTS))
    for build, name in product(("all", "no-iea"), SETS):
        hits = kept[f"{build}|{name}"][:, ~left_out[name]]
        total += hits[:, :, (0, 2)].mean(axis=(1, 2))
    return int(np.argmax(total))


def cross_fit(kept: dict[str, Array], repeat: int) -> tuple[dict[str, Array], list[int]]:
    """Per build and set the (diseases, KS) figures of held-out diseases, and the variants that were chosen."""
    folds = {name: folds_of(kept[f"{name}|diseases"], repeat) for name in SETS}
    out = {f"{build}|{name}": np.zeros_like(kept[f"{build}|{name}"][0]) for build in ("all", "no-iea") for name in SETS}
    chosen = []
    for fold in range(FOLDS):
        best = choose(kept, {name: folds[name] == fold for name in SETS})
        chosen.append(best)
        for build, name in product(("all", "no-iea"), SETS):
            here = folds[name] == fold
            out[f"{build}|{name}"][here] = kept[f"{build}|{name}"][best, here]
    return out, chosen


def said(hits: Array) -> str:
    """Macro top-1, 3 and 10 with intervals."""
    parts = []
    for k in range(len(KS)):
        low, high = interval(hits[:, k])
        parts.append(f"{100 * hits[:, k].mean():.1f} [{low:.0f},{high:.0f}]")
    return " | ".join(parts)


def margin(ours: Array, theirs: Array) -> str:
    """Paired difference of top-1 and top-10 with intervals."""
    parts = []
    for k in (0, 2):
        low, high = interval(ours[:, k] - theirs[:, k])
        parts.append(f"top-{KS[k]} {100 * (ours[:, k] - theirs[:, k]).mean():+.1f} [{low:+.1f}, {high:+.1f}]")
    return ", ".join(parts)


def main() -> None:
    """Print the tables as Markdown."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    kept = dict(np.load(path)) if path and path.exists() else score_grid()
    if path and not path.exists():
        np.savez_compressed(path, **kept)
    repeats = [cross_fit(kept, repeat) for repeat in range(5, 25)]
    mean = {key: np.mean([out[key] for out, _ in repeats], axis=0) for key in repeats[0][0]}
    best = choose(kept, {name: np.zeros(len(kept[f"{name}|diseases"]), dtype=bool) for name in SETS})
    shipped, note = VARIANTS.index(SHIPPED), VARIANTS.index(NOTE)
    print(f"{len(VARIANTS)} variants, {FOLDS} folds, mean of {len(repeats)} divisions into folds.\n")
    print("| build, set | figures | new macro 1 | new macro 3 | new macro 10 |\n|---|---|---|---|---|")
    for build, name in product(("all", "no-iea"), SETS):
        key = f"{build}|{name}"
        for label, hits in (
            ("likelihood ratio", kept[f"{key}|ratio"]),
            ("NBX of the note", kept[key][note]),
            ("as shipped", kept[key][shipped]),
            ("best of the grid, chosen on the same cases", kept[key][best]),
            ("**chosen on other diseases**", mean[key]),
        ):
            print(f"| {build}, {name} | {label} | {said(hits)} |")
    print("\n| build, set | chosen on other diseases, less | paired gain in new macro |\n|---|---|---|")
    for build, name in product(("all", "no-iea"), SETS):
        key = f"{build}|{name}"
        print(f"| {build}, {name} | likelihood ratio | {margin(mean[key], kept[f'{key}|ratio'])} |")
        print(f"| {build}, {name} | NBX of the note | {margin(mean[key], kept[key][note])} |")
    print(f"\nBest of the grid: {VARIANTS[best]}.\n")
    counts: dict[int, int] = {}
    for _, chosen in repeats:
        for one in chosen:
            counts[one] = counts.get(one, 0) + 1
    for one, times in sorted(counts.items(), key=lambda item: -item[1])[:8]:
        print(f"- chosen {times} of {FOLDS * len(repeats)} times: {VARIANTS[one]}")


if __name__ == "__main__":
    main()
