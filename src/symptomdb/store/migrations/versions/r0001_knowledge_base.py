"""Revision 0001: the tables of the first knowledge base.

A revision is frozen: it repeats the tables as they were, whatever `schema` says later.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from symptomdb.store.search import create_index

revision = "0001"
down_revision = None

_ORDERED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}
Columns = list[sa.Column[Any]]


def upgrade() -> None:
    """Create the tables of an empty database."""
    _sources()
    _terms()
    _conditions()
    _keys()
    _annotations()
    _pages()
    _statements()
    op.create_table("blob", *_keys_of("name"), sa.Column("content", sa.LargeBinary, nullable=False))
    _search()


def _keys_of(*names: str) -> Columns:
    return [sa.Column(name, sa.Text, primary_key=True) for name in names]


def _texts(*names: str) -> Columns:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _link(name: str, target: str, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey(target), primary_key=primary_key, nullable=False)


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer, primary_key=True, autoincrement=False)


def _numbers(*names: str, kind: type[sa.types.TypeEngine[Any]] = sa.Integer, nullable: bool = False) -> Columns:
    return [sa.Column(name, kind, nullable=nullable) for name in names]


def _sources() -> None:
    op.create_table("meta", *_keys_of("key"), *_texts("value"))
    op.create_table(
        "source",
        *_keys_of("id"),
        *_texts("name", "publisher", "licence", "licence_url", "url", "version", "digest", "attribution"),
        *_numbers("trust", kind=sa.SmallInteger),
        sa.Column("counts", sa.JSON, nullable=False),
    )
    op.create_table(
        "publication",
        *_keys_of("id"),
        *_texts("kind", "title", "authors"),
        *_numbers("year", nullable=True),
        *_texts("publisher", "doi", "pmid", "url", "licence", "part_read", "read_on", "note"),
    )


def _terms() -> None:
    op.create_table(
        "term",
        *_keys_of("id"),
        *_texts("label", "definition", "comment", "subsets", "xrefs", "consider", "heading"),
        sa.Column("obsolete", sa.Boolean, nullable=False),
        sa.Column("replaced_by", sa.Text),
    )
    of_term = ("term_id", "term.id", True)
    op.create_table("term_name", _link(*of_term), _position(), *_texts("text", "scope", "kind"), **_CLUSTERED)
    op.create_table("term_parent", _link(*of_term), _position(), _link("parent_id", "term.id"), **_CLUSTERED)
    op.create_table("term_alternative", *_keys_of("alternative_id"), _link(*of_term), **_CLUSTERED)
    op.create_index("ix_term_alternative_term_id", "term_alternative", ["term_id"])


def _conditions() -> None:
    op.create_table(
        "condition",
        *_keys_of("id"),
        *_texts("name", "kind"),
        _link("source", "source.id"),
        *_texts("letter"),
        sa.Column("sort_name", _ORDERED, nullable=False),
    )
    op.create_index("ix_condition_letter", "condition", ["letter", "sort_name"])
    op.create_index("ix_condition_sort_name", "condition", ["sort_name"])
    op.create_table("condition_alias", *_keys_of("alias"), _link("condition_id", "condition.id"))
    of_condition = ("condition_id", "condition.id", True)
    op.create_table(
        "condition_name", _link(*of_condition), _position(), *_texts("text", "kind", "source", "reason"), **_CLUSTERED
    )
    op.create_table(
        "condition_xref", _link(*of_condition), _position(), *_texts("code", "relation", "source", "note"), **_CLUSTERED
    )
    op.create_index("ix_condition_xref_code", "condition_xref", ["code"])


def _keys() -> None:
    op.create_table(
        "name_key",
        sa.Column("key", _ORDERED, primary_key=True),
        *_keys_of("record_id", "name", "source"),
        *_texts("kind"),
        *_numbers("weight", kind=sa.Float),
        *_numbers("token_count", kind=sa.SmallInteger),
        sa.Column("denied", sa.Boolean, nullable=False),
        **_CLUSTERED,
    )
    op.create_table(
        "token",
        sa.Column("token", _ORDERED, primary_key=True),
        *_texts("first_letter"),
        *_numbers("length", kind=sa.SmallInteger),
        *_numbers("df", "english"),
        **_CLUSTERED,
    )
    op.create_index("ix_token_first_letter", "token", ["first_letter", "length", "df"])


def _annotations() -> None:
    op.create_table(
        "annotation",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        _link("condition_id", "condition.id"),
        *_texts("record_id", "kind"),
        _link("term_id", "term.id"),
        _link("source", "source.id"),
        *_numbers("line"),
        sa.Column("excluded", sa.Boolean, nullable=False),
        *_texts("frequency"),
        *_numbers("frequency_low", "frequency_high", kind=sa.Float, nullable=True),
        *_numbers("numerator", "denominator", nullable=True),
        sa.Column("onset", sa.Text),
        *_texts("sex", "modifiers", "evidence", "curation"),
    )
    op.create_index("ix_annotation_condition_id", "annotation", ["condition_id"])
    op.create_table(
        "annotation_reference",
        sa.Column("annotation_id", sa.Integer, sa.ForeignKey("annotation.id"), primary_key=True, autoincrement=False),
        _position(),
        *_texts("reference"),
        **_CLUSTERED,
    )


def _pages() -> None:
    op.create_table(
        "page",
        _link("condition_id", "condition.id", True),
        *_texts("summary", "path"),
        sa.Column("created", sa.Date, nullable=False),
        sa.Column("last_reviewed", sa.Date),
        sa.Column("next_due", sa.Date, nullable=False),
    )
    of_page = ("condition_id", "page.condition_id", True)
    op.create_table(
        "page_person",
        _link(*of_page),
        *_keys_of("role"),
        _position(),
        *_texts("name", "kind", "credentials", "affiliation", "place", "orcid", "verified_by", "conflicts"),
    )
    op.create_table("page_see_also", _link(*of_page), _position(), *_texts("slug"))
    op.create_table(
        "disagreement",
        _link(*of_page),
        *_keys_of("id"),
        *_numbers("position"),
        *_texts("question", "side_one", "side_two"),
    )


def _statements() -> None:
    op.create_table(
        "statement",
        _link("condition_id", "condition.id", True),
        *_keys_of("id"),
        *_numbers("position"),
        *_texts("aspect", "clinical", "plain", "modality"),
        _link("source", "source.id"),
        *_texts("heading", "label", "intent", "phase", "population", "certainty", "confidence", "unsourced_reason"),
        *_texts("disagreement", "urgency", "facts"),
        *_numbers("side", kind=sa.SmallInteger),
    )
    for name, column in (
        ("statement_citation", _link("publication_id", "publication.id")),
        ("statement_finding", _link("term_id", "term.id")),
        ("statement_action", _texts("action")[0]),
        ("statement_seed", _texts("seed")[0]),
    ):
        op.create_table(
            name,
            *_keys_of("condition_id", "statement_id"),
            _position(),
            column,
            sa.ForeignKeyConstraint(["condition_id", "statement_id"], ["statement.condition_id", "statement.id"]),
            **_CLUSTERED,
        )
    op.create_index("ix_statement_citation_publication_id", "statement_citation", ["publication_id"])
    op.create_index("ix_statement_seed_seed", "statement_seed", ["seed"])


def _search() -> None:
    op.create_table(
        "search_document",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        _link("condition_id", "condition.id"),
        *_texts("aspect", "title", "body"),
    )
    create_index(op.get_bind())
