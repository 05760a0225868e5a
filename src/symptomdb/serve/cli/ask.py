"""``symptomdb ask``: a question in plain words, a cited answer out."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from symptomdb.model.answer import Answer


class Format(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


#: The options that every command with an answer shares.
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")]
PlainOption = Annotated[bool, typer.Option("--plain/--clinical", help="Everyday words, or a clinician's wording.")]
DatabaseOption = Annotated[
    str | None, typer.Option("--database", metavar="URL", help="SQLAlchemy URL or path of another knowledge base.")
]

AsOfOption = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="Answer as the knowledge base stood at that date.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog='Example: symptomdb ask "How is heterotopic ossification prevented?" --plain')(ask)


def ask(
    question: Annotated[str, typer.Argument(help="The question, in plain words.")],
    output: FormatOption = Format.TEXT,
    plain: PlainOption = False,
    about: Annotated[
        list[str] | None,
        typer.Option("--about", metavar="CONDITION", help="What a follow-up question is about, e.g. SDB:gout."),
    ] = None,
    as_of: AsOfOption = "",
    database: DatabaseOption = None,
) -> None:
    """Answer a question about a health condition with cited statements.

    Exit codes: 0 answered (also with a refusal or an emergency notice), 2 the question can't be used, 4 no database.
    """
    from symptomdb.library import SymptomDatabase

    with SymptomDatabase.open(database, as_of) as db:
        print_as(db.ask(question, wording="plain" if plain else "clinical", about=tuple(about or ())), output)


def print_as(answer: Answer, output: Format) -> None:
    """Print an answer in the format that was asked for."""
    if output is Format.JSON:
        from symptomdb.serve.json import answer_to_json

        typer.echo(json.dumps(answer_to_json(answer), indent=2, ensure_ascii=False))
    elif output is Format.MARKDOWN:
        from symptomdb.serve.cli.markdown import answer_to_markdown

        typer.echo(answer_to_markdown(answer), nl=False)
    else:
        from symptomdb.serve.cli.terminal import print_answer

        print_answer(answer)
