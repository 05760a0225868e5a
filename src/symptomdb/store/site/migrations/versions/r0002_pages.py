"""Revision 0002: revisions of pages, votes, opinions, comments, reports and decisions.

A revision is frozen: it repeats the tables as they were, whatever `page_tables` says later.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    _revisions()
    _judgements()
    _comments()
    _moderation()


def _revisions() -> None:
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer, primary_key=True),
        _text("condition"),
        sa.Column("number", sa.Integer, nullable=True),
        _number("base"),
        _text("state"),
        sa.Column("text", sa.Text, nullable=False),
        _person("author_id", nullable=True),
        _text("note"),
        _number("edits"),
        *[_moment(name) for name in ("created_at", "changed_at")],
        *[_moment(name, nullable=True) for name in ("submitted_at", "published_at", "withdrawn_at")],
        _person("reviewer_id", nullable=True),
        _text("reason"),
        sa.UniqueConstraint("condition", "number", name="uq_revision_condition"),
    )
    op.create_index("ix_revision_state", "revision", ["state", "condition"])
    op.create_table(
        "revision_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("revision_id", sa.Integer, sa.ForeignKey("revision.id"), nullable=False),
        _text("act"),
        _person("actor_id", nullable=True),
        _moment("at"),
        _text("words"),
    )
    _index("revision", "author_id", "reviewer_id")
    _index("revision_event", "revision_id", "actor_id")


def _judgements() -> None:
    op.create_table(
        "vote",
        _person("person_id"),
        *_texts("scale", "object"),
        _number("stars"),
        _moment("at"),
        sa.PrimaryKeyConstraint("person_id", "scale", "object", name="pk_vote"),
    )
    op.create_index("ix_vote_object", "vote", ["scale", "object"])
    op.create_table(
        "opinion",
        _person("person_id"),
        *_texts("condition", "statement", "verdict", "reason", "citation", "fingerprint"),
        _moment("at"),
        sa.PrimaryKeyConstraint("person_id", "condition", "statement", name="pk_opinion"),
    )
    op.create_index("ix_opinion_condition", "opinion", ["condition"])
    _index("vote", "person_id")
    _index("opinion", "person_id")


def _comments() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("condition", "statement"),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("comment.id"), nullable=True),
        _person("writer_id"),
        *_texts("body", "state"),
        _moment("created_at"),
        _moment("edited_at", nullable=True),
        sa.Column("by_author", sa.Boolean, nullable=False),
        *_texts("reason", "posting"),
        sa.UniqueConstraint("writer_id", "posting", name="uq_comment_writer_id"),
    )
    op.create_index("ix_comment_condition", "comment", ["condition", "created_at"])
    op.create_index("ix_comment_state", "comment", ["state", "created_at"])
    _index("comment", "parent_id", "writer_id")


def _moderation() -> None:
    op.create_table(
        "report",
        sa.Column("comment_id", sa.Integer, sa.ForeignKey("comment.id"), nullable=False),
        _person("reporter_id"),
        _text("reason"),
        _moment("at"),
        _moment("answered_at", nullable=True),
        sa.PrimaryKeyConstraint("comment_id", "reporter_id", name="pk_report"),
    )
    op.create_table(
        "closed_thread",
        *_texts("condition", "statement"),
        sa.PrimaryKeyConstraint("condition", "statement", name="pk_closed_thread"),
    )
    op.create_table(
        "moderation_record",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("comment_id", sa.Integer, sa.ForeignKey("comment.id"), nullable=True),
        *_texts("condition", "statement"),
        _person("moderator_id"),
        *_texts("decision", "reason"),
        _moment("at"),
    )
    _index("report", "reporter_id")
    _index("moderation_record", "comment_id", "moderator_id")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


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
