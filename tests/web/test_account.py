"""Accounts on the pages: profile, password, roles; and doors for programs that take no notice of who is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.community.conftest import quick_hashes
from tests.community.world import PASSWORD, World
from tests.web.browser import Browser
from tests.web.fake import FakeDatabase

from symptomdb.model.notice import Notice
from symptomdb.model.person import Role
from symptomdb.serve.web.app import create_app

__all__ = ["quick_hashes"]
NEW = "lantern gravel opera mustard"


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


def test_an_author_fills_in_a_profile_and_readers_see_it(world: World, browser: Browser) -> None:
    anna = world.add("Anna", Role.AUTHOR)
    browser.sign_in("Anna", PASSWORD)
    wrong = browser.submit("/account/profile", name="Anna", orcid="0000-0002-1825-0098", credentials="MD")
    assert (wrong.status_code, "wrong digit" in wrong.text, 'value="MD"' in wrong.text) == (422, True, True)
    fields = {"name": "Dr Anna", "orcid": "0000-0002-1825-0097", "credentials": "MD", "conflicts": "none declared"}
    assert browser.submit("/account/profile", **fields).headers["location"] == "/account?done=profile"
    page = Browser(browser.app).get(f"/people/{anna.id}").text
    for text in ("Dr Anna", "MD", "none declared", "Nobody has checked these credentials yet", "ProfilePage"):
        assert text in page
    assert "anna@example.org" not in page


def test_a_new_password_gives_this_browser_a_new_session(world: World, browser: Browser) -> None:
    world.add("Anna")
    browser.sign_in("Anna", PASSWORD)
    before = browser.jar["session"]
    assert browser.submit("/account/password", current_password=NEW, password=NEW).status_code == 422
    browser.submit("/account/password", current_password=PASSWORD, password=NEW)
    assert browser.jar["session"] != before
    assert browser.get("/account").status_code == 200
    browser.jar["session"] = before
    assert browser.get("/account").status_code == 303


def test_an_administrator_verifies_promotes_and_closes(world: World, browser: Browser) -> None:
    world.add("Boss", Role.ADMINISTRATOR)
    anna = world.add("Anna")
    browser.sign_in("Boss", PASSWORD)
    page = f"/accounts/{anna.id}"
    assert browser.submit(page, f"{page}/verify", how="").status_code == 422
    assert browser.submit(page, f"{page}/role", role="emperor").status_code == 422
    browser.submit(page, f"{page}/verify", how="medical register")
    browser.submit(page, f"{page}/role", role="reviewer")
    found = world.community.people.show(anna.id)
    assert (found.role, found.verification and found.verification.how) == (Role.REVIEWER, "medical register")
    browser.submit(page, f"{page}/disable", reason="asked for it")
    assert world.community.people.show(anna.id).disabled
    assert "reader → reviewer" in browser.get(page).text
    assert "Anna" in browser.submit("/accounts", q="ann").text
    boss = world.community.people.find("boss@example.org")
    refused = browser.submit(f"/accounts/{boss.id}", f"/accounts/{boss.id}/disable", reason="x")
    assert (refused.status_code, "only administrator" in refused.text) == (409, True)


def test_a_notice_ends_by_the_mail_program_alone(world: World, browser: Browser) -> None:
    anna = world.add("Anna")
    with world.community.ground.database.write() as connection:
        world.community.notices.tell(connection, anna.id, Notice.REPLY, "an answer", "See there.")
    address = world.letters()[-1].unsubscribe.removeprefix("https://toy.example")
    assert browser.get(address).status_code == 200
    assert Notice.REPLY in world.community.notices.wanted(anna)
    assert browser.post(address, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Notice.REPLY not in world.community.notices.wanted(anna)
    assert browser.post(address[:-1] + "0").status_code in (200, 404)
    assert browser.post("/unsubscribe?person=x&kind=reply&sign=y").status_code == 404


def test_export_is_a_file_of_ones_own(world: World, browser: Browser) -> None:
    world.add("Anna")
    browser.sign_in("Anna", PASSWORD)
    reply = browser.submit("/account/data", "/account/data/export")
    assert reply.headers["content-disposition"] == 'attachment; filename="my-data.json"'
    assert reply.json()["person"][0]["email"] == "anna@example.org"


@pytest.mark.parametrize("role", list(Role))
def test_programs_get_the_same_whoever_is_signed_in(world: World, browser: Browser, role: Role) -> None:
    world.add(role.title(), role)
    somebody = Browser(browser.app)
    somebody.sign_in(role, PASSWORD)
    for path in ("/api/v1/conditions", "/api/v1/conditions/bell-toe", "/api/v1/sources", "/api/v1/ask?q=toe"):
        mine, anybodys = somebody.get(path), browser.get(path)
        assert (mine.status_code, mine.content) == (anybodys.status_code, anybodys.content)
        assert "set-cookie" not in mine.headers


def test_a_database_that_fails_leaves_reading_and_says_so_elsewhere(tmp_path: Path) -> None:
    from symptomdb.settings import Settings

    (tmp_path / "site.sqlite3").mkdir()
    browser = Browser(create_app(Settings(home=tmp_path), FakeDatabase()))  # type: ignore[arg-type]
    browser.jar["session"] = "x"
    assert browser.get("/conditions/bell-toe").status_code == 200
    assert browser.get("/sign-in").status_code == 503
    assert browser.get("/account").status_code == 503
