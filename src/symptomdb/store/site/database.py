"""The database of what people make: opened, brought to the newest form, read and written in whole transactions.

A write that returned is on the disk: SQLite runs with ``synchronous = FULL``, PostgreSQL with its own default. SQLite
takes one writer at a time: those of this process queue at a lock, those of other processes at the file's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, RLock, local
from typing import Any

from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection, create_engine, event, inspect, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError, ProgrammingError

from symptomdb.errors import StoreError
from symptomdb.store.connection import describe_place, parse_url, sqlite_path

#: PostgreSQL: people's tables live beside the knowledge base's schema, which a build replaces.
SCHEMA = "symptomdb_site"
#: The newest migration in ``migrations/versions``.
NEWEST = "0002"
_BUSY_MS = 20_000
_LOCK_KEY = 7_215_031


class SiteDatabase:
    """An open database of what people make."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _open(parse_url(url))
        self._writing = RLock()
        self._reading = local()
        self._watching = Lock()
        self._watcher: PoolProxiedConnection | None = None

    @classmethod
    def open(cls, url: str) -> SiteDatabase:
        """Open it; an absent one is made, an older one brought up to date.

        Raises:
            StoreError: It can't be reached, or a newer version of the program made it.
        """
        database = cls(url)
        try:
            database._bring_up_to_date()
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Let go of it."""
        with self._watching:
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that reads: one state of all tables throughout. Within another of this thread: that one."""
        outer: Connection | None = getattr(self._reading, "connection", None)
        if outer is not None:
            yield outer
            return
        with _errors(self.engine.url), self.engine.connect() as connection, connection.begin():
            self._reading.connection = connection
            try:
                yield connection
            finally:
                self._reading.connection = None

    def state(self) -> str:
        """What is equal as long as nothing was committed here, by this process or any other.

        SQLite counts the commits of others for a connection, and this one never writes
        (https://www.sqlite.org/pragma.html#pragma_data_version); PostgreSQL names the transactions that are seen
        (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT).
        """
        with _errors(self.engine.url), self._watching:
            if self.engine.dialect.name != "sqlite":
                with self.engine.connect() as connection:
                    return str(connection.execute(text("SELECT pg_current_snapshot()")).scalar())
            if self._watcher is None:
                # Without a transaction: one that stays open would see nothing new.
                self._watcher = self.engine.raw_connection()
            cursor = self._watcher.cursor()
            return str(cursor.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def read_one_state(self) -> Iterator[Connection]:
        """A transaction that reads all tables as they were at one moment, however long it takes."""
        engine = self.engine
        if engine.dialect.name != "sqlite":
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with _errors(self.engine.url), engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or, when the block raises, nothing.

        On SQLite nobody else writes meanwhile. On PostgreSQL others do: lock a row that you read in order to change it
        (``select(…).with_for_update()``, which SQLite leaves out) or change it only where it is as you read it.
        """
        if self.engine.dialect.name != "sqlite":
            with _errors(self.engine.url), self.engine.begin() as connection:
                yield connection
            return
        engine = self.engine.execution_options(writes=True)
        with self._writing, _errors(self.engine.url), engine.begin() as connection:
            yield connection

    def version(self) -> str:
        """The newest migration that was run here; empty when none was."""
        with self.read() as connection:
            return _version(connection)

    def _bring_up_to_date(self) -> None:
        found = self.version()
        if found == NEWEST:
            return
        if found > NEWEST:
            raise StoreError(
                f"{describe_place(self.url)} was made by a newer version of Symptom Database ({found} > {NEWEST}).",
                "Install that version again, or restore a backup from before.",
            )
        # Alembic is slow to import and seldom needed.
        from symptomdb.store.site.migrations import upgrade

        with self.write() as connection:
            if connection.dialect.name != "sqlite":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
                connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
            if _version(connection) != NEWEST:  # another process may have been first
                upgrade(connection)


def _version(connection: Connection) -> str:
    schema = None if connection.dialect.name == "sqlite" else SCHEMA
    if not inspect(connection).has_table("alembic_version", schema=schema):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _open(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url)
    try:
        options = {"options": f"-csearch_path={SCHEMA}"}
        return create_engine(url, connect_args=options, pool_pre_ping=True, pool_size=10, max_overflow=10)
    except ModuleNotFoundError as error:
        raise StoreError("The PostgreSQL driver is not installed.", "pip install 'symptomdb[postgres]'") from error


def _open_sqlite(url: URL) -> Engine:
    path = sqlite_path(url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Addresses and password hashes are for nobody else on this machine.
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise StoreError(f"Can't make the folder {path.parent}: {error.strerror}.", "Set SYMPTOMDB_HOME.") from error

    def open_file() -> sqlite3.Connection:
        # Without an isolation level the driver begins nothing by itself; `begin` below does.
        return sqlite3.connect(path, timeout=_BUSY_MS / 1000, check_same_thread=False, isolation_level=None)

    engine = create_engine(url, creator=open_file, pool_size=10, max_overflow=50)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later could not wait its turn: SQLite would refuse it at once.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def _errors(url: URL) -> Iterator[None]:
    """Turn what the database reports (locked, full, unreachable) into `StoreError`; our own bugs stay bugs."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error, ProgrammingError | IntegrityError | DataError):
            raise
        cause = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        busy = isinstance(error, OperationalError) and "locked" in cause
        remedy = "Try again in a moment." if busy else "Check that it runs, may be written and has room on its disk."
        raise StoreError(f"{describe_place(str(url))}: {cause}.", remedy) from error
