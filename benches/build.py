"""How long a whole build takes and how much memory, beside what reading and writing as many bytes takes.

Run: python benches/build.py [--runs 3] [--url sqlite or postgresql URL]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from symptomdb.assembly.inputs import Inputs

#: The targets of the project for a machine with two shared cores.
MOST_SECONDS, MOST_MEGABYTES = 25, 600
_CHILD = """
import json, resource, time
started = time.perf_counter()
from dataclasses import replace
from symptomdb.build import build
from symptomdb.settings import Settings
imported = time.perf_counter() - started
steps = {}
def note(step, done, total):
    now = time.perf_counter()
    first, _ = steps.get(step, (now, now))
    steps[step] = (first, now)
report = build(Settings.from_environment(), note)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": report.seconds, "imports": imported, "peak_mb": peak, "version": report.version,
                  "steps": {step: end - begin for step, (begin, end) in steps.items()}}))
"""


def main() -> None:
    """Build some times and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--url", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "knowledge.sqlite3"
        runs = [_build(options.url or str(path)) for _ in range(options.runs)]
        print(f"whole build, median of {options.runs}: {median(run['seconds'] for run in runs):.1f} s", end="")
        print(f" (worst {max(run['seconds'] for run in runs):.1f} s, target {MOST_SECONDS} s)")
        print(f"peak memory: {max(run['peak_mb'] for run in runs):.0f} MB (target {MOST_MEGABYTES} MB)")
        for step in runs[0]["steps"]:
            print(f"    {step:<24}{median(run['steps'][step] for run in runs):6.2f} s")
        print(f"    {'imports (not in it)':<24}{median(run['imports'] for run in runs):6.2f} s")
        if path.exists():
            print(f"database: {path.stat().st_size / 1e6:.1f} MB")
            print(
                f"for scale: reading its sources as bytes and writing and syncing its bytes takes {_scale(path):.2f} s"
            )


def _build(place: str) -> dict[str, Any]:
    environment = {**os.environ, "SYMPTOMDB_DATABASE": place}
    ran = subprocess.run([sys.executable, "-c", _CHILD], env=environment, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _scale(path: Path) -> float:
    inputs = Inputs.installed()
    content = path.read_bytes()
    started = time.perf_counter()
    for source in (inputs.terms, inputs.annotations, inputs.english):
        source.read_bytes()
    with path.with_suffix(".copy").open("wb") as copy:
        copy.write(content)
        copy.flush()
        os.fsync(copy.fileno())
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
