"""Bytes that are made in a process beside this one, on another core, and fetched when they are wanted."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess

Maker = Callable[[], bytes]


@contextmanager
def made_beside(makers: Mapping[str, Maker]) -> Iterator[dict[str, Maker]]:
    """Start all makers at once, each in a process of its own; calling what is given waits for its bytes.

    The processes are forked, so that they see what was read without a copy of it; where no fork is safe (macOS,
    Windows) a maker runs when it is called. A process that fails or is lost, for want of memory say, costs time and
    nothing else: its bytes are made here then, and what a maker raises is raised where it is called.
    """
    if sys.platform != "linux":
        yield dict(makers)
        return
    started = {name: _start(make) for name, make in makers.items()}
    try:
        yield {name: partial(_fetch, receiver, makers[name]) for name, (_, receiver) in started.items()}
    finally:
        for process, receiver in started.values():
            receiver.close()
            process.terminate()
            process.join()


def _start(make: Maker) -> tuple[ForkProcess, Connection]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_make_and_send, args=(make, sender), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def _make_and_send(make: Maker, sender: Connection) -> None:
    _let_go_of_files(sender.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    with suppress(Exception):  # what goes wrong is said by the parent, which makes it again
        sender.send_bytes(make())


def _let_go_of_files(kept: int) -> None:
    """Close what was inherited, so that a lock or a connection ends with the build that holds it, were that killed."""
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))


def _fetch(receiver: Connection, make: Maker) -> bytes:
    try:
        return receiver.recv_bytes()
    except EOFError:
        return make()
