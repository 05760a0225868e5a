"""Earlier versions of the knowledge base: kept when a build replaces them, so that an answer can be replayed.

SQLite. The old file is hard-linked into the folder ``versions`` beside it before the new one is renamed over its name:
that costs no copying, and a reader that has the old file open notices nothing. PostgreSQL. The old schema is renamed
instead of dropped. Either way the newest `keep` of them stay.

A version counts from the moment at which it was first in use (``since`` in its `meta`), which a build with equal
sources hands on.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, inspect, text

from symptomdb.errors import BadInput, NotFound
from symptomdb.store.connection import SCHEMA, database_errors, open_engine, parse_url, sqlite_path
from symptomdb.store.schema import FORMAT

_FOLDER = "versions"
_PREFIX = f"{SCHEMA}_at_"
_UNSAFE = re.compile(r"[^A-Za-z0-9.+-]")


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version of the knowledge base that can be opened.

    Attributes:
        since: When it was first in use.
        url: SQLAlchemy URL of its database.
        schema: Its schema in PostgreSQL.
    """

    version: str
    since: datetime
    url: str
    schema: str = SCHEMA


def parse_moment(words: str) -> datetime:
    """A moment from ``YYYY-MM-DD`` (the end of that day, UTC) or an ISO 8601 date and time.

    >>> parse_moment("2026-11-24").isoformat()
    '2026-11-24T23:59:59.999999+00:00'
    """
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words.strip()):
            return datetime.combine(date.fromisoformat(words.strip()), time.max, UTC)
        found = datetime.fromisoformat(words.strip().replace(" ", "+"))
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):  # the second at the ends of the calendar, where another zone has another year
        raise BadInput(f"{words[:40]!r} is no date.", "Write it as YYYY-MM-DD.", "as_of") from None


def kept_versions(url: str) -> list[KeptVersion]:
    """All versions that can be opened, the present one included, the oldest first."""
    parsed = parse_url(url)
    found = _files(parsed) if parsed.get_backend_name() == "sqlite" else _schemas(url)
    return sorted(found, key=lambda one: one.since)


def version_at(url: str, moment: datetime) -> KeptVersion:
    """The version that was in use at a moment.

    Raises:
        NotFound: No version that old is kept.
    """
    found = kept_versions(url)
    in_use = [one for one in found if one.since <= moment]
    if not in_use:
        first = f"The oldest is {found[0].version}, from {found[0].since:%Y-%m-%d %H:%M} UTC." if found else ""
        raise NotFound(f"No version of the knowledge base from before {moment:%Y-%m-%d %H:%M} UTC is kept. {first}",
                       "Ask for a later date; SYMPTOMDB_KEEP_VERSIONS says how many are kept.")  # fmt: skip
    return in_use[-1]


def read_since(url: str) -> tuple[str, str] | None:
    """Version of the knowledge base at a place and since when it is in use; None where there is none to be read."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        path = sqlite_path(parsed)
        meta = _file_meta(path) if path.is_file() else {}
    else:
        engine = open_engine(url)
        try:
            with database_errors(engine.url), engine.connect() as connection:
                meta = _schema_meta(connection, SCHEMA)
        finally:
            engine.dispose()
    return (meta["version"], meta.get("since") or meta.get("built_at", "")) if "version" in meta else None


def keep_file(path: Path, new: Path, keep: int) -> None:
    """Keep the file at `path` before `new` takes its place, unless both have one version; drop the oldest."""
    old_meta = _file_meta(path) if keep > 0 and path.is_file() else {}
    if old_meta and old_meta.get("version") != _file_meta(new).get("version"):
        folder = path.parent / _FOLDER
        folder.mkdir(exist_ok=True)
        name = f"{path.stem}@{old_meta.get('since') or old_meta.get('built_at', '')}@{old_meta['version']}"
        place = folder / f"{_UNSAFE.sub('-', name.replace('@', '+'))}.sqlite3"
        if not place.exists():
            _link(path, place)
    for one in sorted((path.parent / _FOLDER).glob(f"{path.stem}+*.sqlite3"))[: -keep or None]:
        one.unlink(missing_ok=True)


def keep_schema(connection: Connection, old: str, new: str, keep: int) -> None:
    """Rename the schema `old` to be kept, unless `new` has the same version; drop the oldest.

    A schema that is not kept stays under its name, for the caller to drop.
    """
    meta = _schema_meta(connection, old) if keep > 0 else {}
    if meta and meta.get("version") != _schema_meta(connection, new).get("version"):
        stamp = re.sub(r"\D", "", meta.get("since") or meta.get("built_at", ""))[:14]
        if stamp and f"{_PREFIX}{stamp}" not in inspect(connection).get_schema_names():
            connection.execute(text(f"ALTER SCHEMA {old} RENAME TO {_PREFIX}{stamp}"))
    kept = sorted(one for one in inspect(connection).get_schema_names() if one.startswith(_PREFIX))
    for one in kept[: -keep or None]:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {one} CASCADE"))
    connection.commit()


def _link(path: Path, place: Path) -> None:
    try:
        os.link(path, place)
    except OSError:  # a file system without hard links
        shutil.copy2(path, place)


def _files(url: URL) -> list[KeptVersion]:
    path = sqlite_path(url)
    files = [*sorted((path.parent / _FOLDER).glob(f"{path.stem}+*.sqlite3")), path]
    found = []
    for one in files:
        meta = _file_meta(one) if one.is_file() else {}
        if meta.get("format") == str(FORMAT):
            found.append(_version(meta, f"sqlite:///{quote(str(one))}", SCHEMA))
    return found


def _schemas(url: str) -> list[KeptVersion]:
    engine = open_engine(url)
    try:
        with database_errors(engine.url), engine.connect() as connection:
            names = [one for one in inspect(connection).get_schema_names() if one == SCHEMA or one.startswith(_PREFIX)]
            metas = {name: _schema_meta(connection, name) for name in names}
    finally:
        engine.dispose()
    return [_version(meta, url, name) for name, meta in metas.items() if meta.get("format") == str(FORMAT)]


def _version(meta: dict[str, str], url: str, schema: str) -> KeptVersion:
    since = meta.get("since") or meta.get("built_at") or datetime.min.replace(tzinfo=UTC).isoformat()
    return KeptVersion(meta["version"], datetime.fromisoformat(since), url, schema)


def _file_meta(path: Path) -> dict[str, str]:
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
        try:
            return dict(connection.execute("SELECT key, value FROM meta").fetchall())
        finally:
            connection.close()
    except sqlite3.Error:
        return {}


def _schema_meta(connection: Connection, schema: str) -> dict[str, str]:
    if not inspect(connection).has_table("meta", schema=schema):
        return {}
    return {row[0]: row[1] for row in connection.execute(text(f'SELECT key, value FROM "{schema}".meta'))}
