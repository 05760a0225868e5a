"""``POST /api/v1/plan``: any form of a record, answers and words; the same JSON as the library's."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.fhir.conftest import light, planner
from tests.fhir.light import LightDatabase
from tests.fhir.records import BUNDLES, PHENOPACKETS, TODAY
from tests.web.conftest import Client

from symptomdb.model.answer import NOTICE
from symptomdb.serve.json_plan import plan_to_json
from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings
from symptomdb.sources.content import content_folder

__all__ = ["light", "planner"]
HO = "heterotopic-ossification"


@pytest.fixture(scope="module")
def client(light: LightDatabase, tmp_path_factory: pytest.TempPathFactory) -> Client:
    return Client(create_app(Settings(home=tmp_path_factory.mktemp("home")), light))  # type: ignore[arg-type]


def _plan(client: Client, **body: Any) -> Any:
    reply = client.post("/api/v1/plan", json={"condition": HO, "today": TODAY.isoformat(), **body})
    assert reply.status_code == 200, reply.text
    assert reply.headers["cache-control"] == "no-store"
    return reply.json()


@pytest.mark.parametrize("record", [BUNDLES["HO-X02"], PHENOPACKETS["HO-V15"]], ids=["bundle", "phenopacket"])
def test_a_record_gives_the_plan_of_the_library(client: Client, light: LightDatabase, record: dict[str, Any]) -> None:
    made = _plan(client, case=record)
    assert made.pop("urgent") == ""
    assert made == json.loads(json.dumps(plan_to_json(light.plan(record, HO, TODAY))))
    assert made["notice"] == NOTICE


def test_the_json_keeps_the_published_schema(client: Client) -> None:
    schema = json.loads((content_folder() / "schemas/plan.schema.json").read_text(encoding="utf-8"))
    made = _plan(client, case=BUNDLES["HO-X09"], what_if=True)
    del made["urgent"]
    Draft202012Validator(schema).validate(made)
    assert made["what_if"]


def test_answers_and_words_count_beside_a_record(client: Client) -> None:
    made = _plan(client, case=BUNDLES["HO-X09"], facts={"anticoagulant": "yes"}, text="eGFR 20")
    assert {one["code"]: one["verdict"] for one in made["options"]}["OPT.NSAID_NONSEL"] == "ruled_out"
    assert _plan(client, facts={"nothing": "1"})["not_understood"] == ["facts.nothing: 1"]


def test_an_emergency_in_words_is_told(client: Client) -> None:
    assert _plan(client, text="found unconscious")["urgent"]


def test_follow_up_comes_as_a_calendar(client: Client) -> None:
    body = {"condition": HO, "today": TODAY.isoformat(), "case": BUNDLES["HO-X09"]}
    reply = client.post("/api/v1/plan/calendar", json=body)
    assert reply.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:2027" in reply.text
    none = client.post("/api/v1/plan/calendar", json={"condition": HO, "case": {"age_years": 3}})
    assert none.status_code == 404


def test_pathways_are_listed_and_told(client: Client) -> None:
    assert HO in [one["id"] for one in client.get("/api/v1/pathways").json()["pathways"]]
    found = client.get(f"/api/v1/pathways/{HO}").json()
    assert {"facts", "options", "tests", "flags", "rules"} <= found.keys()
    assert client.get("/api/v1/pathways/none").status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"condition": "none"}, 404),
        ({"condition": HO, "case": {"resourceType": "Patient"}}, 422),
        ({"condition": HO, "case": []}, 422),
        ({"condition": HO, "more": 1}, 422),
        ({"condition": HO, "today": "soon"}, 422),
        ({}, 422),
    ],
)
def test_mistakes_are_problems(client: Client, body: dict[str, Any], status: int) -> None:
    reply = client.post("/api/v1/plan", json=body)
    assert reply.status_code == status
    assert reply.json()["remedy"]
