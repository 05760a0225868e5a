"""Rows of sessions, one-time tokens and counted tries, on an open transaction."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from symptomdb.model.person import PersonId
from symptomdb.store.site.people_tables import attempt, one_time_token, session
from symptomdb.store.site.secrets import digest, new_token

#: Stages of a session.
WHOLE = "whole"
SECOND_FACTOR = "second factor"


def start_session(
    connection: Connection, person_id: PersonId, now: datetime, lasts: timedelta, stage: str = WHOLE
) -> str:
    """Begin a session; its token, which is stored nowhere."""
    token = new_token()
    values = {"token_hash": digest(token), "person_id": person_id, "stage": stage}
    connection.execute(insert(session).values(**values, created_at=now, seen_at=now, expires_at=now + lasts))
    return token


def read_session(connection: Connection, token: str, now: datetime, idle: timedelta) -> Row[Any] | None:
    """The session of a token, unless it has ended or was not used for `idle`."""
    query = select(session).where(
        session.c.token_hash == digest(token), session.c.expires_at > now, session.c.seen_at > now - idle
    )
    return connection.execute(query).one_or_none()


def touch_session(connection: Connection, token: str, now: datetime) -> None:
    """Note that a session is in use."""
    connection.execute(update(session).where(session.c.token_hash == digest(token)).values(seen_at=now))


def end_session(connection: Connection, token: str) -> None:
    """End one session; nothing happens when there is none."""
    connection.execute(delete(session).where(session.c.token_hash == digest(token)))


def end_sessions(connection: Connection, person_id: PersonId, but: str = "") -> None:
    """End all sessions of a person, but for the one with the token `but`."""
    gone = delete(session).where(session.c.person_id == person_id)
    connection.execute(gone.where(session.c.token_hash != digest(but)) if but else gone)


def add_one_time_token(
    connection: Connection, person_id: PersonId, purpose: str, now: datetime, lasts: timedelta, detail: str = ""
) -> str:
    """Make a token that can be used once; earlier ones for the same purpose end."""
    connection.execute(
        delete(one_time_token).where(one_time_token.c.person_id == person_id, one_time_token.c.purpose == purpose)
    )
    token = new_token()
    values = {"token_hash": digest(token), "person_id": person_id, "purpose": purpose, "detail": detail}
    connection.execute(insert(one_time_token).values(**values, created_at=now, expires_at=now + lasts))
    return token


def take_one_time_token(connection: Connection, token: str, purpose: str, now: datetime) -> tuple[PersonId, str] | None:
    """Use a token up: whose it is and its detail; None when it was used, has ended or is for something else."""
    found = connection.execute(
        delete(one_time_token)
        .where(
            one_time_token.c.token_hash == digest(token),
            one_time_token.c.purpose == purpose,
            one_time_token.c.expires_at > now,
        )
        .returning(one_time_token.c.person_id, one_time_token.c.detail)
    ).one_or_none()
    return None if found is None else (PersonId(found.person_id), found.detail)


def count_tries(connection: Connection, kind: str, subject: str, since: datetime) -> int:
    """How often something was tried since a moment."""
    query = select(func.count()).where(attempt.c.kind == kind, attempt.c.subject == subject, attempt.c.at > since)
    return connection.execute(query).scalar_one()


def add_try(connection: Connection, kind: str, subject: str, now: datetime) -> None:
    """Count one try."""
    connection.execute(insert(attempt).values(kind=kind, subject=subject, at=now))


def forget_tries(connection: Connection, kind: str, subject: str) -> None:
    """Forget the tries of a kind, after one succeeded."""
    connection.execute(delete(attempt).where(attempt.c.kind == kind, attempt.c.subject == subject))


def lock_tries(connection: Connection, kind: str, subject: str) -> None:
    """Let nobody else count the same tries until the transaction ends; SQLite has one writer anyway."""
    if connection.dialect.name != "sqlite":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{kind} {subject}", 0))))


def read_one_time_token(connection: Connection, token: str, purpose: str, now: datetime) -> PersonId | None:
    """Whose a token is, without using it up."""
    query = select(one_time_token.c.person_id).where(
        one_time_token.c.token_hash == digest(token),
        one_time_token.c.purpose == purpose,
        one_time_token.c.expires_at > now,
    )
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else PersonId(found)
