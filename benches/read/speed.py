"""Time to load, texts per second, time against length, memory: ``python -m benches.read.speed CASES [--index FILE]``.

CASES is the folder with the development texts; FILE is an index that `Reader.to_bytes` gave, built anew without it (then
the time to build it is told too). To be measured by itself, a reader is loaded in a process that did not build it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benches.read.cases import read_cases, read_lay
from symptomdb.read.findings import Reader


def measure(index: Path, texts: list[str], sentences: list[str]) -> dict[str, object]:
    """Seconds and rates on one core; `curve` is (words in one sentence, seconds)."""
    started = time.process_time()
    reader = Reader.from_bytes(index.read_bytes())
    found: dict[str, object] = {"load": time.process_time() - started}
    words = " ".join(texts).replace(".", " ").replace(";", " ").split()
    found["texts"] = _rate(reader, texts)
    found["sentences"] = _rate(reader, sentences)
    found["memory"] = _peak_mb()
    found["curve"] = [(size, _seconds(reader, " ".join((words * (size // len(words) + 1))[:size]))) for size in
                      (1_000, 2_000, 5_000, 10_000, 20_000, 40_000)]  # fmt: skip
    return found


def _peak_mb() -> float:
    """Highest resident size; getrusage would count the process that started this one."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


def _rate(reader: Reader, texts: list[str]) -> float:
    """Texts per second of processor time, best of five rounds after one to warm up.

    The first round meets each word for the first time; from then on the reader knows the words, as it does when it has
    read other texts. Of texts it keeps nothing.
    """
    best = 0.0
    for _ in range(6):
        started = time.process_time()
        for text in texts:
            reader.read(text)
        best = max(best, len(texts) / (time.process_time() - started))
    return best


def _seconds(reader: Reader, text: str) -> float:
    started = time.process_time()
    reader.read(text)
    return time.process_time() - started


def build(index: Path) -> float:
    """Build an index and write it; seconds of processor time for the first."""
    from benches.read.known import Known  # read by the process that builds, not by the one that is measured

    known = Known()
    _ = known.usage
    started = time.process_time()
    reader = known.build_reader()
    seconds = time.process_time() - started
    index.write_bytes(reader.to_bytes())
    return seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="example: python -m benches.read.speed ../shared/data/cases/read",
    )  # fmt: skip
    parser.add_argument("cases", type=Path, help="folder with csc_dev.jsonl (case reports) and lay60.tsv (sentences)")
    parser.add_argument(
        "--index", type=Path, default=None, help="an index that Reader.to_bytes gave; else one is built"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    texts = [case.text for case in read_cases(options.cases / "csc_dev.jsonl")]
    sentences = [case.text for case in read_lay(options.cases / "lay60.tsv")]
    with tempfile.TemporaryDirectory() as scratch:
        index, built = options.index, {}
        if index is None:
            index = Path(scratch) / "read.index"
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as other:
                built = {"build": other.submit(build, index).result()}
        found = built | measure(index, texts, sentences)
    print(json.dumps(found) if options.json else _table(found))


def _table(found: dict[str, object]) -> str:
    units = {"build": "s", "load": "s", "texts": "case reports a second", "sentences": "short sentences a second",
             "memory": "MB", "curve": "(words of one sentence, seconds)"}  # fmt: skip
    rows = ((name, f"{value:,.2f}" if isinstance(value, float) else value) for name, value in found.items())
    return "\n".join(f"{name:>10}  {value} {units[name]}" for name, value in rows)


if __name__ == "__main__":
    main()
