"""Fixtures of the sources' tests: the toy files, and a way to spoil one line of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from symptomdb.model.term import Term
from symptomdb.sources import hpo, hpoa
from symptomdb.sources.manifest import Manifest
from symptomdb.sources.obo import read_obo

TOY = Path(__file__).resolve().parents[1] / "toy"
Spoil = Callable[[str, str, str], Path]


@pytest.fixture(scope="session")
def toy() -> Path:
    return TOY


@pytest.fixture(scope="session")
def hpo_manifest() -> Manifest:
    """HPO's manifest without expectations, for files other than its release."""
    return replace(hpo.MANIFEST, expected={})


@pytest.fixture(scope="session")
def hpoa_manifest() -> Manifest:
    return replace(hpoa.MANIFEST, expected={})


@pytest.fixture(scope="session")
def terms(hpo_manifest: Manifest) -> tuple[Term, ...]:
    return read_obo(TOY / "toy.obo", hpo_manifest).terms


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Copy a toy file with one passage changed."""

    def change(name: str, old: str, new: str) -> Path:
        text = (TOY / name).read_text(encoding="utf-8")
        assert text.count(old) >= 1, f"{name} does not hold {old!r}"
        path = tmp_path / Path(name).name
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return change
