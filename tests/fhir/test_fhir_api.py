"""The FHIR interface: what it can do, pathways as PlanDefinition, $apply, and an OperationOutcome for every mistake."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class
from tests.fhir.r4 import r4_problems
from tests.fhir.records import BUNDLES, bundle, concept, patient, request, takes
from tests.web.conftest import Client

from symptomdb.model.answer import NOTICE

HO = "/fhir/PlanDefinition/heterotopic-ossification"
FHIR = {"content-type": "application/fhir+json"}
XML = {"content-type": "application/fhir+xml"}


def _valid(resource: dict[str, Any]) -> dict[str, Any]:
    """A resource that R4B's classes take and that keeps what differs in R4."""
    get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    assert r4_problems(resource) == []
    return resource


def _apply(client: Client, record: dict[str, Any], subject: str = "Patient/p") -> dict[str, Any]:
    body = {
        "resourceType": "Parameters",
        "parameter": [{"name": "subject", "valueString": subject}, {"name": "data", "resource": record}],
    }
    reply = client.post(f"{HO}/$apply", content=json.dumps(body), headers=FHIR)
    assert reply.status_code == 200, reply.text
    return _valid(reply.json())


def test_metadata_is_a_capability_statement_of_r4(client: Client) -> None:
    reply = client.get("/fhir/metadata")
    assert reply.headers["content-type"].startswith("application/fhir+json")
    statement = _valid(reply.json())
    assert statement["fhirVersion"] == "4.0.1"
    assert NOTICE in statement["description"]
    assert statement["rest"][0]["resource"][0]["operation"][0]["name"] == "apply"


def test_a_pathway_is_a_plan_definition_with_sources_and_fhirpath(client: Client) -> None:
    found = _valid(client.get(HO).json())
    assert found["status"] == "draft"
    rules = [rule for group in found["action"] for rule in group["action"]]
    assert len(rules) > 90
    conditions = [rule["condition"][0]["expression"] for rule in rules]
    assert {one["language"] for one in conditions} == {"text/fhirpath"}
    labels = {one["label"] for one in found["relatedArtifact"]}
    for rule in rules:
        cited = [one["label"] for one in rule.get("documentation", [])]
        assert cited or "unsourced" in rule["description"]
        assert labels.issuperset(cited)
    assert NOTICE in found["text"]["div"]


def test_search_finds_by_the_parameters_that_it_names(client: Client) -> None:
    everything = _valid(client.get("/fhir/PlanDefinition").json())
    assert everything["total"] == len(everything["entry"])
    one = _valid(client.get("/fhir/PlanDefinition?title=heterotopic&status=draft&nonsense=1").json())
    assert [entry["resource"]["id"] for entry in one["entry"]] == ["heterotopic-ossification"]
    assert "nonsense" not in one["link"][0]["url"]
    none = _valid(client.get("/fhir/PlanDefinition?title:contains=zzz").json())
    assert none["total"] == 0
    by_url = client.get("/fhir/PlanDefinition", params={"url": one["entry"][0]["fullUrl"]}).json()
    assert by_url["total"] == 1


@pytest.mark.parametrize("case", BUNDLES)
def test_apply_gives_a_care_plan_with_what_may_be_done(client: Client, case: str) -> None:
    found = _apply(client, BUNDLES[case])
    assert found["subject"] == {"reference": "Patient/p"}
    assert NOTICE in found["text"]["div"]
    verdicts = _verdicts(found)
    requested = {code for group in found.get("contained", []) for code in _codes(group)}
    for code, verdict in verdicts.items():
        assert (code in requested) == (verdict in ("offer", "consider", "contested")), code


def test_what_is_ruled_out_is_told_but_never_requested(client: Client) -> None:
    hip = request(concept("Primary total hip replacement"), 7)
    found = _apply(client, bundle(patient(60, "male"), hip, takes(concept("apixaban"))))
    assert _verdicts(found)["OPT.NSAID_NONSEL"] == "ruled_out"
    assert any(note["text"].startswith("ruled out: non-selective NSAID") for note in found["note"])


def test_red_flags_stand_first_and_make_the_group_urgent(client: Client) -> None:
    found = _apply(client, BUNDLES["HO-X02"])
    group = found["contained"][0]
    assert group["priority"] == "stat"
    assert group["action"][0]["title"] == "Red flags"
    assert found["text"]["div"].startswith('<div xmlns="http://www.w3.org/1999/xhtml"><p>RED FLAG')


