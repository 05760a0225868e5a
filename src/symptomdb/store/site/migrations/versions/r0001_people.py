"""Revision 0001: people, their sessions and what signing in needs.

A revision is frozen: it repeats the tables as they were, whatever `people_tables` says later.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ROLES = ("reader", "author", "reviewer", "moderator", "administrator")


def upgrade() -> None:
    """Create the tables."""
    op.create_table("site_meta", _key("key"), _text("value"))
    _people()
    _sessions()
    _second_factors()
    _limits_and_mail()


def _people() -> None:
    op.create_table(
        "person",
        _key("id"),
        sa.Column("email", sa.Text, nullable=True),
        *_texts("name", "role", "password_hash", "credentials", "affiliation", "place", "orcid", "conflicts"),
        _moment("created_at"),
        *[_moment(name, nullable=True) for name in ("confirmed_at", "disabled_at", "erased_at", "verified_at")],
        *_texts("verified_by", "verified_how", "totp_secret"),
        _moment("totp_at", nullable=True),
        sa.Column("totp_step", sa.Integer, nullable=False, server_default="0"),
        _moment("seen_at", nullable=True),
        sa.UniqueConstraint("email", name="uq_person_email"),
        sa.CheckConstraint("role IN ({})".format(", ".join(f"'{role}'" for role in _ROLES)), name="ck_person_role"),
    )
    op.create_table(
        "account_record",
        sa.Column("id", sa.Integer, primary_key=True),
        _moment("at"),
        _person("actor_id", nullable=True),
        _person("person_id"),
        *_texts("action", "detail"),
    )
    _index("account_record", "actor_id", "person_id")


def _sessions() -> None:
    moments = [_moment(name) for name in ("created_at", "seen_at", "expires_at")]
    op.create_table("session", _key("token_hash"), _person("person_id"), _text("stage"), *moments)
    moments = [_moment(name) for name in ("created_at", "expires_at")]
    op.create_table("one_time_token", _key("token_hash"), _person("person_id"), *_texts("purpose", "detail"), *moments)
    op.create_table(
        "identity",
        *_texts("issuer", "subject"),
        _person("person_id"),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_identity"),
    )
    op.create_table(
        "outside_sign_in", _key("state_hash"), *_texts("nonce", "verifier", "destination"), _moment("expires_at")
    )
    for table in ("session", "one_time_token", "identity"):
        _index(table, "person_id")


def _second_factors() -> None:
    op.create_table("recovery_code", _key("code_hash"), _person("person_id"), _moment("used_at", nullable=True))
    _index("recovery_code", "person_id")


def _limits_and_mail() -> None:
    op.create_table("attempt", sa.Column("id", sa.Integer, primary_key=True), *_texts("kind", "subject"), _moment("at"))
    op.create_index("ix_attempt_kind", "attempt", ["kind", "subject", "at"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        _person("person_id"),
        *_texts("kind", "address", "subject", "body", "unsubscribe"),
        *[_moment(name) for name in ("created_at", "next_try_at")],
        sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
    )
    _index("outbox", "person_id", "next_try_at")
    op.create_table(
        "notice_choice",
        _person("person_id"),
        _text("kind"),
        sa.Column("wanted", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "kind", name="pk_notice_choice"),
    )
    _index("notice_choice", "person_id")


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _moment(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _person(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey("person.id"), nullable=nullable)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
