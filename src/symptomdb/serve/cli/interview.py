"""``symptomdb interview``: question after question, each with its reason, until the picture is clear."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from symptomdb.errors import BadInput
from symptomdb.model.interview import AnsweredBy
from symptomdb.serve.cli.ask import DatabaseOption
from symptomdb.serve.cli.find import Prior, PriorOption

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.serve.questioning import Step

_REPLIES = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "?": "unknown", "d": "unknown", "don't know": "unknown"}
_KEYS = "y yes, n no, ? don't know, u undo, w why, l list so far, q stop"


class Format(StrEnum):
    """How an interview is held."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog='Examples: symptomdb interview "stiff hip after surgery" --age 54 · '
        "symptomdb interview --resume TOKEN · symptomdb interview --answered-by clinician · "
        "symptomdb interview --resume TOKEN --answer HP:0001945=no --format json"
    )(interview)


def interview(
    text: Annotated[str | None, typer.Argument(help="What is known at the start, in plain words.")] = None,
    age: Annotated[str, typer.Option(help="Years (34) or an ISO 8601 duration (P34Y6M).")] = "",
    sex: Annotated[str, typer.Option(help="female, male or unknown.")] = "",
    most: Annotated[int, typer.Option(min=1, max=200, help="Stop after so many questions.")] = 20,
    resume: Annotated[
        str, typer.Option(metavar="TOKEN", help="Go on with an interview. A token holds codes and answers, no text.")
    ] = "",
    top: Annotated[int, typer.Option(min=1, max=100, help="How many conditions to show at the end.")] = 5,
    prior: PriorOption = Prior.AUTO,
    answered_by: Annotated[
        AnsweredBy,
        typer.Option(
            help="person: questions in plain words for what can be seen and felt, or what a doctor has said; "
            "clinician: also for what only an examination or a test shows."
        ),
    ] = AnsweredBy.PERSON,
    answer: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE=REPLY", help="An answer: yes, no or unknown, e.g. HP:0001945=no; repeatable."),
    ] = None,
    back: Annotated[bool, typer.Option("--undo", help="Take the last answer of the token back first.")] = False,
    output: Annotated[
        Format, typer.Option("--format", "-f", help="text: ask until the end; json: print one step, ask nothing.")
    ] = Format.TEXT,
    database: DatabaseOption = None,
) -> None:
    """Ask the question that tells most, again and again. For clinicians and research; it does not diagnose.

    Signs of danger are asked about first, all at once. Nothing is stored; the token at the end resumes the interview.
    With --format json a program asks: each call prints the next question and the token to send with its answer.
    """
    from symptomdb.library import SymptomDatabase
    from symptomdb.serve.intake import Given, prior_of, take

    if resume and (text or age or sex):
        raise BadInput("A token and a case were given together.", "Give the case first, and after that the token.")
    with SymptomDatabase.open(database) as db:
        given = Given(text or "", age=age, sex=sex)
        taken = take(db, given)
        start = db.interview(taken.case, resume, prior_of(given, prior), answered_by)
        state = _with_answers(start, back, answer or [])
        if output is Format.JSON:
            _print_json(db, state, taken.urgent, most, top)
        else:
            _hold(db, state, taken.urgent, most, top)


def _with_answers(state: Any, back: bool, answers: list[str]) -> Any:
    from symptomdb.model.curie import Curie
    from symptomdb.model.interview import Reply
    from symptomdb.serve.questioning import reply_to, undo

    state = undo(state) if back else state
    for one in answers:
        code, _, reply = one.rpartition("=")
        if reply not in set(Reply):
            raise BadInput(f"{one[:40]!r} is no answer.", "Write CODE=yes, CODE=no or CODE=unknown.")
        state = reply_to(state, Curie.parse(code), Reply(reply))
    return state


