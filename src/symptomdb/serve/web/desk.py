"""The desk of people who work on pages: their drafts, what waits for a review or a decision, and what is overdue."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.responses import Response

from symptomdb.model.condition import Condition
from symptomdb.model.person import Permission, Person
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.forms import form_router
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import signed_in

router = form_router()


@router.api_route("/desk", methods=["GET", "HEAD"])
def desk(request: Request, person: Annotated[Person, Depends(signed_in)]) -> Response:
    """Show what there is to do."""
    community, db = community_of(request), db_of(request)
    values: dict[str, Any] = {"drafts": community.pages.drafts_of(person), "queue": [], "names": {}, "cases": []}
    if person.may(Permission.REVIEW):
        values["queue"], values["names"] = community.pages.queue(person)
    if person.may(Permission.MODERATE):
        values["cases"] = community.comments.queue(person)
    pages = [(one, page) for one in db.pages() if (page := db.page(one.id))]
    late = [(one, page) for one, page in pages if page.dates.is_overdue(date.today())]
    values["overdue"] = sorted(late, key=lambda pair: pair[1].dates.next_due)
    values["pages"] = [one for one, _ in pages]
    values["titles"] = {one.id: one.name for one in values["pages"]}
    return site_of(request).page(request, "desk.html", values, keep=False)


def titles(request: Request, keys: list[str]) -> dict[str, str]:
    """Names of conditions, by id."""
    db = db_of(request)
    found: dict[str, Condition] = {key: db.find_condition(key) for key in dict.fromkeys(keys)}
    return {key: one.name for key, one in found.items()}
