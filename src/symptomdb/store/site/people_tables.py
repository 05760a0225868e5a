"""Tables of people: accounts, sessions, one-time tokens, second factors, mail that waits, what administrators did."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from symptomdb.model.person import Role
from symptomdb.store.site.tables import (
    key,
    metadata,
    moment,
    person_link,
    personal_text,
    secret_text,
    short_text,
    typed_text,
)

_ROLES = ", ".join(f"'{role}'" for role in Role)

#: Facts about this database itself: the key that signs form tokens.
site_meta = Table("site_meta", metadata, key("key"), short_text("value"))

#: An erased account stays as a row without name or address, so that what refers to it keeps its place.
person = Table(
    "person",
    metadata,
    key(),
    Column("email", Text, nullable=True, unique=True),
    personal_text("name"),
    short_text("role"),
    secret_text("password_hash"),
    *[personal_text(name) for name in ("credentials", "affiliation", "place", "orcid", "conflicts")],
    moment("created_at"),
    moment("confirmed_at", nullable=True),
    moment("disabled_at", nullable=True),
    moment("erased_at", nullable=True),
    moment("verified_at", nullable=True),
    personal_text("verified_by"),
    personal_text("verified_how"),
    secret_text("totp_secret"),
    moment("totp_at", nullable=True),
    Column("totp_step", Integer, nullable=False, server_default="0"),
    moment("seen_at", nullable=True),
    CheckConstraint(f"role IN ({_ROLES})", name="role"),
)

#: Rows of these tables pass by themselves: they are neither exported nor restored from a backup.
_PASSING = {"passing": True}

#: The token itself is with the browser; here is its digest. `stage` is "whole" or "second factor" (password given, code
#: still to come).
session = Table(
    "session",
    metadata,
    key("token_hash"),
    person_link("person_id", "delete"),
    short_text("stage"),
    moment("created_at"),
    moment("seen_at"),
    moment("expires_at"),
    info=_PASSING,
)

#: Links in mail; `detail` is what the purpose needs, such as the new address.
one_time_token = Table(
    "one_time_token",
    metadata,
    key("token_hash"),
    person_link("person_id", "delete"),
    short_text("purpose"),
    short_text("detail"),
    moment("created_at"),
    moment("expires_at"),
    info=_PASSING,
)

recovery_code = Table(
    "recovery_code",
    metadata,
    key("code_hash"),
    person_link("person_id", "delete"),
    moment("used_at", nullable=True),
    info={"exported": False},
)

#: Who a person is at another site that they sign in with.
identity = Table(
    "identity",
    metadata,
    short_text("issuer"),
    short_text("subject"),
    person_link("person_id", "delete"),
    moment("created_at"),
    PrimaryKeyConstraint("issuer", "subject"),
)

#: A sign-in at another site that has begun: what must come back unchanged.
outside_sign_in = Table(
    "outside_sign_in",
    metadata,
    key("state_hash"),
    *[short_text(name) for name in ("nonce", "verifier", "destination")],
    moment("expires_at"),
    info=_PASSING,
)

#: Tries that are counted against a limit; `subject` is a keyed digest, never an address.
attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    short_text("kind"),
    short_text("subject"),
    moment("at"),
    Index("ix_attempt_kind", "kind", "subject", "at"),
    info=_PASSING,
)

#: Mail that waits to be sent; deleted once it is.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    person_link("person_id", "delete"),
    *[short_text(name) for name in ("kind", "address", "subject", "body", "unsubscribe")],
    moment("created_at"),
    moment("next_try_at"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Index("ix_outbox_next_try_at", "next_try_at"),
    info=_PASSING,
)

#: Which kinds of notice a person does not want; no row means wanted.
notice_choice = Table(
    "notice_choice",
    metadata,
    person_link("person_id", "delete"),
    short_text("kind"),
    Column("wanted", Boolean, nullable=False),
    PrimaryKeyConstraint("person_id", "kind"),
)

#: What was done to accounts, by whom and why. It names people by key only and stays for as long as the site says.
account_record = Table(
    "account_record",
    metadata,
    Column("id", Integer, primary_key=True),
    moment("at"),
    person_link("actor_id", "keep", nullable=True),
    person_link("person_id", "keep"),
    short_text("action"),
    typed_text("detail"),
)
