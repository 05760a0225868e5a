"""The databases that every test of the store runs against: SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.toy import CONTENTS

from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts
from symptomdb.store.replace import new_database
from symptomdb.store.values import Contents
from symptomdb.store.writer import write


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a place where no knowledge base is yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'knowledge.sqlite3'}"
    found: str = request.getfixturevalue("postgres_url")
    return found


def store(url: str, contents: Contents = CONTENTS) -> None:
    """Put a knowledge base there."""
    with new_database(url) as connection:
        write(connection, contents, lambda _step, _done, _total: None)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def facts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """The toy knowledge base, stored once for the tests of a module, which only read it, and opened."""
    url = f"sqlite:///{tmp_path_factory.mktemp('toy') / 'knowledge.sqlite3'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres").new_database()
    store(url)
    with Facts(connect(url)) as opened:
        yield opened
