"""Writers against a running server, as a program of its own: each acknowledged write is named on standard output.

``python -m tests.community.writers DATABASE COUNT SECONDS``: opens the community there and lets COUNT threads post
comments and change votes until it is killed or the time is over. A line is printed once a write has returned.
"""

from __future__ import annotations

import sys
import threading
import time
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, update

from symptomdb.community import Community
from symptomdb.settings import Settings
from symptomdb.store.site.page_tables import comment, vote
from symptomdb.store.site.people_tables import person


def write_once(community: Community, who: str, number: int) -> None:
    """One transaction of two rows that belong together: a comment, and the vote that counts its writer's comments."""
    now = datetime.now(UTC)
    values: dict[str, Any] = {"condition": "SDB:toy", "writer_id": who, "body": f"{who} {number}", "state": "visible"}
    mine = (vote.c.person_id == who, vote.c.scale == "count", vote.c.object == "toy")
    with community.ground.database.write() as connection:
        connection.execute(insert(comment).values(**values, created_at=now, by_author=False, posting=str(number)))
        found = connection.execute(select(vote.c.stars).where(*mine).with_for_update()).scalar_one_or_none()
        if found is None:
            row = {"person_id": who, "scale": "count", "object": "toy", "stars": 1, "at": now}
            connection.execute(insert(vote).values(row))
        else:
            connection.execute(update(vote).where(*mine).values(stars=found + 1))


def main(url: str, count: int, seconds: float) -> None:
    """Write until the time is over."""
    community = Community.open(Settings(site_database=url))
    with community.ground.database.read() as connection:
        people = list(connection.execute(select(person.c.id).order_by(person.c.id).limit(count)).scalars())
    until, lock, run = time.monotonic() + seconds, threading.Lock(), str(time.time_ns())

    def write(who: str) -> None:
        number = 0
        while time.monotonic() < until:
            number += 1
            key = int(f"{run}{number}")
            write_once(community, who, key)
            with lock:
                sys.stdout.write(f"{who} {key}\n")
                sys.stdout.flush()

    threads = [threading.Thread(target=write, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
