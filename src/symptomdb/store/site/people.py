"""Rows of people: made, read and changed on an open transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, or_, select, update

from symptomdb.model.person import DELETED_NAME, AccountRecord, Person, PersonId, Profile, Role, Verification
from symptomdb.store.site.people_tables import account_record, person
from symptomdb.store.site.secrets import new_key


def add_person(connection: Connection, *, email: str, name: str, role: Role, now: datetime, **more: Any) -> PersonId:
    """Make an account; `more` are further columns. The address must not be taken."""
    made = PersonId(new_key())
    values = {"id": made, "email": email, "name": name, "role": str(role), "created_at": now, **more}
    connection.execute(insert(person).values(values))
    return made


def change_person(connection: Connection, person_id: PersonId, **values: Any) -> None:
    """Set columns of one account."""
    connection.execute(update(person).where(person.c.id == person_id).values(**values))


def read_person(connection: Connection, person_id: str) -> Person | None:
    """The person with this key; erased ones as well."""
    row = connection.execute(select(person).where(person.c.id == person_id)).one_or_none()
    return None if row is None else to_person(row)


def read_people(connection: Connection, person_ids: Sequence[str]) -> dict[str, Person]:
    """The people with these keys."""
    rows = connection.execute(select(person).where(person.c.id.in_(list(dict.fromkeys(person_ids)))))
    return {row.id: to_person(row) for row in rows}


def read_by_email(connection: Connection, email: str) -> Person | None:
    """The person with this address, in any letter case."""
    row = connection.execute(select(person).where(person.c.email == email.strip().lower())).one_or_none()
    return None if row is None else to_person(row)


def read_column(connection: Connection, person_id: PersonId, column: str) -> Any:
    """One column of an account that `Person` does not carry, such as its password's hash; locked for a change."""
    query = select(person.c[column]).where(person.c.id == person_id).with_for_update()
    return connection.execute(query).scalar_one()


def list_people(
    connection: Connection, *, words: str = "", role: Role | None = None, offset: int = 0, limit: int = 50
) -> tuple[int, list[Person]]:
    """How many people there are in all, and a page of them by name; erased accounts are left out."""
    query = select(person).where(person.c.erased_at.is_(None))
    if role:
        query = query.where(person.c.role == str(role))
    if words.strip():
        wanted = words.strip().lower()
        found = [func.lower(person.c[name]).contains(wanted, autoescape=True) for name in ("name", "email")]
        query = query.where(or_(*found))
    return _page(connection, query, offset, limit)


def list_public(connection: Connection, *, offset: int, limit: int) -> tuple[int, list[Person]]:
    """How many authors and reviewers there are, and a page of them by name."""
    public = person.c.role.in_([str(Role.AUTHOR), str(Role.REVIEWER)])
    query = select(person).where(public, person.c.erased_at.is_(None), person.c.confirmed_at.is_not(None))
    return _page(connection, query, offset, limit)


def _page(connection: Connection, query: Select[Any], offset: int, limit: int) -> tuple[int, list[Person]]:
    total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    rows = connection.execute(query.order_by(func.lower(person.c.name), person.c.id).offset(offset).limit(limit))
    return total, [to_person(row) for row in rows]


def count_role(connection: Connection, role: Role) -> int:
    """How many people who can sign in have a role."""
    query = select(func.count()).where(
        person.c.role == str(role), person.c.disabled_at.is_(None), person.c.erased_at.is_(None)
    )
    return connection.execute(query).scalar_one()


def add_record(
    connection: Connection, *, actor: PersonId | None, person_id: PersonId, action: str, detail: str, now: datetime
) -> None:
    """Note what was done to an account; without an actor it was done on the command line."""
    values = {"actor_id": actor, "person_id": person_id, "action": action, "detail": detail, "at": now}
    connection.execute(insert(account_record).values(values))


def to_person(row: Row[Any]) -> Person:
    """A row of `person` as the value that the other rooms know."""
    verification = None
    if row.verified_at is not None:
        verification = Verification(row.verified_by, row.verified_at, row.verified_how)
    return Person(
        PersonId(row.id),
        DELETED_NAME if row.erased_at else row.name,
        row.email or "",
        Role(row.role),
        row.created_at,
        Profile(row.credentials, row.affiliation, row.place, row.orcid, row.conflicts),
        verification,
        confirmed=row.confirmed_at is not None,
        disabled=row.disabled_at is not None,
        erased=row.erased_at is not None,
        second_factor=row.totp_at is not None,
    )


def list_records(connection: Connection, person_id: str, limit: int = 100) -> list[AccountRecord]:
    """What was done to an account, the latest first."""
    actor = person.alias("actor")
    joined = account_record.outerjoin(actor, actor.c.id == account_record.c.actor_id)
    query = (
        select(account_record, actor.c.name.label("actor_name"))
        .select_from(joined)
        .where(account_record.c.person_id == person_id)
        .order_by(account_record.c.at.desc(), account_record.c.id.desc())
        .limit(limit)
    )
    found = []
    for row in connection.execute(query):
        who = "the command line" if row.actor_id is None else row.actor_name or DELETED_NAME
        found.append(AccountRecord(row.at, who, row.action, row.detail))
    return found
