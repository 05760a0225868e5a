"""Backups: taken while others write, restored on either database, checked, refused when they are none."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from tests.community.world import PASSWORD, World

from symptomdb.errors import BadInput, NotAllowed, StoreError
from symptomdb.model.person import Role
from symptomdb.store.site.page_tables import comment
from symptomdb.store.site.tables import metadata


def _everything(world: World) -> dict[str, list[str]]:
    with world.community.ground.database.read() as connection:
        return {
            table.name: [str(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
            if not table.info.get("passing")
        }


def _comment(world: World, writer: str, parent: int | None = None) -> int:
    values = {"condition": "SDB:toy", "writer_id": writer, "parent_id": parent, "body": "Hello", "state": "visible"}
    with world.community.ground.database.write() as connection:
        made = connection.execute(
            insert(comment).values(**values, created_at=world.clock(), by_author=False, posting=str(parent))
        )
        return int(made.inserted_primary_key[0])


def test_a_backup_brings_back_what_was_there(world: World, tmp_path: Path) -> None:
    anna = world.add("Anna", Role.AUTHOR)
    first = _comment(world, anna.id)
    _comment(world, anna.id, first)
    session = world.sign_in("Anna")
    before = _everything(world)
    done = world.community.backups.back_up(tmp_path / "copy.sqlite3")
    assert done.rows["comment"] == 2
    assert done.path.stat().st_mode & 0o077 == 0
    world.add("Later")
    _comment(world, world.add("Other").id, first + 1)
    kept, restored = world.community.backups.restore(done.path)
    assert _everything(world) == before
    assert restored.rows == done.rows
    assert kept.rows["person"] == 3
    assert world.community.backups.check() == []
    assert world.community.accounts.person_of(session) is None
    assert world.sign_in("Anna")
    with pytest.raises(NotAllowed):
        world.sign_in("Later")
    assert _comment(world, anna.id, first + 1) not in (first, first + 1)


def test_a_backup_of_one_kind_of_database_restores_on_the_other(
    site_url: str,
    postgres_url: str,
    tmp_path: Path,
    quick_hashes: None,  # noqa: ARG001
) -> None:
    here, there = (
        World(site_url),
        World(postgres_url if "sqlite" in site_url else f"sqlite:///{tmp_path / 'x.sqlite3'}"),
    )
    anna = here.add("Anna")
    _comment(here, anna.id)
    there.community.backups.restore(here.community.backups.back_up(tmp_path / "copy.sqlite3").path)
    assert _everything(there) == _everything(here)
    assert there.sign_in("Anna")
    for world in (here, there):
        world.community.close()


def test_a_backup_under_load_is_one_moment_of_it(world: World, tmp_path: Path) -> None:
    """Each writer makes a person and a comment of theirs in one transaction: no copy may hold one without the other."""
    stopped = threading.Event()
    failed: list[BaseException] = []

    def write() -> None:
        from symptomdb.store.site.people import add_person

        try:
            while not stopped.is_set():
                with world.community.ground.database.write() as connection:
                    made = add_person(connection, email=None, name="x", role=Role.READER, now=world.clock())  # type: ignore[arg-type]
                    values = {"condition": "SDB:toy", "writer_id": made, "body": "Hello", "state": "visible"}
                    connection.execute(
                        insert(comment).values(**values, created_at=world.clock(), by_author=False, posting="1")
                    )
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    copies = [world.community.backups.back_up(tmp_path / f"copy{number}.sqlite3") for number in range(3)]
    stopped.set()
    for thread in threads:
        thread.join()
    assert failed == []
    for copy in copies:
        assert copy.rows["person"] == copy.rows["comment"]
    world.community.backups.restore(copies[-1].path)
    assert world.community.backups.check() == []
    assert len(_everything(world)["comment"]) == copies[-1].rows["comment"]


def test_no_backup_is_written_over_another(world: World, tmp_path: Path) -> None:
    path = world.community.backups.back_up(tmp_path / "copy.sqlite3").path
    content = path.read_bytes()
    with pytest.raises(BadInput, match="exists already"):
        world.community.backups.back_up(path)
    assert path.read_bytes() == content
    assert sorted(one.name for one in tmp_path.glob("copy*")) == ["copy.sqlite3"]


@pytest.mark.parametrize("kind", ["absent", "text", "other", "damaged"])
def test_what_is_no_backup_is_refused_and_changes_nothing(world: World, tmp_path: Path, kind: str) -> None:
    world.add("Anna")
    path = tmp_path / "copy.sqlite3"
    if kind == "text":
        path.write_text("hello")
    if kind == "other":
        sqlite3.connect(path).execute("CREATE TABLE alembic_version (version_num TEXT)").connection.close()
    if kind == "damaged":
        world.community.backups.back_up(path)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "INSERT INTO comment (condition, statement, writer_id, body, state, created_at, by_author) "
            "VALUES ('x', '', 'nobody', '', '', '2026-01-01 00:00:00', 0)"
        )
        connection.commit()
        connection.close()
    before = _everything(world)
    with pytest.raises((BadInput, StoreError)):
        world.community.backups.restore(path)
    assert _everything(world) == before
    assert world.sign_in("Anna", PASSWORD)
