"""Fifty people at once over HTTP: nobody meets a server error, and each comment, vote and edit is there once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from tests.community.conftest import postgres_site, quick_hashes, site_url
from tests.community.world import World
from tests.publish.toy import BELL_TOE, TOY
from tests.web.fake import FakeDatabase
from tests.web.served import served

from symptomdb.model.person import Person, Role
from symptomdb.model.rating import Scale
from symptomdb.serve.web.app import create_app

__all__ = ["postgres_site", "quick_hashes", "site_url"]
PAGE = "/conditions/bell-toe"
READERS, AUTHORS, ROUNDS = 44, 6, 2


@pytest.fixture
def world(site_url: str, quick_hashes: None) -> Iterator[World]:  # noqa: ARG001
    made = World(site_url)
    yield made
    made.community.close()


@pytest.fixture
def address(world: World) -> Iterator[str]:
    app = create_app(world.settings, FakeDatabase(), world.community)  # type: ignore[arg-type]
    with served(app) as running:
        yield running


class Member:
    """Somebody with a session, at a browser of their own."""

    def __init__(self, world: World, address: str, person: Person) -> None:
        token = world.community.accounts.begin(person).token
        self.person, self._form_token = person, world.community.accounts.form_token(token)
        self.client = httpx.Client(base_url=address, timeout=60, verify=False, headers={"cookie": f"session={token}"})
        self.statuses: Counter[int] = Counter()

    def get(self, path: str) -> httpx.Response:
        reply = self.client.get(path)
        self.statuses[reply.status_code] += 1
        return reply

    def post(self, path: str, **data: str) -> int:
        reply = self.client.post(path, data={**data, "form_token": self._form_token})
        self.statuses[reply.status_code] += 1
        return reply.status_code

    def comment_and_vote(self) -> None:
        """Each comment is sent twice, as by somebody who presses twice."""
        for number in range(ROUNDS):
            for _ in range(2):
                body = f"Remark {number} by {self.person.name}."
                self.post(f"{PAGE}/comments", body=body, posting=f"form-{number}")
            self.post(f"{PAGE}/rate", scale="clarity", stars=str(number + 3))
        assert body in self.get(PAGE).text

    def edit(self, draft: int, fields: dict[str, str]) -> None:
        for number in range(ROUNDS):
            path = f"/drafts/{draft}/statements/hum"
            seen = re.search(r'name="seen" value="([^"]*)"', self.get(path).text)
            assert seen
            self.post(path, **{**fields, "label": f"Hum {number} of {self.person.name}", "seen": seen[1]})


def test_fifty_at_once(world: World, address: str, tmp_path: Path) -> None:
    """A backup is taken in the middle of it, and can be restored."""
    community = world.community
    readers = [Member(world, address, world.add(f"R{number}")) for number in range(READERS)]
    authors = [Member(world, address, world.add(f"A{number}", Role.AUTHOR)) for number in range(AUTHORS)]
    drafts = [community.drafts.start(one.person, BELL_TOE, TOY) for one in authors]
    with ThreadPoolExecutor(len(readers) + len(authors) + 1) as pool:
        jobs = [pool.submit(one.comment_and_vote) for one in readers]
        for one, draft in zip(authors, drafts, strict=True):
            jobs.append(pool.submit(one.edit, draft.id, community.pages.typed(draft, "hum")))
        jobs.append(pool.submit(community.backups.back_up, tmp_path / "copy.sqlite3"))
        for job in jobs:
            job.result()
    statuses = sum((one.statuses for one in (*readers, *authors)), Counter[int]())
    assert set(statuses) == {200, 303}, statuses
    bodies = Counter(one.body for one in community.comments.recent(10_000)[0])
    assert bodies == {f"Remark {number} by {one.person.name}.": 1 for one in readers for number in range(ROUNDS)}
    standing = community.ratings.standings([(Scale.CLARITY, str(BELL_TOE))])[Scale.CLARITY, str(BELL_TOE)]
    assert (standing.count, standing.mean) == (READERS, ROUNDS + 2)
    for one, draft in zip(authors, drafts, strict=True):
        now = community.pages.revision(draft.id, one.person)
        assert now.edits == ROUNDS
        assert community.pages.entry(now, "hum")["label"] == f"Hum {ROUNDS - 1} of {one.person.name}"
    community.backups.restore(tmp_path / "copy.sqlite3")
    assert community.backups.check() == []
