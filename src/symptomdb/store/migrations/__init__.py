"""Alembic migrations of the knowledge base, run from the program: no ini file is needed.

A build always starts from an empty database, so the newest revision must give exactly `schema.metadata` (a test
compares them). `upgrade` is what a build and the tests call.
"""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the database of an open transaction to `revision`."""
    config = Config()
    config.set_main_option("script_location", "symptomdb.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
