"""Revision 0003: how often a monograph's findings occur, and who usually has the condition."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns."""
    for table, column in (("page", "profile"), ("statement", "frequencies")):
        op.add_column(table, sa.Column(column, sa.Text, nullable=False, server_default=""))
