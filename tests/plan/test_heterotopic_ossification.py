"""The pathway of heterotopic ossification: sound by its own checker, with every published row and all examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from symptomdb.model.care import Plan
from symptomdb.model.pathway import Pathway
from symptomdb.plan.case import read_case
from symptomdb.plan.engine import Engine
from symptomdb.plan.options import compose
from symptomdb.plan.vocabulary import Vocabulary
from symptomdb.sources.bibliography import read_bibliography
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathway

ROWS = {
    *(f"RF-{n}" for n in range(1, 12)),
    *(f"RT-{n}" for n in range(1, 5)),
    *(f"PX-{n}" for n in range(1, 18)),
    *(f"DX-{n}" for n in range(1, 7)),
    *(f"TX-{n}" for n in range(1, 15)),
    *(f"FU-{n}" for n in range(1, 8)),
}


@pytest.fixture(scope="module")
def pathway() -> Pathway:
    known = [entry.id for entry in read_bibliography(content_folder() / "bibliography.yaml")]
    return read_pathway(content_folder() / "pathways" / "heterotopic-ossification.yaml", known)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(*read_clinical_words(content_folder() / "clinical_words"))


def test_every_published_row_is_there(pathway: Pathway) -> None:
    assert {rule.row for rule in pathway.rules} >= ROWS


def test_examples_come_out_exactly(shared: Path, pathway: Pathway, vocabulary: Vocabulary) -> None:
    lines = (shared / "data/cases/plan/examples.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = {case["id"]: found for case in map(json.loads, lines) if (found := _wrong(case, pathway, vocabulary))}
    assert len(lines) == 9
    assert not wrong


def _wrong(case: dict[str, Any], pathway: Pathway, vocabulary: Vocabulary) -> list[str]:
    read = read_case(case["context"], pathway, vocabulary)
    made: Plan = compose(pathway, Engine(pathway).evaluate(read.facts), read.not_understood)
    expected = case["expected"]
    flags = {flag.code: str(flag.urgency) for flag in made.red_flags}
    tests = {test.code for test in made.tests}
    options = {option.code: option for option in made.options}
    wrong = [] if made.risk_tier == expected["risk_tier"] else [f"tier {made.risk_tier}"]
    if flags != {flag["code"]: flag["urgency"] for flag in expected["red_flags"]}:
        wrong.append(f"flags {flags}")
    wrong += [f"lacks {code}" for code in expected["tests"]["must"] if code not in tests]
    wrong += [f"has {code}" for code in expected["tests"]["must_not"] if code in tests]
    for option in expected["options"]:
        got = options.get(option["code"])
        if got is None or got.verdict != option["verdict"]:
            wrong.append(f"{option['code']}: {got and got.verdict}")
        elif not all(reason.sources for reason in got.reasons):
            wrong.append(f"{option['code']} has a reason without a source")
        elif got.verdict == "contested" and len(got.reasons) < 2:
            wrong.append(f"{option['code']} shows one side only")
    return wrong
