"""Every rule of the pathway fires for somebody and stays silent for a near miss, in cases that a clinician can read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.documents import read_yaml

from symptomdb.model.care import Plan
from symptomdb.model.pathway import Pathway
from symptomdb.plan.case import read_case
from symptomdb.plan.engine import Evaluation
from symptomdb.plan.options import compose
from symptomdb.plan.planner import Planner
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder, validator
from symptomdb.sources.pathways import read_pathways

CASES = Path(__file__).parents[1] / "cases" / "plan"
TODAY = date(2026, 3, 1)
PEOPLE: dict[str, dict[str, Any]] = read_yaml(CASES / "people.yaml")
HO = "heterotopic-ossification"


def iter_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(CASES.glob("*.yaml")):
        if path.stem != "people":
            for number, case in enumerate(read_yaml(path), start=1):
                yield f"{path.stem} {number}: {case['rule']}", case


ALL = list(iter_cases())


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one record."""

    said: Evaluation
    plan: Plan

    @property
    def fired(self) -> set[str]:
        return {one.rule.id for one in self.said.fired}

    @property
    def waiting(self) -> set[str]:
        return {one.rule.id for one in self.said.waiting}


@pytest.fixture(scope="module")
def planner() -> Planner:
    content = content_folder()
    return Planner.of(read_pathways(content / "pathways"), *read_clinical_words(content / "clinical_words"))


def attempt(planner: Planner, person: dict[str, dict[str, Any]], condition: str) -> Tried:
    (name, changes), *_ = person.items()
    engine = planner.engine(condition)
    read = read_case({**PEOPLE[name], **changes}, engine.pathway, planner.vocabulary, TODAY)
    said = engine.evaluate(read.facts)
    return Tried(said, compose(engine.pathway, said, read.not_understood, TODAY))


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in ALL])
def test_rule_fires_and_its_near_miss_does_not(planner: Planner, case: dict[str, Any]) -> None:
    condition = case.get("pathway", HO)
    yes, no = (attempt(planner, case[side], condition) for side in ("fires", "silent"))
    assert case["rule"] in yes.fired
    assert case["rule"] not in no.fired
    got = _lines(yes.plan)
    wanted = case.get("gives", {})
    assert {code: got.get(code) for code in wanted} == wanted
    if "says" in case:
        assert case["says"] in " ".join(one.text for one in yes.plan.convey)
    assert set(case.get("when", ())) <= {step.when for step in yes.plan.follow_up}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in ALL])
def test_cases_keep_the_schema_of_a_case(case: dict[str, Any]) -> None:
    for side in ("fires", "silent"):
        ((name, changes),) = case[side].items()
        assert not [error.message for error in validator("plan_case").iter_errors({**PEOPLE[name], **changes})]


def _lines(plan: Plan) -> dict[str, str]:
    return {
        "risk_tier": plan.risk_tier,
        **{flag.code: str(flag.urgency) for flag in plan.red_flags},
        **{one.code: str(one.verdict) for one in (*plan.tests, *plan.options)},
    }


def _pathways() -> list[Pathway]:
    return list(read_pathways(content_folder() / "pathways"))


@pytest.mark.parametrize("pathway", [pytest.param(one, id=one.id) for one in _pathways()])
def test_every_rule_has_a_case(pathway: Pathway) -> None:
    covered = {case["rule"] for _, case in ALL if case.get("pathway", HO) == pathway.condition}
    assert [rule.id for rule in pathway.rules if rule.id not in covered] == []
