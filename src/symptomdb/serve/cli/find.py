"""``symptomdb find``: findings in, ranked conditions out, with a reason per finding."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Annotated

import typer

from symptomdb.errors import BadCase
from symptomdb.serve.cli.ask import DatabaseOption, Format, FormatOption

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.candidate import Ranking
    from symptomdb.model.finding import Case

#: ISO 8601 duration of years, months, weeks and days (https://www.iso.org/standard/70907.html, 5.5.2).
_AGE = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.IGNORECASE)
_SEXES = {"f": "female", "female": "female", "m": "male", "male": "male", "u": "unknown", "unknown": "unknown"}

Codes = Annotated[list[str] | None, typer.Option(metavar="CODE", help="A finding's code, e.g. HP:0001376; repeatable.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog='Example: symptomdb find "stiff hip, hard lump in the thigh, no fever" --age 54 --sex female')(
        find
    )


def find(
    text: Annotated[str | None, typer.Argument(help="The person's findings in plain words.")] = None,
    finding: Codes = None,
    excluded: Codes = None,
    age: Annotated[str | None, typer.Option(help="Years (34) or an ISO 8601 duration (P34Y6M).")] = None,
    sex: Annotated[str, typer.Option(help="female, male or unknown.")] = "unknown",
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many conditions to show.")] = 10,
    explain: Annotated[bool, typer.Option("--explain", help="Show the reason for each finding.")] = False,
    output: FormatOption = Format.TEXT,
    database: DatabaseOption = None,
) -> None:
    """Rank conditions for one person's findings. For clinicians and research; it does not diagnose."""
    from symptomdb.library import SymptomDatabase

    with SymptomDatabase.open(database) as db:
        alarm = db.ask(text) if text else None
        case = _case(db, text, finding or [], excluded or [], age, sex)
        ranking = db.find(case, top)
        urgent = alarm.message if alarm and alarm.behaviour in ("emergency", "crisis") else ""
        if output is Format.JSON:
            from symptomdb.serve.json_case import ranking_to_json

            values = {
                "urgent": urgent,
                "observed": [str(term) for term in case.observed],
                "excluded": [str(term) for term in case.excluded],
                **ranking_to_json(ranking),
            }
            typer.echo(json.dumps(values, indent=2, ensure_ascii=False))
        else:
            _print(ranking, urgent, explain)


def parse_age(text: str) -> float:
    """Years from ``34`` or ``P34Y6M``; `BadCase` for anything else.

    >>> parse_age("P1Y6M")
    1.5
    """
    try:
        years = float(text)
    except ValueError:
        found = _AGE.fullmatch(text.strip())
        if found is None or not any(found.groups()):
            raise BadCase(f"{text!r} is no age.", "Write years (34) or an ISO 8601 duration (P34Y6M).") from None
        year, month, week, day = (int(part or 0) for part in found.groups())
        years = year + month / 12 + week / 52.18 + day / 365.25
    if not 0 <= years <= 130:
        raise BadCase(f"{text!r} is no age of a person.", "Write years between 0 and 130.")
    return years


def _case(
    db: SymptomDatabase, text: str | None, observed: list[str], excluded: list[str], age: str | None, sex: str
) -> Case:
    from symptomdb.model.curie import Curie
    from symptomdb.model.finding import Case

    if sex.lower() not in _SEXES:
        raise BadCase(f"{sex!r} is no sex that is known here.", "Use female, male or unknown.")
    years = parse_age(age) if age else None
    read = db.case_of(text, years, _SEXES[sex.lower()]) if text else Case(age_years=years, sex=_SEXES[sex.lower()])
    case = Case(
        (*read.observed, *map(Curie.parse, observed)),
        (*read.excluded, *map(Curie.parse, excluded)),
        read.age_years,
        read.sex,
        history=read.history,
    )
    if not case.observed and not case.excluded:
        raise BadCase("There is no finding to go by.", "Describe one in words, or give --finding HP:…")
    return case


def _print(ranking: Ranking, urgent: str, explain: bool) -> None:
    from symptomdb.model.answer import NOTICE

    if urgent:
        typer.echo(f"{urgent}\n")
    typer.echo(f"{ranking.coverage.advice}\n")
    for candidate in ranking.candidates:
        typer.echo(f"{candidate.rank:>3}  {candidate.probability:>6.1%}  {candidate.name} ({candidate.condition})")
        if explain:
            for match in candidate.matches:
                matched = f" ~ {match.term_label}" if match.term_label and match.term != match.finding else ""
                typer.echo(f"              {match.label}{matched}: {match.kind}, ratio {match.ratio:.3g}")
            for part in candidate.adjustments:
                typer.echo(f"              {part.kind}: {part.reason}")
    for note in ranking.notes:
        typer.echo(f"note: {note}")
    typer.echo(
        f"\n{ranking.considered:,} conditions, prior {ranking.prior}, {ranking.method}. For clinicians and research.\n"
        f"{NOTICE}\nKnowledge base {ranking.knowledge_base}"
    )
