"""``symptomdb users``: the first administrator is made here; nobody has an account by default."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.community.world import PASSWORD
from typer.testing import CliRunner, Result

from symptomdb.community import Community
from symptomdb.errors import BadInput, Conflict, NotFound
from symptomdb.model.person import Role
from symptomdb.serve.cli import make_app
from symptomdb.settings import Settings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home where nobody made anything yet."""
    monkeypatch.setenv("SYMPTOMDB_HOME", str(tmp_path))
    return tmp_path


def run(*arguments: str, typed: str = "") -> Result:
    """Run a command; errors of ours come through."""
    return CliRunner().invoke(make_app(), ["users", *arguments], input=typed, catch_exceptions=False)


def _raises(kind: type[Exception], *arguments: str, typed: str = "") -> None:
    with pytest.raises(kind):
        run(*arguments, typed=typed)


def test_there_is_no_default_account() -> None:
    assert json.loads(run("list", "--json").stdout) == []


def test_the_first_administrator_is_made_and_can_sign_in(home: Path) -> None:
    made = run("add", "boss@example.org", "--name", "Boss", "--role", "administrator", typed=f"{PASSWORD}\n")
    assert "boss@example.org  Boss  administrator" in made.stdout
    assert PASSWORD not in made.output
    with Community.open(Settings(home=home)) as community:
        person = community.accounts.person_of(community.accounts.sign_in("boss@example.org", PASSWORD).token)
        assert person is not None
        assert person.role is Role.ADMINISTRATOR
    assert (home / "site.sqlite3").stat().st_mode & 0o077 == 0


def test_a_weak_password_makes_no_account() -> None:
    _raises(BadInput, "add", "boss@example.org", "--role", "administrator", typed="password\n")
    assert json.loads(run("list", "--json").stdout) == []


def test_an_invited_person_chooses_the_password(home: Path) -> None:
    told = run("add", "anna@example.org", "--name", "Anna", "--invite").stdout
    token = told.split("token=")[1].strip()
    with Community.open(Settings(home=home)) as community:
        community.credentials.reset(token, PASSWORD)
        assert community.accounts.sign_in("anna@example.org", PASSWORD).token


def test_role_verify_disable_enable_list() -> None:
    run("add", "anna@example.org", "--name", "Anna", "--invite")
    _raises(Conflict, "add", "anna@example.org", "--invite")
    assert "reviewer" in run("role", "anna@example.org", "reviewer").stdout
    assert "verified by the site's owner" in run("verify", "anna@example.org", "--by", "register").stdout
    assert "closed" in run("disable", "anna@example.org", "--reason", "asked").stdout
    assert "closed" not in run("enable", "anna@example.org").stdout
    [record] = json.loads(run("list", "--role", "reviewer", "--json").stdout)
    assert (record["email"], record["verified_how"]) == ("anna@example.org", "register")
    assert "1 account(s)." in run("list").stderr
    _raises(NotFound, "role", "nobody@example.org", "author")
