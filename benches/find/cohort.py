"""A cohort end to end: synthetic cases, ranked by local processes, killed half way and resumed, and by Spark.

A synthetic case has some findings of a random condition, a finding at random, a few exclusions, age and sex.

Run: ``python -m benches.find.cohort FOLDER [--cases 1000000] [--jobs 2] [--kill] [--spark]``. FOLDER keeps the file of
cases; `--spark` needs the extra symptomdb[spark] and Java.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from benches.find.data import RELEASE, load
from symptomdb.assembly.cohort import rank_cohort
from symptomdb.find.rank import Ranker

TOP = 10


def write_cases(ranker: Ranker, path: Path, count: int) -> None:
    """JSON Lines with `count` synthetic cases; the same for the same knowledge base."""
    rng = np.random.default_rng(12)
    arrays, names = ranker.knowledge.arrays, list(map(str, ranker.knowledge.terms))
    size = len(ranker.knowledge.conditions)
    findings = np.flatnonzero(np.diff(arrays.ancestor_starts) > 0)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            condition = int(rng.integers(size))
            own = arrays.row_terms[arrays.row_starts[condition] : arrays.row_starts[condition + 1]]
            drawn = rng.choice(own, min(len(own), 1 + int(rng.poisson(6))), replace=False)
            strange = rng.choice(findings, 1 + int(rng.integers(4)), replace=False)
            observed = {names[n] for n in [*drawn.tolist(), int(strange[0])]}
            excluded = {names[n] for n in strange[1:].tolist()} - observed
            case = {
                "id": f"case-{number}",
                "observed": sorted(observed),
                "excluded": sorted(excluded),
                "sex": "FMU"[int(rng.integers(3))],
                "age": int(rng.integers(80)),
            }
            file.write(json.dumps(case) + "\n")


def peak_mb() -> tuple[float, float]:
    """Highest memory of this process and of the largest of its children, in MB."""
    own, child = (resource.getrusage(who).ru_maxrss / 1e3 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own, child


def kill_half_way(folder: Path, cases: Path, out: Path, count: int, jobs: int) -> None:
    """Start the same run in a process group of its own and kill it once half of the records are done."""
    code = (
        "import sys; from pathlib import Path; from symptomdb.assembly.cohort import rank_cohort\n"
        "if __name__ == '__main__':\n"
        f"    rank_cohort(Path({str(folder / 'arrays')!r}).read_bytes(), Path({str(cases)!r}), Path({str(out)!r}), "
        f"{TOP}, {jobs}, lambda done: print(done, flush=True))\n"
    )
    script = folder / "run.py"
    script.write_text(code, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) >= count / 2:
                break
        os.killpg(process.pid, signal.SIGKILL)
    print(f"Killed after {line.strip()} records.")


def main() -> None:
    """Print what was measured."""
    import pyarrow.parquet as parquet

    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--cases", type=int, default=1_000_000)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--kill", action="store_true")
    asked.add_argument("--spark", action="store_true")
    options = asked.parse_args()
    folder, count = options.folder, options.cases
    folder.mkdir(parents=True, exist_ok=True)
    block = load(iea=False).ranker().to_bytes()
    (folder / "arrays").write_bytes(block)
    cases, out = folder / f"cases-{count}.jsonl", folder / "ranks.parquet"
    if not cases.exists():
        write_cases(Ranker.from_bytes(block), cases, count)
    out.unlink(missing_ok=True)
    if options.kill:
        kill_half_way(folder, cases, out, count, options.jobs)
    before = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    report = rank_cohort(block, cases, out, TOP, options.jobs)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() - before[0] + after.ru_utime + after.ru_stime - before[1].ru_utime - before[1].ru_stime
    table = parquet.read_table(out)
    ids = table["case_id"].to_pylist()
    first = [name for n, name in enumerate(ids) if n == 0 or ids[n - 1] != name]
    own, child = peak_mb()
    print(f"{RELEASE}, no IEA; {count:,} cases, {options.jobs} processes, top {TOP}.")
    print(f"{report.records:,} records, {report.rejected:,} rejected, {report.resumed} parts resumed.")
    print(f"{report.seconds:,.1f} s: {report.records / report.seconds:,.0f} cases/s; {cpu:,.1f} s of processor time.")
    print(f"Peak memory {own:,.0f} MB, and {child:,.0f} MB in the largest process of ranking.")
    print(f"Cases with ranks: {len(first):,}, different ones: {len(set(first)):,}.")
    if options.spark:
        from symptomdb.assembly.spark import rank_cohort_with_spark

        spark = rank_cohort_with_spark(block, cases, folder / "ranks-spark.parquet", TOP)
        order = [("case_id", "ascending"), ("score", "descending"), ("condition_id", "ascending")]
        same = table.sort_by(order).equals(parquet.read_table(spark.out).sort_by(order))
        print(f"Spark: {spark.seconds:,.1f} s, {spark.records:,} records, the same ranks and scores: {same}.")


if __name__ == "__main__":
    main()
