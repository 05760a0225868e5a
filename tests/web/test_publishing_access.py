"""The pages of publishing for everybody: axe finds nothing, 320 px suffice, the keyboard and no JavaScript do too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from tests.community.conftest import quick_hashes
from tests.community.test_pages import Office
from tests.community.world import PASSWORD, World
from tests.publish.toy import BELL_TOE
from tests.web.axe import violations
from tests.web.fake import FakeDatabase
from tests.web.served import served

from symptomdb.model.person import Role
from symptomdb.model.rating import Verdict
from symptomdb.serve.web.app import create_app

pytestmark = pytest.mark.browser
__all__ = ["quick_hashes"]


@dataclass
class Place:
    """A running site with something on every page."""

    address: str
    office: Office
    keys: dict[str, int]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, quick_hashes: None) -> Iterator[Place]:  # noqa: ARG001
    world = World(f"sqlite:///{tmp_path_factory.mktemp('access') / 'site.sqlite3'}")
    world.add("Mo", Role.MODERATOR)
    office = Office(world)
    community = office.community
    behind = office.draft(office.other, label="Older")
    office.published(label="Hum")
    waiting = office.submitted(label="A deep hum")
    community.ratings.give_opinion(office.reviewer, BELL_TOE, "ring", Verdict.DISPUTES, "Not in all.", "10.1000/x.1")
    comment = community.comments.post(
        office.reader, BELL_TOE, "Is it **loud**?\n\n- here\n- [there](https://x.example/)"
    )
    community.comments.post(office.author, BELL_TOE, "> Is it\n\nRarely.", parent=comment.id)
    community.comments.report(office.other, comment.id, "Odd.")
    app = create_app(world.settings, FakeDatabase(), community)  # type: ignore[arg-type]
    keys = {"behind": behind.id, "waiting": waiting.id, "comment": comment.id}
    with served(app) as address:
        yield Place(address, office, keys)
    community.close()


#: Who looks at which page; with a button, that is pressed first, so that the form shows its error.
PAGES: tuple[tuple[str, str, str], ...] = (
    ("", "/conditions/bell-toe", ""),
    ("Rolf", "/conditions/bell-toe", ""),
    ("", "/conditions/bell-toe/history", ""),
    ("", "/conditions/bell-toe/compare?old=1&new=2", ""),
    ("Rita", "/conditions/bell-toe/revisions/2", ""),
    ("Rita", "/conditions/bell-toe/statements/ring", ""),
    ("Olaf", "/conditions/bell-toe/statements/hum", "Give my view"),
    ("Rolf", "/conditions/bell-toe/comments?parent={comment}", ""),
    ("Rolf", "/comments/{comment}/change", "Preview"),
    ("Rita", "/comments/{comment}/report", ""),
    ("Olaf", "/desk", ""),
    ("Rita", "/desk", ""),
    ("Olaf", "/drafts/{behind}", ""),
    ("Olaf", "/drafts/{behind}", "Discard the draft"),
    ("Olaf", "/drafts/{behind}/statements/hum", "Preview"),
    ("Olaf", "/drafts/{behind}/add?after=hum", "Preview"),
    ("Olaf", "/drafts/{behind}/catch-up", ""),
    ("Rita", "/reviews/{waiting}", ""),
    ("Mo", "/moderation", ""),
    ("Mo", "/moderation/{comment}", "Hide it"),
)


def _open(chromium: Any, place: Place, name: str, **options: Any) -> Any:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, **options)
    page = context.new_page()
    if name:
        page.goto(f"{place.address}/sign-in")
        page.get_by_label("E-mail").fill(f"{name.lower()}@example.org")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name=name, exact=True).wait_for()
    return page


def test_axe_finds_nothing_on_a_phone(chromium: Any, place: Place) -> None:
    found = []
    opened: dict[str, Any] = {}
    for name, path, button in PAGES:
        if name not in opened:
            opened[name] = _open(chromium, place, name, bypass_csp=True)
        page = opened[name]
        reply = page.goto(place.address + path.format(**place.keys))
        assert reply.status == 200, (name, path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if button:
            with page.expect_navigation():
                page.get_by_role("button", name=button).first.click()
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [(path, button, scheme, *one) for one in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > 320"):
            found.append((path, button, "", "too wide", []))
    for page in opened.values():
        page.context.close()
    assert found == []


def test_a_comment_is_written_and_posted_by_keyboard_without_javascript(chromium: Any, place: Place) -> None:
    place.office.world.clock.move(minutes=5)
    page = _open(chromium, place, "Rita", java_script_enabled=False)
    page.goto(f"{place.address}/conditions/bell-toe")
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.locator("textarea#body:focus").count():
            break
    page.keyboard.type("By keyboard")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#comment-*")
    assert page.get_by_text("By keyboard").first.is_visible()
    page.context.close()


def test_the_preview_follows_while_one_types(chromium: Any, place: Place) -> None:
    page = _open(chromium, place, "Olaf")
    page.goto(f"{place.address}/drafts/{place.keys['behind']}/statements/hum")
    page.get_by_label("Plain wording").fill("You hear a loud hum.")
    page.locator("#preview", has_text="You hear a loud hum.").wait_for()
    page.locator("#preview .remark-must").first.wait_for()
    page.context.close()


def test_two_windows_never_overwrite_each_other(chromium: Any, place: Place) -> None:
    first, second = _open(chromium, place, "Olaf"), _open(chromium, place, "Olaf", java_script_enabled=False)
    path = f"{place.address}/drafts/{place.keys['behind']}/statements/ring"
    for page in (first, second):
        page.goto(path)
    first.get_by_label("Label").fill("From the first")
    first.get_by_role("button", name="Save").click()
    first.wait_for_url("**#at-ring")
    second.get_by_label("Label").fill("From the second")
    second.get_by_role("button", name="Save").click()
    second.get_by_text("This was changed since you opened it.").first.wait_for()
    assert second.locator(".clash").get_by_text("From the first").is_visible()
    assert second.get_by_label("Label").input_value() == "From the second"
    second.get_by_role("button", name="Save").click()
    second.wait_for_url("**#at-ring")
    assert second.get_by_text("From the second").first.is_visible()
    for page in (first, second):
        page.context.close()
