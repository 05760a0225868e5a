"""The library's planning: conditions by any name, dates, citations, and JSON in its published shape."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from symptomdb.errors import NotFound
from symptomdb.library import SymptomDatabase
from symptomdb.model.answer import NOTICE
from symptomdb.serve.json_plan import pathway_to_json, plan_to_json
from symptomdb.sources.content import validator

HIP: dict[str, Any] = {
    "age_years": 57,
    "sex": "male",
    "cause": "tha_revision",
    "site": "hip_right",
    "days_since_event": -7,
    "phase": "before_event",
    "symptoms": [],
    "comorbidities": [],
    "allergies": [],
    "labs": {"eGFR": 88},
    "medications": ["apixaban 5 mg"],
    "pregnancy": "not_applicable",
    "prior_ho": "Brooker III",
}
TODAY = date(2026, 3, 1)


def test_plan_through_the_library(db: SymptomDatabase) -> None:
    made = db.plan(HIP, "heterotopic ossification", TODAY)
    assert made.condition == "SDB:heterotopic-ossification"
    verdicts = {one.code: str(one.verdict) for one in made.options}
    assert verdicts["OPT.NSAID_NONSEL"] == "ruled_out"
    assert verdicts["OPT.RT_SINGLE"] == "offer"
    assert any("medications: apixaban 5 mg" in reason.facts for one in made.options for reason in one.reasons)
    assert made.notice == NOTICE
    assert made.knowledge_base.version == db.version


def test_every_citation_is_in_the_knowledge_base(db: SymptomDatabase) -> None:
    made = db.plan(HIP, "SDB:heterotopic-ossification", TODAY)
    assert {one.id for one in made.citations} == set(made.cited())


def test_follow_up_counts_from_the_operation(db: SymptomDatabase) -> None:
    steps = {step.when: step.on for step in db.plan(HIP, "heterotopic-ossification", TODAY).follow_up}
    assert steps["3 months after the event"] == date(2026, 6, 7)  # 7 days to go, then 91


def test_past_days_of_follow_up_are_said_to_have_passed(db: SymptomDatabase) -> None:
    late = {**HIP, "days_since_event": 200, "phase": "established"}
    steps = {step.when: step for step in db.plan(late, "heterotopic-ossification", TODAY).follow_up}
    assert steps["3 months after the event"].passed
    assert steps["3 months after the event"].on is None


def test_json_keeps_its_schema(db: SymptomDatabase) -> None:
    said = plan_to_json(db.plan(HIP, "heterotopic-ossification", TODAY))
    assert not [error.message for error in validator("plan").iter_errors(said)]
    assert next(iter(said)) == "condition"
    assert list(said).index("red_flags") < list(said).index("options")


def test_pathways_give_what_a_form_needs(db: SymptomDatabase) -> None:
    assert "heterotopic-ossification" in {one.condition for one in db.pathways()}
    said = pathway_to_json(db.pathway("SDB:heterotopic-ossification"))
    assert {fact["id"] for fact in said["facts"]} >= {"age_years", "anticoagulant", "egfr"}


def test_a_condition_without_pathway_is_told_gently(db: SymptomDatabase) -> None:
    with pytest.raises(NotFound, match="no care pathway"):
        db.plan(HIP, "gout")
    with pytest.raises(NotFound):
        db.plan(HIP, "no such thing")
