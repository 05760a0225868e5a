"""Kill writers in the middle of their work, many times, and see that nothing acknowledged is lost.

``python -m tests.community.kills DATABASE KILLS`` prints how many writes were acknowledged, and how many
of them are gone.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from symptomdb.community import Community
from symptomdb.model.person import Role
from symptomdb.settings import Settings
from symptomdb.store.site.page_tables import comment, vote

WRITERS = 8
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was acknowledged before the kills, and what of it is not there; `torn` counts halves of a transaction."""

    kills: int
    acknowledged: int
    lost: int
    doubled: int
    torn: int
    problems: tuple[str, ...]


def kill_often(url: str, kills: int, seed: int = 1) -> Outcome:
    """Start writers, kill them with SIGKILL after a random time, `kills` times, then compare."""
    rng = random.Random(seed)
    with Community.open(Settings(site_database=url)) as community:
        if not community.people.list()[0]:
            for number in range(WRITERS):
                community.people.add(f"w{number}@example.org", f"W{number}", Role.READER)
    acknowledged: list[str] = []
    for _ in range(kills):
        acknowledged += _write_and_kill(url, rng.uniform(0.05, 0.6))
    return _compare(url, kills, acknowledged)


def _write_and_kill(url: str, after_seconds: float) -> list[str]:
    command = [sys.executable, "-m", "tests.community.writers", url, str(WRITERS), "60"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), str(_ROOT / "src")])}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT, env=environment)
    assert process.stdout is not None
    lines = [process.stdout.readline()]  # the first acknowledged write: from here on it is at work
    time.sleep(after_seconds)
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.read().splitlines(keepends=True)
    process.wait()
    process.stdout.close()
    return [line.strip() for line in lines if line.endswith("\n")]


def _compare(url: str, kills: int, acknowledged: list[str]) -> Outcome:
    with Community.open(Settings(site_database=url)) as community:
        with community.ground.database.read() as connection:
            stored = Counter(connection.execute(select(comment.c.body)).scalars())
            per_writer = select(comment.c.writer_id, func.count()).group_by(comment.c.writer_id)
            written = dict(map(tuple, connection.execute(per_writer)))
            counted = dict(map(tuple, connection.execute(select(vote.c.person_id, vote.c.stars))))
        problems = tuple(community.backups.check())
    lost = sum(1 for line in acknowledged if line not in stored)
    doubled = sum(1 for count in stored.values() if count > 1)
    torn = sum(1 for who in written if written[who] != counted.get(who))
    return Outcome(kills, len(acknowledged), lost, doubled, torn, problems)


if __name__ == "__main__":
    sys.stdout.write(f"{kill_often(sys.argv[1], int(sys.argv[2]))}\n")
