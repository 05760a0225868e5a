"""``symptomdb pages``: the pages that this site has published, as files that can live in git."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.condition import Condition

Page = Annotated[str, typer.Argument(metavar="CONDITION", help="The page, for example heterotopic-ossification.")]

pages = typer.Typer(no_args_is_help=True, help="Pages that were edited on this site: history, export, import.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(pages, name="pages")


@pages.command(epilog="Example: symptomdb pages history heterotopic-ossification")
def history(condition: Page, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show a page's revisions and its change log."""
    from symptomdb.community import Community

    with _knowledge() as db, Community.open() as community:
        found = community.pages.history(_page(db, condition).id)
    if as_json:
        import json

        rows = [
            {
                "revision": one.number,
                "state": one.state,
                "author": found.names[one.author],
                "reviewer": found.names[one.reviewer] if one.reviewer else None,
                "published": one.published_at.isoformat() if one.published_at else None,
                "withdrawn": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
                "note": one.note,
            }
            for one in found.revisions
        ]
        typer.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    if not found.revisions:
        typer.echo("This page is as it came with the program; nobody has changed it here.")
    for event in found.events:
        words = f": {event.words}" if event.words else ""
        typer.echo(f"{event.at:%Y-%m-%d %H:%M}  {event.act} by {found.names[event.actor]}{words}")


@pages.command(epilog="Example: symptomdb pages export heterotopic-ossification > heterotopic-ossification.yaml")
def export(
    condition: Annotated[str, typer.Argument(metavar="[CONDITION]", help="The page; with --all none.")] = "",
    revision: Annotated[int, typer.Option("--revision", min=0, help="Its number; the published one when 0.")] = 0,
    every: Annotated[Path | None, typer.Option("--all", metavar="FOLDER", help="All edited pages as files.")] = None,
) -> None:
    """Write a published revision as its monograph file, byte for byte."""
    from symptomdb.community import Community
    from symptomdb.errors import BadInput

    if bool(condition) is bool(every):
        raise BadInput("Name one page, or a folder with --all.", "See: symptomdb pages export --help")
    with _knowledge() as db, Community.open() as community:
        if condition:
            found = _page(db, condition).id
            shown = community.pages.numbered(found, revision) if revision else community.pages.current(found)
            text = shown.text if shown else db.monograph_text(found)
            sys.stdout.buffer.write(text.encode())
            return
        folder = every or Path()
        folder.mkdir(parents=True, exist_ok=True)
        for one in db.pages():
            if current := community.pages.current(one.id):
                (folder / f"{one.id.local}.yaml").write_bytes(current.text.encode())
                typer.echo(f"{one.id.local}.yaml: revision {current.number}", err=True)


@pages.command("import", epilog="Example: symptomdb pages import gout.yaml --author anna@example.org")
def import_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A monograph file.")],
    author: Annotated[str, typer.Option("--author", help="E-mail of the author whose draft it becomes.")],
) -> None:
    """Make a draft of a file; its author submits it on the site, and somebody else reviews it."""
    from symptomdb.community import Community
    from symptomdb.errors import BadInput
    from symptomdb.model.curie import CONDITION_PREFIX, Curie

    try:
        text = file.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is no text in UTF-8.", "Save it as UTF-8.") from error
    with _knowledge() as db, Community.open() as community:
        condition = Curie(CONDITION_PREFIX, file.stem)
        who = community.people.find(author)
        made = community.drafts.import_text(who, condition, text, db.monograph_text(condition))
        remarks = [one for one in community.pages.remarks(made, db.shelf()) if one.must]
        typer.echo(f"Draft {made.id} of {condition.local} by {who.name}, on revision {made.base}.")
        for remark in remarks:
            typer.echo(f"  {remark.statement or 'page'}: {remark.problem} {remark.remedy}")


def _knowledge() -> SymptomDatabase:
    from symptomdb.library import SymptomDatabase

    return SymptomDatabase.open()


def _page(db: SymptomDatabase, name: str) -> Condition:
    return db.find_condition(name)
