"""``symptomdb backup``, ``restore``, ``purge`` and ``check`` of what people made."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from symptomdb.community import Community
from symptomdb.errors import BadInput
from symptomdb.model.person import Role
from symptomdb.serve.cli import make_app
from symptomdb.settings import Settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one account."""
    monkeypatch.setenv("SYMPTOMDB_HOME", str(tmp_path))
    with Community.open(Settings(home=tmp_path)) as community:
        community.people.add("anna@example.org", "Anna", Role.AUTHOR)
    return tmp_path


def run(*arguments: str, typed: str = "") -> Result:
    """Run a command; errors of ours come through."""
    return CliRunner().invoke(make_app(), [*arguments], input=typed, catch_exceptions=False)


def test_a_backup_is_restored_after_a_yes_and_the_old_state_is_kept(home: Path, built: Path) -> None:
    told = run("backup").stdout
    path = Path(told.split(": ")[0])
    assert path.parent == home / "backups"
    run("users", "add", "later@example.org", "--invite")
    assert run("restore", str(path), typed="n\n").exit_code == 1
    assert "later@example.org" in run("users", "list").stdout
    told = run("restore", str(path), "--yes").stdout
    assert "Everybody has to sign in again" in told
    assert "later@example.org" not in run("users", "list").stdout
    before = Path(told.rsplit(": ", 1)[1].strip())
    run("restore", str(before), "--yes")
    assert "later@example.org" in run("users", "list").stdout
    checked = run("check", "--database", str(built))
    assert (checked.exit_code, "Sound." in checked.stdout) == (0, True)


def test_check_finds_damage_among_what_people_made(home: Path, built: Path) -> None:
    import sqlite3

    with sqlite3.connect(home / "site.sqlite3") as connection:
        connection.execute("INSERT INTO notice_choice (person_id, kind, wanted) VALUES ('nobody', 'reply', 0)")
    connection.close()
    checked = run("check", "--database", str(built))
    assert checked.exit_code == 1
    assert "names a person that is not there" in checked.stdout


def test_what_is_no_backup_is_refused(home: Path) -> None:
    (home / "text").write_text("hello")
    with pytest.raises(BadInput):
        run("restore", str(home / "text"), "--yes")
    assert "anna@example.org" in run("users", "list").stdout


def test_purge_says_what_went() -> None:
    assert "Nothing was old enough." in run("purge").stdout
