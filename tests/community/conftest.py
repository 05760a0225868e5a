"""The community on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.community.world import World
from tests.postgres import Server

from symptomdb.publish import passwords
from symptomdb.store.site.database import SiteDatabase


@pytest.fixture(scope="session")
def quick_hashes() -> Iterator[None]:
    """Password hashes that cost next to nothing; what real ones cost is measured where it matters."""
    from argon2 import PasswordHasher

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield
    passwords._nobodys.cache_clear()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a place where no database is yet, or one without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'site.sqlite3'}"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture(scope="session")
def postgres_site(postgres: Server) -> str:
    """The URL of a site's database with its tables, to be copied: the migrations take longer than most tests."""
    url = postgres.new_database()
    SiteDatabase.open(url).close()
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def site_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a site where nobody made anything yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'site.sqlite3'}"
    copied: str = request.getfixturevalue("postgres").copy_of(request.getfixturevalue("postgres_site"))
    return copied


@pytest.fixture
def world(site_url: str, quick_hashes: None) -> Iterator[World]:  # noqa: ARG001
    """An open community without anybody in it."""
    made = World(site_url)
    yield made
    made.community.close()
