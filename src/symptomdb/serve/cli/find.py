"""``symptomdb find``: findings in, ranked conditions out, with a reason per finding."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symptomdb.errors import BadInput
from symptomdb.serve.cli.ask import DatabaseOption

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.candidate import Candidate
    from symptomdb.serve.differential import Differential
    from symptomdb.serve.intake import Taken


class Format(StrEnum):
    """How a ranking is printed."""

    TABLE = "table"
    JSON = "json"
    TSV = "tsv"
    HTML = "html"
    PHENOPACKET = "phenopacket"


class Prior(StrEnum):
    """How likely a condition is taken to be before any finding."""

    AUTO = "auto"
    UNIFORM = "uniform"
    PREVALENCE = "prevalence"


PriorOption = Annotated[
    Prior,
    typer.Option(
        help="uniform: treat all conditions alike, for rare-disease work; "
        "prevalence: weigh them by how common they are, for general use; "
        "auto: prevalence for words, uniform for codes or a phenopacket alone."
    ),
]
Codes = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE", help="The code of a finding that is there, e.g. HP:0001376; repeatable."),
]
ExcludedCodes = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE", help="The code of a finding that was looked for and is not there; repeatable."),
]
_FORMATS = "How to print the ranking; phenopacket prints the case as it was understood, for other programs."
_TSV = ("rank", "condition_id", "name", "probability", "score", "explained", "xrefs", "prior", "knowledge_base")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog='Examples: symptomdb find "stiff hip, hard lump in the thigh, no fever" --age 54 --sex female · '
        'symptomdb find --finding HP:0025262 --history "hip surgery six weeks ago" · '
        "symptomdb find --finding HP:0001166 --finding HP:0001083 --explain · symptomdb find --phenopacket case.json "
        '--format html > report.html · symptomdb find "fever, cough" --prior uniform'
    )(find)


def find(
    text: Annotated[str | None, typer.Argument(help="The person's findings in plain words.")] = None,
    finding: Codes = None,
    excluded: ExcludedCodes = None,
    age: Annotated[str, typer.Option(help="Years (34) or an ISO 8601 duration (P34Y6M).")] = "",
    sex: Annotated[str, typer.Option(help="female, male or unknown.")] = "",
    history: Annotated[
        str, typer.Option(metavar="WORDS", help="What happened before: an operation, injury, birth, journey.")
    ] = "",
    phenopacket: Annotated[
        str, typer.Option(metavar="FILE", help="A phenopacket of version 2.0 in JSON; - for standard input.")
    ] = "",
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many conditions to show.")] = 10,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="Rank only this condition, or those below this class (MONDO:…) or with this finding; repeatable.",
        ),
    ] = None,
    neutral: Annotated[
        bool, typer.Option("--neutral-unmatched", help="A finding that a condition does not explain costs it nothing.")
    ] = False,
    prior: PriorOption = Prior.AUTO,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show the reasons with their sources, and what would change the first place."),
    ] = False,
    pairs: Annotated[bool, typer.Option("--pairs", help="Also look for two conditions at once.")] = False,
    compare: Annotated[
        list[str] | None,
        typer.Option(metavar="CONDITION", help="Give it twice: what each finding argues for of the two conditions."),
    ] = None,
    output: Annotated[Format, typer.Option("--format", "-f", help=_FORMATS)] = Format.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Rank conditions for one person's findings. For clinicians and research; it does not diagnose. Nothing is stored.

    Words, codes and a phenopacket may be combined. Exit codes: 0 ranked, 2 the case can't be used, 4 no database.
    """
    from symptomdb.library import SymptomDatabase
    from symptomdb.serve.differential import make_differential
    from symptomdb.serve.intake import Given, prior_of, require_findings, take

    given = Given(text or "", finding or (), excluded or (), age, sex, _packet(phenopacket), history)
    with SymptomDatabase.open(database) as db:
        options = db.find_options("neutral" if neutral else "scored", only or (), prior_of(given, prior))
        taken = take(db, given)
        if compare:
            _compare(db, taken, compare, output)
            return
        if output is Format.PHENOPACKET:
            require_findings(taken.case)
            typer.echo(json.dumps(db.phenopacket(taken.case), indent=2, ensure_ascii=False))
            return
        what_if = explain or output is Format.HTML
        _print_as(make_differential(db, taken, top, options, what_if, pairs), output, explain, text or "")


def _compare(db: SymptomDatabase, taken: Taken, conditions: list[str], output: Format) -> None:
    from symptomdb.serve.intake import require_findings

    if len(conditions) != 2 or output not in (Format.TABLE, Format.JSON):
        raise BadInput(
            "Two conditions are compared, as a table or JSON.", "Give --compare twice, --format table or json."
        )
    require_findings(taken.case)
    first, second = (db.find_condition(one) for one in conditions)
    arguments = db.compare(taken.case, str(first.id), str(second.id))
    if output is Format.JSON:
        from symptomdb.serve.json_case import comparison_to_json

        shown = comparison_to_json(arguments, taken.urgent, _audience(), db.version)
        typer.echo(json.dumps(shown, indent=2, ensure_ascii=False))
    else:
        from symptomdb.serve.cli.differential import print_comparison

        print_comparison(taken, first.name, second.name, arguments, db.version)


def _print_as(found: Differential, output: Format, explain: bool, said: str) -> None:
    if output is Format.JSON:
        from symptomdb.serve.json_case import differential_to_json

        shown = differential_to_json(found, _audience())
        typer.echo(json.dumps(shown, indent=2, ensure_ascii=False))
    elif output is Format.TSV:
        _print_tsv(found)
    elif output is Format.HTML:
        from symptomdb.serve.purpose import PURPOSE
        from symptomdb.serve.web.site import Site
        from symptomdb.settings import Settings

        site = Site(Settings.from_environment())
        values = {"found": found, "said": said, "purpose": PURPOSE, "css": site.css()}
        typer.echo(site.html("report.html", values), nl=False)
    else:
        from symptomdb.serve.cli.differential import print_differential

        print_differential(found, explain)


def _audience() -> str:
    from symptomdb.serve.purpose import audience
    from symptomdb.settings import Settings

    return audience(Settings.from_environment().public_find)


def _print_tsv(found: Differential) -> None:
    """The table alone on standard output; what must be said besides goes to standard error, the red flag first."""
    from symptomdb.model.answer import NOTICE

    ranking = found.ranking
    if found.taken.urgent:
        typer.echo(found.taken.urgent.message, err=True)
    typer.echo("\t".join(_TSV))
    for one in ranking.candidates:
        typer.echo("\t".join((*_cells(one), ranking.prior, ranking.knowledge_base)))
    notes = (f"note: {note}" for note in (*found.taken.notes, *ranking.notes))
    for line in (*notes, ranking.coverage.advice, f"For clinicians and research. {NOTICE}"):
        typer.echo(line, err=True)


def _cells(one: Candidate) -> tuple[str, ...]:
    name = " ".join(one.name.split())
    figures = (f"{one.probability:.6g}", f"{one.score:.4f}", f"{one.explained:.4f}")
    return (str(one.rank), str(one.condition), name, *figures, "|".join(map(str, one.records)))


def _packet(path: str) -> str:
    if not path:
        return ""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not text in UTF-8.", "Give a phenopacket of version 2.0 in JSON.") from error
    except FileNotFoundError as error:
        raise BadInput(f"There is no file {path}.", "Check the path of the phenopacket.") from error
    except OSError as error:
        raise BadInput(f"{path} can't be read: {error.strerror}.", "Give the file of a phenopacket.") from error
