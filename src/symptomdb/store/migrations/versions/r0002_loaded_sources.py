"""Revision 0002: what loaded sources say, how conditions are related, and what reconciliation met."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables."""
    _claims()
    op.create_table(
        "kinship",
        _condition("parent_id"),
        _condition("child_id"),
        *_texts("relation", "source"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_kinship_child_id", "kinship", ["child_id"])
    op.create_table(
        "finding_test",
        sa.Column("finding_id", sa.Text, primary_key=True),
        sa.Column("action_id", sa.Text, primary_key=True),
        sa.Column("prenatal", sa.Boolean, primary_key=True),
        sa.Column("source", sa.Text, sa.ForeignKey("source.id"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "remark",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("kind", "subject", "detail", "source"),
    )
    op.create_index("ix_remark_kind", "remark", ["kind", "subject"])


def _claims() -> None:
    op.create_table(
        "claim",
        _condition("condition_id"),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("record_id"),
        sa.Column("source", sa.Text, sa.ForeignKey("source.id"), nullable=False),
        *_texts("aspect", "kind", "text", "place", "modality", "note", "refs", "finding", "code", "evidence"),
        *_texts("frequency", "joined_by"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_source", "claim", ["source", "aspect"])


def _condition(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, sa.ForeignKey("condition.id"), primary_key=True, nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]
