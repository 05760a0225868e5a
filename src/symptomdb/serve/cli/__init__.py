"""The command line: ``symptomdb VERB``. Each feature is one module with ``register(app)``.

Only the module of the verb that was typed is imported, and heavy imports stand inside its commands, so that
``symptomdb ask`` starts quickly.
"""

from __future__ import annotations

import atexit
import errno
import gc
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer import main as typer_main
from typer.core import TyperArgument

from symptomdb import __version__
from symptomdb.errors import SymptomDatabaseError

#: New objects between two rounds of the collector: at Python's 700, imports alone start it hundreds of times, which
#: is a tenth of a cold answer and a sixth of a build. An answer makes about 90,000, so that none is looked at in vain.
_YOUNG = 200_000
#: The modules in the order of ``--help``, and the verbs that each registers.
FEATURES: dict[str, tuple[str, ...]] = {
    "ask": ("ask",),
    "conditions": ("show", "search", "sources"),
    "read": ("read",),
    "find": ("find",),
    "interview": ("interview",),
    "batch": ("batch",),
    "build": ("build", "check"),
    "load": ("load", "unload", "update", "coverage", "changes", "reconciliation"),
    "author": ("author",),
    "site": ("serve",),
    "users": ("users",),
    "pages": ("pages",),
    "moderate": ("moderate",),
    "backup": ("backup", "restore", "purge"),
    "plan": ("plan",),
}


class _Argument(TyperArgument):
    """An argument that keeps its help: click from 8.5 on sets an empty one after typer below 0.25 has set it."""

    def __init__(self, *, help: str | None = None, **rest: Any) -> None:  # noqa: A002  (typer's name)
        super().__init__(help=help, **rest)
        self.help = help


typer_main.TyperArgument = _Argument  # type: ignore[attr-defined]


def make_app(verb: str = "") -> typer.Typer:
    """The command line with the module of one verb; with all of them when no module has that verb.

    >>> make_app("ask").registered_commands[0].callback.__name__
    'ask'
    """
    app = typer.Typer(
        name="symptomdb",
        help="Symptom Database: ask about a condition and get a cited answer. It informs; it does not diagnose.",
        epilog='Example: symptomdb ask "What are the symptoms of heterotopic ossification?"',
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        suggest_commands=False,  # click suggests already
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(root)
    named = [feature for feature, verbs in FEATURES.items() if verb in verbs]
    for feature in named or FEATURES:
        import_module(f"{__name__}.{feature}").register(app)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"symptomdb {__version__}")
        raise typer.Exit


def root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of every command."""


def main() -> None:
    """Run the command line; an error of ours becomes a clear line and its exit code."""
    gc.set_threshold(_YOUNG)
    # Python looks for circles among all objects once more when it stops, a tenth of a cold answer: leave it nothing.
    atexit.register(gc.freeze)
    try:
        make_app(sys.argv[1] if len(sys.argv) > 1 else "")()
    except SymptomDatabaseError as error:
        typer.echo(f"symptomdb: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # `symptomdb ask … | head`
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        typer.echo(f"symptomdb: {_said_by_system(error)}", err=True)
        sys.exit(1)


def _said_by_system(error: OSError) -> str:
    """A disk that is full, a place where nothing may be written and the like: never a traceback."""
    what = f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror or error}."
    if error.errno == errno.ENOSPC:
        return f"{what} Make room and run the command again."
    return f"{what} Check that place and what you may do there, and run the command again."
