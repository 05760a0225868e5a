"""Rows of revisions and of their change log, on an open transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, insert, or_, select, update

from symptomdb.model.curie import Curie
from symptomdb.model.person import PersonId
from symptomdb.model.revision import EDITORS, Act, Revision, RevisionEvent, RevisionState
from symptomdb.store.site.page_tables import revision, revision_event

_OPEN = (RevisionState.DRAFT, RevisionState.IN_REVIEW)


def add_revision(connection: Connection, condition: Curie, text: str, now: datetime, **more: Any) -> int:
    """Make a revision, a draft unless `more` says otherwise; its key."""
    values = {"state": RevisionState.DRAFT, "base": 0, "edits": 0, "note": "", "reason": "", **more}
    values = {"condition": str(condition), "text": text, "created_at": now, "changed_at": now, **values}
    made = connection.execute(insert(revision).values(values).returning(revision.c.id))
    return int(made.scalar_one())


def read_revision(connection: Connection, key: int, lock: bool = False) -> Revision | None:
    """The revision with this key; with `lock` nobody else changes it before this transaction ends."""
    query = select(revision).where(revision.c.id == key)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return None if row is None else _revision(row)


def change_revision(connection: Connection, key: int, **values: Any) -> None:
    """Set columns of a revision."""
    connection.execute(update(revision).where(revision.c.id == key).values(**values))


def read_published(connection: Connection, condition: Curie, at: datetime | None = None) -> Revision | None:
    """The revision that readers see, or saw at a moment; None where none was published here, or all were withdrawn."""
    query = _published(at).where(revision.c.condition == str(condition)).order_by(revision.c.number.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else _revision(row)


def read_newest(connection: Connection, condition: Curie, lock: bool = False) -> Revision | None:
    """The revision with the highest number, withdrawn or not."""
    query = select(revision).where(revision.c.condition == str(condition), revision.c.number.is_not(None))
    query = query.order_by(revision.c.number.desc()).limit(1)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return None if row is None else _revision(row)


def read_numbered(connection: Connection, condition: Curie, number: int) -> Revision | None:
    """The revision of a page with this number."""
    query = select(revision).where(revision.c.condition == str(condition), revision.c.number == number)
    row = connection.execute(query).one_or_none()
    return None if row is None else _revision(row)


def list_numbered(connection: Connection, condition: Curie) -> list[Revision]:
    """All revisions of a page that were ever published, the newest first."""
    query = select(revision).where(revision.c.condition == str(condition), revision.c.number.is_not(None))
    return [_revision(row) for row in connection.execute(query.order_by(revision.c.number.desc()))]


def list_open(
    connection: Connection, *, author: str | None = None, state: RevisionState | None = None, condition: str = ""
) -> list[Revision]:
    """Revisions that were never published, the oldest first."""
    query = select(revision).where(revision.c.state.in_([state] if state else _OPEN))
    if author is not None:
        query = query.where(revision.c.author_id == author)
    if condition:
        query = query.where(revision.c.condition == condition)
    return [_revision(row) for row in connection.execute(query.order_by(revision.c.changed_at, revision.c.id))]


def list_recent(connection: Connection, limit: int, condition: str = "") -> list[Revision]:
    """Revisions in the order of publication, the newest first."""
    query = select(revision).where(revision.c.state == RevisionState.PUBLISHED)
    if condition:
        query = query.where(revision.c.condition == condition)
    rows = connection.execute(query.order_by(revision.c.published_at.desc(), revision.c.id.desc()).limit(limit))
    return [_revision(row) for row in rows]


def delete_draft(connection: Connection, key: int) -> None:
    """Remove a draft with its log."""
    connection.execute(revision_event.delete().where(revision_event.c.revision_id == key))
    connection.execute(revision.delete().where(revision.c.id == key, revision.c.state == RevisionState.DRAFT))


def published_keys(connection: Connection, at: datetime | None = None) -> dict[str, tuple[int, int]]:
    """Condition to key and number of what readers see there, now or at a moment; key 0 where all was withdrawn.

    Conditions where only what came with the program is published are left out: the knowledge base has that text.
    """
    shown = select(revision.c.condition, func.max(revision.c.number)).where(_is_published(at))
    numbers = {row[0]: row[1] for row in connection.execute(shown.group_by(revision.c.condition))}
    columns = (revision.c.condition, revision.c.number, revision.c.id)
    edited = select(*columns).where(revision.c.number.is_not(None))
    if at is not None:
        edited = edited.where(revision.c.published_at <= at)
    keys = {(row[0], row[1]): row[2] for row in connection.execute(edited)}
    conditions = {condition for condition, _ in keys}
    found = {one: (keys.get((one, numbers.get(one, 0)), 0), numbers.get(one, 0)) for one in conditions}
    return {one: (key, number) for one, (key, number) in found.items() if number != 1}


def count_events(connection: Connection) -> int:
    """A number that grows with everything that happens to any page: tells whether something is new."""
    return int(connection.execute(select(func.coalesce(func.max(revision_event.c.id), 0))).scalar_one())


def author_ids(connection: Connection, condition: Curie) -> list[PersonId]:
    """Everybody whose revision of a page was published, in the order of first publication."""
    query = select(revision.c.author_id).where(
        revision.c.condition == str(condition), revision.c.number.is_not(None), revision.c.author_id.is_not(None)
    )
    return list(dict.fromkeys(PersonId(one) for one in connection.execute(query.order_by(revision.c.number)).scalars()))


def pages_of(connection: Connection, person_id: str) -> list[tuple[str, int]]:
    """Condition and number of each revision of a person's that is published."""
    query = select(revision.c.condition, revision.c.number).where(
        revision.c.author_id == person_id, revision.c.state == RevisionState.PUBLISHED
    )
    return [(row[0], row[1]) for row in connection.execute(query.order_by(revision.c.published_at.desc()))]


def add_event(connection: Connection, key: int, act: Act, actor: PersonId, now: datetime, words: str = "") -> None:
    """Write a line into the change log."""
    values = {"revision_id": key, "act": act, "actor_id": actor or None, "at": now, "words": words}
    connection.execute(insert(revision_event).values(values))


def list_events(connection: Connection, keys: Sequence[int]) -> list[RevisionEvent]:
    """The log of these revisions, the newest first."""
    query = select(revision_event).where(revision_event.c.revision_id.in_(list(keys)))
    return [
        RevisionEvent(row.revision_id, Act(row.act), PersonId(row.actor_id or EDITORS), row.at, row.words)
        for row in connection.execute(query.order_by(revision_event.c.id.desc()))
    ]


def _is_published(at: datetime | None) -> Any:
    if at is None:
        return revision.c.state == RevisionState.PUBLISHED
    stood = or_(revision.c.withdrawn_at.is_(None), revision.c.withdrawn_at > at)
    return and_(revision.c.number.is_not(None), revision.c.published_at <= at, stood)


def _published(at: datetime | None) -> Select[Any]:
    return select(revision).where(_is_published(at))


def _revision(row: Row[Any]) -> Revision:
    return Revision(
        id=row.id,
        condition=Curie.parse(row.condition),
        number=row.number or 0,
        base=row.base,
        state=RevisionState(row.state),
        text=row.text,
        author=PersonId(row.author_id or EDITORS),
        note=row.note,
        edits=row.edits,
        created_at=row.created_at,
        changed_at=row.changed_at,
        submitted_at=row.submitted_at,
        published_at=row.published_at,
        withdrawn_at=row.withdrawn_at,
        reviewer=PersonId(row.reviewer_id) if row.reviewer_id else None,
        reason=row.reason,
    )
