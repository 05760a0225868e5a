"""Fifty writers at once, and writers that are killed: nothing acknowledged is lost, doubled or half done."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from sqlalchemy import select
from tests.community.kills import kill_often
from tests.community.world import World
from tests.community.writers import write_once

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
def test_killing_writers_loses_nothing_acknowledged(site_url: str) -> None:
    """Three kills here; ``python -m tests.community.kills DATABASE 50`` does as many as one likes."""
    outcome = kill_often(site_url, 3)
    assert outcome.acknowledged > 3
    assert (outcome.lost, outcome.doubled, outcome.torn, outcome.problems) == (0, 0, 0, ())
