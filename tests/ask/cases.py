"""Reads the case files that a clinician can read and correct (``tests/cases/ask``)."""

from __future__ import annotations

from pathlib import Path

_CASES = Path(__file__).resolve().parents[1] / "cases" / "ask"


def read_cases(name: str) -> list[list[str]]:
    """The rows of a case file, without its comment."""
    lines = (_CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
