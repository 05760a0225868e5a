"""Rows of letters that wait to be sent, on an open transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from symptomdb.mail.letter import Letter
from symptomdb.model.notice import Notice
from symptomdb.model.person import PersonId
from symptomdb.store.site.people_tables import notice_choice, outbox


def add_letter(connection: Connection, person_id: PersonId, letter: Letter, now: datetime) -> None:
    """Put a letter into the outbox."""
    values = {"kind": letter.kind, "address": letter.to, "subject": letter.subject, "body": letter.body}
    values["unsubscribe"] = letter.unsubscribe
    connection.execute(insert(outbox).values(**values, person_id=person_id, created_at=now, next_try_at=now))


def claim_letters(
    connection: Connection, now: datetime, most: int, wait: Callable[[int], timedelta]
) -> list[tuple[int, int, Letter]]:
    """Letters that are due, each with its number and the tries so far; they are not due again until after a wait."""
    due = select(outbox).where(outbox.c.next_try_at <= now).order_by(outbox.c.id).limit(most)
    found = []
    for row in connection.execute(due.with_for_update(skip_locked=True)).all():
        later = {"tries": row.tries + 1, "next_try_at": now + wait(row.tries)}
        connection.execute(update(outbox).where(outbox.c.id == row.id).values(**later))
        found.append((row.id, row.tries + 1, Letter(row.address, row.subject, row.body, row.kind, row.unsubscribe)))
    return found


def delete_letter(connection: Connection, number: int) -> None:
    """Forget a letter."""
    connection.execute(delete(outbox).where(outbox.c.id == number))


def unwanted(connection: Connection, person_id: str) -> frozenset[Notice]:
    """The kinds of notice that a person does not want."""
    query = select(notice_choice.c.kind).where(
        notice_choice.c.person_id == person_id, notice_choice.c.wanted.is_(False)
    )
    return frozenset(Notice(kind) for kind in connection.execute(query).scalars() if kind in list(Notice))


def choose(connection: Connection, person_id: PersonId, choices: Mapping[Notice, bool]) -> None:
    """Set whether a person wants each of these kinds."""
    kinds = [str(notice) for notice in choices]
    connection.execute(
        delete(notice_choice).where(notice_choice.c.person_id == person_id, notice_choice.c.kind.in_(kinds))
    )
    rows = [{"person_id": person_id, "kind": str(notice), "wanted": wanted} for notice, wanted in choices.items()]
    connection.execute(insert(notice_choice), rows)
