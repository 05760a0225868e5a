"""Bytes that are made beside: the same ones, the same errors, and made here where the other process is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from symptomdb.assembly.background import made_beside
from symptomdb.errors import BadRecord


def test_each_maker_gives_its_bytes_whatever_their_size_and_order() -> None:
    sizes = {"small": 1, "large": 5_000_000, "none": 0}
    with made_beside({name: lambda size=size: b"x" * size for name, size in sizes.items()}) as made:
        assert {name: len(made[name]()) for name in ("none", "large", "small")} == sizes


def test_makers_run_beside_this_process() -> None:
    with made_beside({"pid": lambda: str(os.getpid()).encode()}) as made:
        assert made["pid"]() != str(os.getpid()).encode()


def test_what_a_maker_raises_is_raised_where_it_is_called() -> None:
    def fail() -> bytes:
        raise BadRecord("a.tsv", 3, "no such term", "Mend the line.")

    with made_beside({"bad": fail, "good": lambda: b"good"}) as made:
        assert made["good"]() == b"good"
        with pytest.raises(BadRecord, match="no such term"):
            made["bad"]()


def test_a_lost_process_costs_nothing_but_time() -> None:
    here = os.getpid()

    def make() -> bytes:
        if os.getpid() != here:
            os._exit(9)
        return b"made here"

    with made_beside({"lost": make}) as made:
        assert made["lost"]() == b"made here"


def test_files_of_the_parent_are_closed_so_that_its_locks_end_with_it(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as lock:

        def look() -> bytes:
            try:
                os.fstat(lock.fileno())
            except OSError:
                return b"closed"
            return b"open"

        with made_beside({"look": look}) as made:
            assert made["look"]() == b"closed"


def test_what_nobody_fetches_is_stopped() -> None:
    def wait() -> bytes:
        import time

        time.sleep(600)
        return b""

    with made_beside({"slow": wait}):
        pass
