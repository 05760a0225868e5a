"""The time of a refused sign-in tells nothing of whether the address has an account."""

from __future__ import annotations

import statistics
import time
from contextlib import suppress
from pathlib import Path

import pytest
from tests.community.world import World

from symptomdb.errors import NotAllowed
from symptomdb.model.person import Role
from symptomdb.publish.passwords import hash_password

PAIRS = 30


@pytest.mark.slow
def test_a_refusal_takes_as_long_for_an_unknown_address(tmp_path: Path) -> None:
    """Pairs taken in turn, so that what else the machine does meets both; with the real cost of a hash.

    Without the hash for nobody, the unknown address would be some twenty times quicker; half that difference fails.
    """
    world = World(f"sqlite:///{tmp_path / 'site.sqlite3'}")
    hashed = hash_password("lantern gravel opera")
    for number in range(PAIRS):
        world.community.people.add(f"known{number}@example.org", "Known", Role.READER, hashed)
    known, unknown = [], []
    for number in range(PAIRS):
        for name, times in ((f"known{number}", known), (f"unknown{number}", unknown)):
            begun = time.perf_counter()
            with suppress(NotAllowed):
                world.community.accounts.sign_in(f"{name}@example.org", "not the password at all", f"10.0.0.{number}")
            times.append(time.perf_counter() - begun)
    ratio = statistics.median(known) / statistics.median(unknown)
    assert 0.7 < ratio < 1.4, ratio
    world.community.close()
