"""Kill the server while people write to it, many times, and see that nothing that it acknowledged is lost or doubled.

Usage: ``python -m benches.people.kills KNOWLEDGE DATABASE [--kills 50]``; KNOWLEDGE is a built knowledge base, DATABASE the
URL of a site where nobody made anything yet, or the word ``postgresql`` for a server of the bench's own with ``fsync`` on.
``symptomdb serve`` runs as a process of its own and gets SIGKILL at a random moment; clients post comments, change votes
and edit drafts over HTTP meanwhile. What had no reply when the server died is sent once more, as a browser would.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from symptomdb.community import Community
from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.model.person import Person, Role
from symptomdb.model.rating import Scale
from symptomdb.settings import Settings

CONDITION, STATEMENT = Curie("SDB", "bell-palsy"), "definition"
PAGE = f"/conditions/{CONDITION.local}"
WRITERS, AUTHORS = 6, 2
#: The limits against spam hold one person to 3 comments a minute, so each writer speaks for many.
VOICES = 40
_ROOT = Path(__file__).resolve().parents[2]
_SEEN = re.compile(r'name="seen" value="([^"]*)"')
_LABEL = re.compile(r'name="label"[^>]* value="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was acknowledged before and between the kills, and what of it is not there, or there twice."""

    kills: int
    comments: int
    votes: int
    edits: int
    lost: int
    doubled: int
    server_errors: int
    refused: int
    problems: tuple[str, ...]


