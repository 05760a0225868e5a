"""A canary: what a person types reaches no log, no address and no database, whichever door it came through."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.web.served import served

from symptomdb.serve.rest import PREFIX
from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings

CANARY = "zyqcanary"
HO = "heterotopic-ossification"
TEXT = f"{CANARY} has a stiff hip and no fever, arachnodactyly"
#: The findings of the text, which tell as much as its words.
TRACES = (CANARY, "HP:0025262", "HP%3A0025262", "0025262")


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a knowledge base of its own."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copy(built, folder / "knowledge.sqlite3")
    return folder


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    """The site with every log there is turned on."""
    with served(create_app(Settings(home=home)), log_level="trace", access_log=True) as running:
        for name in ("uvicorn", "uvicorn.access", "uvicorn.error"):
            logging.getLogger(name).propagate = True
        yield running


def test_the_canary_is_nowhere(
    address: str, home: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    before = {path: path.stat().st_size for path in home.rglob("*") if path.is_file()}
    form = {"text": TEXT, "professional": "yes", "age": "54"}
    with httpx.Client(base_url=address, timeout=60) as client:
        for path in ("/read", "/find", "/interview", "/ask"):
            reply = client.post(path, data={"q": TEXT, **form})
            assert reply.status_code == 200
            assert not reply.history
            assert "location" not in reply.headers
        for action in ("report", "phenopacket"):
            assert client.post("/find", data={**form, "do": action}).status_code == 200
        for path in ("read", "find", "phenopacket"):
            assert client.post(f"{PREFIX}/{path}", json={"text": TEXT}).status_code == 200
        step = client.post(f"{PREFIX}/interview", json={"text": TEXT}).json()
        assert client.post(f"{PREFIX}/interview", json={"token": step["token"]}).status_code == 200
        _plan(client)
        # What can't be used is not repeated to a log either.
        assert client.post(f"{PREFIX}/find", json={"observed": [CANARY]}).status_code == 422
        assert client.post("/find", data={"f:zyqcanary": "observed"}).status_code == 422
    out, err = capfd.readouterr()
    logged = "\n".join([out, err, *(record.getMessage() for record in caplog.records)])
    assert "POST /find" in logged  # the access log was on
    for trace in TRACES:
        assert trace not in logged
    for path in home.rglob("*"):
        if path.is_file():
            assert CANARY.encode() not in path.read_bytes()
    assert {path: path.stat().st_size for path in before} == before


def _plan(client: httpx.Client) -> None:
    """Every door of the care pathways, with the words in each place that takes some."""
    text = f"{CANARY} takes apixaban 5 mg, eGFR 41, revision of the total hip replacement planned"
    form = {"text": text, "confirmed": "yes", "fact.prior_ho": CANARY}
    for action in ("", "edit", "plain", "calendar", "handout", "summary"):
        reply = client.post(f"/plan/{HO}", data={**form, "do": action})
        assert reply.status_code == 200
        assert not reply.history
    upload = {"record": (f"{CANARY}.json", json.dumps({"prior_ho": CANARY, "comorbidities": [CANARY]}))}
    assert client.post(f"/plan/{HO}", data={"confirmed": "yes"}, files=upload).status_code == 200
    patient = {"resourceType": "Patient", "id": CANARY, "birthDate": "1958-03-07", "name": [{"family": CANARY}]}
    condition = {"resourceType": "Condition", "subject": {"reference": f"Patient/{CANARY}"}, "code": {"text": CANARY}}
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": patient}, {"resource": condition}]}
    body = {"condition": HO, "text": text, "facts": {"prior_ho": CANARY, CANARY: "yes"}}
    for path in ("/plan", "/plan/calendar"):
        assert client.post(PREFIX + path, json=body).status_code == 200
        # A plan without follow-up makes no calendar.
        assert client.post(PREFIX + path, json={"condition": HO, "case": bundle}).status_code in (200, 404)
        assert client.post(PREFIX + path, json={"condition": CANARY, "text": text}).status_code in (404, 422)
    sent = {"resourceType": "Parameters", "parameter": [{"name": "data", "resource": bundle}]}
    subject = {"name": "subject", "valueString": f"Patient/{CANARY}"}
    for parameters in (sent, {**sent, "parameter": [subject, *sent["parameter"]]}, {"resourceType": CANARY}):
        client.post(f"/fhir/PlanDefinition/{HO}/$apply", json=parameters)
    hook = {
        "hook": "patient-view",
        "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        "context": {"userId": f"Practitioner/{CANARY}", "patientId": CANARY},
        "prefetch": {"patient": patient, "conditions": bundle},
    }
    for view in (hook, {**hook, "hook": CANARY}):
        client.post(f"/cds-services/{HO}-patient-view", json=view)
    feedback = {"card": CANARY, "outcome": "overridden", "overrideReason": {"userComment": CANARY}}
    client.post(f"/cds-services/{HO}-patient-view/feedback", json={"feedback": [feedback]})


def test_a_token_holds_no_word_that_was_typed(address: str) -> None:
    import base64
    import zlib

    step = httpx.post(f"{address}{PREFIX}/interview", json={"text": TEXT, "age": 54.7}, timeout=60).json()
    packed = step["token"].partition(".")[2]
    inside = zlib.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))).decode()
    assert CANARY not in inside
    assert "54;" in inside
    assert "54.7" not in inside


def test_the_pages_put_nothing_into_an_address(address: str) -> None:
    for path in ("/read", "/find", "/interview"):
        page = httpx.post(f"{address}{path}", data={"text": TEXT, "professional": "yes"}, timeout=60).text
        for form in page.split("<form")[1:]:
            assert 'method="post"' in form.split(">")[0] or "search" in form.split(">")[0]
        for link in page.split('href="')[1:]:
            target = link.split('"')[0]
            assert CANARY not in target
            assert "HP:" not in target
