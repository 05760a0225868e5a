"""Load on a running site: the condition page, a form that writes and a static file of the same server, side by side.

Usage: ``python benches/people/load.py KNOWLEDGE [SITE_DATABASE]``; KNOWLEDGE is a built knowledge base, SITE_DATABASE a URL
(an SQLite file in a temporary folder when left out). Starts ``symptomdb serve`` itself. Also prints what keeping each
acknowledged write on the disk costs (``synchronous`` FULL against NORMAL, in turn).
"""

from __future__ import annotations

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
from sqlalchemy import insert, text

from symptomdb.community import Community
from symptomdb.model.person import Role
from symptomdb.publish.passwords import hash_password
from symptomdb.settings import Settings
from symptomdb.store.site.database import SiteDatabase
from symptomdb.store.site.people_tables import site_meta

CLIENTS = 8
SECONDS = 8.0
PASSWORD = "walnut tricycle harbour fog"
_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')
Ask = Callable[[httpx.Client], httpx.Response]


def main() -> None:
    """Print one line per kind of request, and the ratio to the static file."""
    folder = tempfile.mkdtemp(prefix="symptomdb-bench-")
    url = sys.argv[2] if len(sys.argv) > 2 else f"sqlite:///{folder}/site.sqlite3"
    people(url)
    process, address = serve(sys.argv[1], url, folder)
    try:
        page = "/conditions/heterotopic-ossification"
        sessions = [sign_in(address, f"p{number}@example.org") for number in range(CLIENTS)]
        kinds: dict[str, tuple[list[httpx.Client], Ask]] = {
            "static file": (
                [httpx.Client(base_url=address) for _ in range(CLIENTS)],
                lambda one: one.get("/static/site.css"),
            ),
            "condition page": ([httpx.Client(base_url=address) for _ in range(CLIENTS)], lambda one: one.get(page)),
            "condition page, signed in": (sessions, lambda one: one.get(page)),
            "form that writes": (sessions, post_form),
        }
        scale = 0.0
        print(f"{url.split(':')[0]}, {CLIENTS} clients, {SECONDS:.0f} s each")
        for name, (clients, ask) in kinds.items():
            times, failed = load(clients, ask)
            rate = len(times) / SECONDS
            scale = scale or rate
            p50, p95 = (statistics.quantiles(times, n=100)[at] * 1000 for at in (49, 94))
            print(
                f"{name:<26} n {len(times):>6}  {rate:7.0f}/s  p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  "
                f"{rate / scale:5.2f} of static  failed {failed}"
            )
    finally:
        process.terminate()
        process.wait(10)
    durability(folder)


def people(url: str) -> None:
    """Make those who will sign in."""
    kept = hash_password(PASSWORD)
    with Community.open(Settings(site_database=url)) as community:
        if not community.people.list()[0]:
            for number in range(CLIENTS):
                community.people.add(f"p{number}@example.org", f"P{number}", Role.READER, kept)


def serve(knowledge: str, url: str, folder: str) -> tuple[subprocess.Popen[str], str]:
    """Start the server on a free port; its address."""
    names = {"DATABASE": knowledge, "SITE_DATABASE": url, "HOME": folder, "PORT": "0"}
    environment = {**os.environ, **{f"SYMPTOMDB_{name}": value for name, value in names.items()}}
    command = [sys.executable, "-c", "from symptomdb.serve.cli import main; main()", "serve"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    return process, process.stdout.readline().split(": ", 1)[1].strip()


def sign_in(address: str, email: str) -> httpx.Client:
    """A client with a session."""
    client = httpx.Client(base_url=address, timeout=30)
    token = _TOKEN.search(client.get("/sign-in").text)
    assert token
    reply = client.post("/sign-in", data={"form_token": token[1], "email": email, "password": PASSWORD})
    assert reply.status_code == 303, reply.status_code
    found = _TOKEN.search(client.get("/account").text)
    assert found
    client.headers["x-bench-token"] = found[1]
    return client


def post_form(client: httpx.Client) -> httpx.Response:
    """Write a choice of notices: a session, a form's token, one durable transaction."""
    data = {"form_token": client.headers["x-bench-token"], "notice": random.choice(["reply", "comment"])}
    return client.post("/account/notices", data=data)


def load(clients: list[httpx.Client], ask: Ask) -> tuple[list[float], int]:
    """Seconds of each request, of as many at once as there are clients; and how many failed."""
    times: list[float] = []
    failed = 0
    lock, until = threading.Lock(), time.monotonic() + SECONDS

    def run(client: httpx.Client) -> None:
        nonlocal failed
        mine, wrong = [], 0
        while time.monotonic() < until:
            begun = time.perf_counter()
            reply = ask(client)
            mine.append(time.perf_counter() - begun)
            wrong += reply.status_code not in (200, 303)
        with lock:
            times.extend(mine)
            failed += wrong

    threads = [threading.Thread(target=run, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, failed


def durability(folder: str, rounds: int = 8, writes: int = 50) -> None:
    """Compare writes that are on the disk when they return with writes that may be lost with the power."""
    database = SiteDatabase.open(f"sqlite:///{Path(folder) / 'durable.sqlite3'}")
    ratios, count = [], 0
    for _ in range(rounds):
        seconds = {}
        for level in ("NORMAL", "FULL"):
            begun = time.perf_counter()
            for _ in range(writes):
                count += 1
                with database.engine.connect() as connection:
                    raw = connection.connection.driver_connection
                    raw.execute(f"PRAGMA synchronous = {level}")  # type: ignore[union-attr]
                with database.write() as connection:
                    connection.execute(insert(site_meta).values(key=f"k{count}", value="x"))
            seconds[level] = (time.perf_counter() - begun) / writes
        ratios.append(seconds["FULL"] / seconds["NORMAL"])
    with database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM site_meta")).scalar() == count
    print(
        f"synchronous FULL costs {statistics.median(ratios):.2f} times NORMAL (median of {rounds} pairs; "
        f"{seconds['FULL'] * 1000:.2f} ms per write)"
    )
    database.close()


if __name__ == "__main__":
    main()
