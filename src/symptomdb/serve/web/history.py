"""The public history of a page: its change log, any two revisions compared, each one shown, exported and restored."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import NotFound
from symptomdb.model.condition import Condition
from symptomdb.model.person import Permission, Person
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.forms import form_router, go_to
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import current_person, require
from symptomdb.serve.web.words import slug

router = form_router()


def page_of(request: Request, key: str) -> Condition:
    """The condition at an address, if it has a page of ours."""
    db = db_of(request)
    found = db.find_condition(key)
    db.monograph_text(found.id)
    return found


@router.api_route("/conditions/{key}/history", methods=["GET", "HEAD"])
def history(request: Request, key: str) -> Response:
    """Show the change log."""
    condition = page_of(request, key)
    pages = community_of(request).pages
    found = pages.history(condition.id)
    newest = found.revisions[0] if found.revisions else None
    before = found.revisions[1] if len(found.revisions) > 1 else None
    summary = pages.difference(before, newest).summary if newest and before else ""
    values = {"condition": condition, "history": found, "summary": summary, "page": db_of(request).page(condition.id)}
    return site_of(request).page(request, "history.html", values)


@router.api_route("/conditions/{key}/compare", methods=["GET", "HEAD"])
def compare(
    request: Request,
    key: str,
    old: Annotated[int, Query(ge=1, le=1_000_000)],
    new: Annotated[int, Query(ge=1, le=1_000_000)],
) -> Response:
    """Compare two revisions."""
    condition = page_of(request, key)
    pages = community_of(request).pages
    before, after = pages.numbered(condition.id, old), pages.numbered(condition.id, new)
    values = {
        "condition": condition,
        "old": before,
        "new": after,
        "difference": pages.difference(before, after),
        "history": pages.history(condition.id),
    }
    return site_of(request).page(request, "compare.html", values)


@router.api_route("/conditions/{key}/revisions/{number}", methods=["GET", "HEAD"])
def revision(request: Request, key: str, number: int) -> Response:
    """Show one revision as it was."""
    condition = page_of(request, key)
    community, person = community_of(request), current_person(request)
    found = community.pages.numbered(condition.id, number)
    values = {
        "condition": condition,
        "revision": found,
        "entries": community.pages.entries(found),
        "head": community.pages.head(found),
        "history": community.pages.history(condition.id),
        "may_write": person is not None and person.may(Permission.WRITE),
        "may_withdraw": person is not None and person.may(Permission.WITHDRAW) and found.state == "published",
    }
    return site_of(request).page(request, "revision.html", values)


@router.api_route("/conditions/{key}/revisions/{number}/export", methods=["GET", "HEAD"])
def export(request: Request, key: str, number: int) -> Response:
    """Give a revision as its monograph file, byte for byte."""
    condition = page_of(request, key)
    text = community_of(request).pages.numbered(condition.id, number).text
    headers = {"content-disposition": f'attachment; filename="{condition.id.local}.yaml"'}
    return Response(text.encode(), media_type="application/yaml; charset=utf-8", headers=headers)


@router.post("/conditions/{key}/revisions/{number}/restore")
def restore(
    request: Request, key: str, number: int, person: Annotated[Person, Depends(require(Permission.WRITE))]
) -> Response:
    """Start a draft with the text of an older revision."""
    community = community_of(request)
    found = community.pages.numbered(page_of(request, key).id, number)
    return go_to(f"/drafts/{community.drafts.restore(person, found.id).id}")


@router.post("/conditions/{key}/revisions/{number}/withdraw")
def withdraw(
    request: Request,
    key: str,
    number: int,
    person: Annotated[Person, Depends(require(Permission.WITHDRAW))],
    reason: Annotated[str, Form(max_length=5000)] = "",
) -> Response:
    """Take a published revision away."""
    community, condition = community_of(request), page_of(request, key)
    community.reviews.withdraw(person, community.pages.numbered(condition.id, number).id, reason)
    return go_to(f"/conditions/{slug(condition.id)}/history")


@router.post("/conditions/{key}/edit")
def edit(request: Request, key: str, person: Annotated[Person, Depends(require(Permission.WRITE))]) -> Response:
    """Open this person's draft of the page; a new one when there is none."""
    db = db_of(request)
    condition = db.find_condition(key)
    if db.page(condition.id) is None and not community_of(request).pages.history(condition.id).revisions:
        raise NotFound("This page is made from data sources alone.", "Only pages with a text of ours can be edited.")
    draft = community_of(request).drafts.start(person, condition.id, db.monograph_text(condition.id))
    return go_to(f"/drafts/{draft.id}")
