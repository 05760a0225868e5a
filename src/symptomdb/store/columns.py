"""The kinds of columns that the tables of the knowledge base are made of, and the set they belong to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
#: Rows of these tables lie in the order of their key, so that what is read together is stored together.
CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}


def key(name: str = "id") -> Column[str]:
    """A text by which a row is found, alone or with other such columns."""
    return Column(name, Text, primary_key=True)


def texts(*names: str) -> list[Column[str]]:
    """Texts that are empty when the source gives none."""
    return [Column(name, Text, nullable=False) for name in names]


def link(name: str, target: str, primary_key: bool = False) -> Column[str]:
    """The key of a row of another table; ``target`` is ``table.column``."""
    return Column(name, Text, ForeignKey(target), primary_key=primary_key, nullable=False)


def position() -> Column[int]:
    """Where a row stands among those with the same key."""
    return Column("position", Integer, primary_key=True, autoincrement=False)


#: Compared byte by byte on both dialects, so that ranges and orders are the same.
ORDERED = Text().with_variant(Text(collation="C"), "postgresql")
