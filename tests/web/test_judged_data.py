"""What people say of a page for programs: schema.org, FHIR's ArtifactAssessment, Atom, and the history as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from fastapi import FastAPI
from tests.community.conftest import quick_hashes
from tests.community.test_pages import Office
from tests.community.world import World
from tests.publish.toy import BELL_TOE
from tests.web.conftest import Client
from tests.web.fake import FakeDatabase
from tests.web.test_linked_data import iter_problems

from symptomdb.model.rating import Scale, Verdict
from symptomdb.serve.web.app import create_app

__all__ = ["quick_hashes"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, quick_hashes: None) -> Iterator[Office]:  # noqa: ARG001
    made = Office(World(f"sqlite:///{tmp_path_factory.mktemp('judged') / 'site.sqlite3'}"))
    made.published()
    community = made.community
    community.ratings.vote(made.reader, Scale.CLARITY, str(BELL_TOE), 4)
    community.ratings.vote(made.reader, Scale.AUTHOR, made.author.id, 5)
    community.ratings.give_opinion(made.reviewer, BELL_TOE, "ring", Verdict.DISPUTES, "Not in all toes.", "S003")
    question = community.comments.post(made.reader, BELL_TOE, "Is it </script> **loud**?")
    community.comments.post(made.author, BELL_TOE, "Rarely.", parent=question.id)
    yield made
    made.world.community.close()


@pytest.fixture(scope="module")
def client(office: Office) -> Client:
    app: FastAPI = create_app(office.world.settings, FakeDatabase(), office.community)  # type: ignore[arg-type]
    return Client(app)


def test_ratings_reviews_and_comments_validate_against_the_vocabulary(client: Client) -> None:
    html = client.get("/conditions/bell-toe").text
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found: list[dict[str, Any]] = [json.loads(one) for one in scripts]
    (forum,) = [one for one in found if "comment" in one]
    assert list(iter_problems(forum)) == []
    assert forum["aggregateRating"][0]["ratingValue"] == "4.00"
    assert forum["review"][0]["reviewBody"] == "Not in all toes."
    assert {one["author"]["name"] for one in forum["comment"]} == {"Rolf", "Ann"}
    assert forum["commentCount"] == 2


def test_assessments_have_the_shape_of_fhir_r5(client: Client) -> None:
    from fhir.resources.artifactassessment import ArtifactAssessment

    found = client.get("/api/v1/conditions/bell-toe/assessments").json()["assessments"]
    assert len(found) == 4
    for one in found:
        ArtifactAssessment.model_validate(one)
    kinds = [content["informationType"] for one in found for content in one["content"]]
    assert sorted(kinds) == ["comment", "comment", "rating", "response"]


def test_the_history_is_public_json(client: Client) -> None:
    body = client.get("/api/v1/conditions/bell-toe/history").json()
    assert body["current"] == 2
    assert [(one["revision"], one["author"], one["reviewer"]) for one in body["revisions"]] == [
        (2, "Ann", "Rita"),
        (1, "Symptom Database editors", None),
    ]


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("/feeds/revisions.atom", ["Bell toe: revision 2", "Bell toe: revision 1"]),
        ("/conditions/bell-toe/revisions.atom", ["Bell toe: revision 2", "Bell toe: revision 1"]),
        ("/feeds/comments.atom", ["Ann on bell toe", "Rolf on bell toe"]),
        ("/conditions/bell-toe/comments.atom", ["Ann on bell toe", "Rolf on bell toe"]),
    ],
)
def test_feeds_are_atom(client: Client, path: str, titles: list[str]) -> None:
    reply = client.get(path)
    assert reply.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(reply.content)
    assert not feed.bozo
    assert sorted(one.title for one in feed.entries) == sorted(titles)
    assert all(one.link.startswith("https://toy.example/") for one in feed.entries)


def test_the_page_says_what_was_done_and_by_whom(client: Client) -> None:
    assert "disputed by 1 expert" in client.get("/conditions/bell-toe").text
    assert "Revision 2" in client.get("/conditions/bell-toe/history").text
    compared = client.get("/conditions/bell-toe/compare?old=1&new=2").text
    assert "<ins>Hum</ins>" in compared
    assert client.get("/conditions/bell-toe/revisions/1/export").text.startswith("# A toy.")
    assert client.get("/conditions/bell-toe?as_of=2021-01-01").text.count("as of 2021-01-01") == 1
    assert client.get("/ask?q=toe&as_of=2019-01-01").status_code == 404
    assert client.get("/api/v1/ask?q=toe&as_of=2019-01-01").json()["title"] == "There is nothing at this address"


def test_an_authors_page_shows_what_they_wrote_and_how_readers_find_it(client: Client, office: Office) -> None:
    page = client.get(f"/people/{office.author.id}").text
    assert '<a href="/conditions/bell-toe">Bell toe</a>' in page
    assert "/conditions/bell-toe/revisions/2" in page
    assert "<b>5.0</b> of 5 from 1 vote" in page
    assert "No page yet." in client.get(f"/people/{office.other.id}").text
