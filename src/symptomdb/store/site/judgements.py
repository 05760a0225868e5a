"""Rows of votes and of experts' opinions, on an open transaction. A new one takes the place of the old in one step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from symptomdb.model.person import PersonId
from symptomdb.model.rating import Opinion, Scale, Verdict, Vote
from symptomdb.store.site.page_tables import opinion, vote


def put_vote(connection: Connection, one: Vote) -> None:
    """Write a vote over this person's earlier one on the same object."""
    values = {"person_id": one.person, "scale": one.scale, "object": one.object, "stars": one.stars, "at": one.at}
    _put(connection, vote, values, ("person_id", "scale", "object"))


def delete_vote(connection: Connection, person: PersonId, scale: Scale, object_: str) -> None:
    """Take a vote back."""
    chosen = (vote.c.person_id == person, vote.c.scale == scale, vote.c.object == object_)
    connection.execute(delete(vote).where(*chosen))


def count_votes(
    connection: Connection, objects: Iterable[tuple[Scale, str]]
) -> dict[tuple[Scale, str], dict[int, int]]:
    """Per object, stars to how many people gave them; an object without votes has an empty dict."""
    wanted = list(objects)
    found: dict[tuple[Scale, str], dict[int, int]] = {one: {} for one in wanted}
    query = select(vote.c.scale, vote.c.object, vote.c.stars, func.count())
    query = query.where(vote.c.object.in_([key for _, key in wanted]))
    for scale, object_, stars, number in connection.execute(query.group_by(vote.c.scale, vote.c.object, vote.c.stars)):
        if (Scale(scale), object_) in found:
            found[Scale(scale), object_][stars] = number
    return found


def votes_of(connection: Connection, person: PersonId) -> dict[tuple[Scale, str], int]:
    """A person's own votes."""
    rows = connection.execute(select(vote).where(vote.c.person_id == person))
    return {(Scale(row.scale), row.object): row.stars for row in rows}


def put_opinion(connection: Connection, one: Opinion) -> None:
    """Write an opinion over this person's earlier one on the same statement."""
    names = ("condition", "statement", "verdict", "reason", "citation", "fingerprint", "at")
    values = {"person_id": one.person, **{name: getattr(one, name) for name in names}}
    _put(connection, opinion, values, ("person_id", "condition", "statement"))


def delete_opinion(connection: Connection, person: PersonId, condition: str, statement: str) -> None:
    """Take an opinion back."""
    chosen = (opinion.c.person_id == person, opinion.c.condition == condition, opinion.c.statement == statement)
    connection.execute(delete(opinion).where(*chosen))


def list_opinions(connection: Connection, condition: str) -> list[Opinion]:
    """What experts say of the statements of a page, the newest first."""
    rows = connection.execute(select(opinion).where(opinion.c.condition == condition).order_by(opinion.c.at.desc()))
    return [_opinion(row) for row in rows]


def _put(connection: Connection, table: Any, values: dict[str, Any], key: tuple[str, ...]) -> None:
    # One statement on both databases, so that two tries at once can't make two rows or lose one.
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    changed = {name: value for name, value in values.items() if name not in key}
    statement = dialect.insert(table).values(values)
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=changed))


def _opinion(row: Row[Any]) -> Opinion:
    return Opinion(
        PersonId(row.person_id),
        row.condition,
        row.statement,
        Verdict(row.verdict),
        row.reason,
        row.citation,
        row.fingerprint,
        row.at,
    )
