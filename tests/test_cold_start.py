"""What a cold question may not import: libraries that cost more than the answer itself, and classes it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_FORBIDDEN = {
    "alembic",
    "authlib",
    "fastapi",
    "fhir",
    "greenlet",
    "httpx",
    "jsonschema",
    "numpy",
    "phenopackets",
    "pydantic",
    "rich",
    "scipy",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.ext",
    "sqlalchemy.orm",
    "symptomdb.ask.facts_like",
    "symptomdb.model.candidate",
    "symptomdb.model.care",
    "symptomdb.model.coverage",
    "symptomdb.model.page",
    "symptomdb.model.pathway",
    "symptomdb.model.search",
    "symptomdb.publish.edited_hits",
    "symptomdb.store.search",
    "symptomdb.store.writer",
    "yaml",
}
_SCRIPT = """
import sys
from symptomdb.serve.cli import main
sys.argv = ["symptomdb", "ask", "What are the symptoms of heterotopic ossification?", "--database", sys.argv[1]]
try:
    main()
except SystemExit:
    pass
print(*sorted(sys.modules), file=sys.stderr)
"""
#: Rounds of the collector while a question is answered, and objects that it is spared when Python stops.
_COLLECTED = """
import atexit, gc, sys
from symptomdb.serve.cli import main
rounds = lambda: sum(one["collections"] for one in gc.get_stats())
before = rounds()
atexit.register(lambda: print(after - before, gc.get_freeze_count(), file=sys.stderr))
sys.argv = ["symptomdb", "ask", "What are the symptoms of heterotopic ossification?", "--database", sys.argv[1]]
try:
    main()
except SystemExit:
    after = rounds()
"""


def test_a_question_imports_nothing_heavy(built: Path) -> None:
    run = _run(_SCRIPT, built)
    assert "Symptoms and signs" in run.stdout
    assert not _FORBIDDEN & set(run.stderr.split())


def test_a_question_does_not_wait_for_the_collector(built: Path) -> None:
    rounds, spared = map(int, _run(_COLLECTED, built).stderr.split())
    assert rounds == 0
    assert spared > 20_000


def _run(script: str, built: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(built)], capture_output=True, text=True, check=True, timeout=60
    )
