"""The same case as an example context, a FHIR R4 bundle or a phenopacket gives one plan; what is left out is told."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fhir.records import (
    ATC,
    BUNDLES,
    ICD,
    LOINC,
    PHENOPACKETS,
    TODAY,
    bundle,
    concept,
    condition,
    day,
    lab,
    observation,
    packet,
    patient,
    procedure,
    request,
    takes,
    term,
)

from symptomdb.errors import BadCase, TooLarge
from symptomdb.model.care import Plan
from symptomdb.plan.planner import Planner
from symptomdb.serve.json_plan import plan_to_json
from symptomdb.sources.records import MAX_RECORD, parse_record, read_record

HO = "heterotopic-ossification"


def planned(planner: Planner, record: Any) -> Plan:
    """The plan for a record in any form, as the library makes it."""
    given = read_record(record, TODAY)
    return planner.plan(given.context, HO, TODAY, ("Heterotopic ossification",), given.notes)


def _said(plan: Plan) -> dict[str, Any]:
    """A plan without the words of the record that it rests on, which differ from form to form."""
    found = plan_to_json(plan)
    del found["not_understood"]
    for part in ("red_flags", "tests", "options"):
        for one in found[part]:
            for reason in one["reasons"]:
                del reason["facts"]
    for reason in found["risk_tier_reasons"]:
        del reason["facts"]
    for missing in found["missing"]:
        del missing["why"]
    return found


@pytest.mark.parametrize(("case", "record"), [*BUNDLES.items(), *PHENOPACKETS.items()], ids=str)
def test_each_form_of_a_case_gives_one_plan(planner: Planner, shared: Path, case: str, record: dict[str, Any]) -> None:
    lines = (shared / "data/cases/plan/examples.jsonl").read_text(encoding="utf-8").splitlines()
    example = next(one for one in map(json.loads, lines) if one["id"] == case)
    made, wanted = (_said(planned(planner, one)) for one in (record, example["context"]))
    if case == "HO-X05":  # "at no one place" has no form in FHIR, so a little more is asked
        del made["missing"], wanted["missing"]
    assert made == wanted


def test_every_example_is_there(shared: Path) -> None:
    lines = (shared / "data/cases/plan/examples.jsonl").read_text(encoding="utf-8").splitlines()
    assert {one["id"] for one in map(json.loads, lines)} == BUNDLES.keys()


def _hip(*more: dict[str, Any]) -> dict[str, Any]:
    """A man a week before his first hip replacement."""
    eGFR = lab("98979-8", 90, "mL/min/{1.73_m2}")  # noqa: N806
    return bundle(patient(60, "male"), request(concept("Primary total hip replacement"), 7), eGFR, *more)


def _verdict(planner: Planner, record: dict[str, Any], option: str = "OPT.NSAID_NONSEL") -> str:
    return next((str(one.verdict) for one in planned(planner, record).options if one.code == option), "")


def test_without_a_caution_an_nsaid_is_contested_here(planner: Planner) -> None:
    assert _verdict(planner, _hip()) == "contested"


@pytest.mark.parametrize(
    "caution",
    [
        takes(concept(code="B01AF02", system=ATC)),
        takes(concept("apixaban")),
        takes(concept("Something", "1364430", "http://www.nlm.nih.gov/research/umls/rxnorm", "apixaban 5 MG")),
        takes(concept("warfarin"), "intended"),
        takes(concept("warfarin"), "on-hold"),
        {**takes(concept()), "medicationCodeableConcept": None, "medicationReference": {"reference": "Medication/m"}},
        condition(concept(code="N18.4", system=ICD)),
        condition(concept("Myocardial infarction"), "resolved", abatementDateTime=day(400)),
        condition(concept(code="I21.9", system=f"{ICD}-cm"), "inactive"),
        condition(concept("Duodenal ulcer with haemorrhage", "K26.4", ICD), "resolved", abatementDateTime=day(300)),
        condition(concept("bleeding duodenal ulcer 10 months ago"), "inactive"),
        {
            "resourceType": "AllergyIntolerance",
            "code": concept("ibuprofen"),
            "reaction": [{"manifestation": [concept("bronchospasm")]}],
        },
        {"resourceType": "AllergyIntolerance", "code": concept(code="M01AE01", system=ATC)},
        lab("98979-8", 24, "mL/min/{1.73_m2}", days_ago=0),
    ],
    ids=lambda one: str(one.get("code") or one.get("medicationCodeableConcept") or "reference"),
)
def test_a_caution_is_read_by_code_or_by_words(planner: Planner, caution: dict[str, Any]) -> None:
    medication = {"resourceType": "Medication", "id": "m", "code": concept("rivaroxaban 10 mg")}
    assert _verdict(planner, _hip(medication, caution)) == "ruled_out"


@pytest.mark.parametrize(
    "no_caution",
    [
        takes(concept("apixaban"), "entered-in-error"),
        takes(concept("apixaban"), "stopped"),
        takes(concept("apixaban"), "completed"),
        takes(concept("apixaban"), "not-taken"),
        takes(concept("apixaban"), effectivePeriod={"start": day(90), "end": day(30)}),
        condition(concept("Stage 4 chronic kidney disease"), verification="refuted"),
        condition(concept("Stage 4 chronic kidney disease"), verification="entered-in-error"),
        condition(concept("Myocardial infarction"), verification="differential"),
        {
            "resourceType": "AllergyIntolerance",
            "code": concept("ibuprofen"),
            "verificationStatus": concept(code="refuted", system="x"),
        },
        {"resourceType": "AllergyIntolerance", "code": concept("No known allergies")},
        lab("98979-8", 24, "mL/min/{1.73_m2}", days_ago=100),
    ],
    ids=lambda one: f"{one['resourceType']} {one.get('status', '')}",
)
def test_what_is_refuted_over_or_in_error_is_no_caution(planner: Planner, no_caution: dict[str, Any]) -> None:
    assert _verdict(planner, _hip(no_caution)) == "contested"


def test_a_recent_bleed_is_told_from_an_old_one_by_its_date(planner: Planner) -> None:
    facts = {}
    for days in (300, 2000):
        bleed = condition(concept("Bleeding duodenal ulcer"), "resolved", abatementDateTime=day(days))
        read, _ = planner.read(read_record(_hip(bleed), TODAY).context, planner.pathway(HO))
        facts[days] = read.facts["ulcer_bleed"].days_ago
    assert facts == {300: 300, 2000: 2000}


def test_units_are_turned_and_an_unknown_one_is_told() -> None:
    given = read_record(bundle(patient(60, "male"), lab("1988-5", 1.4, "mg/dL"), lab("8310-5", 101.3, "[degF]")), TODAY)
    assert given.context["labs"] == {"CRP_mg_L": 14.0, "temperature_C": 38.5}
    given = read_record(bundle(patient(60, "male"), lab("1988-5", 1.4, "g/mL")), TODAY)
    assert "labs" not in given.context
    assert "can't be turned into mg/L" in given.notes[0]


def test_a_systolic_pressure_in_a_panel_is_read() -> None:
    quantity = {"value": 182, "unit": "mmHg"}
    parts = [{"code": concept(code="8480-6", system=LOINC), "valueQuantity": quantity}]
    given = read_record(bundle(observation(concept(code="85354-9", system=LOINC), component=parts)), TODAY)
    assert given.context["labs"] == {"SBP_mmHg": 182.0}


def test_symptoms_of_the_symptoms_guide_are_read_as_there_or_not() -> None:
    there = concept(code="75325-1", system=LOINC)
    absent = concept(code="111551-8", system=LOINC)
    fever = concept("Fever", "R50.9", ICD)
    given = read_record(
        bundle(
            observation(there, valueCodeableConcept=fever), observation(absent, valueCodeableConcept=concept("Cough"))
        ),
        TODAY,
    )
    assert given.context["symptoms"] == ["Fever [ICD-10:R50.9]"]
    assert given.context["absent"] == ["Cough"]


def test_what_is_not_used_is_told(planner: Planner) -> None:
    record = _hip(
        {"resourceType": "FamilyMemberHistory", "id": "f"},
        takes(concept("apixaban"), "entered-in-error"),
        takes(concept("zorgalimab")),
        condition(concept("Some unheard-of thing"), verification="differential"),
    )
    told = " | ".join(planned(planner, record).not_understood)
    for words in ("FamilyMemberHistory", "entered in error", "zorgalimab", "only a differential"):
        assert words in told


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ([], "no JSON object"),
        ({"resourceType": "Patient"}, "no FHIR bundle but 'Patient'"),
        ({"resourceType": "Bundle", "entry": [{"resource": 1}]}, "holds no resource"),
        (bundle(patient(1, "male"), patient(2, "male")), "2 patients"),
        (bundle({"resourceType": "MedicationUsage"}), "FHIR R5"),
        (bundle({"resourceType": "MedicationRequest", "medication": {"concept": {}}}), "FHIR R5"),
        (bundle({"resourceType": "Condition", "clinicalStatus": "active"}), "STU3"),
        (bundle({"resourceType": "MedicationOrder"}), "DSTU2"),
        (bundle({"resourceType": "Observation", "code": {"coding": "x"}, "component": [{"code": 5}], "note": 7}), ""),
        ({"metaData": {"phenopacketSchemaVersion": "1.0"}, "subject": {}}, "version 1"),
        (packet("MALE", 3, phenotypicFeatures=[{"kind": 1}]), "wrong shape"),
    ],
)
def test_a_record_that_cannot_be_read_is_refused_with_a_reason(record: Any, words: str) -> None:
    if words:
        with pytest.raises(BadCase, match=words):
            read_record(record, TODAY)
    else:
        assert read_record(record, TODAY).notes


def test_text_that_is_no_json_or_too_long_is_refused() -> None:
    with pytest.raises(BadCase, match="no JSON"):
        parse_record("not json", TODAY)
    with pytest.raises(TooLarge):
        parse_record(" " * (MAX_RECORD + 1), TODAY)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    "code coding text system display status valueQuantity value unit verificationStatus note stage "
                    "clinicalStatus medicationCodeableConcept medicationReference reference component bodySite end "
                    "performedDateTime birthDate category interpretation valueCodeableConcept reaction dosage address"
                ).split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
_KINDS = (
    "Patient Condition Observation MedicationStatement MedicationRequest AllergyIntolerance Procedure ServiceRequest "
    "DiagnosticReport"
).split()


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(_KINDS), st.dictionaries(st.text(max_size=5), _JSON, max_size=2), _JSON)
def test_no_resource_breaks_the_reader(kind: str, more: dict[str, Any], inner: Any) -> None:
    resource = {**more, **(inner if isinstance(inner, dict) else {}), "resourceType": kind}
    with suppress(BadCase):
        read_record({"resourceType": "Bundle", "entry": [{"resource": resource}]}, TODAY)


def test_a_phenopacket_keeps_excluded_apart() -> None:
    features = [{"type": term("Fever", "HP:0001945"), "excluded": True}, {"type": term("Pain", "HP:0012531")}]
    given = read_record(packet("FEMALE", 30, phenotypicFeatures=features), TODAY)
    assert given.context["absent"] == ["HP:0001945"]
    assert given.context["symptoms"] == ["HP:0012531"]


def test_a_procedure_that_was_not_done_counts_for_nothing(planner: Planner) -> None:
    record = bundle(patient(60, "male"), procedure(concept("Total hip replacement"), 3, "not-done"))
    assert planned(planner, record).risk_tier == "not_applicable"
