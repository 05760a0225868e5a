"""``symptomdb serve``: the web pages and the REST API on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from symptomdb.serve.cli.ask import DatabaseOption, Format, print_as


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: symptomdb serve --port 8200")(serve)


def serve(
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on; 0 picks a free one.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; 127.0.0.1 when left out.")] = None,
    first: Annotated[str | None, typer.Option("--ask", metavar="QUESTION", help="Answer this first.")] = None,
    database: DatabaseOption = None,
) -> None:
    """Serve the site and the API; stop with Ctrl-C."""
    from dataclasses import replace

    from symptomdb.library import SymptomDatabase
    from symptomdb.settings import Settings

    settings = Settings.from_environment()
    changes = {"port": port, "host": host, "database": database}
    settings = replace(settings, **{name: value for name, value in changes.items() if value is not None})  # type: ignore[arg-type]
    if first:
        with SymptomDatabase.open(settings.database_url) as db:
            print_as(db.ask(first), Format.TEXT)

    from symptomdb.serve.web.server import run

    run(settings)
