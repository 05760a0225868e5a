"""Sentences to develop on: nothing that is a relative's, past, asked, feared or denied is observed."""

from __future__ import annotations

from pathlib import Path

import pytest

from symptomdb.model.finding import Status
from symptomdb.read.findings import Reader

CASES = Path(__file__).parents[1] / "cases" / "read"


def _rows() -> list[tuple[str, str]]:
    names = ("relatives_development.tsv", "status_development.tsv")
    lines = [line for name in names for line in (CASES / name).read_text(encoding="utf-8").splitlines()]
    return [(text, gold) for text, tab, gold in (line.partition("\t") for line in lines if line[0] != "#") if tab]


@pytest.mark.parametrize(("text", "gold"), _rows())
def test_only_what_is_there_is_observed(reader: Reader, text: str, gold: str) -> None:
    wanted = [item[1:].split("/") for item in gold.split("|") if item.startswith("+")]
    denied = {label for item in gold.split("|") if item.startswith("-") for label in item[1:].split("/")}
    found = {f.label for f in reader.read(text).findings if f.status is Status.OBSERVED}
    assert found <= {label for labels in wanted for label in labels}
    assert not found & denied
    assert all(found.intersection(labels) for labels in wanted)
