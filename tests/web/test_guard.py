"""Headers, limits and silence: what the guard promises for every route."""

from __future__ import annotations

import logging

import pytest
from fastapi import FastAPI
from tests.web.browser import Browser
from tests.web.conftest import Client
from tests.web.test_pages import ERRORS, FOR_MEMBERS, FORM_PAGES, PAGES

from symptomdb.serve.web.guard import HEADERS, MAX_BODY_BYTES

OTHERS = [
    "/static/site.css",
    "/static/none",
    "/api/v1/none",
    "/health",
    "/metrics",
    "/feeds/changes.atom",
    *(f"/api/v1/{part}" for part in ("openapi.json", "health", "ask", "search", "sources", "conditions")),
    "/api/v1/conditions/bell-toe",
    *(f"/api/v1/{part}" for part in ("read", "find", "compare", "phenopacket", "interview")),
]


@pytest.mark.parametrize("path", [*PAGES, *FORM_PAGES, *FOR_MEMBERS, *(path for path, _ in ERRORS), *OTHERS])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_every_reply_has_all_headers(client: Client, path: str, method: str) -> None:
    reply = client.request(method, path)
    for name, value in HEADERS.items():
        assert reply.headers[name] == value
    assert "cache-control" in reply.headers
    assert ("set-cookie" in reply.headers) is (path in FORM_PAGES and method == "GET")


def test_who_came_by_tls_is_told_to_go_on_so(app: FastAPI) -> None:
    for scheme, expected in (("https", "max-age=31536000"), ("http", None)):
        browser = Browser(app, scheme)
        for path in ("/about", "/nowhere", "/static/site.css", "/api/v1/none"):
            assert browser.get(path).headers.get("strict-transport-security") == expected


def test_the_policy_allows_nothing_inline_and_no_other_origin() -> None:
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy
    for word in ("unsafe", "http:", "https:", "data:", "*"):
        assert word not in policy


@pytest.mark.parametrize("path", ["/ask", "/api/v1/ask"])
def test_a_large_body_is_refused_with_a_remedy(client: Client, path: str) -> None:
    reply = client.post(path, content=b"x" * (MAX_BODY_BYTES + 1))
    assert reply.status_code == 413
    assert "Send less text." in reply.text


def test_a_large_body_without_a_length_is_refused(client: Client) -> None:
    async def chunks() -> object:
        for _ in range(MAX_BODY_BYTES // 1024 + 2):
            yield b"x" * 1024

    headers = {"content-type": "application/json"}
    reply = client.post("/api/v1/ask", content=chunks(), headers=headers)
    assert reply.status_code == 413


def test_a_length_that_is_no_number_is_refused(client: Client) -> None:
    assert client.post("/ask", headers={"content-length": "many"}).status_code == 400


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}])
def test_a_form_from_another_site_is_refused(client: Client, headers: dict[str, str]) -> None:
    assert client.post("/ask", data={"q": "toe"}, headers=headers).status_code == 403
    assert client.get("/ask?q=toe", headers=headers).status_code == 200


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://toy.example"}, {}])
def test_a_form_from_this_site_is_taken(client: Client, headers: dict[str, str]) -> None:
    assert client.post("/ask", data={"q": "toe"}, headers=headers).status_code == 200


def test_an_unexpected_error_shows_and_logs_no_word_of_the_question(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        page = client.get("/ask?q=explode+canary")
        problem = client.post("/api/v1/ask", json={"question": "explode canary"})
    assert (page.status_code, problem.status_code) == (500, 500)
    assert problem.headers["content-type"] == "application/problem+json"
    assert "canary" not in problem.text + page.text
    ours = [record for record in caplog.records if record.name.startswith("symptomdb")]
    assert not [record for record in ours if "canary" in str(vars(record))]
    errors = [record for record in ours if record.levelno >= logging.ERROR]
    assert len(errors) == 2
    for record in errors:
        assert "RuntimeError" in record.getMessage()
        assert record.exc_info is None


def test_static_files_may_be_kept_and_answers_may_not(client: Client) -> None:
    home = client.get("/").text
    address = home[home.index("/static/site.css") :].split('"')[0]
    assert "immutable" in client.get(address).headers["cache-control"]
    assert client.get("/static/site.css").headers["cache-control"] == "no-cache"
    for path in ("/ask?q=toe", "/api/v1/ask?q=toe", "/search?q=toe", "/nowhere"):
        assert client.get(path).headers["cache-control"] == "no-store"
