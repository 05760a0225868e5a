"""Rows of recovery codes, on an open transaction; each holds a digest that is bound to its person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, update

from symptomdb.model.person import PersonId
from symptomdb.store.site.people_tables import recovery_code
from symptomdb.store.site.secrets import digest


def replace_codes(connection: Connection, person_id: PersonId, codes: Sequence[str]) -> None:
    """Make these a person's only codes."""
    connection.execute(delete(recovery_code).where(recovery_code.c.person_id == person_id))
    if codes:
        rows = [{"code_hash": _digest(person_id, code), "person_id": person_id} for code in codes]
        connection.execute(insert(recovery_code), rows)


def take_code(connection: Connection, person_id: PersonId, code: str, now: datetime) -> bool:
    """Use a code up; False when it is none of the person's or was used."""
    is_it = recovery_code.c.code_hash == _digest(person_id, code)
    used = update(recovery_code).where(is_it, recovery_code.c.used_at.is_(None)).values(used_at=now)
    return connection.execute(used).rowcount == 1


def _digest(person_id: PersonId, code: str) -> str:
    return digest(f"{person_id} {code}")
