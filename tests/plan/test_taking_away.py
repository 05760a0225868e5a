"""Taking a line out of a record never takes a red flag away in silence: what raised it is then asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.documents import read_yaml

from symptomdb.plan.case import ReadCase
from symptomdb.plan.engine import Evaluation
from symptomdb.plan.options import compose
from symptomdb.plan.planner import Planner
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathways

CASES = Path(__file__).parents[1] / "cases" / "plan"
PEOPLE: dict[str, dict[str, Any]] = read_yaml(CASES / "people.yaml")
TODAY = date(2026, 3, 1)
HO = "heterotopic-ossification"
#: Flags that rest on an image alone, or on a known disease.
ON_A_REPORT = [
    {"hip": {"imaging": {"xray": "large bone spurs"}, "function": {"note": "numbness of the foot"}}},
    {"hip": {"imaging": {"ct": "bridging bone"}, "symptoms": ["HP:0003401"]}},
    {"brain": {"imaging": {"bone_scan3": "increased uptake in all phases"}, "function": {"note": "new numb hand"}}},
    {"hip_after": {"imaging": {"brooker": "III"}, "function": {"note": "cold, pulseless foot"}}},
    {"spine": {"imaging": {"duplex": "thrombus in the femoral vein"}}},
    {"person": {"age_years": 20, "symptoms": ["HP:0010109"], "imaging": {"xray": "heterotopic bone at the neck"}}},
    {"hip": {"comorbidities": ["fibrodysplasia ossificans progressiva"], "function": {"note": "jaw swelling"}}},
]


def iter_records() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for case in read_yaml(CASES / "red_flags.yaml"):
        ((name, changes),) = case["fires"].items()
        yield f"{case['rule']} {name} {changes}", case.get("pathway", HO), {**PEOPLE[name], **changes}
    for number, one in enumerate(ON_A_REPORT, start=1):
        ((name, changes),) = one.items()
        yield f"report {number}", HO, {**PEOPLE[name], **changes}


def iter_fewer(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The record without each of its keys, and without each item below them."""
    for key, value in record.items():
        yield {name: kept for name, kept in record.items() if name != key}
        if isinstance(value, list):
            yield from ({**record, key: value[:at] + value[at + 1 :]} for at in range(len(value)))
        elif isinstance(value, dict):
            yield from ({**record, key: {name: kept for name, kept in value.items() if name != one}} for one in value)


@pytest.fixture(scope="module")
def planner() -> Planner:
    content = content_folder()
    return Planner.of(read_pathways(content / "pathways"), *read_clinical_words(content / "clinical_words"))


def flags(said: Evaluation) -> set[tuple[str, str]]:
    return {(one.rule.flag.code, one.rule.flag.urgency) for one in said.fired if one.rule.flag}


def lost_facts(said: Evaluation, before: ReadCase, after: ReadCase, flag: tuple[str, str]) -> set[str]:
    """Facts that helped to raise a flag and that the shorter record neither gives nor denies."""
    deciding = [one for one in said.fired if one.rule.flag and (one.rule.flag.code, one.rule.flag.urgency) == flag]
    names = {name for one in deciding for name in one.judgement.facts if name in before.facts}
    return {name for name in names if name not in after.facts or after.facts[name].silent}


@pytest.mark.parametrize(
    ("condition", "record"), [one[1:] for one in iter_records()], ids=[r[0] for r in iter_records()]
)
def test_a_flag_is_not_lost_in_silence(planner: Planner, condition: str, record: dict[str, Any]) -> None:
    engine = planner.engine(condition)
    before, _ = planner.read(record, engine.pathway, (), TODAY)
    said = engine.evaluate(before.facts)
    assert flags(said)
    for fewer in iter_fewer(record):
        after, _ = planner.read(fewer, engine.pathway, (), TODAY)
        then = engine.evaluate(after.facts)
        asked = {one.fact for one in compose(engine.pathway, then).missing}
        for flag in flags(said) - flags(then):
            lost = lost_facts(said, before, after, flag)
            assert lost & asked, f"{flag} lost without {sorted(lost)}"


def test_a_report_that_is_there_denies_what_it_does_not_name(planner: Planner) -> None:
    pathway = planner.pathway(HO)
    for imaging, silent in (({"xray": "implant well fixed"}, False), ({"ct": "normal"}, True), ({}, True)):
        read, _ = planner.read({"imaging": imaging}, pathway)
        assert read.facts["xray_bone"].value is False
        assert read.facts["xray_bone"].silent is silent
