"""Everyday cases and single complaints in plain words, under the prior that words get by default."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.documents import read_yaml

from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie

_FOLDER = Path(__file__).resolve().parents[1] / "cases" / "find"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    read: list[dict[str, Any]] = read_yaml(_FOLDER / name)
    return read


def places(db: SymptomDatabase, row: dict[str, Any], prior: str) -> int:
    """Rank of the best placed of the conditions that count as right."""
    case = db.case_of(row["text"], row.get("age"), row.get("sex", "unknown"))
    options = db.find_options(prior=prior)
    right = row.get("common", [row.get("condition")])
    return min(db.ranker.candidate(case, Curie("SDB", name), options).rank for name in right)


def test_everyday_cases_come_near_the_top(db: SymptomDatabase) -> None:
    rows = cases("everyday.yaml")
    assert len({row["condition"] for row in rows}) == len(rows) == 25
    ranks = [places(db, row, "prevalence") for row in rows]
    assert sum(rank <= 3 for rank in ranks) >= 20
    assert sum(rank <= 10 for rank in ranks) >= 22


def test_one_complaint_brings_what_commonly_causes_it(db: SymptomDatabase) -> None:
    """By prevalence; with all conditions alike, rare ones fill the list, which is why words are not ranked so."""
    rows = cases("one_complaint.yaml")
    in_three = {p: sum(places(db, row, p) <= 3 for row in rows) for p in ("uniform", "prevalence")}
    assert in_three["prevalence"] >= 17
    assert in_three["uniform"] < in_three["prevalence"]
