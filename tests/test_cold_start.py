"""What a cold question may not import: each of these costs more than the answer itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_FORBIDDEN = {
    "alembic",
    "fastapi",
    "numpy",
    "pydantic",
    "rich",
    "scipy",
    "sqlalchemy.dialects.postgresql",
    "yaml",
    "jsonschema",
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


def test_a_question_imports_nothing_heavy(built: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(built)], capture_output=True, text=True, check=True, timeout=60
    )
    assert "Symptoms and signs" in run.stdout
    assert not _FORBIDDEN & set(run.stderr.split())
