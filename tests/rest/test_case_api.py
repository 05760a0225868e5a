"""Reading, ranking and interviewing over HTTP: one result whichever way a case comes, and clear errors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi import FastAPI
from tests.web.conftest import Client

from symptomdb.serve.rest.schemas import SCHEMAS, path_of, schema_text
from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings

TEXT = "Stiff hip, a hard lump in the thigh, warm and red, no fever, six weeks after hip surgery"
CODES = {"observed": ["HP:0025262", "SDBF:hard-lump", "SDBF:local-warmth", "HP:0010783"], "excluded": ["HP:0001945"]}


@pytest.fixture(scope="module")
def whole(whole_app: FastAPI) -> Client:
    """Requests to the interface over the whole knowledge base."""
    return Client(whole_app)


def _post(client: Client, path: str, body: dict[str, Any]) -> Any:
    reply = client.post(f"/api/v1/{path}", json=body)
    assert reply.status_code == 200, reply.text
    assert reply.headers["cache-control"] == "no-store"
    return reply.json()


@pytest.mark.parametrize(("name", "shape", "title"), SCHEMAS, ids=[name for name, _, _ in SCHEMAS])
def test_the_published_schemas_are_the_shapes(name: str, shape: Any, title: str) -> None:
    assert path_of(name).read_text() == schema_text(shape, title), "run python -m symptomdb.serve.rest.schemas"


def _validate(name: str, value: Any) -> None:
    jsonschema.validate(value, json.loads(path_of(name).read_text()))


def test_a_text_is_read_at_its_places(whole: Client) -> None:
    text = f"\U0001f9b4 {TEXT}; possible zorbly weakness, mother had DVT"
    reading = _post(whole, "read", {"text": text})
    _validate("reading", reading)
    assert {one["status"] for one in reading["findings"]} >= {"observed", "excluded"}
    for one in (*reading["findings"], *reading["unread"]):
        assert text[one["start"] : one["end"]] == one["mention"]
    assert reading["history"][0]["when"] == "six weeks after"
    assert reading["urgent"] == ""
    assert reading["notice"]


@pytest.mark.parametrize("path", ["read", "find", "interview"])
def test_a_red_flag_is_said_on_every_route(whole: Client, path: str) -> None:
    shown = _post(whole, path, {"text": "I have crushing chest pain right now and a fever"})
    assert shown["urgent_kind"] == "emergency"
    assert "112" in shown["urgent"]


def test_words_codes_and_phenopacket_give_one_ranking(whole: Client) -> None:
    person = {"age": "P54Y", "sex": "female"}
    by_words = _post(whole, "find", {"text": TEXT, **person})
    before = {"history": "six weeks after hip surgery", "prior": "prevalence"}
    by_codes = _post(whole, "find", {**CODES, "age": 54, "sex": "female", **before})
    packet = _post(whole, "phenopacket", {"text": TEXT, **person})
    by_packet = _post(whole, "find", {"phenopacket": packet, **before})
    _validate("differential", by_words)
    assert by_words["candidates"] == by_codes["candidates"] == by_packet["candidates"]
    assert by_words["candidates"][0]["condition_id"] == "SDB:heterotopic-ossification"
    assert (by_packet["age_years"], by_packet["sex"]) == (54.0, "female")
    assert by_words["labels"]["HP:0025262"] == "Stiff hip"
    assert by_words["audience"] == "clinicians and research"
    assert by_words["purpose"]
    # What the case has comes first, here red and warm skin; then what is most pressing.
    assert by_words["warning_signs"][0]["present"] == ["Local warmth"]
    assert next(sign for sign in by_words["warning_signs"] if not sign["present"])["urgency"] == "emergency"
    for one in by_words["candidates"]:
        points = [part["points"] for part in (*one["matches"], *one["adjustments"])]
        assert sum(points) == pytest.approx(one["score"], abs=0.01)


def test_what_happened_before_is_read_and_what_is_no_event_gets_a_note(whole: Client) -> None:
    told = _post(whole, "find", {**CODES, "history": "hip surgery six weeks ago"})
    first = told["candidates"][0]
    assert [item["text"] for item in told["history"]] == ["hip surgery"]
    assert [part["reason"] for part in first["adjustments"] if part["kind"] == "history"] == [
        "It may follow what happened before (hip surgery), by the sources of its page."
    ]
    strange = _post(whole, "find", {**CODES, "history": "a blue Tuesday"})
    assert strange["history"] == []
    assert any("hip surgery six weeks ago" in note for note in strange["notes"])
    assert strange["candidates"] == _post(whole, "find", CODES)["candidates"]


def test_a_site_may_offer_ranking_to_everyone(built: Path, tmp_path: Path) -> None:
    client = Client(create_app(Settings(home=tmp_path, database=str(built), public_find=True)))
    assert _post(client, "find", CODES)["audience"] == "everyone"


def test_old_unknown_and_unfit_ids_get_a_note(whole: Client) -> None:
    # HP:0001505 is an alternative id of HP:0001166.
    shown = _post(whole, "find", {"observed": ["HP:0001505", "HP:9999999", "HP:0000006"]})
    assert shown["candidates"] == _post(whole, "find", {"observed": ["HP:0001166"]})["candidates"]
    assert "HP:0001505 is now HP:0001166 (Arachnodactyly)." in shown["notes"]
    assert set(shown["unknown"]) == {"HP:9999999", "HP:0000006"}
    assert any("HP:9999999 is not in this version" in note for note in shown["notes"])


def test_options_are_heeded(whole: Client) -> None:
    body = {"observed": ["HP:0001166", "HP:0025262"]}
    scored = _post(whole, "find", body)
    neutral = _post(whole, "find", {**body, "unmatched": "neutral", "top": 3})
    assert len(neutral["candidates"]) == 3
    assert all(match["points"] >= 0 for one in neutral["candidates"] for match in one["matches"])
    only = _post(whole, "find", {**body, "only": ["SDB:gout", "SDB:appendicitis"]})
    assert {one["condition_id"] for one in only["candidates"]} == {"SDB:gout", "SDB:appendicitis"}
    assert (only["considered"], scored["considered"] > 10_000) == (2, True)


def test_the_prior_is_named_with_a_reason_per_candidate(whole: Client) -> None:
    body = {"text": "fever and cough", "what_if": True}
    alike = _post(whole, "find", {**body, "prior": "uniform"})
    weighed = _post(whole, "find", body)
    _validate("differential", weighed)
    assert (alike["prior"], weighed["prior"]) == ("uniform", "prevalence")
    assert alike["candidates"][0]["condition_id"] != weighed["candidates"][0]["condition_id"]
    for one in weighed["candidates"]:
        (part,) = (part for part in one["adjustments"] if part["kind"] == "prior")
        assert part["reason"]
    # What would change the first place is worked out with the same prior: it would overtake the first of this list.
    assert weighed["changes"]
    assert weighed["candidates"][0]["condition_id"] not in {one["condition_id"] for one in weighed["changes"]}
    change = weighed["changes"][0]
    again = {"observed": [*weighed["observed"], change["finding"]], "excluded": weighed["excluded"]}
    again = _post(whole, "find", {**again, "prior": "prevalence"})
    assert again["candidates"][0]["condition_id"] == change["condition_id"]


def test_words_are_general_use_and_codes_alone_are_rare_disease_work(whole: Client) -> None:
    assert _post(whole, "find", {"text": "fever and cough"})["prior"] == "prevalence"
    coded = _post(whole, "find", {"observed": ["HP:0001945"]})
    assert (coded["prior"], coded["coverage"]["level"]) == ("uniform", "little")
    assert "rare conditions then fill the list" in coded["prior_note"]
    assert _post(whole, "find", {"text": "fever", "observed": ["HP:0012735"]})["prior"] == "prevalence"
    assert _post(whole, "interview", {})["prior"] == "prevalence"
    assert _post(whole, "interview", {"observed": ["HP:0012735"]})["prior"] == "uniform"


def test_the_prior_of_an_interview_goes_with_every_step(whole: Client) -> None:
    step = _post(whole, "interview", {"text": "fever and cough", "prior": "prevalence"})
    _validate("interview", step)
    assert step["prior"] == "prevalence"
    assert all(one["adjustments"][-1]["kind"] == "prior" for one in step["candidates"])
    again = _post(whole, "interview", {"token": step["token"], "prior": "prevalence"})
    assert again["candidates"] == step["candidates"]
    assert _post(whole, "interview", {"token": step["token"]})["prior"] == "prevalence"


def test_a_person_and_a_clinician_are_asked_different_questions(whole: Client) -> None:
    flags = [{"term": term, "reply": "no"} for term in ("HP:0002094", "HP:0100749", "HP:0004372", "HP:0001269")]
    flags += [{"term": term, "reply": "no"} for term in ("HP:0001250", "HP:0001892", "HP:0031589")]
    body = {"text": "stiff hip", "prior": "uniform", "answers": flags}
    person, clinician = (_post(whole, "interview", {**body, **who}) for who in ({}, {"answered_by": "clinician"}))
    assert (person["answered_by"], clinician["answered_by"]) == ("person", "clinician")
    assert _post(whole, "interview", {"token": clinician["token"]})["answered_by"] == "clinician"
    assert person["question"]["text"].startswith(("Is there, or has there been", "Has a doctor ever said"))


def test_what_would_change_the_first_place(whole: Client) -> None:
    shown = _post(whole, "find", {"observed": ["HP:0001166"], "what_if": True})
    assert shown["changes"]
    changed = {"observed": ["HP:0001166", shown["changes"][0]["finding"]]}
    first = _post(whole, "find", changed)["candidates"][0]
    assert first["condition_id"] == shown["changes"][0]["condition_id"]


def test_what_to_ask_next_and_two_conditions_at_once(whole: Client) -> None:
    body = {"text": "arachnodactyly, ectopia lentis and myopia; big toe hot, red and swollen, gout", "what_if": True}
    shown = _post(whole, "find", {**body, "pairs": True})
    _validate("differential", shown)
    assert shown["question"]["term"] not in shown["observed"]
    assert shown["question"]["why"]
    for pair in shown["pairs"]:
        assert pair["gain"] > 0
        assert set(pair["explained_by_first"] + pair["explained_by_second"]) <= set(shown["observed"])
    without = _post(whole, "find", {"text": body["text"]})
    assert (without["question"], without["pairs"], without["changes"]) == (None, [], [])


def test_two_conditions_are_compared_finding_by_finding(whole: Client) -> None:
    body = {**CODES, "first": "heterotopic-ossification", "second": "SDB:septic-arthritis"}
    there = _post(whole, "compare", body)["arguments"]
    back = _post(whole, "compare", {**body, "first": body["second"], "second": body["first"]})["arguments"]
    points = {one["finding"]: one["points"] for one in there}
    assert points["SDBF:hard-lump"] > 0
    assert {one["finding"]: -one["points"] for one in back} == pytest.approx(points)
    for one in there:
        assert one["first"]["points"] - one["second"]["points"] == pytest.approx(one["points"], abs=0.001)


def test_age_and_sex_are_taken_from_the_words_unless_given(whole: Client) -> None:
    text = "54-year-old woman with a stiff hip; her 80-year-old mother had gout"
    stated = _post(whole, "find", {"text": text})
    assert (stated["age_years"], stated["sex"]) == (54.0, "female")
    given = _post(whole, "find", {"text": text, "age": 30, "sex": "male"})
    assert (given["age_years"], given["sex"]) == (30.0, "male")


def test_an_interview_goes_on_from_its_token(whole: Client) -> None:
    step = _post(whole, "interview", {"text": "stiff hip", "age": 54})
    _validate("interview", step)
    assert step["question"]["red_flag"]
    assert "Is this there now" in step["question"]["text"]
    none = [{"term": one["term"], "reply": "no"} for one in step["red_flags"]]
    step = _post(whole, "interview", {"token": step["token"], "answers": none})
    assert step["answers"] == []
    assert not step["question"]["red_flag"]
    assert step["question"]["why"]
    before = step["token"]
    term = step["question"]["term"]
    step = _post(whole, "interview", {"token": before, "answers": [{"term": term, "reply": "yes"}]})
    assert [(one["term"], one["reply"]) for one in step["answers"]] == [(term, "yes")]
    assert _post(whole, "interview", {"token": step["token"], "undo": True})["token"] == before


def test_a_sign_of_danger_that_is_there_is_answered_with_whom_to_call(whole: Client) -> None:
    step = _post(whole, "interview", {"answers": [{"term": "HP:0100749", "reply": "yes"}]})
    assert step["urgent_kind"] == "emergency"
    assert "Call" in step["urgent"]
    denied = _post(whole, "interview", {"answers": [{"term": "HP:0001250", "reply": "no"}]})
    assert denied["urgent"] == ""
    # No seizure now does not mean that there never was one.
    assert "-HP:0001250" not in denied["token"]
    assert all(match["finding"] != "HP:0001250" for one in denied["candidates"] for match in one["matches"])


V1 = {"subject": {"id": "x"}, "phenotypicFeatures": [], "metaData": {"phenopacketSchemaVersion": "1.0.0"}}
PROBLEMS: list[tuple[str, Any, int, str]] = [
    ("read", {}, 422, "text"),
    ("read", {"text": ""}, 422, "text"),
    ("read", {"text": " \n"}, 422, "text"),
    ("read", {"text": "x" * 20_001}, 422, "text"),
    ("read", {"text": "x" * 300_000}, 413, "KB"),
    ("find", {}, 422, "no finding"),
    ("find", {"text": "the weather is nice"}, 422, "no finding"),
    ("find", {"observed": ["fever"]}, 422, "observed"),
    ("find", {"observed": ["HP:0001945"], "excluded": ["HP:0001945"]}, 422, "both observed and excluded"),
    ("find", {"observed": ["HP:0001945"], "age": "old"}, 422, "no age"),
    ("find", {"observed": ["HP:0001945"], "age": 131}, 422, "age"),
    ("find", {"observed": ["HP:0001945"], "sex": "x"}, 422, "sex"),
    ("find", {"observed": ["HP:0001945"], "prior": "often"}, 422, "prior"),
    ("interview", {"text": "fever", "prior": "often"}, 422, "prior"),
    ("find", {"observed": ["HP:0001945"], "only": ["SDB:none-such"]}, 404, "SDB:none-such"),
    ("find", {"observed": [f"HP:{n:07}" for n in range(10_000)]}, 422, "observed"),
    ("find", {"phenopacket": V1}, 422, "version 1"),
    ("find", {"phenopacket": {}}, 422, "no phenopacket"),
    ("find", {"phenopacket": {"subject": []}}, 422, "can't be read"),
    ("find", {"observed": ["HP:0001945"], "typo": 1}, 422, "typo"),
    ("compare", {**CODES, "first": "none-such", "second": "gout"}, 404, "none-such"),
    ("compare", {"first": "gout", "second": "gout"}, 422, "no finding"),
    ("compare", CODES, 422, "first"),
    ("interview", {"token": "i1.nonsense"}, 422, "token"),
    ("interview", {"undo": True}, 422, "no answer"),
    ("interview", {"token": "i1.x", "text": "fever"}, 422, "together"),
]


@pytest.mark.parametrize(("path", "body", "status", "says"), PROBLEMS)
def test_a_problem_says_what_happened_and_what_to_do(
    whole: Client, path: str, body: Any, status: int, says: str
) -> None:
    reply = whole.post(f"/api/v1/{path}", json=body)
    problem = reply.json()
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    assert says in problem["detail"]
    assert problem["remedy"]
    assert "x" * 100 not in reply.text


def test_a_question_about_symptoms_is_handed_over(whole: Client) -> None:
    answer = _post(whole, "ask", {"question": "what could it be: stiff hip and a lump in the thigh?"})
    assert answer["behaviour"] == "symptom_check"
    assert answer["hand_over"]["api"] == "/api/v1/find"
    assert _post(whole, "ask", {"question": "What is gout?"})["hand_over"] is None


def test_signs_that_need_care_soon_come_with_an_interview_too(whole: Client) -> None:
    step = _post(whole, "interview", {"text": "sudden hot swollen big toe, severe joint pain, fever"})
    pages = {sign["condition_id"] for sign in step["warning_signs"]}
    assert pages <= {one["condition_id"] for one in step["candidates"]}
    assert {sign["urgency"] for sign in step["warning_signs"]} <= {"emergency", "same_day"}
    assert "SDB:septic-arthritis" in pages
    # One sign of each condition comes before a second one of any.
    pressing = [sign["condition_id"] for sign in step["warning_signs"] if sign["urgency"] == "emergency"]
    assert len(set(pressing[: len(set(pressing))])) == len(set(pressing)) > 1


@pytest.mark.parametrize(
    ("observed", "condition", "present"),
    [
        (
            ["HP:0004469", "HP:0034315", "HP:0030828", "HP:0002105"],
            "SDB:chronic-obstructive-pulmonary-disease",
            "Hemoptysis",
        ),
        (["HP:0033362", "HP:0031247", "HP:0001250"], "SDB:whooping-cough", "Seizure"),
        # A form of what the sign is coded with is the sign too: a tonic seizure is a seizure.
        (["HP:0033362", "HP:0031247", "HP:0032792"], "SDB:whooping-cough", "Tonic seizure"),
    ],
)
def test_a_sign_that_the_case_has_comes_first(whole: Client, observed: list[str], condition: str, present: str) -> None:
    found = _post(whole, "find", {"observed": observed, "prior": "prevalence"})
    _validate("differential", found)
    there = [bool(sign["present"]) for sign in found["warning_signs"]]
    assert there == sorted(there, reverse=True)
    assert [condition, [present]] in [[sign["condition_id"], sign["present"]] for sign in found["warning_signs"][:5]]


def test_many_notes_that_say_the_same_are_one_with_their_number(whole: Client) -> None:
    unknown = [f"HP:99{n:05}" for n in range(40)]
    found = _post(whole, "find", {"observed": ["HP:0002315", *unknown]})
    assert len(found["notes"]) == 1
    assert found["notes"][0].startswith("Each of these 40 is not in this version of the ontology; it was not used: ")
    assert found["notes"][0].endswith("and 35 more.")
    assert len(found["unknown"]) == 40


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({"observed": ["HP:0001083"], "age": "P3X"}, "age: This is no age: write years"),
        ({"observed": ["HP:0001083"], "age": "200"}, "age: This is no age: write years"),
        ({"observed": ["HP:0001083"], "age": -3}, "age: Input should be greater than or equal to 0"),
        ({"observed": ["stiff hip"]}, "observed.0: This is no identifier: write it as PREFIX:LOCAL"),
        ({"observed": ["HP:0001083"], "findings": []}, "findings: There is no such field"),
        ({"observed": ["HP:0001083"], "what_if": 0.0}, "what_if: This must be true or false"),
        ({"observed": ["HP:0001083"], "pairs": "yes"}, "pairs: This must be true or false"),
        ({"observed": ["HP:0001083"], "top": "5"}, "top: This must be a whole number"),
        ({"observed": ["HP:0001083"], "top": True}, "top: This must be a whole number"),
    ],
)
def test_a_wrong_field_is_named_once_in_words_that_say_what_to_do(
    whole: Client, body: dict[str, Any], detail: str
) -> None:
    problem = whole.post("/api/v1/find", json=body)
    assert problem.status_code == 422
    told = problem.json()
    assert told["detail"].startswith(detail)
    assert len(told["errors"]) == 1
    assert "constrained" not in problem.text


def test_broken_json_and_an_empty_text_are_named(whole: Client) -> None:
    broken = whole.post("/api/v1/find", content=b'{"observed":', headers={"content-type": "application/json"})
    assert "This is no JSON" in broken.json()["detail"]
    assert "write something" in whole.post("/api/v1/read", json={"text": " "}).json()["detail"]
    assert "Content-Type: application/json" in whole.post("/api/v1/find", content=b"text=fever").json()["detail"]
    assert "text in quotation marks" in whole.post("/api/v1/read", json={"text": 5}).json()["detail"]
    assert "at most 20,000 characters" in whole.post("/api/v1/read", json={"text": "a" * 20_001}).json()["detail"]