def _print_json(db: SymptomDatabase, state: Any, urgent: Any, most: int, top: int) -> None:
    from symptomdb.serve.json_case import step_to_json, urgent_to_json
    from symptomdb.serve.purpose import audience
    from symptomdb.serve.questioning import make_step
    from symptomdb.settings import Settings

    settings = Settings.from_environment()
    shown = step_to_json(make_step(db, state, settings.emergency_number, most, top), audience(settings.public_find))
    typer.echo(json.dumps({**shown, **(urgent_to_json(urgent) if urgent else {})}, indent=2, ensure_ascii=False))


def _hold(db: SymptomDatabase, state: Any, urgent: Any, most: int, top: int) -> None:
    from rich.console import Console

    from symptomdb.serve.purpose import PURPOSE

    console = Console(highlight=False, markup=False)
    if urgent:
        console.print(f"{urgent.message}\n", style="bold white on red")
    console.print(PURPOSE, style="dim italic")
    console.print(f"Keys: {_KEYS}\n")
    _print_end(console, _run(db, console, state, most, top))


def _run(db: SymptomDatabase, console: Any, state: Any, most: int, top: int) -> Step:
    from symptomdb.model.interview import Question
    from symptomdb.serve.questioning import make_step
    from symptomdb.settings import Settings

    number = Settings.from_environment().emergency_number
    warned = ""
    while True:
        step = make_step(db, state, number, most, top)
        if step.urgent and step.urgent.message != warned:
            warned = step.urgent.message
            console.print(f"{warned}\n", style="bold white on red")
        if not isinstance(step.next, Question):
            console.print(step.next.text, style="bold")
            return step
        try:
            if step.red_flags:
                state = _ask_red_flags(console, state, step)
                continue
            console.print(f"{len(step.answers) + 1}. {step.next.text}", style="bold")
            key = typer.prompt("  ", default="?", show_default=False, prompt_suffix="").strip().casefold()
        except typer.Abort:  # the end of the input, or Ctrl-C: what is known so far is still worth showing
            return step
        if key in ("q", "stop"):
            return step
        state = _reply(console, state, step, key)


def _reply(console: Any, state: Any, step: Step, key: str) -> Any:
    from symptomdb.model.interview import Question, Reply
    from symptomdb.serve.cli.differential import print_candidates
    from symptomdb.serve.questioning import reply_to, undo

    assert isinstance(step.next, Question)
    if key in _REPLIES:
        return reply_to(state, step.next.term, Reply(_REPLIES[key]))
    if key in ("u", "undo"):
        return undo(state) if state.answers else state
    if key == "l":
        print_candidates(console, step.ranking)
    else:
        console.print(f"  {step.next.why}" if key == "w" else f"  {_KEYS}", style="dim")
    return state


def _ask_red_flags(console: Any, state: Any, step: Step) -> Any:
    from symptomdb.serve.questioning import reply_to_red_flags

    terms = list(step.red_flags)
    console.print("First: is any of these there now?", style="bold")
    for n, words in enumerate(step.red_flags.values(), start=1):
        console.print(f"  {n} {words}")
    said = typer.prompt("Their numbers, or Enter for none", default="", show_default=False)
    chosen = {int(part) for part in said.replace(",", " ").split() if part.isdigit()}
    return reply_to_red_flags(state, frozenset(term for n, term in enumerate(terms, start=1) if n in chosen))


def _print_end(console: Any, step: Step) -> None:
    from symptomdb.model.answer import NOTICE
    from symptomdb.serve.case_words import prior
    from symptomdb.serve.cli.differential import print_candidates, print_warnings

    ranking = step.ranking
    print_warnings(console, step.warnings)
    console.print()
    print_candidates(console, ranking)
    foot = f"Prior {ranking.prior}: {prior(ranking.prior)}.\n{NOTICE}\nKnowledge base {ranking.knowledge_base}"
    console.print(f"{ranking.coverage.advice}\n{foot}", style="dim")
    typer.echo(f"To go on later: --resume {step.token}")
