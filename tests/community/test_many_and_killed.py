"""Fifty writers at once, and writers that are killed: nothing acknowledged is lost, doubled or half done."""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path

import pytest
from benches.people.kills import kill_often
from sqlalchemy import select
from tests.community.world import World
from tests.community.writers import write_once

from symptomdb.model.curie import Curie
from symptomdb.model.person import Person
from symptomdb.model.rating import Scale
from symptomdb.store.site.page_tables import comment, vote


def test_fifty_writers_at_once_lose_and_double_nothing(world: World) -> None:
    people = [world.add(f"W{number}") for number in range(50)]
    failed: list[BaseException] = []

    def write(who: str) -> None:
        try:
            for number in range(4):
                write_once(world.community, who, number)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(one.id,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with world.community.ground.database.read() as connection:
        bodies = Counter(connection.execute(select(comment.c.body)).scalars())
        counts = dict(map(tuple, connection.execute(select(vote.c.person_id, vote.c.stars))))
    assert bodies == Counter({f"{one.id} {number}": 1 for one in people for number in range(4)})
    assert counts == {one.id: 4 for one in people}


@pytest.mark.slow
def test_killing_the_server_loses_and_doubles_nothing_acknowledged(
    request: pytest.FixtureRequest, site_url: str, built: Path
) -> None:
    """A few kills of the real server here; ``python -m benches.people.kills`` does as many as one likes."""
    kills = 3 if "sqlite" in request.node.name else 2
    outcome = kill_often(str(built), site_url, kills, voices=6)
    assert (outcome.kills, outcome.refused) == (kills, 0)
    assert min(outcome.comments, outcome.votes, outcome.edits) > 0
    assert (outcome.lost, outcome.doubled, outcome.server_errors, outcome.problems) == (0, 0, 0, ())


def test_fifty_people_who_press_twice_comment_and_vote_once(world: World) -> None:
    """Each sends the same comment twice and changes their vote at the same time, all through the public verbs."""
    people = [world.add(f"P{number}") for number in range(50)]
    failed: list[BaseException] = []
    condition = Curie("SDB", "toy")

    def press(who: Person, stars: int) -> None:
        try:
            world.community.comments.post(who, condition, f"Hello from {who.name}", posting="form-1")
            world.community.ratings.vote(who, Scale.USEFULNESS, str(condition), stars)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=press, args=(one, stars)) for one in people for stars in (2, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with world.community.ground.database.read() as connection:
        bodies = Counter(connection.execute(select(comment.c.body)).scalars())
        voters = Counter(connection.execute(select(vote.c.person_id)).scalars())
    assert bodies == Counter({f"Hello from {one.name}": 1 for one in people})
    assert voters == Counter({one.id: 1 for one in people})
