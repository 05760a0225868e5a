"""The reviewer's page: what a revision changes, what the checker says, and the decision."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import Depends, Form, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, SymptomDatabaseError
from symptomdb.model.person import Permission, Person
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.forms import form_router, go_to, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import require

router = form_router()
Reviewer = Annotated[Person, Depends(require(Permission.REVIEW))]
Words = Annotated[str, Form(max_length=5000)]


@router.api_route("/reviews/{key}", methods=["GET", "HEAD"])
def review(request: Request, key: int, person: Reviewer) -> Response:
    """Show a revision that waits for a decision."""
    return site_of(request).page(request, "review.html", _values(request, key, person), keep=False)


@router.post("/reviews/{key}/send-back")
def send_back(request: Request, key: int, person: Reviewer, reason: Words = "") -> Response:
    """Send it back with a reason."""
    try:
        community_of(request).reviews.send_back(person, key, reason)
    except SymptomDatabaseError as error:
        if isinstance(error, BadInput):
            error.field = "reason"
        return show_again(request, "review.html", {**_values(request, key, person), "reason": reason}, error)
    return go_to("/desk")


@router.post("/reviews/{key}/publish")
def publish(
    request: Request, key: int, person: Reviewer, next_due: Annotated[str, Form(max_length=20)] = ""
) -> Response:
    """Approve and publish it."""
    try:
        due = _day(next_due)
        made = community_of(request).reviews.publish(person, key, db_of(request).shelf(), due)
    except SymptomDatabaseError as error:
        return show_again(request, "review.html", {**_values(request, key, person), "next_due": next_due}, error)
    return go_to(f"/conditions/{made.condition.local}/history")


def _values(request: Request, key: int, person: Person) -> dict[str, Any]:
    community, db = community_of(request), db_of(request)
    found = community.pages.revision(key, person)
    base = community.pages.base_of(found)
    events, names = community.pages.log(found)
    return {
        "revision": found,
        "condition": db.find_condition(str(found.condition)),
        "base": base,
        "difference": community.pages.difference(base, found) if base else None,
        "remarks": community.pages.remarks(found, db.shelf()),
        "is_behind": community.pages.merged(found) is not None,
        "events": events,
        "names": names,
        "is_own": found.author == person.id,
        "next_due": (date.today() + timedelta(days=365)).isoformat(),
        "reason": "",
        "error": None,
        "wrong": "",
    }


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(f"{text!r} is no date.", "Write it as YYYY-MM-DD.", "next_due") from None
