"""Signing up, in and out on the pages: forms, cookies, tokens, where one is led."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from tests.community.conftest import quick_hashes
from tests.community.world import PASSWORD, World
from tests.web.browser import Browser
from tests.web.fake import FakeDatabase

from symptomdb.serve.web.app import create_app

__all__ = ["quick_hashes"]


@pytest.fixture
def world(tmp_path: Path, quick_hashes: None) -> Iterator[World]:  # noqa: ARG001
    """A community on SQLite: what differs between databases is tested below the pages."""
    made = World(f"sqlite:///{tmp_path / 'site.sqlite3'}")
    yield made
    made.community.close()


@pytest.fixture
def app_of_world(world: World) -> FastAPI:
    """The application over the made-up knowledge base and this community."""
    return create_app(world.settings, FakeDatabase(), world.community)  # type: ignore[arg-type]


@pytest.fixture
def browser(app_of_world: FastAPI) -> Browser:
    """Somebody who is not signed in yet."""
    return Browser(app_of_world)


def test_from_signing_up_to_signing_out(world: World, browser: Browser) -> None:
    reply = browser.submit("/sign-up", name="Anna", email="anna@example.org", password=PASSWORD)
    assert "Look into your mail" in reply.text
    token = world.token_in_last_letter()
    assert "Yes, this address is mine" in browser.get(f"/confirm?token={token}").text
    assert "is confirmed" in browser.submit(f"/confirm?token={token}", "/confirm", token=token).text
    reply = browser.sign_in("Anna", PASSWORD)
    assert (reply.status_code, reply.headers["location"]) == (303, "/")
    assert "Anna" in browser.get("/").text
    assert "anna@example.org" in browser.get("/account").text
    reply = browser.submit("/account", "/sign-out")
    assert (reply.status_code, browser.jar) == (303, {})
    assert browser.get("/account").headers["location"] == "/sign-in?next=%2Faccount"


def test_opening_the_link_alone_confirms_nothing(world: World, browser: Browser) -> None:
    browser.submit("/sign-up", name="Anna", email="anna@example.org", password=PASSWORD)
    browser.get(f"/confirm?token={world.token_in_last_letter()}")
    reply = browser.sign_in("Anna", PASSWORD)
    assert reply.status_code == 403
    assert "not confirmed yet" in reply.text


def test_a_session_gets_a_new_token_at_each_sign_in_and_old_ones_are_dead(world: World, browser: Browser) -> None:
    world.add("Anna")
    browser.jar["session"] = "chosen-by-an-attacker"
    browser.sign_in("Anna", PASSWORD)
    first = browser.jar["session"]
    assert first != "chosen-by-an-attacker"
    browser.submit("/account", "/sign-out")
    browser.jar["session"] = first
    assert browser.get("/account").status_code == 303


def test_cookies_are_for_this_host_and_no_script(world: World, app_of_world: FastAPI) -> None:
    world.add("Anna")
    for scheme, name in (("http", "session"), ("https", "__Host-session")):
        browser = Browser(app_of_world, scheme)
        line = next(one for one in browser.sign_in("Anna", PASSWORD).headers.get_list("set-cookie") if "session" in one)
        parts = {part.strip().lower() for part in line.split(";")[1:]}
        assert line.startswith(f"{name}=")
        assert parts == {"httponly", "path=/", "samesite=lax", *(["secure"] if scheme == "https" else [])}


@pytest.mark.parametrize("token", [None, "", "x" * 64])
def test_a_form_without_its_token_is_refused(world: World, browser: Browser, token: str | None) -> None:
    world.add("Anna")
    browser.get("/sign-in")
    fields = {"email": "anna@example.org", "password": PASSWORD} | ({} if token is None else {"form_token": token})
    reply = browser.post("/sign-in", data=fields)
    assert reply.status_code == 403
    assert "session" not in browser.jar


def test_a_token_of_another_browser_is_refused(world: World, app_of_world: FastAPI) -> None:
    world.add("Anna")
    world.add("Eve")
    anna, eve = Browser(app_of_world), Browser(app_of_world)
    anna.sign_in("Anna", PASSWORD)
    eve.sign_in("Eve", PASSWORD)
    page = eve.get("/account").text
    token = page.split('name="form_token" value="')[1].split('"')[0]
    assert anna.post("/sign-out", data={"form_token": token}).status_code == 403
    assert anna.get("/account").status_code == 200


@pytest.mark.parametrize(
    ("wanted", "led"),
    [("/conditions", "/conditions"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil.example", "/")],
)
def test_after_signing_in_one_is_led_on_within_the_site_only(
    world: World, browser: Browser, wanted: str, led: str
) -> None:
    world.add("Anna")
    reply = browser.submit("/sign-in", email="anna@example.org", password=PASSWORD, next=wanted)
    assert reply.headers["location"] == led


def test_errors_stand_at_their_field_and_keep_what_was_typed(browser: Browser) -> None:
    reply = browser.submit("/sign-up", name="Anna <b>", email="anna@example.org", password="short")
    assert reply.status_code == 422
    assert "Error: Make an account" in reply.text
    assert 'aria-describedby="password-hint password-error"' in reply.text
    assert 'value="Anna &lt;b&gt;"' in reply.text
    assert "short" not in reply.text.split("</form>")[0].split("<form")[1].replace("shortest", "")


def test_too_many_tries_are_told_when_to_come_back(browser: Browser) -> None:
    for _ in range(10):
        assert browser.sign_in("nobody", PASSWORD).status_code == 403
    reply = browser.sign_in("nobody", PASSWORD)
    assert reply.status_code == 429
    assert "Wait 15 minutes" in reply.text


def test_pages_of_who_is_signed_in_are_kept_by_nobody(world: World, browser: Browser) -> None:
    assert browser.get("/about").headers["cache-control"] == "no-cache"
    assert browser.get("/about").headers["vary"] == "cookie"
    world.add("Anna")
    browser.sign_in("Anna", PASSWORD)
    assert browser.get("/about").headers["cache-control"] == "no-store"


def test_reading_opens_no_database_of_people(tmp_path: Path) -> None:
    from symptomdb.settings import Settings

    browser = Browser(create_app(Settings(home=tmp_path), FakeDatabase()))  # type: ignore[arg-type]
    assert browser.get("/").status_code == 200
    assert list(tmp_path.iterdir()) == []
    assert browser.get("/sign-in").status_code == 200
    assert (tmp_path / "site.sqlite3").exists()
