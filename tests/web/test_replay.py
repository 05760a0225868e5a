"""A page and an answer replayed at a date between two publications show the revision of that date, and say which."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from tests.community.conftest import quick_hashes
from tests.community.world import World
from tests.web.conftest import Client

from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.model.person import Role
from symptomdb.serve.web.app import create_app

__all__ = ["quick_hashes"]
# The pages of this test are made and proofread many times, so it is a short one.
PALSY = Curie("SDB", "bell-palsy")
PAGE, API = "/conditions/bell-palsy", "/api/v1/conditions/bell-palsy"
SECOND, THIRD = "Face of the second revision.", "Face of the third revision."


class Replay:
    """A page that was published on the 2nd and the 4th day after its knowledge base, and withdrawn on the 6th."""

    def __init__(self, built: Path, url: str) -> None:
        self.world = World(url, database=str(built))
        self.db = SymptomDatabase.open(settings=self.world.settings)
        (_, since), *_ = self.db.versions()
        # Noon, so that a day's end is after what happened on it.
        self.start = since.astimezone(UTC).replace(hour=12)
        self.author, self.reviewer = self.world.add("Ann", Role.AUTHOR), self.world.add("Rita", Role.REVIEWER)
        self.app: FastAPI = create_app(self.world.settings, self.db, self.world.community)

    def day(self, number: int) -> str:
        return (self.start + timedelta(days=number)).date().isoformat()

    def set_clock(self, number: int) -> None:
        self.world.clock.moment = self.start + timedelta(days=number)

    def publish(self, number: int, words: str) -> None:
        self.set_clock(number)
        community, text = self.world.community, self.db.monograph_text(PALSY)
        draft = community.drafts.start(self.author, PALSY, text)
        entry = {**community.pages.entry(draft, "definition"), "plain": words, "clinical": words}
        seen = community.pages.fingerprint(draft, "definition")
        draft = community.drafts.save_statement(self.author, draft.id, seen, "definition", entry)
        community.reviews.submit(self.author, draft.id, "New words.", self.db.shelf())
        community.reviews.publish(self.reviewer, draft.id, self.db.shelf())


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def replay(
    request: pytest.FixtureRequest,
    built: Path,
    tmp_path_factory: pytest.TempPathFactory,
    quick_hashes: None,  # noqa: ARG001
) -> Iterator[Replay]:
    sqlite = f"sqlite:///{tmp_path_factory.mktemp('replay') / 'site.sqlite3'}"
    url = sqlite if request.param == "sqlite" else request.getfixturevalue("postgres").new_database()
    made = Replay(built, url)
    made.publish(2, SECOND)
    made.publish(4, THIRD)
    made.set_clock(6)
    community = made.world.community
    community.reviews.withdraw(made.reviewer, community.pages.numbered(PALSY, 3).id, "It was wrong.")
    yield made
    made.db.close()
    community.close()


def test_each_day_shows_the_revision_of_that_day(replay: Replay) -> None:
    client = Client(replay.app)
    versions = {}
    for day, number, words in (
        (1, 1, ""),
        (2, 2, SECOND),
        (3, 2, SECOND),
        (4, 3, THIRD),
        (5, 3, THIRD),
        (7, 2, SECOND),
    ):
        date = replay.day(day)
        page = client.get(f"{PAGE}?as_of={date}").text
        answer = client.get(f"/ask?q=What+is+Bell+palsy%3F&as_of={date}").text
        record = client.get(f"{API}?as_of={date}&wording=plain").json()
        asked = client.get(f"/api/v1/ask?q=What+is+Bell+palsy%3F&as_of={date}&wording=plain").json()
        for other in {SECOND, THIRD}:
            found = [other in one for one in (page, answer, json.dumps(record), json.dumps(asked))]
            assert found == [other == words] * 4, (day, other)
        assert f"as of {date}</b>, revision {number}, from knowledge base" in page
        assert record["page"]["revision"] == number
        version = record["knowledge_base"]["version"]
        assert asked["knowledge_base"]["version"] == version
        assert version in page
        assert version in answer
        versions[day] = version
    assert "+" not in versions[1]
    assert versions[2] == versions[3] == versions[7] != versions[4] == versions[5]


def test_a_moment_on_the_day_of_publication_tells_before_from_after(replay: Replay) -> None:
    client = Client(replay.app)
    published = replay.start + timedelta(days=4)
    for moment, words in ((published - timedelta(seconds=1), SECOND), (published, THIRD)):
        reply = client.get(API, params={"as_of": moment.isoformat(), "wording": "plain"})
        assert words in reply.text


def test_a_date_without_a_version_is_refused_and_the_oldest_named(replay: Replay) -> None:
    client = Client(replay.app)
    for path in (f"{PAGE}?as_of=1999-01-01", "/ask?q=What+is+Bell+palsy%3F&as_of=1999-01-01"):
        reply = client.get(path)
        assert reply.status_code == 404
        assert "The oldest is" in reply.text
    assert client.get(f"{PAGE}?as_of=yesterday").status_code == 422


def test_a_revision_is_in_every_answer_as_soon_as_it_is_published(replay: Replay) -> None:
    client = Client(replay.app)
    assert SECOND in client.get("/search?q=second+revision").text
    for words in ("Face of the fourth revision.", "Face of the fifth revision."):
        for path in (
            PAGE,
            "/ask?q=What+is+Bell+palsy%3F",
            f"{API}?wording=plain",
            "/api/v1/ask?q=What+is+Bell+palsy%3F",
        ):
            assert words not in client.get(path).text
        replay.publish(8, words)
        for path in (
            PAGE,
            "/ask?q=What+is+Bell+palsy%3F",
            f"{API}?wording=plain",
            "/api/v1/ask?q=What+is+Bell+palsy%3F",
        ):
            assert words in client.get(path).text, path
        assert words in client.get("/search", params={"q": words.split("the ")[1]}).text
        assert SECOND not in client.get("/search?q=second+revision").text
