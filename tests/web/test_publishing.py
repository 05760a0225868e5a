"""The story of a page, in Chromium and on both databases: from the first administrator to revision 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.community.conftest import quick_hashes
from tests.community.world import PASSWORD, World
from tests.web.served import served

from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.model.person import Role
from symptomdb.serve.cli import make_app
from symptomdb.serve.web.app import create_app

pytestmark = [pytest.mark.browser, pytest.mark.slow]
__all__ = ["quick_hashes"]
HO = Curie("SDB", "heterotopic-ossification")
SIZES = {"phone": {"width": 320, "height": 640}, "desktop": {"width": 1280, "height": 900}}


@dataclass
class Site:
    """A running site over the whole knowledge base."""

    address: str
    world: World
    db: SymptomDatabase


@contextmanager
def running(built: Path, site_url: str, **settings: Any) -> Iterator[Site]:
    """Serve the site on a port of this machine."""
    world = World(site_url, database=str(built), **settings)
    # The clock of the pages is the real one: what is overdue depends on it.
    world.clock.moment = world.clock.moment.replace(year=2026, month=11, day=28)
    db = SymptomDatabase.open(settings=world.settings)
    try:
        with served(create_app(world.settings, db, world.community)) as address:
            yield Site(address, world, db)
    finally:
        db.close()
        world.community.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def story_site(
    request: pytest.FixtureRequest,
    built: Path,
    tmp_path: Path,
    quick_hashes: None,  # noqa: ARG001
) -> Iterator[Site]:
    """A site where nobody has an account yet."""
    sqlite = f"sqlite:///{tmp_path / 'site.sqlite3'}"
    url = sqlite if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    with running(built, url) as site:
        yield site


class Visitor:
    """Somebody at a browser."""

    def __init__(self, chromium: Any, site: Site, size: str = "desktop", **options: Any) -> None:
        self.context = chromium.new_context(viewport=SIZES[size], **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.site, self.alerts = site, []
        self.page.on("dialog", lambda dialog: (self.alerts.append(dialog.message), dialog.dismiss()))

    def open(self, path: str) -> Any:
        """Go to a page of the site."""
        return self.page.goto(self.site.address + path)

    def sign_in(self, name: str) -> None:
        """Sign in with a password."""
        self.open("/sign-in")
        self.page.get_by_label("E-mail").fill(f"{name.split()[0].lower()}@example.org")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name="Sign in").click()
        self.page.get_by_role("link", name=name, exact=True).wait_for()

    def press(self, name: str, exact: bool = True) -> None:
        """Press a button, which leads to a new page."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=exact).first.click()


