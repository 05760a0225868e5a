"""The table of ranks: its columns and its Parquet file. pyarrow is an extra, so it is imported where it is used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from symptomdb.errors import BadInput
from symptomdb.find.batch import BatchRanker, CohortRanks

COLUMNS = ("case_id", "rank", "condition_id", "xrefs", "score", "probability")
#: Endings that promise another kind of file than is written.
_OTHER_KINDS = {".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx", ".gz", ".zip"}
#: Columns with few different values; scores and probabilities hardly repeat.
_REPEATING = ["case_id", "rank", "condition_id", "xrefs"]


def require_pyarrow() -> None:
    """`BadInput` with what to do when pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise BadInput("Cohorts need the package pyarrow.", "Run: pip install 'symptomdb[batch]'") from error


def schema() -> Any:
    """The Arrow schema of the table of ranks."""
    import pyarrow as pa

    kinds = (pa.string(), pa.int32(), pa.string(), pa.string(), pa.float64(), pa.float64())
    return pa.schema(list(zip(COLUMNS, kinds, strict=True)))


def table_of(found: CohortRanks, ranker: BatchRanker) -> Any:
    """An Arrow table with a row per case and condition; the rejected records are not in it.

    Its texts are dictionaries of texts, since each is named many times; they become plain ones in Parquet.
    """
    import pyarrow as pa

    cases = np.repeat(np.arange(len(found.case_ids), dtype=np.int32), found.ranks.shape[1])
    conditions = pa.array(found.conditions.ravel())
    columns = (
        pa.DictionaryArray.from_arrays(cases, pa.array(found.case_ids, pa.string())),
        pa.array(found.ranks.ravel()),
        pa.DictionaryArray.from_arrays(conditions, ranker.condition_ids),
        pa.DictionaryArray.from_arrays(conditions, ranker.xrefs),
        pa.array(found.scores.ravel()),
        pa.array(found.probabilities.ravel()),
    )
    return pa.table(dict(zip(COLUMNS, columns, strict=True)))


def require_free(out: Path, cases: Path) -> None:
    """`BadInput` when writing `out` would destroy something, or would not make what its name promises."""
    if out.suffix.casefold() in _OTHER_KINDS:
        raise BadInput(
            f"The ranks are written as Parquet, and {out.name} sounds like something else.",
            "Give --out a name that ends in .parquet.",
        )
    if out.is_dir():
        raise BadInput(f"{out} is a folder.", "Give --out the name of a file in it, such as ranks.parquet.")
    if not out.exists():
        return
    if cases.exists() and out.samefile(cases):
        raise BadInput(f"The cases lie in {out} themselves.", "Give --out another name.")
    if not _holds_ranks(out):
        raise BadInput(
            f"{out} is there already and holds something else than ranks.",
            "Give --out another name, or move that file away.",
        )


def _holds_ranks(path: Path) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as parquet

    try:
        return path.stat().st_size == 0 or tuple(parquet.read_schema(path).names) == COLUMNS
    except (OSError, pa.ArrowInvalid):
        return False


def write_part(table: Any, path: Path) -> None:
    """Write a table as it lies in memory, to be read back at once."""
    import pyarrow as pa

    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)


def rejected_name(out: Path) -> Path:
    """Where the rejected records of a run are listed, as JSON Lines."""
    return out.with_name(out.name + ".rejected.jsonl")


class TableWriter:
    """Appends parts to one Parquet file, a row group each.

    Args:
        about: What the ranks go by, such as the knowledge base's version; it is kept in the file's own metadata.
    """

    def __init__(self, path: Path, about: Mapping[str, str]) -> None:
        import pyarrow.parquet as parquet

        # Without the Arrow schema in the file, every reader takes the texts for plain ones.
        self._writer = parquet.ParquetWriter(path, _part_schema(), use_dictionary=_REPEATING, store_schema=False)
        self._writer.add_key_value_metadata({f"symptomdb.{key}": value for key, value in about.items()})

    def append(self, path: Path) -> None:
        """Add the rows of a part."""
        import pyarrow as pa

        with pa.memory_map(str(path)) as file:
            self._writer.write_table(pa.ipc.open_file(file).read_all())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()


def _part_schema() -> Any:
    import pyarrow as pa

    text = pa.dictionary(pa.int32(), pa.string())
    return pa.schema([pa.field(one.name, text if one.type == pa.string() else one.type) for one in schema()])
