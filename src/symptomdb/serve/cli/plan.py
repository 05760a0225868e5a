"""``symptomdb plan``: a person's record in, red flags, tests and options with verdicts and reasons out."""

from __future__ import annotations

import json
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from symptomdb.errors import BadCase, BadInput
from symptomdb.serve.cli.ask import DatabaseOption

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.care import Plan
    from symptomdb.model.fact import FactSpec
    from symptomdb.serve.plan_case import PlanCase


class Format(StrEnum):
    """How a plan is printed."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"
    ICS = "ics"


_KEYS = "y yes, n no, Enter unknown, w why, q stop"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog='Examples: symptomdb plan gout --text "man of 60, swollen big toe" · symptomdb plan '
        "heterotopic-ossification --case case.json --format html > plan.html · symptomdb plan heterotopic-ossification "
        "--case bundle.json --ask"
    )(plan)


def plan(
    condition: Annotated[str, typer.Argument(help="A condition with a pathway; without one, all are listed.")] = "",
    case: Annotated[
        str,
        typer.Option(metavar="FILE", help="A case, FHIR R4 Bundle or phenopacket in JSON; - for stdin."),
    ] = "",
    text: Annotated[str, typer.Option(help="What is known of the person, in plain words.")] = "",
    ask: Annotated[bool, typer.Option("--ask", help="Ask for what is missing, red flags first.")] = False,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print the plan.")] = Format.TABLE,
    plain: Annotated[bool, typer.Option("--plain", help="A hand-out in everyday words (table and html).")] = False,
    what_if: Annotated[bool, typer.Option("--what-if", help="Show which fact would change which line.")] = False,
    on: Annotated[str, typer.Option(metavar="DATE", help="The day of the plan, YYYY-MM-DD; today when left out.")] = "",
    database: DatabaseOption = None,
) -> None:
    """Apply a care pathway to one person. For clinicians and research; it orders nothing. Nothing is stored.

    Exit codes: 0 planned, 2 the case can't be used, 3 no pathway or no follow-up to put in a calendar, 4 no database.
    """
    from symptomdb.library import SymptomDatabase
    from symptomdb.serve.plan_case import PlanCase, make_plan, parse_case

    today = _day(on)
    with SymptomDatabase.open(database) as db:
        if not condition:
            _list(db)
            return
        given = PlanCase(parse_case(_read(case)) if case else {}, text)
        if ask:
            given = _ask(db, given, condition, today)
        if not given.record and not given.text.strip() and not given.answers:
            raise BadCase("Nothing is known of the person.", "Give --case FILE, --text WORDS or --ask.")
        made, urgent = make_plan(db, given, condition, today, what_if or output is Format.HTML)
        if urgent is not None and output is not Format.ICS:
            typer.echo(f"{urgent.message}\n", err=output is not Format.TABLE)
        _print_as(made, output, plain, today)


def _print_as(made: Plan, output: Format, plain: bool, today: date) -> None:
    if output is Format.JSON:
        from symptomdb.serve.json_plan import plan_to_json

        typer.echo(json.dumps(plan_to_json(made), indent=2, ensure_ascii=False))
    elif output is Format.ICS:
        from symptomdb.serve.follow_up_calendar import follow_up_calendar

        typer.echo(follow_up_calendar(made, today).decode(), nl=False)
    elif output is Format.HTML:
        from symptomdb.serve.web.plan_print import plan_html
        from symptomdb.serve.web.site import Site
        from symptomdb.settings import Settings

        typer.echo(plan_html(Site(Settings.from_environment()), made, "plain" if plain else "clinical", today))
    else:
        from symptomdb.serve.cli.plan_outline import iter_outline

        for line in iter_outline(made, plain):
            typer.echo(line)


def _list(db: SymptomDatabase) -> None:
    for pathway in db.pathways():
        typer.echo(f"{pathway.condition:<32} {pathway.title} (edition {pathway.version})")


def _ask(db: SymptomDatabase, given: PlanCase, condition: str, today: date) -> PlanCase:
    """Ask for one missing fact after the other; each answer may settle others."""
    from symptomdb.serve.plan_case import make_plan

    pathway = db.pathway(condition)
    asked: set[str] = set()
    typer.echo(_KEYS, err=True)
    while True:
        made, _ = make_plan(db, given, condition, today)
        for flag in made.red_flags:
            if flag.code not in asked:
                asked.add(flag.code)
                typer.echo(f"RED FLAG {flag.urgency}: {flag.plain}", err=True)
        missing = next((one for one in made.missing if one.fact in pathway.facts and one.fact not in asked), None)
        if missing is None:
            return given
        answer = _prompt(missing.question, missing.why, pathway.facts[missing.fact])
        if answer is None:
            return given
        asked.add(missing.fact)
        if answer:
            given = given.answer(missing.fact, answer)


def _prompt(question: str, why: str, spec: FactSpec) -> str | None:
    """The answer, "" for unknown, None to stop."""
    hint = f" [{', '.join(spec.choices)}]" if spec.choices else f" [{spec.unit}]" if spec.unit else ""
    while True:
        reply: str = typer.prompt(f"{question}{hint}", default="", show_default=False, err=True).strip()
        if reply == "q":
            return None
        if reply == "w":
            typer.echo(f"  It {why}.", err=True)
        else:
            return reply


def _read(case: str) -> str:
    if case == "-":
        return sys.stdin.read()
    try:
        return Path(case).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInput(
            f"There is no file {case!r}.", "Give the path of a JSON file, or - for standard input."
        ) from None
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"The file {case!r} can't be read as text in UTF-8.", "Save it as UTF-8.") from None


def _day(text: str) -> date:
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{text!r} is no date.", "Write it as 2026-11-28.") from None