def make_administrator(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first account, made by the command as on a fresh machine."""
    from typer.testing import CliRunner

    monkeypatch.setenv("SYMPTOMDB_SITE_DATABASE", site.world.settings.site_database_url)
    command = ["users", "add", "ada@example.org", "--name", "Ada", "--role", "administrator"]
    done = CliRunner().invoke(make_app(), command, input=f"{PASSWORD}\n", catch_exceptions=False)
    assert done.exit_code == 0, done.output


def register(visitor: Visitor, name: str) -> None:
    """Make an account on the site, and follow the link of its letter."""
    visitor.open("/sign-up")
    visitor.page.get_by_label("Name").fill(name)
    visitor.page.get_by_label("E-mail").fill(f"{name.split()[0].lower()}@example.org")
    visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
    with visitor.page.expect_navigation():
        visitor.page.locator("main form button").first.click()
    found = re.search(r"https://toy\.example(/\S+token=\S+)", visitor.site.world.letters()[-1].body)
    assert found, visitor.site.world.letters()[-1].body
    visitor.open(found[1])
    visitor.press("Yes, this address is mine")
    visitor.page.get_by_role("heading", name="Your address is confirmed").wait_for()
    visitor.sign_in(name)


def give_role(administrator: Visitor, name: str, role: Role, how: str = "") -> None:
    """Find an account, verify its credentials where `how` says by what, and change its role."""
    administrator.open("/accounts")
    with administrator.page.expect_navigation():
        administrator.page.get_by_role("link", name=name, exact=True).click()
    if how:
        administrator.page.get_by_label("By what did you check them?").fill(how)
        administrator.press("Note it as verified")
        administrator.page.get_by_text(how).first.wait_for()
    administrator.page.get_by_label("New role").select_option(str(role))
    administrator.press("Change it")
    administrator.page.locator("dd", has_text=str(role)).first.wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_story_of_a_page(chromium: Any, story_site: Site, scripts: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    site, world = story_site, story_site.world
    options = {"java_script_enabled": scripts}

    # The first administrator is made by the command. The others register and confirm their addresses; she gives roles.
    make_administrator(site, monkeypatch)
    reviewer, moderator, reader = (Visitor(chromium, site, **options) for _ in range(3))
    for visitor, name in ((reviewer, "Rita"), (moderator, "Mo"), (reader, "Rolf")):
        register(visitor, name)
    administrator = Visitor(chromium, site, **options)
    administrator.sign_in("Ada")
    give_role(administrator, "Rita", Role.REVIEWER)
    give_role(administrator, "Mo", Role.MODERATOR)

    # An author registers, confirms the address and is verified.
    author = Visitor(chromium, site, **options)
    register(author, "Ann Author")
    give_role(administrator, "Ann Author", Role.AUTHOR, "Register of physicians, seen today")
    # A new role ends a person's sessions.
    author.sign_in("Ann Author")

    # She edits a statement: the checker speaks beside the field, the preview shows it, then it is right.
    author.open(f"/conditions/{HO.local}")
    author.press("Edit this page")
    with author.page.expect_navigation():
        author.page.get_by_role("link", name="Edit What it is", exact=True).click()
    plain = author.page.get_by_label("Plain wording")
    plain.fill("Bone grows in soft tissue.")
    author.page.get_by_label("How sure it is").select_option("often")
    author.press("Preview")
    author.page.locator("#plain-said .remark-must").first.wait_for()
    author.page.get_by_label("How sure it is").select_option("is")
    plain.fill("It is true bone that grows in soft tissue, where there should be none.")
    if scripts:
        author.page.locator("#preview", has_text="It is true bone that grows").wait_for()
    author.press("Save")
    draft = author.page.url.split("#")[0]
    author.page.get_by_label("What you changed, and why").fill("Shorter plain words for what it is.")
    author.press("Submit for review")

    # A reviewer sends it back, she changes it, the reviewer approves.
    reviewer.sign_in("Rita")
    reviewer.open("/desk")
    with reviewer.page.expect_navigation():
        reviewer.page.get_by_role("link", name="Heterotopic ossification").first.click()
    reviewer.page.locator("ins", has_text="It is").first.wait_for()
    reviewer.page.get_by_label("What should change first?").fill("Say soft parts of the body.")
    reviewer.press("Send it back")
    author.page.goto(draft)
    author.page.get_by_text("Say soft parts of the body.").first.wait_for()
    with author.page.expect_navigation():
        author.page.get_by_role("link", name="Edit What it is", exact=True).click()
    author.page.get_by_label("Plain wording").fill("It is true bone that grows in the soft parts of the body.")
    author.press("Save")
    author.page.get_by_label("What you changed, and why").fill("Plainer words for what it is.")
    author.press("Submit for review")
    reviewer.open("/desk")
    with reviewer.page.expect_navigation():
        reviewer.page.get_by_role("link", name="Heterotopic ossification").first.click()
    reviewer.press("Approve and publish")

    # A reader sees revision 2, rates the author and comments with Markdown and a script.
    reader.open(f"/conditions/{HO.local}")
    reader.page.get_by_text("It is true bone that grows in the soft parts of the body.").first.wait_for()
    reader.page.get_by_text("Revision 2.").first.wait_for()
    reader.page.get_by_text("Reviewed by Rita").first.wait_for()
    votes = reader.page.locator("form.stars", has_text="Rate the author Ann Author")
    votes.get_by_label("5", exact=True).check()
    with reader.page.expect_navigation():
        votes.get_by_role("button").click()
    reader.page.get_by_text("5.0").first.wait_for()
    reader.page.get_by_label("Add a comment").fill(
        "**Clear**, thanks. <script>alert(1)</script> [x](javascript:alert(2))"
    )
    reader.press("Post")
    assert reader.page.locator(".comment-body strong").inner_text() == "Clear"
    assert "<script>alert(1)</script>" in reader.page.locator(".comment-body").inner_text()

    # A moderator hides it with a reason; its writer sees why, others see nothing.
    moderator.sign_in("Mo")
    key = world.community.comments.recent(1)[0][0].id
    moderator.open(f"/moderation/{key}")
    moderator.page.get_by_label("Reason").fill("It tries to run a script.")
    moderator.press("Hide it", exact=False)
    moderator.page.wait_for_url(f"{site.address}/moderation")
    reader.open(f"/conditions/{HO.local}")
    reader.page.get_by_text("It tries to run a script.").wait_for()
    moderator.open(f"/conditions/{HO.local}")
    moderator.page.get_by_text("Nobody has commented yet.").wait_for()

    # The history shows a readable difference, and the export is the published text, byte for byte.
    moderator.open(f"/conditions/{HO.local}/history")
    moderator.press("Compare")
    moderator.page.locator("ins", has_text="It is").first.wait_for()
    exported = moderator.context.request.get(f"{site.address}/conditions/{HO.local}/revisions/2/export").body()
    published = world.community.pages.numbered(HO, 2)
    assert exported == published.text.encode()
    first = world.community.pages.numbered(HO, 1)
    assert first.text == site.db.monograph_text(HO)
    changed = {one.id for one in world.community.pages.difference(first, published).statements}
    assert changed == {"definition"}
    assert "It is true bone that grows in the soft parts" in str(site.db.ask("What is HO?", wording="plain"))
    assert re.fullmatch(r"[\d.]+-[0-9a-f]{8}\+[0-9a-f]{6}", site.db.version)
    assert [one.alerts for one in (administrator, author, reviewer, reader, moderator)] == [[]] * 5
    for one in (administrator, author, reviewer, reader, moderator):
        one.context.close()
