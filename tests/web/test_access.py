"""Who may open what: every route of the application, as everybody and as each role.

The table is compared with the application's own routes: a route that is not in it fails the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.routing import Mount
from tests.community.conftest import quick_hashes
from tests.community.world import PASSWORD, World
from tests.web.browser import Browser
from tests.web.fake import FakeDatabase

from symptomdb.model.person import ALLOWED, Permission, Role
from symptomdb.serve.web.app import create_app
from symptomdb.serve.web.forms import check_form
from symptomdb.serve.web.guard import HEADERS
from symptomdb.serve.web.visitor import signed_in
from symptomdb.settings import Settings

__all__ = ["quick_hashes"]

EVERYBODY, MEMBERS = "everybody", "members"
#: Pages that answer what was typed and change nothing; the body keeps it out of the address.
ASKING = ("/ask", "/read", "/find", "/interview", "/plan/{condition}")
#: (method, path) → who may: everybody, members (whoever is signed in), or who has the permission.
ACCESS: dict[tuple[str, str], str | Permission] = {
    **{(method, path): EVERYBODY for path in ASKING for method in ("GET", "POST")},
    ("POST", "/sign-up"): EVERYBODY,
    ("POST", "/confirm"): EVERYBODY,
    ("POST", "/sign-in"): EVERYBODY,
    ("POST", "/sign-in/code"): EVERYBODY,
    ("POST", "/sign-in/elsewhere"): EVERYBODY,
    ("GET", "/sign-in/elsewhere/back"): EVERYBODY,
    ("POST", "/sign-out"): EVERYBODY,
    ("POST", "/reset"): EVERYBODY,
    ("POST", "/reset/choose"): EVERYBODY,
    ("POST", "/unsubscribe"): EVERYBODY,
    ("POST", "/account/email/confirm"): EVERYBODY,
    **{
        ("GET", path): EVERYBODY
        for path in (
            "/",
            "/conditions",
            "/conditions/{key}",
            "/plan",
            "/search",
            "/sources",
            "/sources/{key}",
            "/coverage",
            "/changes",
            "/feeds/changes.atom",
            "/publications/{key:path}",
            "/about",
            "/sign-up",
            "/confirm",
            "/sign-in",
            "/sign-in/code",
            "/reset",
            "/reset/choose",
            "/unsubscribe",
            "/account/email/confirm",
            "/people",
            "/people/{person_id}",
            "/goodbye",
        )
    },
    **{
        ("GET", f"/account{part}"): MEMBERS
        for part in ("", "/profile", "/password", "/email", "/second-factor", "/data", "/notices")
    },
    **{
        ("POST", f"/account/{part}"): MEMBERS
        for part in (
            "profile",
            "password",
            "email",
            "second-factor/begin",
            "second-factor/confirm",
            "second-factor/remove",
            "data/export",
            "data/erase",
            "notices",
        )
    },
    **{
        ("GET", path): EVERYBODY
        for path in (
            "/conditions/{key}/history",
            "/conditions/{key}/compare",
            "/conditions/{key}/revisions/{number}",
            "/conditions/{key}/revisions/{number}/export",
            "/conditions/{key}/statements/{statement}",
            "/conditions/{key}/revisions.atom",
            "/conditions/{key}/comments.atom",
            "/feeds/revisions.atom",
            "/feeds/comments.atom",
            "/comments/{key}",
        )
    },
    ("GET", "/desk"): MEMBERS,
    ("POST", "/conditions/{key}/edit"): Permission.WRITE,
    ("POST", "/conditions/{key}/revisions/{number}/restore"): Permission.WRITE,
    ("POST", "/conditions/{key}/revisions/{number}/withdraw"): Permission.WITHDRAW,
    **{
        ("GET", f"/drafts/{{key}}{part}"): Permission.WRITE
        for part in ("", "/statements/{statement}", "/add", "/catch-up")
    },
    **{
        ("POST", f"/drafts/{{key}}/{part}"): Permission.WRITE
        for part in (
            "summary",
            "statements/{statement}",
            "statements/{statement}/remove",
            "statements/{statement}/move",
            "add",
            "submit",
            "take-back",
            "discard",
            "catch-up",
        )
    },
    ("GET", "/reviews/{key}"): Permission.REVIEW,
    ("POST", "/reviews/{key}/send-back"): Permission.REVIEW,
    ("POST", "/reviews/{key}/publish"): Permission.REVIEW,
    ("POST", "/conditions/{key}/rate"): Permission.RATE,
    ("POST", "/conditions/{key}/statements/{statement}/opinion"): Permission.DISPUTE,
    ("GET", "/conditions/{key}/comments"): Permission.COMMENT,
    ("POST", "/conditions/{key}/comments"): Permission.COMMENT,
    ("GET", "/comments/{key}/change"): Permission.COMMENT,
    ("POST", "/comments/{key}/change"): Permission.COMMENT,
    ("POST", "/comments/{key}/delete"): Permission.COMMENT,
    ("GET", "/comments/{key}/report"): Permission.REPORT,
    ("POST", "/comments/{key}/report"): Permission.REPORT,
    ("GET", "/moderation"): Permission.MODERATE,
    ("GET", "/moderation/{key}"): Permission.MODERATE,
    ("POST", "/moderation/{key}"): Permission.MODERATE,
    ("POST", "/conditions/{key}/thread"): Permission.MODERATE,
    ("GET", "/accounts"): Permission.MANAGE_PEOPLE,
    ("POST", "/accounts"): Permission.MANAGE_PEOPLE,
    ("GET", "/accounts/{person_id}"): Permission.MANAGE_PEOPLE,
    ("POST", "/accounts/{person_id}/role"): Permission.MANAGE_PEOPLE,
    ("POST", "/accounts/{person_id}/verify"): Permission.VERIFY_PEOPLE,
    ("POST", "/accounts/{person_id}/disable"): Permission.MANAGE_PEOPLE,
    ("POST", "/accounts/{person_id}/enable"): Permission.MANAGE_PEOPLE,
}
#: Routes for programs: they read, take no cookie into account and change nothing.
MACHINES = re.compile(
    r"/(api/v1|fhir|cds-services)(/.*)?|/connect/service|/infobutton|/health|/metrics",
)
#: Unsafe routes without a form's token, and why.
WITHOUT_TOKEN = {
    **{("POST", path): "it changes nothing" for path in ASKING},
    ("POST", "/unsubscribe"): "mail programs send it by themselves (RFC 8058); the signature in the address allows it",
}
WHO = ["nobody", *Role]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, quick_hashes: None) -> Iterator[World]:  # noqa: ARG001
    """A community with one person of each role."""
    made = World(f"sqlite:///{tmp_path_factory.mktemp('access') / 'site.sqlite3'}")
    for role in Role:
        made.add(role.title(), role)
    made.add("Spare", Role.ADMINISTRATOR)
    yield made
    made.community.close()


@pytest.fixture(scope="module")
def app(world: World) -> FastAPI:
    """The application over it."""
    return create_app(world.settings, FakeDatabase(), world.community)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def browsers(app: FastAPI) -> dict[str, Browser]:
    """A browser for everybody."""
    found = {who: Browser(app) for who in WHO}
    for role in Role:
        assert found[role].sign_in(role, PASSWORD).status_code == 303
    return found


def _routes() -> list[tuple[str, Any]]:
    found = []
    for route in _iter_routes(create_app(Settings(), FakeDatabase()).routes):  # type: ignore[arg-type]
        if isinstance(route, Mount):
            assert route.path == "/static"
            continue
        found += [(method, route) for method in sorted(route.methods - {"HEAD"})]
    return found


def _iter_routes(routes: Iterable[Any]) -> Iterator[Any]:
    for route in routes:
        # FastAPI keeps included routers whole; what they hold comes out with its whole path and its dependencies.
        yield from route.effective_candidates() if hasattr(route, "effective_candidates") else [route]


ROUTES = _routes()
PAGES = [(method, route.path) for method, route in ROUTES if not MACHINES.fullmatch(route.path)]


def test_every_route_is_in_the_table_and_nothing_else() -> None:
    assert set(PAGES) == set(ACCESS)


def test_every_route_answers_with_all_headers(browsers: dict[str, Browser]) -> None:
    for method, route in ROUTES:
        address = re.sub(r"\{\w+(:path)?\}", "999", route.path)
        reply = browsers["nobody"].request(method, address)
        for name, value in HEADERS.items():
            assert reply.headers.get(name) == value, (method, address, name)
        assert "cache-control" in reply.headers


def test_routes_for_programs_never_look_at_who_is_signed_in() -> None:
    machines = [route for _, route in ROUTES if MACHINES.fullmatch(route.path)]
    assert len(machines) > 5
    for route in machines:
        assert not _permissions(route)
        assert signed_in not in _calls(route)


@pytest.mark.parametrize("who", WHO)
def test_each_role_may_what_the_table_says_and_no_more(browsers: dict[str, Browser], world: World, who: str) -> None:
    target = world.community.people.find("spare@example.org").id
    for (method, path), access in ACCESS.items():
        if (method, path) == ("POST", "/sign-out"):
            continue
        browser = browsers[who]
        address = _address(path, target)
        token = _form_token(browser)
        reply = browser.request(method, address, **({"data": {"form_token": token}} if method == "POST" else {}))
        led_to_sign_in = reply.headers.get("location", "").startswith("/sign-in?")
        refused = reply.status_code in (401, 403) or (reply.status_code == 303 and led_to_sign_in)
        if access == EVERYBODY:
            # A wrong password is refused as well; what matters is that the form was looked at.
            assert not refused or path.startswith("/sign-in"), (who, method, path, reply.status_code)
            continue
        allowed = who != "nobody" and (access == MEMBERS or Role(who) in ALLOWED[Permission(access)])
        assert refused is not allowed, (who, method, path, reply.status_code)
        assert reply.status_code < 500, (who, method, path)


@pytest.mark.parametrize("who", WHO)
def test_no_unsafe_route_takes_a_form_without_its_token(browsers: dict[str, Browser], world: World, who: str) -> None:
    target = world.community.people.find("spare@example.org").id
    before = world.community.people.show(target)
    for method, path in PAGES:
        if method == "GET" or (method, path) in WITHOUT_TOKEN:
            continue
        for data in ({}, {"form_token": "0" * 64}):
            reply = browsers[who].request(method, _address(path, target), data=data)
            assert reply.status_code == 403, (who, method, path)
    assert world.community.people.show(target) == before
    assert who == "nobody" or browsers[who].get("/account").status_code == 200


def test_the_token_is_checked_by_the_router_of_every_unsafe_page() -> None:
    unsafe = [(method, route) for method, route in ROUTES if method != "GET" and not MACHINES.fullmatch(route.path)]
    without = {(method, route.path) for method, route in unsafe if check_form not in _calls(route)}
    assert without == set(WITHOUT_TOKEN)


def _calls(route: Any) -> list[object]:
    return [one.call for one in route.dependant.dependencies]


def _permissions(route: Any) -> list[Permission]:
    return [call.permission for call in _calls(route) if hasattr(call, "permission")]


def test_each_route_asks_for_the_permission_of_the_table() -> None:
    for method, route in ROUTES:
        access = ACCESS.get((method, route.path))
        if isinstance(access, Permission):
            assert _permissions(route) == [access], (method, route.path)


def _address(path: str, person_id: str) -> str:
    """An address of a route; numbers lead to nothing, names to the toys."""
    named = path.startswith("/conditions") or path.startswith("/sources")
    filled = path.replace("{key:path}", "T001")
    return filled.format(
        person_id=person_id, key="bell-toe" if named else "999", statement="ring", number="999", condition="bell-toe"
    )


def _form_token(browser: Browser) -> str:
    """The token that belongs to this browser, taken from a page that everybody has."""
    page = browser.get("/reset").text
    return page.split('name="form_token" value="')[1].split('"')[0]
