"""Fixtures that every room's tests may use."""

from __future__ import annotations

import fcntl
import gc
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.postgres import postgres, postgres_url

from symptomdb.library import SymptomDatabase
from symptomdb.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["postgres", "postgres_url"]
#: As the command line does (`serve.cli`): Python's own 700 costs the tests a tenth of their time.
gc.set_threshold(50_000)

#: Set in each process of pytest-xdist.
_ONE_OF_MANY = "PYTEST_XDIST_WORKER" in os.environ
_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party files beside the checkout; absent on a fresh machine."""
    if not (_SHARED / "data").is_dir():
        pytest.skip("needs ../shared, which is not part of the project")
    return _SHARED


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole knowledge base, built once for all test processes from the installed HPO files and our content."""
    from symptomdb.build import build

    # With pytest-xdist each process has a folder of its own below a common one.
    common = tmp_path_factory.getbasetemp()
    common = common.parent if _ONE_OF_MANY else common
    path = common / "built" / "knowledge.sqlite3"
    path.parent.mkdir(exist_ok=True)
    with (path.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            build(replace(Settings.from_environment({}), home=path.parent, database=str(path)))
    return path


@pytest.fixture(scope="session")
def whole_app(built: Path, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application over the whole knowledge base, as a site has it that set nothing; nobody has an account."""
    from symptomdb.serve.web.app import create_app

    return create_app(Settings(home=tmp_path_factory.mktemp("home"), database=str(built)))


@pytest.fixture(scope="session")
def db(built: Path) -> Iterator[SymptomDatabase]:
    """The whole knowledge base, opened."""
    with SymptomDatabase.open(str(built)) as opened:
        yield opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the building of the knowledge base the time it takes, and have it built while other tests run.

    Files that need it come last, after one test that has it built, so that no process waits for another's build.
    """
    for item in items:
        # The limit is for a test that hangs; a busy machine takes longer than that for the build.
        if _needs_build(item) and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(func_only=True))
    if not _ONE_OF_MANY:
        return
    needing = {item.path for item in items if _needs_build(item)}
    items.sort(key=lambda item: item.path in needing)
    first = next((at for at, item in enumerate(items) if _needs_build(item)), None)
    if first is not None:
        items.insert(0, items.pop(first))


def _needs_build(item: pytest.Item) -> bool:
    return "built" in getattr(item, "fixturenames", ())
