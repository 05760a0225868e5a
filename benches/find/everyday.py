"""Rare and common conditions in one ranking: what each prior does to everyday cases and to published rare ones.

Everyday cases are words (`tests/cases/find/everyday.yaml` and `one_complaint.yaml`) that go through READ into FIND; the
rare ones are the new, leak-free cases of the first development set, at most eight of a disease, cut to some of their
findings. Both are ranked among the same conditions: those of a knowledge base from the program's own sources alone.

Run: ``python -m benches.find.everyday KNOWLEDGE_BASE`` (about two minutes).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from benches.find.data import SETS, DevCase, read_cases
from benches.find.scoring import by_disease, interval
from symptomdb.find.query import prepare
from symptomdb.find.rank import Options, Ranker
from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case

CASES = Path(__file__).resolve().parents[2] / "tests" / "cases" / "find"
PRIORS = ("uniform", "prevalence")
SEED, PER_DISEASE = 20261128, 8


def wilson(hits: int, n: int) -> str:
    """Percent with its 95 % interval."""
    p, z = hits / n, 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return f"{100 * p:.0f} [{100 * (middle - half):.0f}, {100 * (middle + half):.0f}]"


def best_rank(ranker: Ranker, case: Case, conditions: Sequence[Curie], prior: str) -> int:
    """Rank of the best placed of the conditions; beyond all where nothing was read."""
    known = ranker.knowledge.condition_numbers
    query = prepare(ranker.knowledge, case)
    if not len(query.observed):
        return len(known) + 1
    total = ranker.stand(query, Options(prior)).total
    return min(1 + int((total > total[known[one]]).sum()) for one in conditions if one in known)


def everyday(db: SymptomDatabase) -> None:
    """The cases in words."""
    print("| cases | prior | n | first | in three | in ten |\n|---|---|---:|---:|---:|---:|")
    for title, file in (("everyday cases", "everyday.yaml"), ("one complaint", "one_complaint.yaml")):
        rows: list[dict[str, Any]] = yaml.safe_load((CASES / file).read_text(encoding="utf-8"))
        for prior in PRIORS:
            ranks = []
            for row in rows:
                right = [Curie("SDB", name) for name in row.get("common", [row.get("condition")])]
                case = db.case_of(row["text"], row.get("age"), row.get("sex", "unknown"))
                ranks.append(best_rank(db.ranker, case, right, prior))
            shares = " | ".join(wilson(sum(rank <= k for rank in ranks), len(ranks)) for k in (1, 3, 10))
            print(f"| {title} | {prior} | {len(rows)} | {shares} |", flush=True)


def rare_cases(ranker: Ranker) -> list[tuple[DevCase, list[Curie]]]:
    """New cases with the conditions that hold their diseases' records."""
    holder = {
        record: one for one, records in zip(ranker.knowledge.conditions, ranker.knowledge.records, strict=True)
        for record in records
    }  # fmt: skip
    taken: dict[Curie, int] = {}
    kept = []
    for one in read_cases(SETS[0]):
        right = [holder[disease] for disease in one.diseases if disease in holder]
        if one.is_new and right and taken.setdefault(one.diseases[0], 0) < PER_DISEASE:
            taken[one.diseases[0]] += 1
            kept.append((one, right))
    return kept


def rare(ranker: Ranker) -> None:
    """The published cases, whole and cut."""
    print("\n| findings told | n | prior | macro first | macro in ten | paired change in ten [95 %] |")
    print("|---|---:|---|---:|---:|---:|")
    dice, cases = random.Random(SEED), rare_cases(ranker)
    for told in (1, 2, 3, 5, 0):
        cut = [
            (one, right, replace(one.case, observed=tuple(dice.sample(one.case.observed, told or len(one.case.observed)))))
            for one, right in cases if len(one.case.observed) >= max(told, 1)
        ]  # fmt: skip
        diseases = [one.diseases[0] for one, _, _ in cut]
        ranks = {p: np.array([best_rank(ranker, case, right, p) for _, right, case in cut]) for p in PRIORS}
        tens = {p: by_disease((ranks[p] <= 10).astype(float), diseases) for p in PRIORS}
        for prior in PRIORS:
            change = tens[prior] - tens["uniform"]
            low, high = interval(change)
            spread = "" if prior == "uniform" else f"{100 * change.mean():+.1f} [{low:+.1f}, {high:+.1f}]"
            first = 100 * by_disease((ranks[prior] <= 1).astype(float), diseases).mean()
            name = told or "all"
            print(
                f"| {name} | {len(cut)} | {prior} | {first:.1f} | {100 * tens[prior].mean():.1f} | {spread} |",
                flush=True,
            )


def main() -> None:
    """Print both tables as Markdown."""
    with SymptomDatabase.open(sys.argv[1]) as db:
        print(f"Knowledge base {db.version}; {len(db.ranker.knowledge.conditions):,} conditions.\n")
        everyday(db)
        rare(db.ranker)


if __name__ == "__main__":
    main()
