"""Opening a knowledge base: readers can't write, and what is wrong is said in the user's words."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.store import toy
from tests.store.conftest import store

from symptomdb.errors import BadInput, NoDatabase, StoreError
from symptomdb.settings import Settings
from symptomdb.store import schema
from symptomdb.store.connection import connect, describe_place, open_engine
from symptomdb.store.facts import Facts


def test_readers_cannot_write(url: str) -> None:
    store(url)
    with connect(url).connect() as connection, pytest.raises(DBAPIError, match=r"read.?only"):
        connection.execute(text("DELETE FROM meta"))


def test_nothing_there_says_what_to_do(url: str) -> None:
    with pytest.raises(NoDatabase, match="symptomdb build"):
        connect(url)


def test_the_remedy_names_the_place_that_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase) as caught:
        connect(f"sqlite:///{tmp_path / 'my own.db'}")
    assert f"symptomdb build --database '{tmp_path / 'my own.db'}'" in caught.value.remedy


def test_another_format_asks_for_a_rebuild(url: str) -> None:
    store(url, replace(toy.CONTENTS, meta={"format": "0", "version": "old"}))
    with pytest.raises(NoDatabase, match=f"has format 0; .* reads format {schema.FORMAT}.*symptomdb build"):
        connect(url)


@pytest.mark.parametrize("url", ["", "mysql://host/x", "sqlite://", "sqlite:///:memory:", "no url", "://"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(BadInput, match="postgresql://user@host/name"):
        connect(url)


def test_a_password_is_never_shown() -> None:
    assert "secret" not in describe_place("postgresql://user:secret@host/x")
    with pytest.raises(StoreError) as caught:
        connect("postgresql://user:secret@127.0.0.1:1/x?connect_timeout=2")
    assert "secret" not in str(caught.value)
    assert "PostgreSQL server" in caught.value.remedy


def test_an_empty_file_and_a_file_of_another_program(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(NoDatabase, match="symptomdb build"):
        connect(f"sqlite:///{tmp_path / 'empty'}")
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()
    with pytest.raises(NoDatabase, match="holds no knowledge base"):
        connect(f"sqlite:///{tmp_path / 'other'}")
    (tmp_path / "text").write_text("no database at all, but long enough to be read as one " * 30)
    with pytest.raises(StoreError, match="symptomdb build"):
        connect(f"sqlite:///{tmp_path / 'text'}")


def test_a_damaged_file_is_a_store_error_not_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.sqlite3"
    store(f"sqlite:///{path}")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="symptomdb build"):
        Facts(connect(f"sqlite:///{path}")).statements(toy.BLUE)


def test_a_path_with_strange_letters(tmp_path: Path) -> None:
    path = tmp_path / "a b%20c#d'é?x=1" / "k&b.sqlite3"
    url = Settings(database=str(path)).database_url
    store(url)
    assert path.is_file()
    assert describe_place(url) == str(path)
    with Facts(connect(url)) as facts:
        assert facts.version() == "2020.02.02-toy"


def test_an_open_reader_sees_the_new_knowledge_base_at_its_next_question(url: str) -> None:
    store(url)
    with Facts(connect(url)) as facts:
        assert facts.version() == "2020.02.02-toy"
        store(url, replace(toy.CONTENTS, meta={"version": "next"}))
        assert facts.version() == "next"


def test_writers_of_other_databases_get_wal_and_foreign_keys(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'people.sqlite3'}", writable=True)
    with engine.begin() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys")
        }
        connection.execute(text("CREATE TABLE note (text)"))
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1}
    engine.dispose()
