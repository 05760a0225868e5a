"""Copies of people's database: into a file of its own while others write, and back; the same file for both databases.

A backup is an SQLite file with the same tables. What passes by itself (sessions, links in mail, counted tries, letters
that wait) is in none, so after a restore everybody signs in again and nothing is sent twice.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Integer, Table, delete, func, insert, select, text

from symptomdb.errors import BadInput, StoreError
from symptomdb.store.site.check import problems_of
from symptomdb.store.site.database import SiteDatabase
from symptomdb.store.site.migrations import TABLES
from symptomdb.store.site.tables import metadata

_ROWS_AT_ONCE = 500
#: Nothing is copied before every module that declares tables was imported.
DECLARED = TABLES


@dataclass(frozen=True, slots=True)
class Copied:
    """What a backup or a restore moved: rows of each table."""

    path: Path
    rows: dict[str, int]

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.rows.values())


def back_up(database: SiteDatabase, path: Path) -> Copied:
    """Write all that people made into a new file, as it was at one moment; others go on writing meanwhile.

    Raises:
        BadInput: There is a file of that name.
        StoreError: The file could not be written, or did not hold what was read.
    """
    if path.exists():
        raise BadInput(f"{path} exists already.", "Give another name, or move that file away.")
    partial = path.with_name(f"{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        copy = SiteDatabase.open(f"sqlite:///{partial}")
        try:
            with database.read_one_state() as source, copy.write() as target:
                rows = {table.name: _copy(source, target, table) for table in _lasting()}
            _verify(copy, rows)
        finally:
            copy.close()
        _fold_log(partial)
        partial.replace(path)
    except OSError as error:
        raise StoreError(f"Can't write {path}: {error.strerror}.", "Give a folder that may be written.") from error
    finally:
        for left in (partial, *(partial.with_name(partial.name + end) for end in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)
    return Copied(path, rows)


def restore(database: SiteDatabase, path: Path) -> Copied:
    """Put a backup in the place of all that people made, in one transaction: all of it or, on failure, nothing.

    Raises:
        BadInput: The file is not a backup.
        StoreError: It is damaged, or was made by a newer version of the program.
    """
    with tempfile.TemporaryDirectory() as folder:
        # A backup of an older form is brought up to date, in a copy: the file itself stays as it is.
        draft = Path(folder) / "backup.sqlite3"
        _check_file(path)
        shutil.copyfile(path, draft)
        backup = SiteDatabase.open(f"sqlite:///{draft}")
        try:
            if found := problems_of(backup):
                raise StoreError(f"{path} is damaged: {found[0]}", "Take another backup.")
            with backup.read() as source, database.write() as target:
                rows = _replace(source, target)
            _verify(database, rows)
        finally:
            backup.close()
    return Copied(path, rows)


def _replace(source: Connection, target: Connection) -> dict[str, int]:
    if target.dialect.name != "sqlite":
        names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
        target.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
    for table in reversed(metadata.sorted_tables):
        # Rows that refer to others of their own table go after those that refer to them.
        for own in (key for key in table.foreign_keys if key.column.table is table):
            target.execute(table.update().values({own.parent.name: None}))
        target.execute(delete(table))
    rows = {table.name: _copy(source, target, table) for table in _lasting()}
    if target.dialect.name != "sqlite":
        _set_counters(target)
    return rows


def _lasting() -> Iterator[Table]:
    for table in metadata.sorted_tables:
        if not table.info.get("passing"):
            yield table


def _copy(source: Connection, target: Connection, table: Table) -> int:
    count = 0
    # In the order of their keys: a row that others of its table refer to is older than they are.
    found = source.execute(select(table).order_by(*table.primary_key)).mappings()
    while part := found.fetchmany(_ROWS_AT_ONCE):
        target.execute(insert(table), [dict(row) for row in part])
        count += len(part)
    return count


def _set_counters(target: Connection) -> None:
    for table in _lasting():
        keys: list[Any] = list(table.primary_key)
        if len(keys) == 1 and isinstance(keys[0].type, Integer):
            name, most = keys[0].name, func.max(keys[0])
            counter = func.pg_get_serial_sequence(table.name, name)
            target.execute(select(func.setval(counter, func.coalesce(most, 1), most.is_not(None))))


def _verify(copy: SiteDatabase, rows: dict[str, int]) -> None:
    with copy.read() as connection:
        for table in _lasting():
            found = connection.execute(select(func.count()).select_from(table)).scalar_one()
            if found < rows[table.name]:
                raise StoreError(f"The copy holds {found} of {rows[table.name]} rows of {table.name}.", "Try again.")
    if found_problems := problems_of(copy):
        raise StoreError(f"The copy is not sound: {found_problems[0]}", "Try again.")


def _check_file(path: Path) -> None:
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            found = connection.execute("SELECT count(*) FROM alembic_version").fetchone()
            known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'person'").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise BadInput(f"{path} can't be read as a backup: {error}.", "Name a file that `backup` wrote.") from error
    if found != (1,) or known != (1,):
        raise BadInput(f"{path} is not a backup of people's database.", "Name the file that `backup` wrote.")


def _fold_log(path: Path) -> None:
    # One file that can be copied by itself, with no log beside it.
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
