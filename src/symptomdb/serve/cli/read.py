"""``symptomdb read``: free text in, coded findings out."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from symptomdb.errors import BadInput, SymptomDatabaseError
from symptomdb.serve.cli.ask import DatabaseOption

if TYPE_CHECKING:
    from rich.text import Text

    from symptomdb.library import SymptomDatabase
    from symptomdb.model.finding import Finding


class Format(StrEnum):
    """How a reading is printed."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the reading.")]
#: What people type for a file and never as words about somebody: a name with its kind, or a path.
_FILE_NAME = re.compile(
    r"\S+\.(txt|md|jsonl?|ndjson|html?|csv|tsv|docx?|pdf|rtf|dat)|(~|\.{1,2})?/\S+|[a-z]:\\\S+", re.IGNORECASE
)
_NO_UTF8 = "is not text in UTF-8."
#: Colour of a status in a terminal; the word beside it says the same.
_STYLES = {"observed": "bold green", "excluded": "bold red"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog='Examples: symptomdb read "stiff hip, a hard lump in the thigh, no fever" · symptomdb read note.txt '
        "--format html > note.html · symptomdb read notes.jsonl --jsonl > findings.jsonl"
    )(read)


def read(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE|-", help="The text, a file, or - for standard input.")],
    output: FormatOption = Format.TABLE,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help='Many texts: each line is a JSON object with "text" (and "id"), or the plain text itself.'
        ),
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Read free text into findings, each observed, excluded or somebody else's. Nothing is stored.

    With --jsonl one JSON object per line comes out as soon as it is read; a record that can't be read becomes a line
    with an "error", and the others go on.
    """
    from symptomdb.library import SymptomDatabase

    if jsonl and output is Format.HTML:
        raise BadInput("--jsonl writes JSON alone.", "Leave --format html out, or give one text.")
    given = "" if jsonl else _given(text)
    with SymptomDatabase.open(database) as db:
        if jsonl:
            _read_many(db, _lines(text))
        elif output is Format.JSON:
            typer.echo(json.dumps(_json(db, given), indent=2, ensure_ascii=False))
        elif output is Format.HTML:
            typer.echo(_html(db, given), nl=False)
        else:
            _print(db, given)


def _file(text: str) -> Path | None:
    try:
        return Path(text) if len(text) < 1000 and Path(text).is_file() else None
    except (OSError, ValueError):
        return None


def _given(text: str) -> str:
    file = _file(text)
    if file is None:
        _require_no_path(text)
    try:
        given = _stdin().read() if text == "-" else file.read_text(encoding="utf-8-sig") if file else text
    except UnicodeDecodeError:
        where = "Standard input" if text == "-" else text
        raise BadInput(f"{where} {_NO_UTF8}", "Save it as UTF-8 and try again.") from None
    if not given.strip():
        raise BadInput("The text is empty.", "Give a text, a file that holds one, or - for standard input.")
    return given


def _stdin(errors: str = "strict") -> TextIOWrapper:
    """Standard input as files are read: UTF-8 whatever the locale, without the mark of order that Windows writes."""
    return TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors=errors)


def _require_no_path(text: str) -> None:
    """`BadInput` for the name of a file that is not there: it would be read as words, and nothing found in it."""
    if len(text) < 1000 and ("/" in text or text in (".", "..")) and Path(text).is_dir():
        raise BadInput(f"{text} is a folder.", "Give one file, or a file of many texts with --jsonl.")
    if _FILE_NAME.fullmatch(text):
        raise BadInput(f"There is no file {text}.", "Check the path, or give the words themselves.")


def _lines(text: str) -> Iterator[str]:
    file = _file(text)
    if text == "-":
        yield from _stdin("surrogateescape")
    elif file is None:
        _require_no_path(text)
        yield from text.splitlines()
    else:
        # A line that is no UTF-8 becomes a bad record of its own and does not end the run.
        with file.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            yield from lines


def _read_many(db: SymptomDatabase, lines: Iterator[str]) -> None:
    done = bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        found = _record(db, line.rstrip("\r\n"), number)
        done, bad = done + 1, bad + ("error" in found)
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    typer.echo(f"{done:,} records read, {bad:,} of them bad.", err=True)


def _record(db: SymptomDatabase, line: str, number: int) -> dict[str, Any]:
    head: dict[str, Any] = {"line": number}
    try:
        line.encode()
        value = json.loads(line) if line.lstrip().startswith("{") else {"text": line}
        head |= {"id": value["id"]} if "id" in value else {}
        if not isinstance(value.get("text"), str):
            return {**head, "error": 'The record has no "text", or it is no text.'}
        return {**head, **_json(db, value["text"])}
    except UnicodeEncodeError:
        return {**head, "error": f"The line {_NO_UTF8}"}
    except (ValueError, RecursionError) as error:
        return {**head, "error": f"The line is no JSON: {error}"}
    except SymptomDatabaseError as error:
        return {**head, "error": str(error)}


def _json(db: SymptomDatabase, text: str) -> dict[str, Any]:
    from symptomdb.serve.json_case import reading_to_json

    urgent, reading = db.urgent(text), db.read(text)
    return reading_to_json(reading.findings, reading.unread, reading.history, db.version, urgent)


def _html(db: SymptomDatabase, text: str) -> str:
    from symptomdb.serve.web.read import reading_values
    from symptomdb.serve.web.site import Site
    from symptomdb.settings import Settings

    site = Site(Settings.from_environment())
    return site.html("reading_report.html", {**reading_values(db, text), "css": site.css()})


def _print(db: SymptomDatabase, text: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from symptomdb.model.answer import NOTICE

    console = Console(highlight=False)
    urgent, reading = db.urgent(text), db.read(text)
    if urgent:
        console.print(Text(urgent.message, style="bold white on red"), "")
    if not reading.findings:
        console.print("No finding was read. Try other words, or one finding per sentence.")
    else:
        table = Table(box=None, pad_edge=False)
        for title in ("Status", "Finding", "Code", "Words", "Place", "More"):
            table.add_column(title, overflow="fold", no_wrap=title in ("Status", "Code", "Place"))
        for one in reading.findings:
            table.add_row(*_row(one))
        console.print(table)
    for item in reading.history:
        console.print(Text(f"history: {item.text}" + (f", {item.when}" if item.when else "")))
    for unread in reading.unread:
        console.print(Text(f"not coded: “{unread.mention}” ({unread.reason})"))
    console.print(Text(f"\n{NOTICE}\nKnowledge base {db.version}", style="dim italic"))


def _row(one: Finding) -> tuple[Text, ...]:
    from rich.text import Text

    more = [f"because of “{one.trigger}”"] if one.trigger else []
    more += [value for value in (one.severity, one.laterality, one.onset, one.duration, one.site) if value]
    if one.confidence < 0.7:
        more.append(f"confidence {one.confidence:.2f}")
    more += [f"or {other.label} ({other.term})" for other in one.alternatives]
    cells = (one.label, str(one.term), one.mention, f"{one.start}-{one.end}", ", ".join(more))
    return (Text(str(one.status), style=_STYLES.get(str(one.status), "yellow")), *(Text(cell) for cell in cells))
