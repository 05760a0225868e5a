"""The table of ranks: its columns and its Parquet file. pyarrow is an extra, so it is imported where it is used."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from symptomdb.errors import BadInput
from symptomdb.find.batch import RankColumns

COLUMNS = ("case_id", "rank", "condition_id", "xrefs", "score", "probability")


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


def table_of(columns: RankColumns) -> Any:
    """An Arrow table of the ranked rows; the rejected records are not in it."""
    import pyarrow as pa

    return pa.table({name: getattr(columns, name) for name in COLUMNS}, schema=schema())


def write_table(table: Any, path: Path) -> None:
    """Write a Parquet file."""
    import pyarrow.parquet as parquet

    parquet.write_table(table, path)


def rejected_name(out: Path) -> Path:
    """Where the rejected records of a run are listed, as JSON Lines."""
    return out.with_name(out.name + ".rejected.jsonl")


class TableWriter:
    """Appends Parquet files to one, a row group at a time."""

    def __init__(self, path: Path) -> None:
        import pyarrow.parquet as parquet

        self._parquet = parquet
        self._writer = parquet.ParquetWriter(path, schema())

    def append(self, path: Path) -> None:
        """Add the rows of another file."""
        file = self._parquet.ParquetFile(path)
        for number in range(file.num_row_groups):
            self._writer.write_table(file.read_row_group(number))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()
