"""The documentation runs: every console command and Python snippet of the README and the tutorial is executed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from symptomdb.serve.cli import make_app

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def _blocks(language: str) -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        for match in _BLOCK.finditer(page.read_text()):
            if match[1] == language:
                line = page.read_text()[: match.start()].count("\n") + 1
                found.append((f"{page.name}:{line}", match[2]))
    return found


COMMANDS = [
    (place, line[2:]) for place, block in _blocks("console") for line in block.splitlines() if line.startswith("$ ")
]
SNIPPETS = _blocks("python")


@pytest.mark.parametrize(("place", "command"), COMMANDS, ids=[f"{place} {command}" for place, command in COMMANDS])
def test_command_runs(place: str, command: str, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYMPTOMDB_DATABASE", str(built))
    program, *arguments = shlex.split(command)
    assert program == "symptomdb", f"{place} runs {program}"
    result = CliRunner().invoke(make_app(), arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert result.output.strip()


@pytest.mark.parametrize(("place", "code"), SNIPPETS, ids=[place for place, _ in SNIPPETS])
def test_snippet_runs(place: str, code: str, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYMPTOMDB_DATABASE", str(built))
    exec(compile(code, place, "exec"), {})


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_between_files_lead_somewhere(page: Path) -> None:
    broken = [target for target in _LINK.findall(page.read_text()) if not (page.parent / target).exists()]
    assert not broken
