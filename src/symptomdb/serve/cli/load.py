"""``load``, ``unload``, ``update``, ``coverage``, ``changes``, ``reconciliation``: further sources, what they give."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symptomdb.errors import BadInput
from symptomdb.model.aspect import Aspect
from symptomdb.serve.cli.ask import DatabaseOption, Format, FormatOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from symptomdb.assembly.report import BuildReport
    from symptomdb.settings import Settings

SourcesArgument = Annotated[list[str] | None, typer.Argument(metavar="SOURCE...", help="Which sources.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: symptomdb load mondo doid --from ~/sources")(load)
    app.command(epilog="Example: symptomdb unload wikidata")(unload)
    app.command(epilog="Example: symptomdb update --dry-run")(update)
    app.command(epilog="Example: symptomdb coverage --format json")(coverage)
    app.command(epilog="Example: symptomdb changes --from old.sqlite3 --format markdown")(changes)
    app.command(epilog="Example: symptomdb reconciliation conflict")(reconciliation)


def load(
    sources: SourcesArgument = None,
    place: Annotated[
        str, typer.Option("--from", metavar="PATH|URL", help="A folder, a file or a web address with the files.")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="All sources whose files lie in the folder.")] = False,
    new_release: Annotated[
        bool, typer.Option("--new-release", help="Accept counts near those of the release that is expected.")
    ] = False,
    database: DatabaseOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Check sources, put them beside the others and build again, all or nothing.

    Without SOURCE, list what can be loaded. Exit code 5: a file can't be used; nothing has changed then.
    """
    from symptomdb import loading

    settings = _settings(database)
    if not sources and not every:
        here = loading.site_sources(settings).ids()
        for key in loading.loadable():
            typer.echo(f"{key}{'  (loaded)' if key in here else ''}")
        return
    if not place:
        raise BadInput("The place of the files is missing.", "Add --from and a folder, a file or a web address.")
    if "://" in place:
        if not sources or len(sources) > 1:
            raise BadInput("A web address holds the file of one source.", "Name one source.")
        with _progress() as show:
            report = loading.load_address(settings, sources[0], place, show, new_release)
        _print(report, output)
        return
    folder = Path(place).expanduser()
    places = loading.places_in(folder) if every else dict.fromkeys(sources or [], folder)
    with _progress() as show:
        report = loading.load(settings, places, show, new_release=new_release)
    _print(report, output)


def unload(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Which sources.")],
    database: DatabaseOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Take sources away with all that came from them, and build again."""
    from symptomdb import loading

    with _progress() as show:
        report = loading.unload(_settings(database), sources, show)
    _print(report, output)


def update(
    sources: SourcesArgument = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be fetched.")] = False,
    database: DatabaseOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Fetch the loaded sources from their official addresses, and build again if one has changed."""
    from symptomdb import loading

    settings = _settings(database)
    plan = loading.plan_update(settings, sources or [])
    if dry_run:
        for one in plan:
            typer.echo(f"{one.source}  {one.file}  {one.address}  ({one.known})")
        return
    with _progress() as show:
        done, report = loading.update(settings, plan, show)
    for one in done:
        typer.echo(f"{one.source}  {one.file}: {'changed' if one.changed else 'as it was'}")
    if report is not None:
        _print(report, output)


def coverage(
    text: Annotated[str, typer.Argument(help="Letters of a condition's name: list conditions instead.")] = "",
    source: Annotated[str, typer.Option(help="Only conditions of which this source says something.")] = "",
    aspect: Annotated[Aspect | None, typer.Option(help="Only conditions on which something is said about it.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many conditions are listed.")] = 50,
    database: DatabaseOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Count by source and aspect how many conditions have something; or list conditions with their aspects."""
    from symptomdb.library import SymptomDatabase
    from symptomdb.serve.json import covered_condition_to_json, covered_to_json

    with SymptomDatabase.open(database) as db:
        if text or source or aspect:
            total, found = db.covered_conditions(text, source, aspect, 0, limit)
            if output is Format.JSON:
                conditions = [covered_condition_to_json(one) for one in found]
                typer.echo(json.dumps({"total": total, "conditions": conditions}, indent=2))
                return
            for one in found:
                said = "; ".join(f"{key}: {', '.join(sources)}" for key, sources in one.aspects.items())
                typer.echo(f"{one.name} ({one.id})\n    {said or 'nothing'}")
            typer.echo(f"{len(found):,} of {total:,} conditions")
            return
        counts = db.covered()
    if output is Format.JSON:
        typer.echo(json.dumps([covered_to_json(one) for one in counts], indent=2))
        return
    typer.echo(f"{'source':<20}{'aspect':<16}{'conditions':>12}{'lines':>10}")
    for count in counts:
        typer.echo(f"{count.source:<20}{count.aspect:<16}{count.conditions:>12,}{count.lines:>10,}")


class ChangesFormat(StrEnum):
    """How changes are printed."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def changes(
    old: Annotated[
        str,
        typer.Option(
            "--from", metavar="PATH|URL", help="The older knowledge base; without it, what the last build did."
        ),
    ] = "",
    output: Annotated[ChangesFormat, typer.Option("--format", help="How to print it.")] = ChangesFormat.TABLE,
    limit: Annotated[int, typer.Option(min=0, help="How many conditions are listed.")] = 50,
    database: DatabaseOption = None,
) -> None:
    """Say what changed since an older knowledge base: versions, conditions, lines by source."""
    from symptomdb.library import SymptomDatabase
    from symptomdb.serve.changes import changes_to_json, iter_markdown, iter_table

    with SymptomDatabase.open(database) as db:
        found = db.changes_from(old) if old else db.last_changes()
    if output is ChangesFormat.JSON:
        typer.echo(json.dumps(changes_to_json(found, limit), indent=2))
        return
    for line in (iter_table if output is ChangesFormat.TABLE else iter_markdown)(found, limit):
        typer.echo(line)


def reconciliation(
    kind: Annotated[
        str,
        typer.Argument(
            help="merge, conflict, ambiguity, name, unknown, finding or override; counts of all when left out."
        ),
    ] = "",
    limit: Annotated[int, typer.Option(help="How many are listed.")] = 50,
    database: DatabaseOption = None,
) -> None:
    """List what joining the sources met: merges, conflicts, ambiguities, names that were not used, our decisions."""
    from symptomdb.library import SymptomDatabase

    with SymptomDatabase.open(database) as db:
        if not kind:
            for name, count in db.remark_counts().items():
                typer.echo(f"{name:<12}{count:>8,}")
            return
        for remark in db.remarks(kind, limit):
            typer.echo(f"{remark.subject}  {remark.detail}  [{remark.source}]")


def _settings(database: str | None) -> Settings:
    from dataclasses import replace

    from symptomdb.settings import Settings

    settings = Settings.from_environment()
    return replace(settings, database=database) if database else settings


def _print(report: BuildReport, output: Format) -> None:
    typer.echo(json.dumps(report.to_json(), indent=2) if output is Format.JSON else report.to_text())


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<28}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            # A server may not say how much there is.
            bars.update(tasks[step], completed=done, total=total or None)

        yield show
