"""The start of the command line: the table of verbs is true, and a verb imports only its own module."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from symptomdb.serve.cli import FEATURES, make_app


def _verbs(app: typer.Typer) -> set[str]:
    commands = {one.name or one.callback.__name__ for one in app.registered_commands if one.callback}
    return commands | {str(one.name) for one in app.registered_groups}


def test_each_verb_leads_to_the_module_that_registers_it() -> None:
    for verbs in FEATURES.values():
        for verb in verbs:
            assert _verbs(make_app(verb)) == set(verbs)


def test_an_unknown_verb_sees_all_of_them() -> None:
    assert _verbs(make_app("nonsense")) == {verb for verbs in FEATURES.values() for verb in verbs} == _verbs(make_app())


def test_only_the_module_of_the_verb_is_imported() -> None:
    program = "import sys; from symptomdb.serve.cli import make_app; make_app('ask'); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    ours = {name for name in run.stdout.split() if name.startswith("symptomdb.serve.cli.")}
    assert ours == {"symptomdb.serve.cli.ask"}


def test_the_module_is_the_command_and_suggests_a_mistyped_verb_once() -> None:
    run = subprocess.run([sys.executable, "-m", "symptomdb", "fnd"], capture_output=True, text=True)
    assert (run.returncode, run.stderr.count("Did you mean 'find'?")) == (2, 1)


@pytest.mark.parametrize(
    ("command", "help_"), [(["read"], "or - for standard input"), (["author", "new"], "The condition's name.")]
)
def test_help_tells_of_arguments_too(command: list[str], help_: str) -> None:
    assert help_ in CliRunner().invoke(make_app(), [*command, "--help"]).stdout
