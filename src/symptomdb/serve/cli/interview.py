"""``symptomdb interview``: question after question, each with its reason, until the picture is clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from symptomdb.serve.cli.ask import DatabaseOption

if TYPE_CHECKING:
    from symptomdb.model.candidate import Ranking

_REPLIES = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "?": "unknown", "d": "unknown", "don't know": "unknown"}
_KEYS = "y yes, n no, ? don't know, u undo, w why, q stop"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog='Example: symptomdb interview "stiff hip after surgery" --age 54')(interview)


def interview(
    text: Annotated[str | None, typer.Argument(help="What is known at the start, in plain words.")] = None,
    age: Annotated[float | None, typer.Option(min=0, max=130, help="Years.")] = None,
    sex: Annotated[str, typer.Option(help="female, male or unknown.")] = "unknown",
    red_flag: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Ask for this finding first; repeatable.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, max=200, help="Stop after so many questions.")] = 20,
    resume: Annotated[
        str, typer.Option(metavar="TOKEN", help="Go on with an interview. A token holds codes and answers, no text.")
    ] = "",
    top: Annotated[int, typer.Option(min=1, max=100, help="How many conditions to show at the end.")] = 5,
    database: DatabaseOption = None,
) -> None:
    """Ask the question that tells most, again and again. For clinicians and research; it does not diagnose."""
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.curie import Curie
    from symptomdb.model.finding import Case
    from symptomdb.model.interview import Stop

    with SymptomDatabase.open(database) as db:
        alarm = db.ask(text) if text else None
        if alarm and alarm.behaviour in ("emergency", "crisis"):
            typer.echo(f"{alarm.message}\n")
        start = db.case_of(text, age, sex) if text else Case(age_years=age, sex=sex)
        state = db.interview(start, resume)
        asks = db.interviewer(tuple(map(Curie.parse, red_flag or [])), most=most)
        typer.echo(_KEYS)
        while not isinstance(step := asks.next(state), Stop):
            key = typer.prompt(step.text, default="?", show_default=False).strip().casefold()
            if key == "q":
                break
            if key == "w":
                typer.echo(f"  {step.why}")
            elif key == "u":
                state = state.undo() if state.answers else state
            elif key in _REPLIES:
                state = state.answer(step.term, _REPLIES[key])
            else:
                typer.echo(f"  {_KEYS}")
        if isinstance(step, Stop):
            typer.echo(step.text)
        _print(asks.ranking(state, top))
        typer.echo(f"To go on later: --resume {state.to_token()}")


def _print(ranking: Ranking) -> None:
    from symptomdb.model.answer import NOTICE

    for candidate in ranking.candidates:
        typer.echo(f"{candidate.rank:>3}  {candidate.probability:>6.1%}  {candidate.name} ({candidate.condition})")
    typer.echo(f"{ranking.coverage.advice}\n{NOTICE}\nKnowledge base {ranking.knowledge_base}")
