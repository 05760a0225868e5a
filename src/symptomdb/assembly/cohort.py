"""A cohort ranked by local processes: read record by record, ranked in parts, written as one Parquet file.

Each part is written whole or not at all, so a run that was stopped goes on where it was, without loss or doubles.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import multiprocessing
import os
import shutil
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, as_completed, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Self

from symptomdb.assembly.rank_table import (
    TableWriter,
    rejected_name,
    require_free,
    require_pyarrow,
    table_of,
    write_part,
)
from symptomdb.errors import BadInput
from symptomdb.find.batch import BatchRanker, CohortCase
from symptomdb.find.rank import Ranker
from symptomdb.sources.cohort import Raw, Record, iter_raw, read_record

#: How many findings' rows each process remembers: all of HPO's, at about 300 MB, since a cohort meets most of them.
REMEMBERED = 20_000
#: Records per part: small enough to resume soon, large enough that a part's own cost is nothing.
PART = 5_000
#: How many reasons are told at once; the file of rejected records has all.
_PROBLEMS = 5


@dataclass(frozen=True, slots=True)
class CohortReport:
    """What a run did.

    Attributes:
        records: Records in the input.
        rejected: Records that could not be ranked; each with its reason in `rejected_file`.
        resumed: Parts that an earlier run had finished.
        problems: The first few reasons.
        about: What the ranks go by: ``knowledge_base``, ``prior``, ``method``, ``notice``.
    """

    records: int
    rejected: int
    resumed: int
    seconds: float
    out: Path
    rejected_file: Path | None
    problems: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)


def rank_cohort(
    block: bytes,
    cases: Path,
    out: Path,
    top: int = 10,
    jobs: int = 0,
    progress: Callable[[int], None] = lambda _records: None,
    about: Mapping[str, str] | None = None,
) -> CohortReport:
    """Rank every record of `cases` and write `out`.

    Memory does not grow with the input: at most two parts per process are held at a time.

    Args:
        block: The ranker's arrays.
        jobs: How many processes; as many as there are cores when 0.
        progress: Called with the number of records done so far.
        about: What the ranks go by, to be kept in the file.

    Raises:
        BadInput: The input can't be read, the output can't be written or holds something else, or pyarrow is missing.
    """
    _require_usable(cases, out, top)
    started = time.perf_counter()
    records = iter_raw(cases)
    parts = _open_parts(block, cases, out, top)
    jobs = jobs or os.cpu_count() or 1
    done = resumed = 0
    waiting: set[Future[int]] = set()
    context = multiprocessing.get_context("spawn")
    with (
        _Join(out, about or {}) as join,
        ProcessPoolExecutor(jobs, context, _load_ranker, (str(parts / "arrays.bin"),)) as pool,
    ):
        for number, chunk in enumerate(_chunks(records)):
            part = parts / f"part-{number:06d}.arrow"
            join.expect(part)
            if part.exists():
                resumed += 1
                done += len(chunk)
                progress(done)
                continue
            waiting.add(pool.submit(_rank_part, chunk, str(part), top))
            while len(waiting) >= 2 * jobs:
                ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                done += sum(future.result() for future in ready)
                progress(done)
                join.add_finished()
        for future in as_completed(waiting):
            done += future.result()
            progress(done)
            join.add_finished()
        join.add_finished()
    join.publish()
    shutil.rmtree(parts)
    rejected_file = rejected_name(out) if join.rejected else None
    seconds = time.perf_counter() - started
    return CohortReport(done, join.rejected, resumed, seconds, out, rejected_file, tuple(join.problems), about or {})


def _require_usable(cases: Path, out: Path, top: int) -> None:
    require_pyarrow()
    if top < 1:
        raise BadInput(f"{top} candidates per case can't be written.", "Ask for at least one.")
    require_free(out, cases)


def to_case(record: Record) -> CohortCase:
    """A record of `symptomdb.sources.cohort` as a case of the batch ranker."""
    return CohortCase(**record)


def _chunks(records: Iterator[Raw]) -> Iterator[list[Raw]]:
    while chunk := list(islice(records, PART)):
        yield chunk


def _open_parts(block: bytes, cases: Path, out: Path, top: int) -> Path:
    """The folder of parts; those of a run with other input, arrays or options are thrown away."""
    parts = out.with_name(out.name + ".parts")
    digest = hashlib.sha256(f"{PART} {top} {cases.resolve()}\n".encode())
    for path in sorted(cases.rglob("*.json")) if cases.is_dir() else [cases]:
        state = path.stat()
        digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    digest.update(hashlib.sha256(block).digest())
    mark = parts / "run.json"
    settings = json.dumps({"run": digest.hexdigest()})
    if not mark.is_file() or mark.read_text(encoding="utf-8") != settings:
        shutil.rmtree(parts, ignore_errors=True)
        try:
            parts.mkdir(parents=True)
        except OSError as error:
            why = f"{out} can't be written: {error.strerror or error}."
            raise BadInput(why, "Give --out a place where you may write.") from error
        (parts / "arrays.bin").write_bytes(block)
        mark.write_text(settings, encoding="utf-8")
    return parts


_ranker: BatchRanker | None = None


def _load_ranker(path: str) -> None:
    """Give this process its ranker; the arrays are mapped, so all processes share them."""
    global _ranker
    with Path(path).open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    _ranker = BatchRanker(Ranker.from_bytes(memoryview(mapped), remembered=REMEMBERED))


def _rank_part(chunk: list[Raw], part: str, top: int) -> int:
    assert _ranker is not None
    found = _ranker.rank([to_case(read_record(raw)) for raw in chunk], top)
    path = Path(part)
    reasons = "".join(json.dumps({"id": name, "reason": why}) + "\n" for name, why in found.rejected)
    path.with_suffix(".rejected").write_text(reasons, encoding="utf-8")
    unfinished = path.with_suffix(".unfinished")
    write_part(table_of(found, _ranker), unfinished)
    unfinished.replace(path)
    return len(chunk)


class _Join:
    """One file of all parts in the order of the input, added to while later parts are still being ranked.

    Attributes:
        rejected: How many records were rejected.
        problems: The first reasons.
    """

    def __init__(self, out: Path, about: Mapping[str, str]) -> None:
        self._out, self._reasons, self._about = out, rejected_name(out), about
        self._unfinished = out.with_name(out.name + ".unfinished")
        self._expected: deque[Path] = deque()
        self.rejected = 0
        self.problems: list[str] = []

    def __enter__(self) -> Self:
        self._open = ExitStack()
        self._table = self._open.enter_context(TableWriter(self._unfinished, self._about))
        self._file = self._open.enter_context(self._reasons.open("w", encoding="utf-8"))
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def expect(self, part: Path) -> None:
        """Say which part is next in the order of the input."""
        self._expected.append(part)

    def add_finished(self) -> None:
        """Add the expected parts as far as they are there."""
        while self._expected and self._expected[0].exists():
            part = self._expected.popleft()
            self._table.append(part)
            for line in part.with_suffix(".rejected").read_text(encoding="utf-8").splitlines(keepends=True):
                self.rejected += 1
                self._file.write(line)
                if len(self.problems) < _PROBLEMS:
                    told = json.loads(line)
                    self.problems.append(f"{told['id']}: {told['reason']}")

    def publish(self) -> None:
        """Give the finished files their names, once they are closed."""
        if not self.rejected:
            self._reasons.unlink()
        self._unfinished.replace(self._out)
