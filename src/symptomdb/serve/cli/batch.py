"""``symptomdb batch``: a cohort in, a Parquet table of ranks out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symptomdb.serve.cli.ask import DatabaseOption

if TYPE_CHECKING:
    from symptomdb.assembly.cohort import CohortReport


# Rich would take the brackets for its markup and print nothing.
_ENGINE = r"spark needs the extra symptomdb\[spark]."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog="Example: symptomdb batch cases.jsonl --out ranks.parquet --top 10")(batch)


def batch(
    cases: Annotated[Path, typer.Argument(help="JSON Lines, Parquet or a folder of phenopackets.")],
    out: Annotated[Path, typer.Option(help="The Parquet file to write.")],
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many conditions per case.")] = 10,
    engine: Annotated[str, typer.Option(metavar="local|spark", help=_ENGINE)] = "local",
    jobs: Annotated[int, typer.Option(min=0, help="Processes; as many as there are cores when 0.")] = 0,
    database: DatabaseOption = None,
) -> None:
    """Rank every case of a cohort. A run that was stopped goes on where it was; bad records are listed, not fatal.

    All conditions are treated alike (prior: uniform). An earlier table of ranks at --out is replaced, any other file is
    not. The knowledge base's version stands in the file's metadata.
    """
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from symptomdb.library import SymptomDatabase

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with SymptomDatabase.open(database) as db, Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Reading …")
        try:
            report = db.batch(
                cases, out, top, engine, jobs, lambda done: bar.update(task, description=f"{_records(done)} done")
            )
        except KeyboardInterrupt:
            bar.stop()
            typer.echo("Stopped. The same command goes on from the last whole part.", err=True)
            raise typer.Exit(130) from None
    _tell(report)


def _tell(report: CohortReport) -> None:
    typer.echo(f"{_records(report.records)} in {report.seconds:.1f} s, {report.rejected:,} rejected: {report.out}")
    if report.rejected == report.records:
        typer.echo("No case could be ranked, so the table is empty." if report.records else "There is no case in it.")
    if report.resumed:
        typer.echo(f"{report.resumed:,} part{'s were' if report.resumed > 1 else ' was'} there from an earlier run.")
    for problem in report.problems:
        typer.echo(f"rejected: {problem}")
    if report.rejected_file:
        typer.echo(f"All rejected records with their reasons: {report.rejected_file}")
    about = report.about
    typer.echo(f"Prior {about['prior']}, {about['method']}. Knowledge base {about['knowledge_base']}")
    typer.echo(about["notice"])


def _records(count: int) -> str:
    return f"{count:,} record{'' if count == 1 else 's'}"
