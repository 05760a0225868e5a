"""All or nothing: a new database is written aside, and takes the old one's place in a single step.

SQLite. The new file is written beside the old one under another name, synced to disk, and renamed over it
(``rename`` is atomic); a reader keeps the file that it has open. SQLite would apply a ``-wal`` or ``-journal`` that an
outside writer left behind to *whatever* file bears the database's name. So such a file is settled into the old database
first (`_settle`), and the knowledge base itself is never in WAL mode: it has no writer between builds.

PostgreSQL. The new tables are written into a schema of their own, which is renamed in one transaction.

A killed build leaves the old database and perhaps a part of a new one, which the next build removes. A lock keeps two
builds apart; the system drops it when the process ends, however it ends. What people write (accounts, comments,
revisions) belongs into another file or schema: everything here is replaced by every build.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from symptomdb.errors import StoreError
from symptomdb.store.archive import keep_file, keep_schema
from symptomdb.store.connection import SCHEMA, database_errors, open_engine, parse_url, sqlite_path
from symptomdb.store.migrations import upgrade

_NEW, _OLD = f"{SCHEMA}_new", f"{SCHEMA}_old"
#: Any constant will do, as long as all builds use the same: PostgreSQL's advisory locks are numbers.
_LOCK_NUMBER = 0x53444221
_LOCK_TIMEOUT = "5s"
_BUSY = "Another build of this database is running."
_WAIT = "Wait until it has ended, then try again."
#: The new file is worth nothing until it is whole: no journal, no sync before the end, one writer.
_BUILD_PRAGMAS = (
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "temp_store = MEMORY",
    "cache_size = -65536",
    # Rows come in an order that holds (and the whole is checked at the end), which is faster than row by row.
    "foreign_keys = OFF",
    "analysis_limit = 400",
)


@contextmanager
def new_database(url: str, keep_versions: int = 0) -> Iterator[Connection]:
    """A connection to an empty database with all tables; when the block ends well it takes the old one's place.

    The old one is kept, with up to `keep_versions` in all (`store.archive`). When the block raises, or the process dies
    in it, the old database stays as it was.

    Raises:
        StoreError: Another build is running, or the place can't be written.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        with _locked_file(sqlite_path(parsed)) as path, _new_file(path, keep_versions) as connection:
            yield connection
    else:
        with database_errors(parsed), _new_schema(url, keep_versions) as connection:
            yield connection


# --- SQLite


@contextmanager
def _locked_file(path: Path) -> Iterator[Path]:
    """Hold the lock of the database at `path` (its folder is made), with what killed builds left there removed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = _beside(path, "lock").open("wb")
    except OSError as error:
        raise StoreError(f"{path.parent}: {error.strerror}.", "Choose a folder that you may write to.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(_BUSY, _WAIT) from error
        _remove_new(path)
        yield path


@contextmanager
def _new_file(path: Path, keep_versions: int) -> Iterator[Connection]:
    new = _beside(path, "new")
    url = URL.create("sqlite", database=str(new))
    try:
        with database_errors(url), _build_engine(url) as engine, engine.connect() as connection:
            upgrade(connection)
            yield connection
            _check_links(connection)
            connection.commit()
            connection.execute(text("ANALYZE"))
            connection.commit()
        try:
            _sync(new)
            _settle(path)
            keep_file(path, new, keep_versions)
            new.replace(path)
            _sync(path.parent)
        except OSError as error:
            raise StoreError(
                f"{path}: {error.strerror}.", "Free some space or mend its rights, then build again."
            ) from error
    finally:
        _remove_new(path)


@contextmanager
def _build_engine(url: URL) -> Iterator[Engine]:
    engine = create_engine(url, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in _BUILD_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    try:
        yield engine
    finally:
        engine.dispose()


def _check_links(connection: Connection) -> None:
    wrong = connection.execute(text("PRAGMA foreign_key_check")).first()
    if wrong is not None:
        raise StoreError(f"A row of {wrong[0]} names a {wrong[2]} that is not there.", "Please report this as a bug.")


def _settle(path: Path) -> None:
    """Let SQLite fold a left-over ``-wal`` or ``-journal`` into the old database, lest the new file inherit it."""
    leftovers = [path.with_name(f"{path.name}-{ending}") for ending in ("wal", "journal", "shm")]
    if not any(leftover.exists() for leftover in leftovers):
        return
    if path.exists():
        try:
            connection = sqlite3.connect(path, timeout=5)
            try:
                connection.execute("PRAGMA journal_mode = DELETE").fetchone()
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            raise StoreError(f"{path}: {error}.", "Close the program that writes to it, then build again.") from error
        except sqlite3.DatabaseError:
            # The old file is damaged beyond opening; what belongs to it is of no use to anybody.
            pass
    for leftover in leftovers:
        leftover.unlink(missing_ok=True)


def _remove_new(path: Path) -> None:
    for ending in ("new", "new-journal", "new-wal", "new-shm"):
        _beside(path, ending).unlink(missing_ok=True)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{ending}")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# --- PostgreSQL


@contextmanager
def _new_schema(url: str, keep_versions: int) -> Iterator[Connection]:
    engine = open_engine(url, writable=True)
    try:
        with engine.connect() as guard, _locked_server(guard), engine.connect() as connection:
            connection.execute(text(f"SET lock_timeout = '{_LOCK_TIMEOUT}'"))
            connection.commit()
            _drop(connection, _OLD)
            _drop(connection, _NEW)
            connection.execute(text(f"CREATE SCHEMA {_NEW}"))
            connection.execute(text(f"SET search_path TO {_NEW}"))
            connection.commit()
            upgrade(connection)
            yield connection
            connection.execute(text(f"SET search_path TO {SCHEMA}"))
            connection.commit()
            _analyze(connection)
            _swap_schemas(connection, keep_versions)
    finally:
        engine.dispose()


@contextmanager
def _locked_server(guard: Connection) -> Iterator[None]:
    """Hold the lock for the session of `guard`; it ends with the session, be it because the process was killed."""
    number = {"number": _LOCK_NUMBER}
    if not guard.execute(text("SELECT pg_try_advisory_lock(:number)"), number).scalar():
        raise StoreError(_BUSY, _WAIT)
    guard.commit()
    try:
        yield
    finally:
        # The server notices the end of a session a moment later than the next build might ask.
        guard.execute(text("SELECT pg_advisory_unlock(:number)"), number)
        guard.commit()


def _analyze(connection: Connection) -> None:
    tables = text("SELECT tablename FROM pg_tables WHERE schemaname = :schema")
    for name in connection.execute(tables, {"schema": _NEW}).scalars().all():
        connection.execute(text(f'ANALYZE {_NEW}."{name}"'))
    connection.commit()


def _swap_schemas(connection: Connection, keep_versions: int) -> None:
    if connection.execute(text("SELECT to_regnamespace(:name)"), {"name": SCHEMA}).scalar() is not None:
        connection.execute(text(f"ALTER SCHEMA {SCHEMA} RENAME TO {_OLD}"))
    connection.execute(text(f"ALTER SCHEMA {_NEW} RENAME TO {SCHEMA}"))
    connection.commit()
    keep_schema(connection, _OLD, SCHEMA, keep_versions)
    try:
        # Readers still at work hold the old tables; then the next build drops them.
        _drop(connection, _OLD)
    except DBAPIError:
        connection.rollback()


def _drop(connection: Connection, schema: str) -> None:
    connection.execute(text(f"DROP SCHEMA IF EXISTS {schema} CASCADE"))
    connection.commit()
