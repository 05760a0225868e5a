"""``symptomdb read``: free text in, coded findings out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from symptomdb.errors import BadInput
from symptomdb.serve.cli.ask import DatabaseOption, Format, FormatOption

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog='Example: symptomdb read "stiff hip, a hard lump in the thigh, no fever"')(read)


def read(
    text: Annotated[str, typer.Argument(help="The text, a file that holds it, or - for standard input.")],
    output: FormatOption = Format.TEXT,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One text per line of the input; one JSON object per line out.")
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Read free text into findings, each observed, excluded or somebody else's. Nothing is stored."""
    from symptomdb.library import SymptomDatabase

    given = _given(text)
    with SymptomDatabase.open(database) as db:
        if jsonl:
            for line in given.splitlines():
                typer.echo(json.dumps(_json(db, _text_of(line)), ensure_ascii=False))
        elif output is Format.JSON:
            typer.echo(json.dumps(_json(db, given), indent=2, ensure_ascii=False))
        else:
            _print(db, given)


def _given(text: str) -> str:
    if text == "-":
        return sys.stdin.read()
    try:
        is_file = len(text) < 1000 and Path(text).is_file()
    except (OSError, ValueError):
        is_file = False
    if not is_file:
        return text
    try:
        return Path(text).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{text} is not text in UTF-8.", "Save it as UTF-8 and try again.") from None


def _text_of(line: str) -> str:
    """A line of ``--jsonl``: a JSON object with a ``text``, or the plain text itself."""
    try:
        value = json.loads(line)
    except json.JSONDecodeError:
        return line
    return str(value["text"]) if isinstance(value, dict) and "text" in value else line


def _json(db: SymptomDatabase, text: str) -> dict[str, Any]:
    from symptomdb.serve.json_case import reading_to_json

    reading = db.read(text)
    return reading_to_json(reading.findings, reading.unread, reading.history, db.version)


def _print(db: SymptomDatabase, text: str) -> None:
    from symptomdb.model.answer import NOTICE

    reading = db.read(text)
    if not reading.findings:
        typer.echo("No finding was read. Try other words, or one finding per sentence.")
    for finding in reading.findings:
        because = f' ("{finding.trigger}")' if finding.trigger else ""
        typer.echo(f"{finding.status:<13} {finding.label} ({finding.term})  <- {finding.mention!r}{because}")
    for item in reading.history:
        typer.echo(f"{'history':<13} {item.text}" + (f", {item.when}" if item.when else ""))
    for unread in reading.unread:
        typer.echo(f"{'not coded':<13} {unread.mention!r}: {unread.reason}")
    typer.echo(f"\n{NOTICE}\nKnowledge base {db.version}")
