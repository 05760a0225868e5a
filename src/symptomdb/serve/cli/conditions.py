"""``symptomdb show``, ``search`` and ``sources``: look at what the knowledge base holds."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from symptomdb.serve.cli.ask import DatabaseOption, Format, FormatOption, PlainOption, print_as


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(epilog="Example: symptomdb show heterotopic-ossification --aspect treatments")(show)
    app.command(epilog='Example: symptomdb search "myositis ossificans"')(search)
    app.command(epilog="Example: symptomdb sources --format json")(sources)


def show(
    condition: Annotated[str, typer.Argument(help="Our id, another vocabulary's code (OMIM:135100), or a name.")],
    aspect: Annotated[
        list[str] | None, typer.Option("--aspect", "-a", help="Only these aspects, e.g. symptoms; repeatable.")
    ] = None,
    output: FormatOption = Format.TEXT,
    plain: PlainOption = False,
    database: DatabaseOption = None,
) -> None:
    """Show a condition by aspects, with its citations."""
    from symptomdb.library import SymptomDatabase

    with SymptomDatabase.open(database) as db:
        answer = db.show(condition, aspects=tuple(aspect or ()), wording="plain" if plain else "clinical")
        print_as(answer, output)


def search(
    text: Annotated[str, typer.Argument(help="Words to look for in names and statements.")],
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many hits at most.")] = 20,
    output: FormatOption = Format.TEXT,
    database: DatabaseOption = None,
) -> None:
    """Search names and statements."""
    from symptomdb.library import SymptomDatabase

    with SymptomDatabase.open(database) as db:
        hits = db.search(text, limit=limit)
        version = db.version
    if output is Format.JSON:
        records = [
            {"condition": str(hit.condition), "name": hit.name, "aspect": hit.aspect, "snippet": hit.snippet}
            for hit in hits
        ]
        typer.echo(json.dumps({"query": text, "hits": records, "knowledge_base": version}, indent=2))
        return
    if not hits:
        typer.echo("Nothing found. Try fewer or other words.")
    for hit in hits:
        typer.echo(f"{hit.name}  ({hit.condition})")
        if hit.snippet:
            typer.echo(f"    {hit.snippet}")


def sources(output: FormatOption = Format.TEXT, database: DatabaseOption = None) -> None:
    """List the sources: version, licence, what was read."""
    from symptomdb.library import SymptomDatabase

    with SymptomDatabase.open(database) as db:
        records = db.sources()
    if output is Format.JSON:
        from dataclasses import asdict

        values = [{**asdict(source), "trust": source.trust.name.lower()} for source in records]
        typer.echo(json.dumps(values, indent=2))
        return
    for source in records:
        typer.echo(f"{source.id}  {source.name}, {source.version} ({source.licence}), {source.publisher}")
        typer.echo(f"    {source.url}")
        typer.echo("    " + ", ".join(f"{kind} {count:,}" for kind, count in source.counts.items()))
