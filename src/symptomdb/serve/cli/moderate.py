"""``symptomdb moderate``: the queue of comments on the command line, each decision under a moderator's name."""

from __future__ import annotations

from typing import Annotated

import typer

from symptomdb.model.comment import Decision

_BY = Annotated[str, typer.Option("--by", help="E-mail of the moderator who decides.")]
_DECISIONS = {
    "approve": Decision.APPROVE,
    "hide": Decision.HIDE,
    "restore": Decision.RESTORE,
    "keep": Decision.KEEP,
}

moderate = typer.Typer(no_args_is_help=True, help="Comments that wait or were reported: list, decide.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(moderate, name="moderate")


@moderate.command("list", epilog="Example: symptomdb moderate list --by mo@example.org")
def list_(by: _BY, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List what waits for a decision, the longest waiting first."""
    from symptomdb.community import Community

    with Community.open() as community:
        found = community.comments.queue(community.people.find(by))
    if as_json:
        import json

        rows = [
            {
                "comment": case.comment.id,
                "state": case.comment.state,
                "page": case.comment.condition,
                "statement": case.comment.statement,
                "writer": case.name,
                "body": case.comment.body,
                "reports": [report.reason for report, _ in case.reports],
            }
            for case in found
        ]
        typer.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    for case in found:
        one = case.comment
        typer.echo(f"{one.id}  {one.state}  {one.condition}  {case.name}: {' '.join(one.body.split())[:200]}")
        for report, name in case.reports:
            typer.echo(f"    reported by {name}: {report.reason}")
    typer.echo(f"{len(found)} waiting.", err=True)


@moderate.command(epilog='Example: symptomdb moderate decide 17 hide --by mo@example.org --reason "Advertising."')
def decide(
    comment: Annotated[int, typer.Argument(min=1, help="Number of the comment.")],
    decision: Annotated[str, typer.Argument(help="approve, hide, restore or keep.")],
    by: _BY,
    reason: Annotated[str, typer.Option("--reason", help="Needed to hide; its writer sees it.")] = "",
) -> None:
    """Decide on a comment; the decision goes on record."""
    from symptomdb.community import Community
    from symptomdb.errors import BadInput

    if decision not in _DECISIONS:
        raise BadInput(f"There is no decision {decision!r}.", f"Use one of: {', '.join(_DECISIONS)}.")
    with Community.open() as community:
        made = community.comments.decide(community.people.find(by), comment, _DECISIONS[decision], reason)
    typer.echo(f"Comment {made.id} is {made.state}.")
