"""Votes on authors and pages, and the page of one statement: what experts and readers say of it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Form, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, NotFound, SymptomDatabaseError
from symptomdb.model.answer import AnswerStatement
from symptomdb.model.person import Permission, Person
from symptomdb.model.rating import Scale, Verdict
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.forms import form_router, go_to, show_again
from symptomdb.serve.web.forum import forum_of
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import current_person, require
from symptomdb.serve.web.words import slug

router = form_router()
Voter = Annotated[Person, Depends(require(Permission.RATE))]
Expert = Annotated[Person, Depends(require(Permission.DISPUTE))]
Word = Annotated[str, Form(max_length=200)]


@router.post("/conditions/{key}/rate")
def rate(
    request: Request,
    key: str,
    person: Voter,
    scale: Word = "",
    author: Word = "",
    stars: Annotated[int, Form()] = 0,
) -> Response:
    """Vote on the page, or on one of its authors; no stars take the vote back."""
    condition = db_of(request).find_condition(key)
    try:
        kind = Scale(scale)
    except ValueError:
        raise BadInput(f"{scale!r} can't be rated.", "Rate an author, clarity or usefulness.") from None
    object_ = author if kind is Scale.AUTHOR else str(condition.id)
    ratings = community_of(request).ratings
    if stars == 0:
        ratings.take_back_vote(person, kind, object_)
    else:
        ratings.vote(person, kind, object_, stars)
    return go_to(f"/conditions/{slug(condition.id)}#ratings")


@router.api_route("/conditions/{key}/statements/{statement}", methods=["GET", "HEAD"])
def statement(request: Request, key: str, statement: str) -> Response:
    """Show one statement with what experts and readers say of it."""
    return site_of(request).page(request, "discussion.html", _values(request, key, statement))


@router.post("/conditions/{key}/statements/{statement}/opinion")
def opinion(
    request: Request,
    key: str,
    statement: str,
    person: Expert,
    verdict: Word = "",
    reason: Annotated[str, Form(max_length=5000)] = "",
    citation: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Support or dispute a statement as an expert; an empty verdict takes the opinion back."""
    ratings = community_of(request).ratings
    values = _values(request, key, statement)
    condition = values["condition"].id
    try:
        if not verdict:
            raise BadInput("Neither is chosen.", "Choose whether you support or dispute it.", "verdict")
        if verdict == "none":
            ratings.take_back_opinion(person, condition, statement)
        else:
            given = Verdict(verdict)
            ratings.give_opinion(person, condition, statement, given, reason, citation, values["one"].clinical)
    except ValueError:
        raise BadInput(f"{verdict!r} is no verdict.", "Support or dispute it.", "verdict") from None
    except SymptomDatabaseError as error:
        typed = {"verdict": verdict, "reason": reason, "citation": citation}
        return show_again(request, "discussion.html", {**values, "typed": typed}, error)
    return go_to(f"/conditions/{slug(condition)}/statements/{statement}#opinions")


def _values(request: Request, key: str, statement: str) -> dict[str, Any]:
    db = db_of(request)
    condition = db.find_condition(key)
    answer = db.show(str(condition.id), wording="plain")
    found = [one for section in answer.sections for one in section.statements if one.id == statement]
    if not found:
        raise NotFound("There is no such statement on this page now.", "It may have been removed; open the page.")
    one: AnswerStatement = found[0]
    cited = [citation for citation in answer.citations if citation.n in one.citations]
    person = current_person(request)
    forum = forum_of(request, condition.id, statement)
    given = forum.opinions.get(statement, []) if forum else []
    own = next((each.opinion for each in given if person and each.opinion.person == person.id), None)
    return {
        "condition": condition,
        "one": one,
        "citations": cited,
        "forum": forum,
        "typed": {"verdict": own.verdict, "reason": own.reason, "citation": own.citation}
        if own
        else {"verdict": "", "reason": "", "citation": ""},
        "has_opinion": own is not None,
        "error": None,
        "wrong": "",
    }