@dataclass
class Ledger:
    """What the server acknowledged."""

    comments: list[str] = field(default_factory=list)
    votes: dict[str, int] = field(default_factory=dict)
    votes_given: int = 0
    edits: dict[str, list[str]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody with a session; `draft` is the key of an author's draft."""

    person: str
    cookie: str
    form_token: str
    draft: int = 0
    fields: dict[str, str] = field(default_factory=dict)


class Place:
    """The address of a server that comes and goes."""

    def __init__(self, knowledge: str, url: str, folder: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.is_up, self.is_over = threading.Event(), threading.Event()
        names = {"DATABASE": knowledge, "SITE_DATABASE": url, "HOME": folder, "PORT": str(self.port)}
        self._environment = {**os.environ, **{f"SYMPTOMDB_{name}": value for name, value in names.items()}}
        self._environment["PYTHONPATH"] = os.pathsep.join([str(_ROOT / "src"), os.environ.get("PYTHONPATH", "")])

    @contextmanager
    def server(self) -> Iterator[subprocess.Popen[str]]:
        """A running server; killed at the end."""
        command = [sys.executable, "-c", "from symptomdb.serve.cli import main; main()", "serve"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=self._environment)
        assert process.stdout is not None
        assert process.stdout.readline(), "the server did not start"
        self.is_up.set()
        try:
            yield process
        finally:
            self.is_up.clear()
            process.send_signal(signal.SIGKILL)
            process.wait()
            process.stdout.close()


class Writer:
    """One client that goes on until it is told to stop; a request without a reply is sent once more."""

    def __init__(self, place: Place, voices: list[Voice], ledger: Ledger, number: int) -> None:
        self._place, self._voices, self._ledger = place, voices, ledger
        self._name, self._rng = f"writer {chr(97 + number)}", random.Random(number)
        self._client = httpx.Client(base_url=place.address, timeout=30)

    def run(self) -> None:
        """Write until it is over."""
        turn = 0
        while not self._place.is_over.is_set():
            turn += 1
            voice = self._voices[turn % len(self._voices)]
            if voice.draft:
                self._edit(voice, f"Edit {turn} by {self._name}")
            elif turn % 3:
                self._comment(voice, f"Remark {turn} by {self._name}.")
            else:
                self._vote(voice, self._rng.randint(1, 5))
        self._client.close()

    def _comment(self, voice: Voice, body: str) -> None:
        if self._send(voice, f"{PAGE}/comments", {"body": body, "posting": body.replace(" ", "-")}):
            self._ledger.comments.append(body)

    def _vote(self, voice: Voice, stars: int) -> None:
        if self._send(voice, f"{PAGE}/rate", {"scale": "clarity", "stars": str(stars)}):
            self._ledger.votes[voice.person] = stars
            self._ledger.votes_given += 1

    def _edit(self, voice: Voice, label: str) -> None:
        path = f"/drafts/{voice.draft}/statements/{STATEMENT}"
        while True:
            page = self._try("GET", path, voice)
            if page is None:
                continue
            seen, shown = _SEEN.search(page.text), _LABEL.search(page.text)
            assert seen is not None, page.status_code
            assert shown is not None
            if shown[1] != label:
                reply = self._try("POST", path, voice, {**voice.fields, "label": label, "seen": seen[1]})
                if reply is None:
                    continue
                if reply.status_code != 303:
                    return
            self._ledger.edits.setdefault(voice.person, []).append(label)
            return

    def _send(self, voice: Voice, path: str, data: dict[str, str]) -> bool:
        while True:
            reply = self._try("POST", path, voice, data)
            if reply is not None:
                return reply.status_code == 303

    def _try(self, method: str, path: str, voice: Voice, data: dict[str, str] | None = None) -> httpx.Response | None:
        """The reply; None when there was none, because the server was killed."""
        self._place.is_up.wait()
        try:
            reply = self._client.request(
                method,
                path,
                headers={"cookie": f"session={voice.cookie}"},
                data={**data, "form_token": voice.form_token} if data is not None else None,
            )
        except httpx.TransportError:
            time.sleep(0.02)
            return None
        self._ledger.statuses[reply.status_code] += 1
        return reply


def kill_often(knowledge: str, url: str, kills: int, seed: int = 1, voices: int = VOICES) -> Outcome:
    """Serve, write, kill; `kills` times; then compare with what was acknowledged.

    Args:
        url: Of the site's database, empty.
        voices: People for whom each writer speaks.
    """
    rng, ledger = random.Random(seed), Ledger()
    settings = Settings(database=knowledge, site_database=url)
    groups = _groups(settings, voices)
    with tempfile.TemporaryDirectory(prefix="symptomdb-kills-") as folder:
        place = Place(knowledge, url, folder)
        writers = [Writer(place, voices, ledger, number) for number, voices in enumerate(groups)]
        threads = [threading.Thread(target=one.run) for one in writers]
        for thread in threads:
            thread.start()
        for _ in range(kills):
            before = sum(ledger.statuses.values())
            with place.server() as process:
                while sum(ledger.statuses.values()) == before:
                    assert process.poll() is None, "the server ended by itself"
                    time.sleep(0.01)
                time.sleep(rng.uniform(0.05, 0.8))
        with place.server():
            place.is_over.set()
            for thread in threads:
                thread.join(120)
    return _compare(settings, kills, ledger)


def _groups(settings: Settings, voices: int) -> list[list[Voice]]:
    """The people of each writer: readers who comment and vote, and for the last two an author with a draft."""
    with Community.open(settings) as community, SymptomDatabase.open(settings=settings) as db:
        text = db.monograph_text(CONDITION)

        def voice(name: str, role: Role) -> Voice:
            person = community.people.add(f"{name}@example.org", name, role)
            token = community.accounts.begin(person).token
            return Voice(person.id, token, community.accounts.form_token(token), *_draft(community, person, text))

        readers = [[voice(f"r{one}-{n}", Role.READER) for n in range(voices)] for one in range(WRITERS)]
        return [*readers, *([voice(f"a{one}", Role.AUTHOR)] for one in range(AUTHORS))]


def _draft(community: Community, person: Person, text: str) -> tuple[int, dict[str, str]]:
    if person.role is not Role.AUTHOR:
        return 0, {}
    draft = community.drafts.start(person, CONDITION, text)
    return draft.id, community.pages.typed(draft, STATEMENT)


def _compare(settings: Settings, kills: int, ledger: Ledger) -> Outcome:
    with Community.open(settings) as community:
        stored = Counter(one.body for one in community.comments.recent(1_000_000)[0])
        lost = sum(stored[body] == 0 for body in ledger.comments)
        doubled = sum(count > 1 for count in stored.values())
        for person, stars in ledger.votes.items():
            lost += community.ratings.votes_of(community.people.show(person)).get(
                (Scale.CLARITY, str(CONDITION))
            ) != stars  # fmt: skip
        for person, labels in ledger.edits.items():
            (draft,) = community.pages.drafts_of(community.people.show(person))
            lost += community.pages.entry(draft, STATEMENT)["label"] != labels[-1]
            lost += max(0, len(labels) - draft.edits)
            doubled += max(0, draft.edits - len(labels))
        problems = tuple(community.backups.check())
    return Outcome(
        kills,
        len(ledger.comments),
        ledger.votes_given,
        sum(map(len, ledger.edits.values())),
        lost,
        doubled,
        sum(count for status, count in ledger.statuses.items() if status >= 500),
        sum(count for status, count in ledger.statuses.items() if 400 <= status < 500),
        problems,
    )


def main() -> None:
    """Kill and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("knowledge")
    parser.add_argument("database")
    parser.add_argument("--kills", type=int, default=50)
    options = parser.parse_args()
    if options.database != "postgresql":
        print(json.dumps(_shown(kill_often(options.knowledge, options.database, options.kills))))
        return
    from tests.postgres import running_server

    with running_server(fsync=True) as server:
        print(json.dumps(_shown(kill_often(options.knowledge, server.new_database(), options.kills))))


def _shown(outcome: Outcome) -> dict[str, object]:
    return {name: getattr(outcome, name) for name in Outcome.__slots__}


if __name__ == "__main__":
    main()
