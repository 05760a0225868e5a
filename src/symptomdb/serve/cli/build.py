"""``symptomdb build`` and ``check``: make the knowledge base, and look whether it is sound."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symptomdb.serve.cli.ask import DatabaseOption, Format, FormatOption


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: symptomdb build --include-iea")(build)
    app.command(epilog="Example: symptomdb check --format json")(check)


def build(
    database: DatabaseOption = None,
    include_iea: Annotated[
        bool, typer.Option("--include-iea", help="Load HPOA rows with evidence IEA; needs OMIM's permission.")
    ] = False,
    output: FormatOption = Format.TEXT,
) -> None:
    """Build the knowledge base from its sources, all or nothing.

    A failed or interrupted build leaves the previous database as it was. Exit code 5: a source can't be loaded.
    """
    from dataclasses import replace

    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    from symptomdb.build import build as run_build
    from symptomdb.settings import Settings

    settings = Settings.from_environment()
    if database:
        settings = replace(settings, database=database)
    if include_iea:
        settings = replace(settings, include_iea=True)
    columns = (TextColumn("{task.description:<28}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def show_progress(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        report = run_build(settings, show_progress)
    typer.echo(json.dumps(report.to_json(), indent=2) if output is Format.JSON else report.to_text())


def check(
    database: DatabaseOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Check the knowledge base (integrity, citations, overdue reviews) and what people made, where there is any.

    Exit code 1 when a problem is found.
    """
    from dataclasses import replace

    from symptomdb.library import SymptomDatabase

    with SymptomDatabase.open(database) as db:
        report = db.check()
    report = replace(report, problems=(*report.problems, *_problems_of_people()))
    if output is Format.JSON:
        values = {"version": report.version, "problems": list(report.problems), "notes": list(report.notes)}
        typer.echo(json.dumps(values, indent=2))
    else:
        typer.echo(f"Knowledge base {report.version}")
        for problem in report.problems:
            typer.echo(f"  problem: {problem}")
        for note in report.notes:
            typer.echo(f"  note: {note}")
        typer.echo("Sound." if not report.problems else f"{len(report.problems)} problem(s).")
    if report.problems:
        raise typer.Exit(1)


def _problems_of_people() -> list[str]:
    from symptomdb.serve.community import OpenCommunity
    from symptomdb.settings import Settings

    place = OpenCommunity(Settings.from_environment())
    if not place.is_there:
        return []
    with place.community as community:
        return community.backups.check()
