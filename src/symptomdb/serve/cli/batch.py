"""``symptomdb batch``: a cohort in, a Parquet table of ranks out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from symptomdb.serve.cli.ask import DatabaseOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: symptomdb batch cases.jsonl --out ranks.parquet --top 10")(batch)


def batch(
    cases: Annotated[Path, typer.Argument(help="JSON Lines, Parquet or a folder of phenopackets.")],
    out: Annotated[Path, typer.Option(help="The Parquet file to write.")],
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many conditions per case.")] = 10,
    engine: Annotated[str, typer.Option(help="local or spark (needs the extra symptomdb[spark]).")] = "local",
    jobs: Annotated[int, typer.Option(min=0, help="Processes; as many as there are cores when 0.")] = 0,
    database: DatabaseOption = None,
) -> None:
    """Rank every case of a cohort. A run that was stopped goes on where it was; bad records are listed, not fatal."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from symptomdb.library import SymptomDatabase

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with SymptomDatabase.open(database) as db, Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Reading …")
        report = db.batch(
            cases, out, top, engine, jobs, lambda done: bar.update(task, description=f"{done:,} records done")
        )
    typer.echo(f"{report.records:,} records in {report.seconds:.1f} s, {report.rejected:,} rejected: {report.out}")
    if report.resumed:
        typer.echo(f"{report.resumed:,} parts were there from an earlier run.")
    for problem in report.problems:
        typer.echo(f"rejected: {problem}")
    if report.rejected_file:
        typer.echo(f"All rejected records with their reasons: {report.rejected_file}")
