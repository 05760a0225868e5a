"""Alembic migrations of people's own database; a build never runs them, opening the database does.

A new revision is a module ``versions/rNNNN_what.py`` that names the one before as its ``down_revision``; raise
`database.NEWEST` with it. A test compares the result with `tables.metadata`.
"""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from symptomdb.store.site import page_tables, people_tables
from symptomdb.store.site.tables import metadata

#: Every module that declares tables; what is not imported is not compared.
TABLES = (people_tables, page_tables)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database of a connection to `revision`, within its transaction."""
    scripts = ScriptDirectory(str(Path(__file__).parent))
    with EnvironmentContext(Config(), scripts, fn=lambda now, _: scripts._upgrade_revs(revision, now)) as environment:
        environment.configure(connection=connection, target_metadata=metadata)
        with environment.begin_transaction():
            environment.run_migrations()
