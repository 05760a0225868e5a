"""A cohort end to end: synthetic cases, ranked by local processes, killed half way and resumed, and by Spark.

A synthetic case has some findings of a random condition, a finding at random, a few exclusions, age and sex.

Run: ``python -m benches.find.cohort FOLDER [--cases 1000000] [--jobs 2] [--kill] [--spark]``. FOLDER keeps the file of
cases; `--spark` needs the extra symptomdb[spark] and Java.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np

from benches.find.data import RELEASE, load
from benches.find.speed import host
from symptomdb.assembly.cohort import PART
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


def write_script(folder: Path, cases: Path, out: Path, jobs: int) -> Path:
    """A program of its own that ranks the cohort, so that its time and memory are those of the ranking alone.

    It prints the number of records done as it goes on, and at the end one line of JSON.
    """
    script = folder / "run.py"
    script.write_text(
        "import json, re, resource; from pathlib import Path; from symptomdb.assembly.cohort import rank_cohort\n"
        "if __name__ == '__main__':\n"
        f"    report = rank_cohort(Path({str(folder / 'arrays')!r}).read_bytes(), Path({str(cases)!r}), "
        f"Path({str(out)!r}), {TOP}, {jobs}, lambda done: print(done, flush=True))\n"
        "    own, child = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
        "    told = {'records': report.records, 'rejected': report.rejected, 'resumed': report.resumed}\n"
        "    told |= {'seconds': report.seconds, 'child_mb': child.ru_maxrss / 1e3}\n"
        # The other figure of this process counts what it was started from.
        "    told['own_mb'] = int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) / 1e3\n"
        "    told['cpu'] = sum(one.ru_utime + one.ru_stime for one in (own, child))\n"
        "    print('REPORT', json.dumps(told), flush=True)\n",
        encoding="utf-8",
    )
    return script


def kill_half_way(script: Path, count: int) -> None:
    """Start the run in a process group of its own and kill it once half of the records are done."""
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) >= count / 2:
                break
        os.killpg(process.pid, signal.SIGKILL)
    print(f"Killed after {line.strip()} records.", flush=True)


def count_cases(out: Path) -> tuple[int, int]:
    """How many runs of rows of one case there are, and how many different cases: equal unless one is doubled."""
    import pyarrow.compute as compute
    import pyarrow.parquet as parquet

    ids = parquet.read_table(out, columns=["case_id"])["case_id"].combine_chunks()
    changes = compute.sum(compute.not_equal(ids[1:], ids[:-1])).as_py() if len(ids) > 1 else 0
    return int(changes or 0) + bool(len(ids)), int(compute.count_distinct(ids).as_py())


def main() -> None:
    """Print what was measured."""
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
    script = write_script(folder, cases, out, options.jobs)
    if options.kill:
        kill_half_way(script, count)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout.partition("REPORT ")[2])
    ranked = told["records"] - told["resumed"] * PART
    print(f"{RELEASE}, no IEA; {count:,} cases, {options.jobs} processes, top {TOP}.")
    print(f"Ten million additions in a Python loop take {host():.2f} s.")
    print(f"{told['records']:,} records, {told['rejected']:,} rejected, {told['resumed']} parts resumed.")
    print(
        f"{ranked:,} cases in {told['seconds']:,.1f} s: {ranked / told['seconds']:,.0f} a second with starting and joining;"
    )
    print(f"{told['cpu']:,.1f} s of processor time: {ranked / told['cpu']:,.0f} a second of one core.")
    print(f"Peak memory {told['own_mb']:,.0f} MB, and {told['child_mb']:,.0f} MB in the largest process of ranking.")
    runs, different = count_cases(out)
    print(f"Cases with ranks: {runs:,}, different ones: {different:,}.", flush=True)
    if options.spark:
        import pyarrow.parquet as parquet

        from symptomdb.assembly.spark import rank_cohort_with_spark

        spark = rank_cohort_with_spark(block, cases, folder / "ranks-spark.parquet", TOP)
        order = [("case_id", "ascending"), ("score", "descending"), ("condition_id", "ascending")]
        same = parquet.read_table(out).sort_by(order).equals(parquet.read_table(spark.out).sort_by(order))
        print(f"Spark: {spark.seconds:,.1f} s, {spark.records:,} records, the same ranks and scores: {same}.")


if __name__ == "__main__":
    main()
