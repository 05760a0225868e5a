"""The server as a process: what it prints, what it keeps to itself, how soon it is there."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from symptomdb.errors import BadInput
from symptomdb.serve.web.server import run
from symptomdb.settings import Settings

# The made-up knowledge base takes the place of the one that the settings name.
_PROGRAM = """
import symptomdb.serve.web.app as web
from symptomdb.serve.web.server import run
from symptomdb.settings import Settings
from tests.web.fake import FakeDatabase

make = web.create_app
web.create_app = lambda settings: make(settings, FakeDatabase())
run(Settings(port=0))
"""


@contextmanager
def _serving() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline(), process
    finally:
        process.kill()
        process.communicate()


def _open(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=10) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_it_prints_its_address_and_its_log_holds_no_question() -> None:
    with _serving() as (line, process):
        assert line.startswith("Symptom Database: http://127.0.0.1:")
        address = line.split()[-1]
        assert _open(f"{address}/ask?q=canary+toe") == 200
        assert _open(f"{address}/api/v1/ask?q=canary+toe") == 200
        assert _open(f"{address}/ask?q=canary+explode") == 500
        assert _open(f"{address}/search?q=canary") == 200
        assert _open(f"{address}/canary") == 404
        process.send_signal(signal.SIGINT)
        out, log = process.communicate(timeout=10)
    assert out == ""
    assert "canary" not in log
    assert "RuntimeError" in log


def test_a_taken_port_is_said_with_a_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadInput, match=f"port {port}.*SYMPTOMDB_PORT"):
            run(Settings(port=port))


#: What no page needs before somebody asks for it: each would cost about as much as the rest of the program, or brings
#: classes of rankings and plans, which are dear to make.
_LATE = {
    "alembic",
    "authlib",
    "fhir",
    "fhirpathpy",
    "jsonschema",
    "numpy",
    "phenopackets",
    "prometheus_client",
    "scipy",
    "sqlalchemy",
    "symptomdb.model.candidate",
    "symptomdb.model.care",
    "symptomdb.model.criterion",
    "symptomdb.model.finding",
    "symptomdb.model.page",
    "symptomdb.model.pathway",
    "symptomdb.model.revision",
    "yaml",
}


def test_the_application_imports_nothing_heavy() -> None:
    program = "import sys, symptomdb.serve.web.app; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not _LATE & set(run.stdout.split())


def test_the_application_is_imported_within_its_budget() -> None:
    """In units of the frameworks' own import, so that a slow machine changes both sides; 1.85 by instructions."""
    application, frameworks = "symptomdb.serve.web.app", "fastapi, jinja2"
    # The first import writes bytecode where there is none yet, as in a fresh clone; that is no part of either side.
    _import_seconds(application), _import_seconds(frameworks)
    # In turns, and the best of each: what disturbs the machine for a while meets both sides and only ever adds.
    pairs = [(_import_seconds(application), _import_seconds(frameworks)) for _ in range(5)]
    ours, theirs = map(min, zip(*pairs, strict=True))
    assert ours <= 3 * theirs


def _import_seconds(modules: str) -> float:
    """Processor time of an import in a process of its own."""
    program = f"import time; start = time.process_time(); import {modules}; print(time.process_time() - start)"
    writing = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=writing)
    return float(run.stdout)
