"""``symptomdb author``: new, check, preview, coverage: the workbench for writing monographs."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symptomdb.errors import BadInput, NoDatabase, NotFound
from symptomdb.serve.cli.ask import DatabaseOption, Format, FormatOption, PlainOption, print_as

if TYPE_CHECKING:
    from symptomdb.authoring.desk import Desk, DraftReport
    from symptomdb.authoring.passages import Library
    from symptomdb.authoring.skeleton import Material

PassagesOption = Annotated[
    Path | None, typer.Option("--passages", metavar="FOLDER", help="Folder with MedQuAD's archive, to look into it.")
]
ContentOption = Annotated[
    Path | None, typer.Option("--content", metavar="FOLDER", help="Another content folder than the package's own.")
]


class CoverageFormat(StrEnum):
    """How to print the coverage."""

    TEXT = "text"
    JSON = "json"
    SVG = "svg"


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(help="Write monographs: a skeleton, the checks, a preview, the coverage.", no_args_is_help=True)
    group.command(epilog='Example: symptomdb author new "Tennis elbow" --passages ~/sources --out tennis-elbow.yaml')(
        new
    )
    group.command(epilog="Example: symptomdb author check gout --passages ~/sources")(check)
    group.command(epilog="Example: symptomdb author preview gout --plain")(preview)
    group.command(epilog="Example: symptomdb author coverage --format svg > coverage.svg")(coverage)
    app.add_typer(group, name="author")


def new(
    name: Annotated[str, typer.Argument(help="The condition's name.")],
    also: Annotated[
        list[str] | None, typer.Option(metavar="TOPIC", help="Also show passages on this topic; repeatable.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write here instead of the screen; never over a file.")] = None,
    passages: PassagesOption = None,
    database: DatabaseOption = None,
) -> None:
    """Make a skeleton: codes, names and candidates from every loaded source, and passages to cite."""
    from symptomdb.authoring.skeleton import skeleton, slug_of

    name, library = name.strip(), _library(passages)
    slug, material = slug_of(name), _material(name, also or [], library, database)
    _tell_of_existing({slug, *([material.condition.id.local] if material.condition else ())})
    text = skeleton(material, date.today())
    if library and not material.passages:
        typer.echo("note: No passage bears one of these names. Name a broader topic with --also.", err=True)
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise BadInput(f"{out} is there already.", "Choose another name, or move it away.") from None
    typer.echo(
        f"Wrote {out}. Next: fill in the statements, put the file into content/monographs/ as {slug}.yaml, "
        f"then `symptomdb author check {slug}`."
    )


def check(
    monographs: Annotated[list[str] | None, typer.Argument(metavar="ID...", help="Which; all when left out.")] = None,
    doubts: Annotated[bool, typer.Option(help="Show each doubt, not only how many there are.")] = True,
    hints: Annotated[bool, typer.Option(help="Show findings that the symptoms' words name and no code says.")] = False,
    passages: PassagesOption = None,
    content: ContentOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Check schema, codes, citations, reading grade, hedges, repeats, contradictions, gaps, and the cited passages.

    Exit code 5: a problem that forbids a build. Doubts forbid nothing; they want another look.
    """
    desk = _desk(passages, content)
    wanted = {one.removesuffix(".yaml") for one in monographs or ()}
    if missing := sorted(wanted - desk.ids):
        raise desk.missing(*missing)
    reports = desk.check(wanted)
    if output is Format.JSON:
        typer.echo(json.dumps([asdict(report) for report in reports], indent=2, ensure_ascii=False))
    else:
        _print(reports, doubts, hints)
    if not all(report.is_sound for report in reports):
        raise typer.Exit(5)


def preview(
    monograph: Annotated[str, typer.Argument(metavar="ID", help="Which.")],
    plain: PlainOption = False,
    content: ContentOption = None,
    output: FormatOption = Format.TEXT,
) -> None:
    """Show a monograph as its page will read, without a build."""
    answer = _desk(None, content).preview(monograph.removesuffix(".yaml"), "plain" if plain else "clinical")
    print_as(answer, output)


def coverage(
    content: ContentOption = None,
    output: Annotated[CoverageFormat, typer.Option("--format", "-f", help="text, json or svg.")] = CoverageFormat.TEXT,
) -> None:
    """Show which aspects our monographs cover, as a table or a picture."""
    from symptomdb.authoring.coverage import coverage as rows_of
    from symptomdb.authoring.coverage import picture

    rows = rows_of(_desk(None, content).monographs)
    if output is CoverageFormat.SVG:
        typer.echo(picture(rows), nl=False)
    elif output is CoverageFormat.JSON:
        typer.echo(json.dumps([asdict(row) for row in rows], indent=2, ensure_ascii=False))
    else:
        for row in rows:
            typer.echo(f"{row.id:<42} {row.aspects:>2} aspects {row.statements:>4} statements {row.cited:>4} cited")
        total, cited = sum(row.statements for row in rows), sum(row.cited for row in rows)
        typer.echo(f"{len(rows)} monographs, {total:,} statements, {cited:,} cited")


def _tell_of_existing(slugs: set[str]) -> None:
    """Say that a condition has a monograph: a second one would clash with it at the next check."""
    for slug in sorted(slugs & _desk(None, None).ids):
        remedy = f"Change that rather than write a second: `symptomdb author preview {slug}` shows it."
        typer.echo(f"note: There is a monograph {slug} already. {remedy}", err=True)


def _desk(passages: Path | None, content: Path | None) -> Desk:
    from symptomdb.authoring.desk import Desk

    if content is not None and not content.expanduser().is_dir():
        raise NotFound(f"There is no folder {content}.", "Name a copy of the package's content folder.")
    return Desk(content.expanduser() if content else None, _library(passages))


def _library(place: Path | None) -> Library:
    from symptomdb.authoring.passages import Library

    return Library.of_folder(place.expanduser()) if place else Library()


def _material(name: str, also: list[str], library: Library, database: str | None) -> Material:
    from symptomdb.authoring.skeleton import Material
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.claim import Claim

    condition, claims = None, list[Claim]()
    try:
        with SymptomDatabase.open(database) as db:
            condition = db.find_condition(name)
            claims = db.claims(condition.id)
    except (NoDatabase, NotFound) as error:
        typer.echo(f"note: {error} The skeleton has no codes or candidates then.", err=True)
    names = [name, *also, *(one.text for one in condition.names if one.kind == "exact")] if condition else [name, *also]
    return Material(name, condition, claims, tuple(library.about(names)))


def _print(reports: list[DraftReport], doubts: bool, hints: bool) -> None:
    from symptomdb.authoring.desk import share_confirmed

    for report in reports:
        verdict = "sound" if report.is_sound else f"{len(report.problems)} problem(s)"
        typer.echo(f"{report.name}: {verdict}, {len(report.doubts)} doubt(s)")
        for problem in report.problems:
            typer.echo(f"    {problem}")
        for doubt in report.doubts if doubts else ():
            typer.echo(f"    ? {doubt}")
        for hint in report.hints if hints else ():
            typer.echo(f"    + {hint}")
    confirmed, cited = share_confirmed(reports)
    if cited:
        typer.echo(f"{confirmed:,} of {cited:,} cited statements confirmed by machine ({confirmed / cited:.0%})")
