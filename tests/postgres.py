"""A PostgreSQL server of the tests' own: an ordinary process in a temporary folder, reached by a socket in it.

`tests/conftest.py` has its fixtures for all rooms: a module that imported them would get a server of its own.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

_ADMIN = "tester"
_START_SECONDS = 30
_numbers = count(1)


@dataclass(frozen=True)
class Server:
    """A running server; `bin` holds its programs, `folder` its socket."""

    bin: Path
    folder: Path
    account: dict[str, Any]

    def new_database(self, like: str = "template0") -> str:
        """Create a database, empty or like the one of that name; its URL."""
        import psycopg

        name = f"test_{next(_numbers)}"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}".encode())
        return self._url(name)

    def copy_of(self, url: str) -> str:
        """Create a database like the one of a URL, which nobody may use meanwhile; its URL."""
        return self.new_database(url.partition("@/")[2].partition("?")[0])

    def _url(self, name: str) -> str:
        return f"postgresql://{_ADMIN}@/{name}?host={self.folder}"


_ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server for the session; skips with the reason where there is none."""
    with running_server() as server:
        yield server


@contextmanager
def running_server(fsync: bool = False) -> Iterator[Server]:
    """A server that ends with the block; `fsync` as in production costs much on a slow disk."""
    folder_of_programs = _find_programs()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="symptomdb-postgres-"))
    try:
        if account:
            shutil.chown(folder, account["user"], account["group"])
        server = Server(folder_of_programs, folder, account)
        _initialise(server)
        process = _start(server, fsync)
        try:
            yield server
        finally:
            # SIGINT is PostgreSQL's "fast" shutdown: it does not wait for clients.
            process.send_signal(signal.SIGINT)
            process.wait(_START_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres: Server) -> str:
    """The URL of an empty database."""
    return postgres.new_database()


def _find_programs() -> Path:
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve()] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    programs = next((one.parent for one in found if (one.parent / "pg_isready").exists()), None)
    if programs is None:
        pytest.skip("needs PostgreSQL: no initdb on the PATH or in /usr/lib/postgresql")
    pytest.importorskip("psycopg", reason="needs psycopg: pip install 'symptomdb[postgres]'")
    return programs


def _account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root; then it gets an account without rights."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    pytest.skip("needs an account to run PostgreSQL with: postgres or nobody")


def _initialise(server: Server) -> None:
    data = server.folder / "data"
    command = [server.bin / "initdb", "-D", data, "-U", _ADMIN, "-A", "trust", "-E", "UTF8", "--no-sync"]
    made = subprocess.run(
        command, **server.account, capture_output=True, text=True, env=_ENVIRONMENT, cwd=server.folder
    )
    assert made.returncode == 0, made.stderr


def _start(server: Server, fsync: bool) -> subprocess.Popen[bytes]:
    settings = ("listen_addresses=", f"unix_socket_directories={server.folder}", "max_connections=60")
    settings += () if fsync else ("fsync=off",)
    command = [server.bin / "postgres", "-D", server.folder / "data"]
    for setting in settings:
        command += ["-c", setting]
    with (server.folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, **server.account, stdout=log, stderr=log, env=_ENVIRONMENT, cwd=server.folder
        )
    ready = [server.bin / "pg_isready", "-q", "-h", server.folder]
    until = time.monotonic() + _START_SECONDS
    while subprocess.run(ready, env=_ENVIRONMENT, check=False).returncode != 0:
        assert process.poll() is None, (server.folder / "log").read_text()
        assert time.monotonic() < until, "PostgreSQL did not start"
        time.sleep(0.05)
    return process
