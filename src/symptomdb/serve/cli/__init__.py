"""The command line: ``symptomdb VERB``. Each feature is one module with ``register(app)``.

Heavy imports stand inside the commands, so that ``symptomdb ask`` starts quickly.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from symptomdb import __version__
from symptomdb.errors import SymptomDatabaseError
from symptomdb.serve.cli import (
    ask,
    author,
    backup,
    batch,
    build,
    conditions,
    find,
    interview,
    load,
    moderate,
    pages,
    read,
    site,
    users,
)
from symptomdb.serve.cli import plan as plan_command

app = typer.Typer(
    name="symptomdb",
    help="Symptom Database: ask about a condition and get a cited answer. It informs; it does not diagnose.",
    epilog='Example: symptomdb ask "What are the symptoms of heterotopic ossification?"',
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for feature in (
    ask,
    conditions,
    read,
    find,
    interview,
    batch,
    build,
    load,
    author,
    site,
    users,
    pages,
    moderate,
    backup,
):
    feature.register(app)
plan_command.register(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"symptomdb {__version__}")
        raise typer.Exit


@app.callback()
def root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of every command."""


def main() -> None:
    """Run the command line; an error of ours becomes a clear line and its exit code."""
    try:
        app()
    except SymptomDatabaseError as error:
        typer.echo(f"symptomdb: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # `symptomdb ask … | head`
        sys.stderr.close()
        sys.exit(0)
