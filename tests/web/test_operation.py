"""For whoever runs the site: health, figures and the log, with nobody's data in them."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.community.conftest import quick_hashes
from tests.community.world import PASSWORD, World
from tests.web.browser import Browser
from tests.web.fake import FakeDatabase

from symptomdb.errors import BadInput
from symptomdb.serve.web import log
from symptomdb.serve.web.app import create_app
from symptomdb.serve.web.chores import Chores
from symptomdb.settings import Settings

__all__ = ["quick_hashes"]
CANARY = "zyxcanary"


@pytest.fixture
def world(tmp_path: Path, quick_hashes: None) -> Iterator[World]:  # noqa: ARG001
    """A community on SQLite."""
    made = World(f"sqlite:///{tmp_path / 'site.sqlite3'}")
    yield made
    made.community.close()


@pytest.fixture
def browser(world: World) -> Browser:
    """Somebody at its pages."""
    return Browser(create_app(world.settings, FakeDatabase(), world.community))  # type: ignore[arg-type]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the log gets, at its most talkative."""
    stream = io.StringIO()
    log.set_up("debug")
    logger = logging.getLogger("symptomdb")
    logger.handlers[0].setStream(stream)  # type: ignore[attr-defined]
    yield stream
    logger.handlers, logger.propagate = [], True
    logger.setLevel(logging.NOTSET)


def test_health_says_that_both_databases_answer(browser: Browser) -> None:
    reply = browser.get("/health")
    assert (reply.status_code, reply.json()["status"]) == (200, "ok")
    assert reply.json()["people"]
    assert reply.json()["knowledge_base"]


def test_health_fails_with_what_fails(tmp_path: Path) -> None:
    reply = Browser(create_app(Settings(home=tmp_path))).get("/health")
    assert reply.status_code == 503
    assert reply.json()["knowledge_base"] == "NoDatabase"


def test_figures_count_by_pattern_and_name_nothing_typed(browser: Browser) -> None:
    browser.get(f"/conditions/{CANARY}")
    browser.get(f"/{CANARY}")
    browser.request(CANARY.upper(), "/about")
    browser.get("/api/v1/health")
    text = browser.get("/metrics").text
    assert 'symptomdb_requests_total{method="GET",route="/conditions/{key}",status="404"} 1.0' in text
    assert 'route="/api/v1/health"' in text
    assert CANARY not in text.lower()


def test_figures_are_for_this_machine_unless_the_owner_shows_them(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from symptomdb.serve.web import operation

    monkeypatch.setattr(operation, "client_address", lambda _request: "203.0.113.9")
    for public, status in ((False, 404), (True, 200)):
        settings = replace(world.settings, public_metrics=public)
        app = create_app(settings, FakeDatabase(), world.community)  # type: ignore[arg-type]
        assert Browser(app).get("/metrics").status_code == status


def test_the_log_is_json_with_figures_and_without_anybody(browser: Browser, world: World, lines: io.StringIO) -> None:
    world.add("Anna")
    browser.get(f"/ask?q={CANARY}")
    browser.post("/ask", data={"q": CANARY})
    browser.get(f"/search?q={CANARY}")
    browser.get(f"/conditions/{CANARY}")
    browser.sign_in("anna", PASSWORD)
    Browser(browser.app).sign_in(CANARY, CANARY)
    found = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert {"route": "/ask", "method": "POST", "status": 200}.items() <= found[1].items()
    assert len(found) >= 6
    for secret in (CANARY, "anna@", PASSWORD, "127.0.0.1", browser.jar["session"]):
        assert secret not in lines.getvalue()


def test_an_exception_is_logged_by_its_kind_alone(lines: io.StringIO) -> None:
    try:
        raise RuntimeError(CANARY)
    except RuntimeError:
        logging.getLogger("symptomdb.toy").exception("it failed")
    [line] = [json.loads(one) for one in lines.getvalue().splitlines()]
    assert (line["error"], line["message"]) == ("RuntimeError", "it failed")
    assert CANARY not in lines.getvalue()


def test_a_level_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput, match="SYMPTOMDB_LOG_LEVEL"):
        log.set_up("loud")


def test_chores_send_letters_and_survive_a_broken_mail_server(world: World) -> None:
    world.community.accounts.sign_up("Anna", "anna@example.org", PASSWORD)
    app = create_app(world.settings, FakeDatabase(), world.community)  # type: ignore[arg-type]
    chores = Chores(app.state.community)
    world.postbag.broken = True
    chores.do()
    assert world.postbag.letters == []
    world.postbag.broken = False
    world.clock.move(minutes=2)
    chores.do()
    assert [letter.kind for letter in world.postbag.letters] == ["confirm"]


def test_nothing_that_is_asked_or_read_is_in_any_file(tmp_path: Path, built: Path, lines: io.StringIO) -> None:
    """Whoever is signed in asks, searches, reads and ranks: no word of it is in people's database or in the log."""
    world = World(f"sqlite:///{tmp_path / 'site.sqlite3'}", database=str(built))
    world.add("Anna")
    browser = Browser(create_app(world.settings, None, world.community))
    browser.sign_in("anna", PASSWORD)
    typed = f"My friend {CANARY} has a stiff hip and no fever {CANARY}"
    replies = [
        browser.post("/ask", data={"q": typed}),
        browser.post("/read", data={"text": typed}),
        browser.post("/find", data={"text": typed, "professional": "yes"}),
        browser.post("/interview", data={"text": typed, "professional": "yes"}),
        browser.post("/api/v1/ask", json={"question": typed}),
        browser.post("/api/v1/read", json={"text": typed}),
        browser.post("/api/v1/find", json={"text": typed}),
        browser.get(f"/search?q={CANARY}"),
    ]
    assert [reply.status_code for reply in replies].count(200) >= 6, [reply.status_code for reply in replies]
    for reply in replies:
        assert CANARY not in str(reply.url.path) + reply.headers.get("location", "") + str(reply.headers)
    world.community.close()
    files = [path for folder in (tmp_path, built.parent) for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "site.sqlite3" for path in files)
    for path in files:
        assert CANARY.encode() not in path.read_bytes(), path
    assert CANARY not in lines.getvalue()
