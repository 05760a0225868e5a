"""CDS Hooks 2.0: discovery, cards, orders, feedback and mistakes; the specification's own examples among them."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from tests.cds_hooks.calls import (
    HO,
    SPEC_FEEDBACK,
    SPEC_ORDERS,
    SPEC_PATIENT_VIEW,
    SPEC_SELECTIONS,
    call,
    order,
    select,
)
from tests.cds_hooks.shape import card_problems
from tests.fhir.light import LightDatabase
from tests.fhir.records import BUNDLES
from tests.web.conftest import Client

from symptomdb.model.answer import NOTICE
from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings

VIEW, SELECT = f"{HO}-patient-view", f"{HO}-order-select"


def _cards(client: Client, path: str, body: dict[str, Any]) -> list[dict[str, Any]]:
    reply = client.post(path, json=body)
    assert reply.status_code == 200, reply.text
    assert reply.json().keys() == {"cards"}
    cards: list[dict[str, Any]] = reply.json()["cards"]
    assert [problem for card in cards for problem in card_problems(card)] == []
    assert all(NOTICE in card["detail"] for card in cards)
    return cards


def test_discovery_lists_two_services_per_pathway(client: Client) -> None:
    found = client.get("/cds-services").json()["services"]
    assert {"heterotopic-ossification-patient-view", "heterotopic-ossification-order-select"} <= {
        one["id"] for one in found
    }
    for one in found:
        assert one.keys() >= {"hook", "description", "id"}
        assert one["prefetch"]["patient"] == "Patient/{{context.patientId}}"
        assert one["hook"] in ("patient-view", "order-select")


@pytest.mark.parametrize("case", BUNDLES)
def test_every_case_gets_cards_that_keep_the_specification(client: Client, light: LightDatabase, case: str) -> None:
    cards = _cards(client, VIEW, call(case))
    flags = [card for card in cards if card["indicator"] in ("critical", "warning")]
    plan = light.plan(BUNDLES[case], "heterotopic-ossification")
    assert len(flags) == len(plan.red_flags)
    # Red flags stand first.
    assert cards[: len(flags)] == flags
    if case not in ("HO-X02",):
        assert cards[-1]["indicator"] == "info"


def test_an_emergency_is_critical(client: Client) -> None:
    first = _cards(client, VIEW, call("HO-X02"))[0]
    assert first["indicator"] == "critical"
    assert first["summary"] == "bleeding from stomach or gut: emergency, call for help now"


def test_the_same_call_gives_the_same_cards(client: Client) -> None:
    assert _cards(client, VIEW, call("HO-X09")) == _cards(client, VIEW, call("HO-X09"))


def test_a_person_whom_the_pathway_does_not_touch_gets_no_card(client: Client) -> None:
    patient = {"resourceType": "Patient", "id": "1288992", "gender": "female", "birthDate": "1980-01-01"}
    cold = {"resourceType": "Condition", "code": {"text": "Common cold"}}
    body = call(prefetch={"patient": patient, "conditions": cold})
    assert client.post(VIEW, json=body).json() == {"cards": []}


def test_an_order_that_is_ruled_out_gets_a_warning_with_a_way_to_remove_it(client: Client) -> None:
    cards = _cards(client, SELECT, select("HO-X05", order("alendronate 70 mg"), order("palovarotene 5 mg", "104")))
    assert [card["summary"] for card in cards] == ["palovarotene 5 mg: ruled out"]
    assert cards[0]["suggestions"][0]["actions"][0]["resourceId"] == "MedicationRequest/104"
    assert {reason["code"] for reason in cards[0]["overrideReasons"]} >= {"patient-preference"}


def test_an_order_that_fits_gets_no_card(client: Client) -> None:
    assert client.post(SELECT, json=select("HO-V07", order("naproxen 500 mg"))).json() == {"cards": []}


def test_an_order_on_which_sources_disagree_is_told_as_information(client: Client) -> None:
    cards = _cards(client, SELECT, select("HO-X09", order("indomethacin 25 mg")))
    assert [card["indicator"] for card in cards] == ["info"]
    assert "suggestions" not in cards[0]


def test_markdown_in_a_record_stays_words(client: Client) -> None:
    hostile = "ibuprofen <img src=x onerror=alert(1)> [a](javascript:alert(1)) *x*"
    body = select("HO-X02", order(hostile))
    detail = next(card["detail"] for card in _cards(client, SELECT, body) if "ibuprofen" in card["detail"])
    assert "<img" not in detail
    assert "[a](" not in detail


def test_what_was_not_sent_is_asked_for_and_not_taken_for_none(client: Client) -> None:
    body = call("HO-X09")
    del body["prefetch"]["medications"], body["prefetch"]["prescriptions"]
    detail = _cards(client, VIEW, body)[-1]["detail"]
    assert "anticoagulant" in detail.split("### Not known yet")[1]


class TestSpecification:
    """Examples from the specification's own pages."""

    def test_its_patient_view_lacks_what_this_service_needs(self, client: Client) -> None:
        """If the CDS Service is unable to obtain required data ... respond with an HTTP 412 Precondition Failed."""
        reply = client.post(VIEW, json=SPEC_PATIENT_VIEW)
        assert reply.status_code == 412
        assert "patient, conditions" in reply.json()["detail"]

    def test_its_patient_view_with_our_keys_needs_no_decision_support(self, client: Client) -> None:
        """Response when no decision support is necessary for the user."""
        patient = SPEC_PATIENT_VIEW["prefetch"]["patientToGreet"]
        body = SPEC_PATIENT_VIEW | {"prefetch": {"patient": patient, "conditions": None}}
        assert client.post(VIEW, json=body).json() == {"cards": []}

    def test_its_order_select(self, client: Client) -> None:
        body = call("HO-X09", "order-select")
        body["context"] |= {"draftOrders": SPEC_ORDERS, "selections": SPEC_SELECTIONS}
        assert client.post(SELECT, json=body).json() == {"cards": []}

    def test_a_null_prefetch_means_that_there_is_no_data(self, client: Client) -> None:
        """If the CDS Client has no data to populate a template prefetch key, the key MUST have a value of null."""
        body = call("HO-X09")
        assert body["prefetch"]["allergies"] is None
        assert _cards(client, VIEW, body)

    def test_its_feedback(self, client: Client, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO, "symptomdb.cds_hooks")
        reply = client.post(f"{VIEW}/feedback", json={"feedback": SPEC_FEEDBACK})
        assert reply.status_code == 200
        assert "overridden d7ecf885" in caplog.text
        assert "clinician entered comment" not in caplog.text