def test_follow_up_is_dated(client: Client) -> None:
    found = _apply(client, BUNDLES["HO-X09"])
    days = [one["detail"]["scheduledPeriod"]["start"] for one in found["activity"] if "detail" in one]
    assert len(days) >= 2


def test_a_bundle_alone_is_taken_and_names_its_patient(client: Client) -> None:
    reply = client.post(f"{HO}/$apply", json=BUNDLES["HO-X09"])
    assert reply.json()["subject"] == {"reference": "Patient/p"}
    assert reply.headers["cache-control"] == "no-store"


def test_apply_takes_the_pathway_from_the_body(client: Client) -> None:
    parameter = [
        {"name": "planDefinition", "valueCanonical": f"http://x{HO}|1"},
        {"name": "data", "resource": bundle()},
    ]
    reply = client.post("/fhir/PlanDefinition/$apply", json={"resourceType": "Parameters", "parameter": parameter})
    assert reply.json()["resourceType"] == "CarePlan"


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "code"),
    [
        ("GET", "/fhir/PlanDefinition/nothing", {}, 404, "not-found"),
        ("GET", "/fhir/Patient/1", {}, 404, "not-found"),
        ("DELETE", HO, {}, 405, "not-supported"),
        ("GET", "/fhir/metadata", {"headers": {"accept": "application/fhir+xml"}}, 406, "not-supported"),
        ("GET", "/fhir/metadata?_format=xml", {}, 406, "not-supported"),
        (
            "POST",
            f"{HO}/$apply",
            {"content": "<x/>", "headers": XML},
            415,
            "not-supported",
        ),
        ("POST", f"{HO}/$apply", {"content": "not json", "headers": FHIR}, 422, "invalid"),
        ("POST", f"{HO}/$apply", {"content": b"\xff\xfe", "headers": FHIR}, 422, "invalid"),
        ("POST", f"{HO}/$apply", {"content": "[" * 100_000, "headers": FHIR}, 422, "invalid"),
        ("POST", f"{HO}/$apply", {"json": []}, 422, "invalid"),
        ("POST", f"{HO}/$apply", {"json": {"resourceType": "Patient"}}, 422, "invalid"),
        ("POST", f"{HO}/$apply", {"json": {"resourceType": "Parameters"}}, 422, "invalid"),
        ("POST", f"{HO}/$apply", {"json": {"resourceType": "Parameters", "parameter": [3]}}, 422, "invalid"),
        ("POST", f"{HO}/$apply", {"json": bundle(patient(1, "male"), patient(2, "male"))}, 422, "invalid"),
        ("POST", f"{HO}/$apply", {"json": bundle({"resourceType": "MedicationUsage"})}, 422, "invalid"),
        ("POST", "/fhir/PlanDefinition/none/$apply", {"json": bundle()}, 404, "not-found"),
        ("POST", "/fhir/PlanDefinition/$apply", {"json": bundle()}, 422, "invalid"),
        ("POST", f"{HO}/$apply", {"content": " " * (5 * 1024 * 1024), "headers": FHIR}, 413, "too-long"),
    ],
    ids=str,
)
def test_every_mistake_is_an_operation_outcome(
    client: Client, method: str, path: str, options: dict[str, Any], status: int, code: str
) -> None:
    reply = client.request(method, path, **options)
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"].startswith("application/fhir+json")
    outcome = _valid(reply.json())
    assert outcome["resourceType"] == "OperationOutcome"
    assert outcome["issue"][0]["code"] == code
    assert outcome["issue"][0]["diagnostics"]


def _verdicts(care_plan: dict[str, Any]) -> dict[str, str]:
    judged = [one["extension"] for one in care_plan["extension"] if one["url"].endswith("/judged")]
    parts = [{part["url"]: part["valueString"] for part in one} for one in judged]
    return {one["code"]: one["verdict"] for one in parts if one["code"].startswith("OPT.")}


def _codes(group: dict[str, Any]) -> set[str]:
    found = set()
    for action in group.get("action", []):
        found |= {coding["code"] for one in action.get("code", []) for coding in one["coding"]} | _codes(action)
    return found
