"""The JSON interface: what goes in, what comes out, and what is said when it can't."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.web.conftest import Client
from tests.web.fake import CONDITIONS, HOSTILE, FakeDatabase

from symptomdb.library import MAX_QUESTION as LIBRARY_MAX_QUESTION
from symptomdb.serve.json import answer_to_json
from symptomdb.serve.rest.shapes import MAX_QUESTION


def test_an_answer_is_the_same_by_post_and_by_get_and_as_the_library_gives_it(client: Client) -> None:
    posted = client.post("/api/v1/ask", json={"question": "what helps", "wording": "plain"}).json()
    linked = client.get("/api/v1/ask?q=what+helps&wording=plain").json()
    expected = answer_to_json(FakeDatabase().ask("what helps", "plain"))
    assert posted == linked == json.loads(json.dumps(expected))
    assert posted["behaviour"] == "answer"
    assert posted["notice"]


def test_a_follow_up_names_its_condition(client: Client) -> None:
    body = {"question": "how is it treated", "context": ["SDB:omim-000001"]}
    assert client.post("/api/v1/ask", json=body).json()["conditions"][0]["id"] == "SDB:omim-000001"


@pytest.mark.parametrize("behaviour", ["emergency", "crisis", "dose", "no_answer", "out_of_scope", "clarify"])
def test_every_behaviour_comes_through(client: Client, behaviour: str) -> None:
    answer = client.post("/api/v1/ask", json={"question": behaviour}).json()
    assert (answer["behaviour"], answer["message"]) == (behaviour, f"Message for {behaviour}.")


def test_the_index_has_pages_letters_and_words(client: Client) -> None:
    everything = client.get("/api/v1/conditions").json()
    assert everything["total"] == len(CONDITIONS)
    assert [one["id"] for one in everything["conditions"]] == [str(one.id) for one in CONDITIONS]
    second = client.get("/api/v1/conditions?offset=1&limit=1").json()
    assert second["conditions"] == everything["conditions"][1:2]
    assert client.get("/api/v1/conditions?letter=h").json()["total"] == 1
    assert [one["name"] for one in client.get("/api/v1/conditions?q=brassy").json()["conditions"]] == [
        "Brassy elbow syndrome"
    ]


def test_a_condition_comes_with_sections_citations_codes_and_page(client: Client) -> None:
    record = client.get("/api/v1/conditions/bell-toe").json()
    assert record["id"] == "SDB:bell-toe"
    assert record["page"]["overdue"] is True
    assert record["page"]["reviewers"] == []
    assert record["xrefs"][0] == {"id": "OMIM:000001", "relation": "exact", "source": "toy", "note": ""}
    assert {name["kind"] for name in record["names"]} == {"preferred", "lay", "denied"}
    numbers = {one["n"] for one in record["citations"]}
    statements = [one for section in record["sections"] for one in section["statements"]]
    assert {n for one in statements for n in one["citations"]} <= numbers
    assert all(one["modality"] for one in statements)
    assert all(one["citations"] or one["unsourced"] for one in statements)
    assert client.get("/api/v1/conditions/omim-000001").json()["page"] is None
    only = client.get("/api/v1/conditions/bell-toe?aspect=treatments").json()
    assert [section["aspect"] for section in only["sections"]] == ["treatments"]


def test_sources_search_and_health(client: Client) -> None:
    (source,) = client.get("/api/v1/sources").json()["sources"]
    assert (source["trust"], source["counts"]) == ("expert_database", {"annotations": 12345})
    assert client.get("/api/v1/search?q=bell").json()["hits"][0]["condition"] == "SDB:bell-toe"
    assert client.get("/api/v1/health").json()["status"] == "ok"


PROBLEMS: list[tuple[str, str, Any, int]] = [
    ("POST", "/api/v1/ask", {"question": ""}, 422),
    ("POST", "/api/v1/ask", {"question": " "}, 422),
    ("POST", "/api/v1/ask", {"question": "x" * (MAX_QUESTION + 1)}, 422),
    ("POST", "/api/v1/ask", {"question": "x", "wording": "rude"}, 422),
    ("POST", "/api/v1/ask", {"question": "x", "context": ["none"]}, 404),
    ("POST", "/api/v1/ask", {"question": "x", "extra": 1}, 422),
    ("POST", "/api/v1/ask", [], 422),
    ("POST", "/api/v1/ask", None, 422),
    ("GET", "/api/v1/ask", None, 422),
    ("GET", f"/api/v1/ask?q={'x' * (MAX_QUESTION + 1)}", None, 422),
    ("GET", "/api/v1/conditions/none", None, 404),
    ("GET", "/api/v1/conditions?limit=0", None, 422),
    ("GET", "/api/v1/conditions?offset=99999999999999999999", None, 422),
    ("GET", "/api/v1/none", None, 404),
    ("DELETE", "/api/v1/ask", None, 405),
]


@pytest.mark.parametrize(("method", "path", "body", "status"), PROBLEMS)
def test_a_problem_says_what_happened_and_what_to_do(
    client: Client, method: str, path: str, body: Any, status: int
) -> None:
    reply = client.request(method, path, **({} if body is None else {"json": body}))
    problem = reply.json()
    assert reply.status_code == problem["status"] == status
    assert reply.headers["content-type"] == "application/problem+json"
    assert problem["title"]
    assert problem["detail"]
    assert problem["remedy"]
    assert "x" * 100 not in reply.text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"question": "\\ud800"}',
        b'{"\\udfff": 1}',
        b'{"question": 1e999}',
        b'{"question": "\\u0000"}',
        b"[" * 5000,
        b"9" * 5000,
    ],
)
def test_broken_bodies_are_the_callers_problem(client: Client, content: bytes) -> None:
    reply = client.post("/api/v1/ask", content=content, headers={"content-type": "application/json"})
    assert reply.status_code < 500
    if reply.status_code >= 400:
        assert reply.json()["remedy"]


def test_what_the_caller_typed_is_not_repeated_in_a_problem(client: Client) -> None:
    reply = client.post("/api/v1/ask", json={"question": ["canary"], "wording": "canary"})
    assert reply.status_code == 422
    assert "canary" not in reply.text


def test_json_is_safe_to_read_as_text(client: Client) -> None:
    reply = client.get("/api/v1/conditions/hostile")
    assert reply.headers["content-type"] == "application/json"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.json()["name"] == f"Hostile {HOSTILE}"


def test_the_limit_is_the_librarys(client: Client) -> None:
    assert MAX_QUESTION == LIBRARY_MAX_QUESTION
    question = client.get("/api/v1/openapi.json").json()["components"]["schemas"]["Ask"]["properties"]["question"]
    assert question["maxLength"] == MAX_QUESTION


def test_the_description_documents_every_problem(client: Client) -> None:
    description = client.get("/api/v1/openapi.json").json()
    assert "Problem" in description["components"]["schemas"]
    for path, methods in description["paths"].items():
        assert path.startswith("/api/v1/")
        for operation in methods.values():
            assert operation["summary"]
            failures = {status: reply for status, reply in operation["responses"].items() if status >= "400"}
            assert {"400", "503"} <= set(failures)
            for reply in failures.values():
                assert list(reply["content"]) == ["application/problem+json"]
            (kind, reply), *others = operation["responses"]["200"]["content"].items()
            assert kind == ("text/calendar" if path.endswith("/calendar") else "application/json")
            assert reply["schema"]
            assert not others
