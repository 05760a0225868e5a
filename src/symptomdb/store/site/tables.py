"""What every table of people's own database is made of: one metadata, moments in UTC, links to a person.

Each link to a person says what erasing that person's account does to the row. Export and erasure read this here, so a
new table takes part in both by being declared.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Column, DateTime, Dialect, ForeignKey, MetaData, Text, TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

#: What erasing an account does to the row: it goes as well; its typed texts are emptied if the person wants that; it
#: stays under "deleted user".
Erasure = Literal["delete", "blank", "keep"]


class Moment(TypeDecorator[datetime]):
    """A moment with its time zone, always UTC; SQLite keeps none, so it is taken off and put on again."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give UTC back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key(name: str = "id") -> Column[str]:
    """The table's key: random text."""
    return Column(name, Text, primary_key=True)


def person_link(name: str, erasure: Erasure, *, nullable: bool = False, **more: Any) -> Column[str]:
    """A link to a person, and what happens to the row when that person's account is erased."""
    info = {"erasure": erasure}
    return Column(name, Text, ForeignKey("person.id"), nullable=nullable, index=True, info=info, **more)


def short_text(name: str, *, nullable: bool = False) -> Column[str]:
    """A word, code or label that a program wrote."""
    return Column(name, Text, nullable=nullable, server_default=None if nullable else "")


def personal_text(name: str) -> Column[str]:
    """A text about the person whose row it is: emptied when they erase their account."""
    return Column(name, Text, nullable=False, server_default="", info={"personal": True})


def secret_text(name: str) -> Column[str]:
    """A secret of the person whose row it is: never exported, emptied when they erase their account."""
    return Column(name, Text, nullable=False, server_default="", info={"personal": True, "secret": True})


def typed_text(name: str) -> Column[str]:
    """A text that a person typed: emptied when they erase their contributions."""
    return Column(name, Text, nullable=False, server_default="", info={"typed": True})


def moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    """A moment in UTC."""
    return Column(name, Moment, nullable=nullable)
