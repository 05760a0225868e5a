"""Connections to the knowledge base: engines for SQLite and PostgreSQL, and database errors in the user's words.

Readers can't write. SQLite files are opened read-only; they are never in WAL mode, because nothing writes to them
between builds and because a left-over ``-wal`` file would be applied to whatever file bears the database's name
(https://www.sqlite.org/howtocorrupt.html#unlinking_or_renaming_a_database_file_while_in_use). Writers of other
databases (`open_engine` with `writable`) do get WAL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote as quote_word
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event, make_url, select
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    DBAPIError,
    DisconnectionError,
    IntegrityError,
    NoSuchModuleError,
    ProgrammingError,
)

from symptomdb.errors import BadInput, NoDatabase, StoreError
from symptomdb.store.schema import FORMAT, meta

#: PostgreSQL: readers look here; people's own tables live in another schema, so that a build never touches them.
SCHEMA = "symptomdb"
_BUSY_MS = 5000
_MMAP_BYTES = 1 << 30
#: PostgreSQL's codes for "no such table" and "no such schema"
#: (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_UNDEFINED = {"42P01", "3F000"}


def connect(url: str, schema: str = SCHEMA) -> Engine:
    """An engine on the knowledge base at `url`, for reading only; in PostgreSQL in `schema`.

    Raises:
        NoDatabase: Nothing was built there yet, or by another version of the program.
        StoreError: What is there can't be read.
    """
    engine = open_engine(url, schema=schema)
    try:
        with database_errors(engine.url), engine.connect() as connection:
            found = connection.execute(select(meta.c.value).where(meta.c.key == "format")).scalar()
    except DBAPIError as error:
        engine.dispose()
        if _is_undefined(error):
            raise NoDatabase(f"{_shown(engine.url)} holds no knowledge base.", _build_first(engine.url)) from error
        raise
    except StoreError:
        engine.dispose()
        raise
    if found != str(FORMAT):
        engine.dispose()
        raise NoDatabase(
            f"{_shown(engine.url)} has format {found}; this version of Symptom Database reads format {FORMAT}.",
            f"{_build_first(engine.url)} (the old one is replaced).",
        )
    return engine


def open_engine(url: str, writable: bool = False, schema: str = SCHEMA) -> Engine:
    """An engine on any database, without a look at what it holds; readers' engines can't write.

    A file that a build replaces is noticed: the next connection taken from the engine reads the new file.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed, writable)
    options = f"-csearch_path={schema}" + ("" if writable else " -cdefault_transaction_read_only=on")
    try:
        return create_engine(parsed, connect_args={"options": options}, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError("The PostgreSQL driver is not installed.", "pip install 'symptomdb[postgres]'") from error


def parse_url(url: str) -> URL:
    """Read an SQLAlchemy URL; `BadInput` for one that is neither SQLite nor PostgreSQL."""
    try:
        parsed = make_url(url)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise BadInput(f"{url!r} is not a database URL.", "Use a path or postgresql://user@host/name.") from error
    backend = parsed.get_backend_name()
    if backend == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    raise BadInput(f"{_shown(parsed)} can't hold a knowledge base.", "Use a path or postgresql://user@host/name.")


def sqlite_path(url: URL) -> Path:
    """The file of an SQLite URL."""
    return Path(url.database or "").absolute()


def describe_place(url: str) -> str:
    """The file or the URL without its password, for a reader."""
    return _shown(parse_url(url))


@contextmanager
def database_errors(url: URL) -> Iterator[None]:
    """Turn what the database reports (locked, full, damaged, unreachable) into `StoreError`; our own bugs stay bugs."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error, ProgrammingError | IntegrityError | DataError) or not isinstance(error, DatabaseError):
            raise
        if _is_undefined(error):
            raise
        cause = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        raise StoreError(f"{_shown(url)}: {cause}.", _remedy(url)) from error


def _build_first(url: URL) -> str:
    """The command that builds at this very place: without naming it, another one would be built."""
    if url.password:  # it is not shown, so the place can't be named in full
        return "Build it with: symptomdb build --database, and the address that was given"
    return f"Build it with: symptomdb build --database {quote_word(_shown(url))}"


def _remedy(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return "Check that the disk is not full and the file may be read; if it is damaged, run: symptomdb build"
    return "Check that the PostgreSQL server runs and that SYMPTOMDB_DATABASE names it, then try again."


def _is_undefined(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in _UNDEFINED or "no such table" in str(error.orig)


def _shown(url: URL) -> str:
    return str(sqlite_path(url)) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _sqlite_engine(url: URL, writable: bool) -> Engine:
    path = sqlite_path(url)
    if not writable and (not path.is_file() or path.stat().st_size == 0):
        raise NoDatabase(f"There is no knowledge base at {path} yet.", _build_first(url))
    mode = "rwc" if writable else "ro"

    def open_file() -> sqlite3.Connection:
        uri = f"file:{quote(str(path))}?mode={mode}"
        return sqlite3.connect(uri, uri=True, timeout=_BUSY_MS / 1000, check_same_thread=False)

    engine = create_engine(url, creator=open_file)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, record: Any) -> None:
        # Only a writable file can change its mode; the setting then stays with the file.
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL") if writable else ("query_only = ON",):
            connection.execute(f"PRAGMA {pragma}")
        for pragma in ("foreign_keys = ON", f"mmap_size = {_MMAP_BYTES}", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        record.info["file"] = _identity(path)

    @event.listens_for(engine, "checkout")
    def notice_replaced_file(_connection: sqlite3.Connection, record: Any, _proxy: Any) -> None:
        if (now := _identity(path)) is not None and now != record.info["file"]:
            raise DisconnectionError("a build has replaced the file")

    return engine


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from its successor of the same name; an open file keeps its number from being used again."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
