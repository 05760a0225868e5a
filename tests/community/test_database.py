"""People's database: its migrations give the tables, its transactions are whole, it is brought up to date."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, select, text, update

from symptomdb.errors import StoreError
from symptomdb.settings import Settings
from symptomdb.store.site import people_tables
from symptomdb.store.site.database import NEWEST, SiteDatabase
from symptomdb.store.site.people_tables import site_meta
from symptomdb.store.site.tables import metadata


def test_the_migrations_give_the_tables(bare_url: str) -> None:
    database = SiteDatabase.open(bare_url)
    with database.read() as connection:
        differences: list[Any] = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}), metadata
        )
    assert differences == []
    assert database.version() == NEWEST
    database.close()


def test_opening_twice_changes_nothing_and_a_newer_form_is_refused(bare_url: str) -> None:
    SiteDatabase.open(bare_url).close()
    database = SiteDatabase.open(bare_url)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreError, match="newer version"):
        SiteDatabase.open(bare_url)


def test_a_write_that_raises_leaves_nothing(site_url: str) -> None:
    database = SiteDatabase.open(site_url)

    def write_half() -> None:
        with database.write() as connection:
            connection.execute(insert(site_meta).values(key="half", value="done"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    with database.read() as connection:
        assert connection.execute(select(site_meta.c.key).where(site_meta.c.key == "half")).all() == []
    database.close()


def test_many_writers_at_once_lose_nothing(site_url: str) -> None:
    """Each reads a number and writes it back with one more: without a lock, some would be lost."""
    database = SiteDatabase.open(site_url)
    with database.write() as connection:
        connection.execute(insert(site_meta).values(key="count", value="0"))
    failed: list[BaseException] = []

    def add_one() -> None:
        try:
            with database.write() as connection:
                row = site_meta.c.key == "count"
                found = connection.execute(select(site_meta.c.value).where(row).with_for_update()).scalar_one()
                connection.execute(update(site_meta).where(row).values(value=str(int(found) + 1)))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=add_one) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as connection:
        assert connection.execute(select(site_meta.c.value).where(site_meta.c.key == "count")).scalar_one() == "50"
    assert failed == []
    database.close()


def test_what_is_acknowledged_is_on_the_disk(tmp_path: Path) -> None:
    database = SiteDatabase.open(f"sqlite:///{tmp_path / 'site.sqlite3'}")
    with database.read() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("synchronous", "journal_mode", "foreign_keys", "secure_delete")
        }
    assert pragmas == {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1}
    database.close()


def test_each_link_to_a_person_says_what_erasing_does() -> None:
    links = [
        column
        for table in metadata.tables.values()
        for column in table.columns
        if any(key.column is people_tables.person.c.id for key in column.foreign_keys)
    ]
    assert len(links) > 5
    assert {column.info.get("erasure") for column in links} <= {"delete", "blank", "keep"}


def test_where_it_lies_follows_from_the_knowledge_base(tmp_path: Path) -> None:
    assert Settings(home=tmp_path).site_database_url == f"sqlite:///{tmp_path / 'site.sqlite3'}"
    on_a_server = Settings(home=tmp_path, database="postgresql://somebody@db/kb")
    assert on_a_server.site_database_url == "postgresql://somebody@db/kb"
    assert Settings(home=tmp_path, site_database="/elsewhere/x.db").site_database_url == "sqlite:////elsewhere/x.db"


def test_the_state_changes_with_what_anybody_commits_and_with_nothing_else(site_url: str) -> None:
    ours, theirs = SiteDatabase.open(site_url), SiteDatabase.open(site_url)
    seen = [ours.state()]
    assert ours.state() == seen[0]
    with ours.read() as connection:
        connection.execute(select(site_meta)).all()
    assert ours.state() == seen[0]
    for number, writer in enumerate((ours, theirs, ours)):
        with writer.write() as connection:
            connection.execute(insert(site_meta).values(key=f"k{number}", value="x"))
        assert ours.state() not in seen
        seen.append(ours.state())
    assert ours.state() == seen[-1]
    ours.close()
    theirs.close()


def test_a_read_within_a_read_sees_the_same_moment(tmp_path: Path) -> None:
    database = SiteDatabase.open(f"sqlite:///{tmp_path / 'site.sqlite3'}")

    def write() -> None:
        with database.write() as connection:
            connection.execute(insert(site_meta).values(key="later", value="x"))

    later = select(site_meta).where(site_meta.c.key == "later")
    with database.read() as outer:
        assert outer.execute(later).all() == []
        other = threading.Thread(target=write)
        other.start()
        other.join()
        with database.read() as inner:
            assert inner is outer
            assert inner.execute(later).all() == []
    with database.read() as connection:
        assert len(connection.execute(later).all()) == 1
    database.close()
