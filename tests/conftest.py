"""Fixtures that every room's tests may use."""

from __future__ import annotations

import fcntl
import gc
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from symptomdb.library import SymptomDatabase
from symptomdb.settings import Settings

#: As the command line does (`serve.cli`): Python's own 700 costs the tests a tenth of their time.
gc.set_threshold(50_000)

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
    common = common.parent if "PYTEST_XDIST_WORKER" in os.environ else common
    path = common / "built" / "knowledge.sqlite3"
    path.parent.mkdir(exist_ok=True)
    with (path.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            build(replace(Settings.from_environment({}), home=path.parent, database=str(path)))
    return path


@pytest.fixture(scope="session")
def db(built: Path) -> Iterator[SymptomDatabase]:
    """The whole knowledge base, opened."""
    with SymptomDatabase.open(str(built)) as opened:
        yield opened
