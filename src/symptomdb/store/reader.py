"""What the read side rests on: run a query, cut long lists of ids, leave out text that no database can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Self

from sqlalchemy import ColumnElement, Engine, Executable, Select, Table, select

from symptomdb.model.curie import Curie
from symptomdb.store.connection import database_errors
from symptomdb.store.values import AnyRow

AnySelect = Select[*tuple[Any, ...]]
#: Ids in one IN list: more would make statements that older SQLite refuses (999 values).
_IN_LIST = 500


class Reader:
    """Queries over one engine; database errors come out as `StoreError`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def rows(self, statement: Executable) -> Sequence[AnyRow]:
        """All rows of a query."""
        with database_errors(self._engine.url), self._engine.connect() as connection:
            return connection.execute(statement).all()

    def in_lists(self, query: AnySelect, column: ColumnElement[Any], values: Iterable[str]) -> list[AnyRow]:
        """Rows of `query` whose `column` is one of `values`, in no order."""
        found: list[AnyRow] = []
        for chunk in _iter_chunks(clean(dict.fromkeys(values))):
            found.extend(self.rows(query.where(column.in_(chunk))))
        return found

    def of_condition(self, table: Table, condition_id: Curie) -> Sequence[AnyRow]:
        """Rows of a table that belong to a condition, in their order."""
        chosen = select(table).where(table.c.condition_id == str(condition_id))
        return self.rows(chosen.order_by(table.c.position))


def clean(values: Iterable[str]) -> list[str]:
    """Leave out text that a database refuses: a NUL (PostgreSQL) or half a character (both).

    >>> clean(["gout", "a\\x00b", "\\ud800"])
    ['gout']
    """
    return [value for value in values if "\x00" not in value and not _has_surrogate(value)]


def _has_surrogate(value: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in value)


def _iter_chunks(values: Sequence[str]) -> Iterator[list[str]]:
    iterator = iter(values)
    while chunk := list(islice(iterator, _IN_LIST)):
        yield chunk
