"""Rows of who somebody is at another site, and of sign-ins there that have begun, on an open transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from symptomdb.model.person import PersonId
from symptomdb.store.site.people_tables import identity, outside_sign_in
from symptomdb.store.site.secrets import digest


@dataclass(frozen=True, slots=True)
class Flow:
    """What was kept of a sign-in that has begun."""

    nonce: str
    verifier: str
    destination: str


def keep_flow(connection: Connection, state: str, nonce: str, verifier: str, destination: str, until: datetime) -> None:
    """Keep what must come back unchanged."""
    values = {"state_hash": digest(state), "nonce": nonce, "verifier": verifier, "destination": destination}
    connection.execute(insert(outside_sign_in).values(**values, expires_at=until))


def take_flow(connection: Connection, state: str, now: datetime) -> Flow | None:
    """What was kept, once; None when it has ended or never was."""
    columns = (outside_sign_in.c.nonce, outside_sign_in.c.verifier, outside_sign_in.c.destination)
    is_it = (outside_sign_in.c.state_hash == digest(state), outside_sign_in.c.expires_at > now)
    row = connection.execute(delete(outside_sign_in).where(*is_it).returning(*columns)).one_or_none()
    return None if row is None else Flow(row.nonce, row.verifier, row.destination)


def read_owner(connection: Connection, issuer: str, subject: str) -> PersonId | None:
    """Whose account an identity belongs to."""
    query = select(identity.c.person_id).where(identity.c.issuer == issuer, identity.c.subject == subject)
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else PersonId(found)


def add_identity(connection: Connection, issuer: str, subject: str, person_id: PersonId, now: datetime) -> None:
    """Tie an identity to an account."""
    connection.execute(insert(identity).values(issuer=issuer, subject=subject, person_id=person_id, created_at=now))
