"""A condition's page is made once for all visitors, and anew as soon as anything that it shows has changed."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from fastapi import FastAPI
from tests.community.conftest import quick_hashes
from tests.community.test_pages import Office
from tests.community.world import PASSWORD, World
from tests.publish.toy import BELL_TOE
from tests.web.browser import Browser
from tests.web.conftest import Client
from tests.web.fake import FakeDatabase

from symptomdb.model.comment import Decision
from symptomdb.model.person import Role
from symptomdb.model.rating import Scale, Verdict
from symptomdb.serve.web import conditions
from symptomdb.serve.web.app import create_app

__all__ = ["quick_hashes"]
PAGE = "/conditions/bell-toe"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest, tmp_path: object, quick_hashes: None) -> Iterator[Office]:  # noqa: ARG001
    sqlite = f"sqlite:///{tmp_path}/site.sqlite3"
    url = sqlite if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    world = World(url)
    world.add("Mo", Role.MODERATOR)
    yield Office(world)
    world.community.close()


@pytest.fixture
def app(office: Office) -> FastAPI:
    return create_app(office.world.settings, FakeDatabase(), office.community)  # type: ignore[arg-type]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The conditions whose page was made, one entry each time."""
    found: list[str] = []
    show = conditions._show

    def counted(request: object, db: object, condition: object, *rest: object) -> object:
        found.append(str(condition.id))  # type: ignore[attr-defined]
        return show(request, db, condition, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(conditions, "_show", counted)
    return found


def test_a_page_is_made_once_and_sent_packed_or_not_at_all(app: FastAPI, made: list[str]) -> None:
    client = Client(app)
    plain = {"accept-encoding": "identity"}
    first, second = client.get(PAGE, headers=plain), client.get(PAGE, headers=plain)
    assert first.content == second.content
    assert made == ["SDB:bell-toe"]
    assert "cookie" in second.headers["vary"]
    assert second.headers["cache-control"] == "no-cache"
    assert second.headers["content-security-policy"]
    packed = client.get(PAGE, headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == first.content
    assert int(packed.headers["content-length"]) == len(gzip.compress(first.content, 6, mtime=0))
    same = client.get(PAGE, headers={"if-none-match": f'"x", {first.headers["etag"]}'})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get(PAGE, headers={"if-none-match": '"x"'}).status_code == 200
    assert client.get(f"{PAGE}?wording=clinical").text != first.text
    assert made == ["SDB:bell-toe"] * 2


def _write(office: Office) -> list[tuple[Callable[[], object], str]]:
    community, clock = office.community, office.world.clock
    moderator = community.people.find("mo@example.org")
    assert moderator is not None

    def hide() -> None:
        key = community.comments.recent(1)[0][0].id
        community.comments.decide(moderator, key, Decision.HIDE, "Rude.")

    def withdraw() -> None:
        clock.move(minutes=1)
        community.reviews.withdraw(office.reviewer, community.pages.numbered(BELL_TOE, 2).id, "Wrong.")

    return [
        (lambda: office.published(label="Hum"), "Revision 2."),
        (lambda: community.ratings.vote(office.reader, Scale.CLARITY, str(BELL_TOE), 4), "<b>4.0</b> of 5"),
        (lambda: community.comments.post(office.reader, BELL_TOE, "Loud!"), "Loud!"),
        (hide, "Nobody has commented yet."),
        (
            lambda: community.ratings.give_opinion(
                office.reviewer, BELL_TOE, "ring", Verdict.DISPUTES, "No.", "10.1000/x.1"
            ),
            "disputed by 1 expert",
        ),
        (lambda: community.profiles.change(office.author, "Ann New", office.author.profile), "Ann New"),
        (lambda: community.comments.set_closed(moderator, BELL_TOE, "", True, "Enough."), "discussion is closed"),
        (withdraw, "Revision 1."),
    ]


def test_whatever_a_page_shows_is_shown_at_once(app: FastAPI, office: Office) -> None:
    client = Client(app)
    for act, words in _write(office):
        assert words not in client.get(PAGE).text, words
        assert words not in client.get(PAGE).text, words
        tag = client.get(PAGE).headers["etag"]
        act()
        reply = client.get(PAGE, headers={"if-none-match": tag})
        assert reply.status_code == 200, words
        assert words in reply.text, words


def test_a_write_elsewhere_makes_no_page_anew(app: FastAPI, office: Office, made: list[str]) -> None:
    client = Client(app)
    tag = client.get(PAGE).headers["etag"]
    office.world.add("Somebody")
    assert client.get(PAGE, headers={"if-none-match": tag}).status_code == 304
    assert made == ["SDB:bell-toe"]


def test_what_is_for_one_person_is_kept_for_nobody(app: FastAPI, office: Office) -> None:
    office.published(label="Hum")
    somebody, client = Browser(app), Client(app)
    somebody.sign_in("Rolf", PASSWORD)
    before = client.get(PAGE)
    own = somebody.get(PAGE, headers={"if-none-match": before.headers["etag"]})
    assert own.status_code == 200
    assert "Rolf" in own.text
    assert "form_token" in own.text
    assert own.headers["cache-control"] == "no-store"
    assert "etag" not in own.headers
    after = client.get(PAGE)
    assert after.content == before.content
    assert "Rolf" not in after.text
    assert "form_token" not in after.text


def test_a_page_becomes_overdue_overnight(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    class Earlier(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return date(2020, 1, 2)

    client = Client(app)
    with monkeypatch.context() as patch:
        patch.setattr(conditions, "date", Earlier)
        assert "is overdue" not in client.get(PAGE).text
    assert "is overdue" in client.get(PAGE).text


def test_a_name_leads_to_the_page_and_is_not_kept(app: FastAPI) -> None:
    client = Client(app)
    assert client.get("/conditions/Bell toe").headers["location"] == PAGE
    assert len(app.state.site.kept_pages._values) == 0
