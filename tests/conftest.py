"""Fixtures that every room's tests may use."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party files beside the checkout; absent on a fresh machine."""
    if not (_SHARED / "data").is_dir():
        pytest.skip("needs ../shared, which is not part of the project")
    return _SHARED