_NO_CONTEXT = {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"}


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        ("/cds-services/none", {}, 404, "no CDS service"),
        (VIEW, [], 422, "no JSON object"),
        (VIEW, _NO_CONTEXT, 422, "context is missing"),
        (VIEW, call("HO-X09") | {"hook": "order-sign"}, 422, "for the hook patient-view"),
        (VIEW, call("HO-X09") | {"hookInstance": "1"}, 422, "no UUID"),
        (VIEW, call("HO-X09") | {"context": {"userId": "x"}}, 422, "patientId"),
        (VIEW, call("HO-X09") | {"prefetch": 3}, 422, "prefetch"),
        (VIEW, call("HO-X09") | {"prefetch": {"patient": 3, "conditions": None}}, 422, "no FHIR resource"),
        (VIEW, call("HO-X09") | {"context": {"userId": "x", "patientId": "other"}}, 422, "not the one"),
        (VIEW, call() | {"prefetch": None}, 412, "patient, conditions"),
        (VIEW, call() | {"prefetch": {"patient": None, "conditions": None}}, 412, "patient"),
        (SELECT, call("HO-X09", "order-select"), 422, "selections"),
        (f"{VIEW}/feedback", {"feedback": []}, 422, "list"),
        (f"{VIEW}/feedback", {"feedback": [SPEC_FEEDBACK[0] | {"outcome": "ignored"}]}, 422, "accepted or overridden"),
        (
            f"{VIEW}/feedback",
            {"feedback": [SPEC_FEEDBACK[0] | {"acceptedSuggestions": []}]},
            422,
            "acceptedSuggestions",
        ),
        (f"{VIEW}/feedback", {"feedback": [SPEC_FEEDBACK[1] | {"outcomeTimestamp": "yesterday"}]}, 422, "UTC"),
        (f"{VIEW}/feedback", {"feedback": [SPEC_FEEDBACK[1] | {"card": 5}]}, 422, "UUID"),
        ("/cds-services/none/feedback", {"feedback": SPEC_FEEDBACK}, 404, "no CDS service"),
    ],
)
def test_mistakes_are_told_clearly(client: Client, path: str, body: Any, status: int, words: str) -> None:
    reply = client.post(path, json=body)
    assert reply.status_code == status, reply.text
    assert words in reply.json()["detail"]
    assert reply.json()["remedy"]


def test_other_media_types_and_broken_json_are_refused(client: Client) -> None:
    assert client.post(VIEW, content="<x/>", headers={"content-type": "text/xml"}).status_code == 415
    assert client.post(VIEW, content="{", headers={"content-type": "application/json"}).status_code == 422


def test_only_a_configured_origin_may_call_from_a_browser(client: Client, light: LightDatabase) -> None:
    browser = {"origin": "https://ehr.example", "sec-fetch-site": "cross-site"}
    assert client.post(VIEW, json=call("HO-X09"), headers=browser).status_code == 403
    assert "access-control-allow-origin" not in client.request("OPTIONS", VIEW, headers=browser).headers
    settings = Settings(cds_origins="https://ehr.example https://other.example")
    open_client = Client(create_app(settings, light))  # type: ignore[arg-type]
    preflight = open_client.request("OPTIONS", VIEW, headers=browser)
    assert preflight.headers["access-control-allow-origin"] == "https://ehr.example"
    reply = open_client.post(VIEW, json=call("HO-X09"), headers=browser)
    assert reply.status_code == 200
    assert reply.headers["access-control-allow-origin"] == "https://ehr.example"
    assert open_client.post("/ask", data={"q": "x"}, headers=browser).status_code == 403
    stranger = browser | {"origin": "https://evil.example"}
    assert open_client.post(VIEW, json=call("HO-X09"), headers=stranger).status_code == 403
