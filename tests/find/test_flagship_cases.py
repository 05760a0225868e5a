"""Heterotopic ossification and its look-alikes, from plain words to ranks, on the default knowledge base."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.documents import read_yaml

from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie

_FILE = Path(__file__).resolve().parents[1] / "cases" / "find" / "ho_descriptions.yaml"
_CASES: dict[str, list[dict[str, Any]]] = read_yaml(_FILE)
HO = Curie("SDB", "heterotopic-ossification")
#: The conditions of the fact sheet's section 7 (differential diagnosis) and of its subtypes that may stand before HO.
NEIGHBOURS = {
    Curie("SDB", name)
    for name in (
        "traumatic-myositis-ossificans", "fibrodysplasia-ossificans-progressiva", "progressive-osseous-heteroplasia",
        "pseudohypoparathyroidism-type-1a", "deep-vein-thrombosis", "septic-arthritis",
    )
}  # fmt: skip


@pytest.mark.parametrize("prior", ["uniform", "prevalence"])
@pytest.mark.parametrize("case", _CASES["heterotopic_ossification"], ids=lambda case: "-".join(case["rows"]))
def test_it_comes_first_or_behind_its_own_neighbours_only(
    db: SymptomDatabase, case: dict[str, Any], prior: str
) -> None:
    found = db.find(db.case_of(case["text"]), top=3, options=db.find_options(prior=prior))
    first = [candidate.condition for candidate in found.candidates]
    assert HO in first
    assert set(first[: first.index(HO)]) <= NEIGHBOURS


@pytest.mark.parametrize("prior", ["uniform", "prevalence"])
@pytest.mark.parametrize("case", _CASES["look_alikes"], ids=lambda case: "-".join([case["first"], *case["rows"]]))
def test_what_looks_alike_comes_before_it(db: SymptomDatabase, case: dict[str, Any], prior: str) -> None:
    person, options = db.case_of(case["text"]), db.find_options(prior=prior)
    expected = db.ranker.candidate(person, Curie("SDB", case["first"]), options)
    assert expected.rank <= 3
    assert expected.score > db.ranker.candidate(person, HO, options).score


def test_there_are_ten_and_at_least_one_look_alike_of_each_kind() -> None:
    assert len(_CASES["heterotopic_ossification"]) == 10
    assert {case["first"] for case in _CASES["look_alikes"]} == {
        "fibrodysplasia-ossificans-progressiva", "progressive-osseous-heteroplasia", "deep-vein-thrombosis",
        "septic-arthritis",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "after", "condition"),
    [
        ("Stiff hip, a hard lump in the thigh, no fever", "six weeks after hip surgery", HO),
        ("swollen calf, calf pain", "after a long flight two days ago", Curie("SDB", "deep-vein-thrombosis")),
        ("short of breath, chest pain", "one week after knee surgery", Curie("SDB", "pulmonary-embolism")),
    ],
)
def test_what_happened_before_counts_for_what_follows_it(
    db: SymptomDatabase, said: str, after: str, condition: Curie
) -> None:
    before, then = (db.ranker.candidate(db.case_of(text), condition) for text in (said, f"{said}, {after}"))
    assert then.probability > before.probability
    assert then.rank <= before.rank
    assert [part.kind for part in then.adjustments if part.kind == "history"] == ["history"]
