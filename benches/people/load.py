"""Load on a running site: the condition page, a comment posted, and a static file of the same server side by side.

Usage: ``python -m benches.people.load KNOWLEDGE [DATABASE] [--seconds 4] [--rounds 3] [--clients 8]``; KNOWLEDGE is a built
knowledge base, DATABASE the URL of an empty site (an SQLite file in a temporary folder when left out) or the word
``postgresql`` for a server of the bench's own with ``fsync`` on. Starts ``symptomdb serve`` itself. Each round loads every
kind of request in turn; what is printed as a multiple of the static file is the median over the rounds. Last it prints
what keeping each acknowledged write on the disk costs (``synchronous`` FULL against NORMAL, in turn).
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from sqlalchemy import insert, text

from symptomdb.community import Community
from symptomdb.model.person import Role
from symptomdb.settings import Settings
from symptomdb.store.site.database import SiteDatabase
from symptomdb.store.site.people_tables import site_meta

PAGE = "/conditions/heterotopic-ossification"
#: The limits against spam hold one person to 3 comments a minute, so each client speaks for many.
VOICES = 240
_numbers = itertools.count(1)


@dataclass
class Client:
    """One connection, and the sessions in whose name it can speak: cookie and form token."""

    http: httpx.Client
    voices: list[tuple[str, str]]
    turn: int = 0
    tag: str = ""

    def voice(self) -> tuple[dict[str, str], str]:
        """The next of them: the header, and the form's token."""
        self.turn += 1
        cookie, token = self.voices[self.turn % len(self.voices)]
        return {"cookie": f"session={cookie}"}, token


@dataclass
class Figures:
    """What was measured of one kind of request, over all rounds."""

    times: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    failed: int = 0


Send = Callable[[Client], httpx.Response]


def static(one: Client) -> httpx.Response:
    """A file."""
    return one.http.get("/static/site.css")


def visitor(one: Client) -> httpx.Response:
    """The page of a condition, whole, for who is not signed in."""
    return one.http.get(PAGE)


def visitor_again(one: Client) -> httpx.Response:
    """The same for a browser that has it: it asks whether there is a newer one."""
    reply = one.http.get(PAGE, headers={"if-none-match": one.tag})
    one.tag = reply.headers.get("etag", "")
    return reply


def member(one: Client) -> httpx.Response:
    """The page for who is signed in."""
    return one.http.get(PAGE, headers=one.voice()[0])


def comment(one: Client) -> httpx.Response:
    """A comment posted: session, form token, limits, one durable transaction."""
    headers, token = one.voice()
    number = next(_numbers)
    data = {"form_token": token, "body": f"Remark {number}.", "posting": f"bench-{number}"}
    return one.http.post(f"{PAGE}/comments", data=data, headers=headers)


def mixed(one: Client) -> httpx.Response:
    """Nine pages of visitors to one comment."""
    one.turn += 1
    return comment(one) if one.turn % 10 == 0 else visitor(one)


KINDS: dict[str, Send] = {
    "static file": static,
    "condition page": visitor,
    "condition page, asked again": visitor_again,
    "condition page, signed in": member,
    "nine pages to one comment": mixed,
    "comment posted": comment,
}


def main() -> None:
    """Load and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("knowledge")
    parser.add_argument("database", nargs="?", default="")
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--clients", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="symptomdb-bench-") as folder:
        if options.database == "postgresql":
            from tests.postgres import running_server

            with running_server(fsync=True) as server:
                measure(options, server.new_database(), folder)
        else:
            measure(options, options.database or f"sqlite:///{folder}/site.sqlite3", folder)
            durability(folder)


def measure(options: argparse.Namespace, url: str, folder: str) -> None:
    """All kinds of requests in turn, round by round; a line for each."""
    voices = people(url, options.clients)
    process, address = serve(options.knowledge, url, folder)
    try:
        clients = [Client(httpx.Client(base_url=address, timeout=60), mine) for mine in voices]
        found = {name: Figures() for name in KINDS}
        for _ in range(options.rounds):
            for name, send in KINDS.items():
                send(clients[0])
                load(clients, send, options.seconds, found[name])
    finally:
        process.terminate()
        process.wait(10)
    print(f"{url.split(':')[0]}, {options.clients} clients, {options.rounds} rounds of {options.seconds:.0f} s")
    scale = found["static file"].rates
    for name, one in found.items():
        p50, p95 = (statistics.quantiles(one.times, n=100)[at] * 1000 for at in (49, 94))
        ratio = statistics.median(rate / static for rate, static in zip(one.rates, scale, strict=True))
        print(
            f"{name:<28} n {len(one.times):>6}  {statistics.median(one.rates):7.0f}/s  p50 {p50:6.1f} ms  "
            f"p95 {p95:6.1f} ms  {ratio:5.2f} of static  failed {one.failed}"
        )


def people(url: str, clients: int) -> list[list[tuple[str, str]]]:
    """Sessions of people, in equal shares."""
    with Community.open(Settings(site_database=url)) as community:
        made = []
        for number in range(VOICES):
            person = community.people.add(f"p{number}@example.org", f"P{number}", Role.READER)
            token = community.accounts.begin(person).token
            made.append((token, community.accounts.form_token(token)))
    return [made[first::clients] for first in range(clients)]


def serve(knowledge: str, url: str, folder: str) -> tuple[subprocess.Popen[str], str]:
    """Start the server on a free port; its address."""
    names = {"DATABASE": knowledge, "SITE_DATABASE": url, "HOME": folder, "PORT": "0"}
    environment = {**os.environ, **{f"SYMPTOMDB_{name}": value for name, value in names.items()}}
    command = [sys.executable, "-c", "from symptomdb.serve.cli import main; main()", "serve"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    return process, process.stdout.readline().split(": ", 1)[1].strip()


def load(clients: list[Client], send: Send, seconds: float, figures: Figures) -> None:
    """As many requests as can be made by all clients at once."""
    lock, until, before = threading.Lock(), time.monotonic() + seconds, len(figures.times)
    begun = time.perf_counter()

    def run(client: Client) -> None:
        mine, wrong = [], 0
        while time.monotonic() < until:
            started = time.perf_counter()
            reply = send(client)
            mine.append(time.perf_counter() - started)
            wrong += reply.status_code not in (200, 303, 304)
        with lock:
            figures.times.extend(mine)
            figures.failed += wrong

    threads = [threading.Thread(target=run, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    figures.rates.append((len(figures.times) - before) / (time.perf_counter() - begun))


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
