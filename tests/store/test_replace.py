"""All or nothing: whatever happens to a build, the old knowledge base is there and answers."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.store import toy
from tests.store.conftest import store

from symptomdb.errors import StoreError
from symptomdb.store import replace as replacing
from symptomdb.store.connection import connect, open_engine
from symptomdb.store.facts import Facts
from symptomdb.store.replace import new_database

NEXT = replace(toy.CONTENTS, meta={"version": "next"})


def version(url: str) -> str:
    with Facts(connect(url)) as facts:
        assert facts.check()[0] == []
        assert facts.condition(toy.BLUE) == toy.CONDITIONS[0]
        return facts.version()


def file_url(tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "knowledge.sqlite3"
    return path, f"sqlite:///{path}"


def test_a_second_build_replaces_the_first(url: str) -> None:
    store(url)
    store(url, NEXT)
    assert version(url) == "next"


def test_an_error_in_the_block_leaves_the_old_one(url: str) -> None:
    store(url)

    def build_half() -> None:
        with new_database(url) as connection:
            connection.execute(text("INSERT INTO meta VALUES ('version', 'half')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build_half()
    assert version(url) == "2020.02.02-toy"


def test_two_builds_do_not_collide(url: str) -> None:
    store(url)
    with new_database(url), pytest.raises(StoreError, match=r"Another build .* Wait"), new_database(url):
        pass
    store(url, NEXT)
    assert version(url) == "next"


def test_a_row_that_names_a_missing_row_is_refused(tmp_path: Path) -> None:
    _, url = file_url(tmp_path)
    store(url)
    with pytest.raises(StoreError, match="condition_alias names a condition that is not there"):
        store(url, replace(NEXT, aliases={toy.curie("SDB:x"): toy.curie("SDB:nobody")}))
    assert version(url) == "2020.02.02-toy"


@pytest.mark.parametrize("step", ["_sync", "_settle"])
def test_a_full_disk_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path, url = file_url(tmp_path)
    store(url)
    before = path.read_bytes()

    def fail(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(replacing, step, fail)
    with pytest.raises(StoreError, match=r"No space left on device\. .*build again"):
        store(url, NEXT)
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == [".knowledge.sqlite3.lock", "knowledge.sqlite3"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="Choose a folder"):
        store(f"sqlite:///{tmp_path / 'file' / 'knowledge.sqlite3'}")


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    path, url = file_url(tmp_path)
    (tmp_path / ".knowledge.sqlite3.new").write_bytes(b"half a database")
    (tmp_path / ".knowledge.sqlite3.new-journal").write_bytes(b"half a journal")
    store(url)
    assert sorted(one.name for one in tmp_path.iterdir()) == [".knowledge.sqlite3.lock", path.name]


@pytest.mark.postgres
def test_schemas_that_a_killed_build_left_are_removed_by_the_next(postgres_url: str) -> None:
    with open_engine(postgres_url, writable=True).begin() as connection:
        for schema in ("symptomdb_new", "symptomdb_old"):
            connection.execute(text(f"CREATE SCHEMA {schema}"))
            connection.execute(text(f"CREATE TABLE {schema}.meta (half integer)"))
    store(postgres_url)
    with open_engine(postgres_url).connect() as connection:
        found = connection.execute(text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'symptomdb%'")).scalars()
        assert found.all() == ["symptomdb"]


def test_a_reader_keeps_the_file_that_it_has_open(tmp_path: Path) -> None:
    path, url = file_url(tmp_path)
    store(url)
    reader = sqlite3.connect(path)
    reader.execute("BEGIN")
    old = reader.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    store(url, NEXT)
    assert reader.execute("SELECT value FROM meta WHERE key = 'version'").fetchone() == old
    assert reader.execute("SELECT count(*) FROM statement").fetchone() == (3,)
    reader.close()
    assert version(url) == "next"


#: An outside program switches the old file to WAL, writes, and is killed: its -wal stays and holds the change.
_KILLED_WRITER = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode = " + sys.argv[2])
connection.execute("PRAGMA cache_spill = 1")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE meta SET value = 'changed from outside' WHERE key = 'version'")
connection.execute("CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) "
                   "SELECT i, hex(randomblob(50)) FROM n")
if sys.argv[2] == "WAL":
    connection.execute("COMMIT")
os._exit(9)
"""


@pytest.mark.parametrize(("mode", "leftover"), [("WAL", "-wal"), ("DELETE", "-journal")])
def test_a_left_over_wal_or_journal_of_the_old_file_is_never_applied_to_the_new_one(
    tmp_path: Path, mode: str, leftover: str
) -> None:
    path, url = file_url(tmp_path)
    store(url)
    subprocess.run([sys.executable, "-c", _KILLED_WRITER, str(path), mode], check=False)
    assert path.with_name(path.name + leftover).stat().st_size > 0
    store(url, NEXT)
    assert sorted(one.name for one in tmp_path.iterdir()) == [".knowledge.sqlite3.lock", path.name]
    assert version(url) == "next"
    with connect(url).connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "delete"


def test_without_settling_sqlite_would_apply_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason for `_settle`: this is what happens without it."""
    path, url = file_url(tmp_path)
    store(url)
    subprocess.run([sys.executable, "-c", _KILLED_WRITER, str(path), "WAL"], check=False)
    monkeypatch.setattr(replacing, "_settle", lambda _path: None)
    store(url, NEXT)
    with sqlite3.connect(path) as outside:
        found = outside.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    outside.close()
    assert found == ("changed from outside",)


def test_a_writer_that_holds_the_old_file_stops_the_build(tmp_path: Path) -> None:
    path, url = file_url(tmp_path)
    store(url)
    writer = sqlite3.connect(path)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE meta SET value = 'being written' WHERE key = 'version'")
    with pytest.raises(StoreError, match="Close the program that writes to it"):
        store(url, NEXT)
    writer.execute("ROLLBACK")
    writer.close()
    assert version(url) == "2020.02.02-toy"


def test_an_old_file_that_is_damaged_is_replaced(tmp_path: Path) -> None:
    path, url = file_url(tmp_path)
    path.write_bytes(b"not a database" * 500)
    path.with_name(path.name + "-wal").write_bytes(b"nor a log" * 500)
    store(url)
    assert version(url) == "2020.02.02-toy"
