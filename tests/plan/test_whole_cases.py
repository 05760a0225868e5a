"""Whole cases of heterotopic ossification: what came out was worked out by hand from the published rows beforehand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from symptomdb.plan.planner import Planner
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathways

LINES = (Path(__file__).parents[1] / "cases" / "plan" / "whole.jsonl").read_text(encoding="utf-8").splitlines()
WHOLE = [json.loads(line) for line in LINES]


@pytest.fixture(scope="module")
def planner() -> Planner:
    content = content_folder()
    return Planner.of(read_pathways(content / "pathways"), *read_clinical_words(content / "clinical_words"))


@pytest.mark.parametrize("case", WHOLE, ids=[case["id"] for case in WHOLE])
def test_it_comes_out_as_worked_out_by_hand(planner: Planner, case: dict[str, Any]) -> None:
    made = planner.plan(case["context"], "heterotopic-ossification", date(2026, 11, 28))
    expected, options = case["expected"], {one.code: one for one in made.options}
    assert made.risk_tier == expected["risk_tier"]
    assert {flag.code: str(flag.urgency) for flag in made.red_flags} == expected["red_flags"]
    assert {one.code for one in made.tests} >= set(expected["tests"])
    assert {code: str(options[code].verdict) for code in expected["options"]} == expected["options"]
    assert all(reason.sources for code in expected["options"] for reason in options[code].reasons)
    assert not made.not_understood
