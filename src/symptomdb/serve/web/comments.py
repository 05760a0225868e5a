"""Comments: written, looked over before they are posted, changed, deleted and reported."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import NotAllowed, SymptomDatabaseError
from symptomdb.model.condition import Condition
from symptomdb.model.curie import Curie
from symptomdb.model.person import Permission, Person
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.forms import form_router, go_to, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import current_person, require
from symptomdb.serve.web.words import slug

if TYPE_CHECKING:
    from symptomdb.model.comment import Comment

router = form_router()
Commenter = Annotated[Person, Depends(require(Permission.COMMENT))]
Reporter = Annotated[Person, Depends(require(Permission.REPORT))]
Body = Annotated[str, Form(max_length=20_000)]
Word = Annotated[str, Form(max_length=200)]


@router.api_route("/conditions/{key}/comments", methods=["GET", "HEAD"])
def new(
    request: Request,
    key: str,
    person: Commenter,
    statement: Annotated[str, Query(max_length=100)] = "",
    parent: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """Show the form of a new comment or of an answer."""
    condition = db_of(request).find_condition(key)
    values = _values(request, condition, person, statement, parent)
    return site_of(request).page(request, "comment.html", values, keep=False)


@router.post("/conditions/{key}/comments")
def post(
    request: Request,
    key: str,
    person: Commenter,
    body: Body = "",
    statement: Word = "",
    parent: Annotated[str, Form(max_length=20)] = "",
    posting: Word = "",
    act: Word = "",
) -> Response:
    """Preview or post a comment; one that seems to tell of somebody's health is shown again with a note first."""
    condition = db_of(request).find_condition(key)
    above = int(parent) if parent.isdigit() else None
    values = {**_values(request, condition, person, statement, above), "body": body, "posting": posting}
    comments = community_of(request).comments
    try:
        seen = comments.look(body)
        if act == "preview" or (seen and act != "post anyway"):
            values |= {"preview": comments.preview(body), "seen": seen, "held": act != "preview"}
            return site_of(request).page(request, "comment.html", values, keep=False)
        made = comments.post(person, condition.id, body, statement, above, posting)
    except SymptomDatabaseError as error:
        return show_again(request, "comment.html", values, _at_body(error))
    return go_to(_place(made))


@router.api_route("/comments/{key}", methods=["GET", "HEAD"])
def one(request: Request, key: int) -> Response:
    """Lead to the comment in its thread."""
    return go_to(_place(community_of(request).comments.comment(key, current_person(request))))


@router.api_route("/comments/{key}/change", methods=["GET", "HEAD"])
def change_form(request: Request, key: int, person: Commenter) -> Response:
    """Show one's own comment as a form."""
    values = _own(request, key, person)
    return site_of(request).page(request, "comment.html", values, keep=False)


@router.post("/comments/{key}/change")
def change(request: Request, key: int, person: Commenter, body: Body = "", act: Word = "") -> Response:
    """Change one's own comment."""
    comments = community_of(request).comments
    values = {**_own(request, key, person), "body": body}
    try:
        seen = comments.look(body)
        if act == "preview" or (seen and act != "post anyway"):
            values |= {"preview": comments.preview(body), "seen": seen, "held": act != "preview"}
            return site_of(request).page(request, "comment.html", values, keep=False)
        made = comments.change(person, key, body)
    except SymptomDatabaseError as error:
        return show_again(request, "comment.html", values, _at_body(error))
    return go_to(_place(made))


@router.post("/comments/{key}/delete")
def delete(request: Request, key: int, person: Commenter) -> Response:
    """Delete one's own comment."""
    comments = community_of(request).comments
    found = comments.comment(key, person)
    comments.delete(person, key)
    return go_to(_place(found).partition("#")[0] + "#comments")


@router.api_route("/comments/{key}/report", methods=["GET", "HEAD"])
def report_form(request: Request, key: int, person: Reporter) -> Response:
    """Ask what is wrong with a comment."""
    return site_of(request).page(request, "report_comment.html", _report(request, key, person), keep=False)


@router.post("/comments/{key}/report")
def report(request: Request, key: int, person: Reporter, reason: Body = "") -> Response:
    """Ask moderators to look at a comment."""
    values = {**_report(request, key, person), "reason": reason}
    try:
        community_of(request).comments.report(person, key, reason)
    except SymptomDatabaseError as error:
        return show_again(request, "report_comment.html", values, error)
    return site_of(request).page(request, "report_comment.html", {**values, "done": True}, keep=False)


def _values(
    request: Request, condition: Condition, person: Person, statement: str, parent: int | None
) -> dict[str, Any]:
    comments = community_of(request).comments
    above = comments.comment(parent, person) if parent else None
    return {
        "condition": condition,
        "statement": above.statement if above else statement,
        "parent": parent,
        "above": comments.preview(above.body) if above else "",
        "body": "",
        "posting": secrets.token_urlsafe(12),
        "action": f"/conditions/{slug(condition.id)}/comments",
        "is_change": False,
        "preview": None,
        "seen": (),
        "held": False,
        "error": None,
        "wrong": "",
    }


def _own(request: Request, key: int, person: Person) -> dict[str, Any]:
    found = community_of(request).comments.comment(key, person)
    if found.writer != person.id:
        raise NotAllowed("This comment is somebody else's.", "Report it if it breaks the rules.")
    condition = db_of(request).find_condition(found.condition)
    values = _values(request, condition, person, found.statement, None)
    return {**values, "body": found.body, "action": f"/comments/{key}/change", "is_change": True}


def _report(request: Request, key: int, person: Person) -> dict[str, Any]:
    found = community_of(request).comments.comment(key, person)
    return {
        "comment": found,
        "html": community_of(request).comments.preview(found.body) if found.body else "",
        "place": _place(found),
        "reason": "",
        "done": False,
        "error": None,
        "wrong": "",
    }


def _place(comment: Comment) -> str:
    local = Curie.parse(comment.condition).local
    page = f"/conditions/{local}/statements/{comment.statement}" if comment.statement else f"/conditions/{local}"
    return f"{page}#comment-{comment.id}"


def _at_body(error: SymptomDatabaseError) -> SymptomDatabaseError:
    error.field = "body"  # type: ignore[attr-defined]
    return error
