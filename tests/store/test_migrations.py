"""The migrations, run on an empty database, give exactly the tables of `schema`."""

from __future__ import annotations

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from symptomdb.store import schema
from symptomdb.store.migrations import upgrade
from symptomdb.store.replace import new_database
from symptomdb.store.search import INDEX_NAME


def _differences(connection: Connection) -> list[Any]:
    def is_compared(_object: object, name: str | None, *_: object) -> bool:
        # The full-text index is made by `search.create_index` and is no part of the metadata.
        return name is None or not name.startswith(INDEX_NAME)

    options = {"compare_type": True, "include_object": is_compared}
    context = MigrationContext.configure(connection, opts=options)
    return compare_metadata(context, schema.metadata)


def test_upgrade_head_on_an_empty_database_gives_the_metadata(url: str) -> None:
    with new_database(url) as connection:
        assert set(inspect(connection).get_table_names()) >= set(schema.metadata.tables)
        assert _differences(connection) == []


def test_the_comparison_sees_a_difference(url: str) -> None:
    with new_database(url) as connection:
        connection.execute(text("DROP TABLE blob"))
        assert [kind for kind, *_ in _differences(connection)] == ["add_table"]
        connection.execute(text("ALTER TABLE meta ADD COLUMN extra TEXT"))
        assert sorted(kind for kind, *_ in _differences(connection)) == ["add_table", "remove_column"]


def test_upgrading_twice_changes_nothing(url: str) -> None:
    with new_database(url) as connection:
        upgrade(connection)
        assert _differences(connection) == []
