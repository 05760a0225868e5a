"""Alembic migrations of the knowledge base, run from the program: no ini file and no environment script is needed.

A build always starts from an empty database, so the newest revision must give exactly `schema.metadata`; a test
compares them. A new revision is a module ``versions/rNNNN_what.py`` that names the one before as its ``down_revision``.
"""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from symptomdb.store.schema import metadata


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database of a connection to `revision`."""
    scripts = ScriptDirectory(str(Path(__file__).parent))
    # The way of https://alembic.sqlalchemy.org/en/latest/api/runtime.html, EnvironmentContext.
    with EnvironmentContext(Config(), scripts, fn=lambda now, _: scripts._upgrade_revs(revision, now)) as environment:
        environment.configure(connection=connection, target_metadata=metadata)
        with environment.begin_transaction():
            environment.run_migrations()
