"""What belongs to one person, found by the links that the tables declare: exported, erased, purged when old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, exists, or_, select, update

from symptomdb.model.person import DELETED_NAME, PersonId, Role
from symptomdb.store.site import migrations
from symptomdb.store.site.people_tables import (
    account_record,
    attempt,
    one_time_token,
    outbox,
    outside_sign_in,
    person,
    session,
)
from symptomdb.store.site.tables import metadata

#: Asking for this makes sure that every table is declared.
TABLES = migrations.TABLES


def export(connection: Connection, person_id: PersonId) -> dict[str, list[dict[str, Any]]]:
    """All rows that belong to a person, by table; digests and secrets are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    own = [_shown(person, row) for row in connection.execute(select(person).where(person.c.id == person_id))]
    found["person"] = own
    for table, links in _iter_linked():
        if table.info.get("passing") or not table.info.get("exported", True):
            continue
        is_theirs = or_(*[link == person_id for link in links])
        rows = connection.execute(select(table).where(is_theirs).order_by(*table.primary_key))
        if shown := [_shown(table, row) for row in rows]:
            found[table.name] = shown
    return found


def erase(connection: Connection, person_id: PersonId, now: datetime, *, remove_texts: bool) -> None:
    """Erase an account; what others refer to stays, under "deleted user".

    Args:
        remove_texts: Also empty the texts that the person typed.
    """
    _forget_as_verifier(connection, person_id)
    for table, links in reversed(list(_iter_linked())):
        for link in links:
            kind = link.info["erasure"]
            if kind == "delete":
                connection.execute(delete(table).where(link == person_id))
            elif kind == "blank" and remove_texts:
                emptied = {column.name: "" for column in table.columns if column.info.get("typed")}
                connection.execute(update(table).where(link == person_id).values(**emptied))
    connection.execute(update(account_record).where(account_record.c.person_id == person_id).values(detail=""))
    texts = {column.name: "" for column in person.columns if column.info.get("personal")}
    moments = dict.fromkeys(("email", "verified_at", "totp_at", "seen_at"))
    values = {**texts, **moments, "totp_step": 0, "role": str(Role.READER), "erased_at": now}
    connection.execute(update(person).where(person.c.id == person_id).values(**values))


def purge(connection: Connection, now: datetime, *, unconfirmed: timedelta, records: timedelta) -> dict[str, int]:
    """Delete what has served its time; how many rows of each table."""
    day_ago = now - timedelta(days=1)
    old = {
        session: session.c.expires_at < now,
        one_time_token: one_time_token.c.expires_at < now,
        outside_sign_in: outside_sign_in.c.expires_at < now,
        attempt: attempt.c.at < day_ago,
        outbox: outbox.c.created_at < now - timedelta(days=7),
        account_record: account_record.c.at < now - records,
    }
    gone = {table.name: connection.execute(delete(table).where(rows)).rowcount for table, rows in old.items()}
    gone["person"] = _purge_unconfirmed(connection, now - unconfirmed)
    return {name: count for name, count in gone.items() if count}


def _purge_unconfirmed(connection: Connection, before: datetime) -> int:
    noted = exists().where(account_record.c.person_id == person.c.id)
    never = (person.c.confirmed_at.is_(None), person.c.erased_at.is_(None), person.c.created_at < before, ~noted)
    found = list(connection.execute(select(person.c.id).where(*never)).scalars())
    for person_id in found:
        for table, links in reversed(list(_iter_linked())):
            for link in links:
                if link.info["erasure"] == "delete":
                    connection.execute(delete(table).where(link == person_id))
        connection.execute(delete(person).where(person.c.id == person_id))
    return len(found)


def _iter_linked() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Tables with links to a person, those that others refer to first."""
    for table in metadata.sorted_tables:
        links = [column for column in table.columns if "erasure" in column.info]
        if links:
            yield table, links


def _shown(table: Table, row: Any) -> dict[str, Any]:
    shown = {}
    for column in table.columns:
        value = getattr(row, column.name)
        if not column.info.get("secret"):
            shown[column.name] = value.isoformat() if isinstance(value, datetime) else value
    return shown


def _forget_as_verifier(connection: Connection, person_id: PersonId) -> None:
    # Others' pages name who verified them; that name goes as well.
    name = connection.execute(select(person.c.name).where(person.c.id == person_id)).scalar_one()
    theirs = select(account_record.c.person_id).where(
        account_record.c.actor_id == person_id, account_record.c.action == "verified"
    )
    verified = update(person).where(person.c.id.in_(theirs), person.c.verified_by == name)
    connection.execute(verified.values(verified_by=DELETED_NAME))
