"""A writer for tests: one transaction of two rows that belong together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, update

from symptomdb.community import Community
from symptomdb.store.site.page_tables import comment, vote


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
