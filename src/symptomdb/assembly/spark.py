"""A cohort ranked by Apache Spark: the same function as for local processes, run by ``mapInArrow``."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from symptomdb.assembly.cohort import REMEMBERED, CohortReport, to_case
from symptomdb.assembly.rank_table import COLUMNS, rejected_name, require_pyarrow, schema, table_of
from symptomdb.errors import BadInput
from symptomdb.find.batch import BatchRanker
from symptomdb.find.rank import Ranker
from symptomdb.sources.cohort import Record, clean

_SCHEMA = (
    "case_id string, rank int, condition_id string, xrefs string, score double, probability double, problem string"
)
_INPUT = ("id", "observed", "excluded", "sex", "age")


def rank_cohort_with_spark(
    block: bytes, cases: Path, out: Path, top: int = 10, session: Any = None, about: Mapping[str, str] | None = None
) -> CohortReport:
    """Rank every record of a JSON Lines or Parquet file; `out` becomes a folder of Parquet files, as Spark writes them.

    Args:
        block: The ranker's arrays.
        about: What the ranks go by, kept as ``_about.json`` beside them: readers of Parquet pass over such names.
        session: A SparkSession; a local one over all cores when left out.

    Raises:
        BadInput: The input is of another kind, or pyspark is missing.
    """
    require_pyarrow()
    started = time.perf_counter()
    session = session or _local_session()
    if cases.suffix == ".parquet":
        file = session.read.parquet(str(cases))
        frame = file.select([name for name in _INPUT if name in file.columns])
    elif cases.suffix in {".jsonl", ".ndjson"}:
        frame = session.read.text(str(cases))
    else:
        raise BadInput(f"Spark can't read {cases.name}.", "Give a .jsonl or .parquet file, or use the local engine.")
    shared = session.sparkContext.broadcast(block)

    def rank(batches: Iterator[Any]) -> Iterator[Any]:
        ranker = _ranker(shared)
        for batch in batches:
            yield from _rank_batch(ranker, batch, top)

    ranked = frame.mapInArrow(rank, _SCHEMA).cache()
    ranked.filter("problem is null").select(*COLUMNS).write.mode("overwrite").parquet(str(out))
    if about:
        (out / "_about.json").write_text(json.dumps(dict(about), indent=2), encoding="utf-8")
    bad = ranked.filter("problem is not null").select("case_id", "problem").toArrow().to_pylist()
    records = ranked.filter("problem is not null or rank = 1").select("case_id").distinct().count()
    ranked.unpersist()
    rejected = rejected_name(out)
    if bad:
        lines = (json.dumps({"id": one["case_id"], "reason": one["problem"]}) + "\n" for one in bad)
        rejected.write_text("".join(lines), encoding="utf-8")
    first = tuple(f"{one['case_id']}: {one['problem']}" for one in bad[:5])
    seconds = time.perf_counter() - started
    return CohortReport(records, len(bad), 0, seconds, out, rejected if bad else None, first, about or {})


def _local_session() -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise BadInput("Spark needs the package pyspark.", "Run: pip install 'symptomdb[spark]'") from error
    # Workers of a local session must be this Python, which has the packages; a cluster has its own setting.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return SparkSession.builder.master("local[*]").appName("symptomdb").getOrCreate()


@cache
def _ranker(shared: Any) -> BatchRanker:
    """One ranker per worker process."""
    return BatchRanker(Ranker.from_bytes(shared.value, remembered=REMEMBERED))


def _rank_batch(ranker: BatchRanker, batch: Any, top: int) -> list[Any]:
    """Record batches of the ranked rows, and of the rejected records with nothing but id and problem."""
    import pyarrow as pa

    found = ranker.rank([to_case(record) for record in _records(batch)], top)
    ranked = table_of(found, ranker).cast(schema())
    whole = schema().append(pa.field("problem", pa.string()))
    rejected = pa.Table.from_pylist([{"case_id": name, "problem": why} for name, why in found.rejected], whole)
    rows = ranked.append_column("problem", pa.nulls(len(ranked), pa.string()))
    batches: list[Any] = pa.concat_tables([rows, rejected]).combine_chunks().to_batches()
    return batches


def _records(batch: Any) -> Iterator[Record]:
    """Records of a batch; one without an id has no place in the file here, and is named after its text."""
    for number, row in enumerate(batch.to_pylist(), start=1):
        if "value" not in row:
            yield clean(row, number)
        elif row["value"].strip():
            try:
                raw = json.loads(row["value"])
            except ValueError as error:
                yield {**clean({}, number), "problem": f"The line is no JSON: {error}"}
            else:
                yield clean(raw, number)
