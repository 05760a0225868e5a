"""The moderators' queue: comments that wait or were reported, decisions with reasons, and the record of both."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Form, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, SymptomDatabaseError
from symptomdb.model.comment import Decision
from symptomdb.model.person import Permission, Person
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.forms import form_router, go_to, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import require
from symptomdb.serve.web.words import slug

router = form_router()
Moderator = Annotated[Person, Depends(require(Permission.MODERATE))]
Words = Annotated[str, Form(max_length=5000)]
Word = Annotated[str, Form(max_length=100)]
#: The word of a button to the decision.
DECISIONS = {
    "approve": Decision.APPROVE,
    "hide": Decision.HIDE,
    "restore": Decision.RESTORE,
    "keep": Decision.KEEP,
}


@router.api_route("/moderation", methods=["GET", "HEAD"])
def queue(request: Request, person: Moderator) -> Response:
    """Show what waits, and what was decided lately."""
    return site_of(request).page(request, "moderation.html", _values(request, person), keep=False)


@router.api_route("/moderation/{key}", methods=["GET", "HEAD"])
def one(request: Request, key: int, person: Moderator) -> Response:
    """Show one comment with its reports and decisions."""
    case = community_of(request).comments.case(person, key)
    values = {**_values(request, person), "cases": (case,), "single": True}
    return site_of(request).page(request, "moderation.html", values, keep=False)


@router.post("/moderation/{key}")
def decide(request: Request, key: int, person: Moderator, decision: Word = "", reason: Words = "") -> Response:
    """Decide on a comment."""
    comments = community_of(request).comments
    try:
        if decision not in DECISIONS:
            raise BadInput(f"{decision!r} is no decision.", "Approve, hide, show again or keep it.")
        comments.decide(person, key, DECISIONS[decision], reason)
    except SymptomDatabaseError as error:
        if isinstance(error, BadInput):
            error.field = f"reason-{key}"
        values = {**_values(request, person), "cases": (comments.case(person, key),), "typed": {key: reason}}
        return show_again(request, "moderation.html", {**values, "single": True}, error)
    return go_to("/moderation")


@router.post("/conditions/{key}/thread")
def close(
    request: Request, key: str, person: Moderator, statement: Word = "", act: Word = "", reason: Words = ""
) -> Response:
    """Close or open the discussion of a page or a statement."""
    condition = db_of(request).find_condition(key)
    community_of(request).comments.set_closed(person, condition.id, statement, act == "close", reason)
    place = f"/conditions/{slug(condition.id)}" + (f"/statements/{statement}" if statement else "")
    return go_to(f"{place}#comments")


def _values(request: Request, person: Person) -> dict[str, Any]:
    comments = community_of(request).comments
    records, names = comments.records(person, 50)
    return {
        "cases": comments.queue(person),
        "records": records,
        "names": names,
        "typed": {},
        "single": False,
        "error": None,
        "wrong": "",
    }
