"""Bulk insert: many rows of one table by the shortest way each driver has (executemany, COPY)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table

from symptomdb.errors import StoreError

Row = tuple[Any, ...]
#: Rows between two reports of progress.
CHUNK = 20_000


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> int:
    """Insert rows in the order of the table's columns; their number.

    The values go to the driver as they are: dates are ISO texts, JSON is text.
    """
    count = 0
    for chunk in iter_chunks(rows):
        _insert_chunk(connection, table, chunk)
        count += len(chunk)
    return count


def iter_chunks(rows: Iterable[Row], size: int = CHUNK) -> Iterator[Sequence[Row]]:
    """The rows in lists of at most `size`."""
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _insert_chunk(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(table.columns))
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', list(rows))
        return
    driver = connection.dialect.loaded_dbapi
    cursor: Any = connection.connection.cursor()
    try:
        with cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
    except driver.OperationalError as error:
        raise StoreError(f"{table.name}: {error}.", "Check the PostgreSQL server, then build again.") from error
