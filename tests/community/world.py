"""A community for tests: its letters lie in a list, its clock can be moved, and signing somebody up is one call."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from symptomdb.community import Community
from symptomdb.errors import StoreError
from symptomdb.mail.letter import Letter
from symptomdb.model.person import Person, Role
from symptomdb.publish.passwords import hash_password
from symptomdb.settings import Settings
from symptomdb.store.site.database import SiteDatabase

PASSWORD = "walnut tricycle harbour fog"
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
_HASHES: dict[str, str] = {}


@dataclass
class Postbag:
    """Keeps letters instead of sending them; with `broken` it takes none."""

    letters: list[Letter] = field(default_factory=list)
    broken: bool = False

    def send(self, letter: Letter) -> None:
        if self.broken:
            raise StoreError("The mail server did not take a letter (Broken).", "")
        self.letters.append(letter)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    moment: datetime = START

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


class World:
    """A community with its postbag and its clock."""

    def __init__(self, url: str, **settings: Any) -> None:
        path = Path(url.removeprefix("sqlite:///"))
        if url.startswith("sqlite") and not path.exists():
            shutil.copyfile(_migrated(), path)
        self.postbag, self.clock = Postbag(), Clock()
        self.settings = replace(Settings(home=_home(), site_database=url, address="https://toy.example"), **settings)
        self.community = Community.open(self.settings, self.postbag, self.clock)

    def add(self, name: str, role: Role = Role.READER, password: str = PASSWORD) -> Person:
        """Somebody with a confirmed address, ``name@example.org``."""
        if password not in _HASHES:
            _HASHES[password] = hash_password(password)
        return self.community.people.add(f"{name.lower()}@example.org", name, role, _HASHES[password])

    def sign_in(self, name: str, password: str = PASSWORD) -> str:
        """A session's token."""
        return self.community.accounts.sign_in(f"{name.lower()}@example.org", password).token

    def letters(self) -> list[Letter]:
        """Letters that have arrived, after the post has gone out."""
        self.community.post_office.deliver()
        return self.postbag.letters

    def token_in_last_letter(self) -> str:
        """The token in the link of the last letter."""
        found = re.search(r"token=([\w-]+)", self.letters()[-1].body)
        assert found, self.letters()[-1].body
        return found[1]


@cache
def _homes() -> Path:
    """The folder of all worlds of this process; it goes when the process ends."""
    folder = tempfile.mkdtemp(prefix="symptomdb-worlds-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _home() -> Path:
    return Path(tempfile.mkdtemp(dir=_homes()))


@cache
def _migrated() -> Path:
    """A site's database in one file, with its tables: the migrations take longer than most tests."""
    path = _homes() / "migrated.sqlite3"
    SiteDatabase.open(f"sqlite:///{path}").close()
    return path
