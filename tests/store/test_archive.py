"""Earlier versions of the knowledge base: kept by a build, found by date, limited in number; on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.store import toy

from symptomdb.errors import BadInput, NotFound
from symptomdb.store.archive import kept_versions, parse_moment, read_since, version_at
from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts
from symptomdb.store.replace import new_database
from symptomdb.store.writer import write

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kb.sqlite3'}"
    else:
        yield request.getfixturevalue("postgres_url")


def build(url: str, version: str, day: int, keep: int = 2) -> None:
    since = (START + timedelta(days=day)).isoformat()
    contents = replace(toy.CONTENTS, meta={**toy.CONTENTS.meta, "version": version, "since": since, "built_at": since})
    with new_database(url, keep) as connection:
        write(connection, contents, lambda *_: None)


def test_the_version_of_a_day_is_found_and_opened(url: str) -> None:
    for day, version in enumerate("abc"):
        build(url, version, day)
    assert [one.version for one in kept_versions(url)] == ["a", "b", "c"]
    found = version_at(url, START + timedelta(days=1, hours=5))
    with Facts(connect(found.url, found.schema)) as facts:
        assert facts.version() == "b"
    assert version_at(url, START + timedelta(days=900)).version == "c"
    with pytest.raises(NotFound, match=r"The oldest is a, from 2026-01-01 12:00 UTC"):
        version_at(url, START - timedelta(days=1))


def test_only_so_many_are_kept_and_none_when_that_is_the_wish(url: str) -> None:
    for day, version in enumerate("abcd"):
        build(url, version, day)
    assert [one.version for one in kept_versions(url)] == ["b", "c", "d"]
    build(url, "e", 5, keep=0)
    assert [one.version for one in kept_versions(url)] == ["e"]


def test_a_build_with_the_same_version_keeps_nothing(url: str) -> None:
    build(url, "a", 0)
    build(url, "a", 0)
    assert [one.version for one in kept_versions(url)] == ["a"]
    assert read_since(url) == ("a", START.isoformat())


def test_nothing_is_there_before_the_first_build(tmp_path: Path) -> None:
    assert read_since(f"sqlite:///{tmp_path / 'none.sqlite3'}") is None


def test_a_date_means_the_end_of_that_day() -> None:
    assert parse_moment("2026-11-24T10:00").isoformat() == "2026-11-24T10:00:00+00:00"
    assert parse_moment("2026-11-24T10:00 02:00").isoformat() == "2026-11-24T08:00:00+00:00"
    for words in ("yesterday", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"):
        with pytest.raises(BadInput, match="no date"):
            parse_moment(words)
