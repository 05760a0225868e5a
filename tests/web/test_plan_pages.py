"""The pages of care pathways: form, plan, files; with what a clinician and what the public sees."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.fhir.conftest import light, planner
from tests.fhir.light import LightDatabase
from tests.fhir.records import BUNDLES
from tests.web.conftest import Client

from symptomdb.model.answer import NOTICE
from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings

__all__ = ["light", "planner"]
HO = "/plan/heterotopic-ossification"
#: A man before his first hip replacement who takes apixaban, as the form sends it.
HIP = {
    "fact.cause": "tha_primary", "fact.phase": "before_event", "fact.sex": "male", "fact.age_years": "60",
    "fact.days_since_event": "-7", "fact.site": "hip_right", "fact.egfr": "88", "fact.prior_ho": "no",
    "fact.anticoagulant": "yes", "confirmed": "yes",
    "complete": ["complaints", "course", "medicines", "illnesses", "images", "operation"],
}  # fmt: skip


@pytest.fixture(scope="module")
def client(light: LightDatabase, tmp_path_factory: pytest.TempPathFactory) -> Client:
    return Client(create_app(Settings(home=tmp_path_factory.mktemp("home")), light))  # type: ignore[arg-type]


def _state(page: str) -> str:
    found = re.search(r'name="state" value="([^"]*)"', page)
    assert found
    return unescape(found[1])


def test_the_list_leads_to_a_form_with_the_purpose(client: Client) -> None:
    assert f'href="{HO}"' in client.get("/plan").text
    page = client.get(HO).text
    assert "orders nothing" in page
    assert "clinicians and research only" in page
    assert 'name="fact.egfr"' in page
    assert page.count('<option value="">not known</option>') > 50


def test_a_plan_needs_a_person_and_a_confirmation(client: Client) -> None:
    empty = client.post(HO, data={"confirmed": "yes"})
    assert empty.status_code == 422
    assert "Nothing was filled in" in empty.text
    unconfirmed = client.post(HO, data={"text": "on apixaban"})
    assert unconfirmed.status_code == 422
    assert "on apixaban" in unconfirmed.text
    assert "Please confirm" in unconfirmed.text


def test_the_answers_of_the_form_make_the_plan(client: Client) -> None:
    reply = client.post(HO, data=HIP)
    assert reply.headers["cache-control"] == "no-store"
    page = unescape(reply.text)
    assert "Risk tier: moderate" in page
    assert re.search(r'plan-option-ruled_out"[^>]*id="[^"]*nsaid.nonsel"', page, re.IGNORECASE)
    assert "takes a blood thinner (anticoagulant): yes" in page
    assert NOTICE in page
    assert "K-1" in page


def test_what_is_not_answered_is_asked_for(client: Client) -> None:
    page = client.post(HO, data={"fact.cause": "tha_primary", "fact.phase": "before_event", "confirmed": "yes"}).text
    assert "Not known yet" in page
    assert "Is an anticoagulant taken or planned?" in page


def test_words_are_read_and_an_emergency_stands_first(client: Client) -> None:
    page = client.post(HO, data={**HIP, "text": "unconscious, black stools on indomethacin"}).text
    assert page.index("banner-emergency") < page.index("Red flags") < page.index("Risk tier")
    assert "bleeding from stomach or gut: emergency" in page


def test_a_record_is_taken_as_a_file(client: Client) -> None:
    record = {"record": ("bundle.json", json.dumps(BUNDLES["HO-X09"]), "application/json")}
    page = client.post(HO, data={"confirmed": "yes"}, files=record).text
    assert "Sources disagree" in page
    broken = client.post(HO, data={"confirmed": "yes"}, files={"record": ("x.json", "{", "application/json")})
    assert broken.status_code == 422
    assert "no JSON" in broken.text
    binary = client.post(HO, data={"confirmed": "yes"}, files={"record": ("x.json", b"\xff\xfe", "application/json")})
    assert binary.status_code == 422


@pytest.mark.parametrize("wording", ["plain", "clinical"])
def test_the_wording_is_switched_without_losing_an_answer(client: Client, wording: str) -> None:
    state = _state(client.post(HO, data=HIP).text)
    page = client.post(HO, data={"state": state, "do": wording}).text
    assert ("rule K-1" in page) == (wording == "clinical")
    assert json.loads(_state(page))["answers"]["egfr"] == "88"


def test_the_answers_can_be_changed(client: Client) -> None:
    page = client.post(HO, data={"state": _state(client.post(HO, data=HIP).text), "do": "edit"}).text
    assert 'value="88"' in page
    assert '<option value="yes" selected>' in page


@pytest.mark.parametrize(("action", "kind", "words"), [
    ("calendar", "text/calendar", "BEGIN:VEVENT"),
    ("handout", "text/html", "For a talk with your doctor"),
    ("summary", "text/html", "Clinical summary"),
])  # fmt: skip
def test_files_carry_the_notice_and_the_edition(client: Client, action: str, kind: str, words: str) -> None:
    reply = client.post(HO, data={"state": _state(client.post(HO, data=HIP).text), "do": action})
    assert reply.headers["content-type"].startswith(kind)
    assert reply.headers["content-disposition"].startswith("attachment")
    text = reply.text.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")
    assert words in text
    assert NOTICE in unescape(text)


def test_a_calendar_says_nothing_of_the_person(client: Client) -> None:
    state = _state(client.post(HO, data={**HIP, "text": "canary Mrs Example"}).text)
    first, second = (client.post(HO, data={"state": state, "do": "calendar"}).text for _ in range(2))
    assert first == second
    assert "canary" not in first
    assert "apixaban" not in first


def test_a_changed_hidden_field_is_refused(client: Client) -> None:
    for state in ("{", "[]", '{"text": 1}', "null"):
        assert client.post(HO, data={"state": state}).status_code == 422


def test_the_public_sees_plain_words_and_its_own_confirmation(light: LightDatabase, tmp_path: Path) -> None:
    client = Client(create_app(Settings(home=tmp_path, public_find=True), light))  # type: ignore[arg-type]
    page = client.get(HO).text
    assert "offers it to everyone" in page
    assert "no order" in page
    assert "rule K-1" not in client.post(HO, data={**HIP, "wording": "plain"}).text


def test_an_unknown_pathway_is_not_found(client: Client) -> None:
    assert client.get("/plan/none").status_code == 404
    assert client.post("/plan/none", data=HIP).status_code == 404


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "1e99", "--"])
def test_strange_answers_are_told_and_run_nowhere(client: Client, value: str) -> None:
    page = client.post(HO, data={**HIP, "fact.egfr": value, "fact.nothing": value, "days.ulcer_bleed": value}).text
    assert "<script>alert" not in page
    assert "Not understood" in page


def _facts(client: Client) -> list[str]:
    return re.findall(r'name="fact\.(\w+)"', client.get(HO).text)


def test_every_fact_of_the_pathway_can_be_answered(client: Client, light: LightDatabase) -> None:
    asked: Any = _facts(client)
    assert len(asked) == len(set(asked))
    pathway = light.pathway("heterotopic-ossification")
    left = pathway.facts.keys() - set(asked)
    assert all("in the words of the record" in pathway.facts[name].label for name in left)
