"""Time to build and load, texts per second, time against length, memory: measured in a process of its own."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

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
    """Texts per second of processor time, best of five rounds after one to warm up."""
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


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump(measure(Path(given["index"]), given["texts"], given["sentences"]), sys.stdout)
