"""``/conditions/{key}/history`` and ``/assessments``: what happened to a page, and what people say of it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from pydantic import Field

from symptomdb.serve.community import community_of
from symptomdb.serve.json import Json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.shape import Shape

router = APIRouter(tags=["pages"])
PageKey = Annotated[str, Path(max_length=200, description="Our id, another vocabulary's code, or a name.")]


class PageRevision(Shape):
    """A revision that was published on this site."""

    revision: int
    state: str
    author: str
    reviewer: str | None
    published: str | None
    withdrawn: str | None
    note: str
    reason: str = Field(description="Why it was withdrawn.")


class PageHistory(Shape):
    """The revisions of a page, the newest first; none when the page is as it came with the program."""

    condition: str
    current: int | None = Field(description="The revision that readers see.")
    revisions: list[PageRevision]


class PageAssessments(Shape):
    """FHIR R5 ArtifactAssessment resources: votes, experts' views, comments."""

    condition: str
    assessments: list[dict[str, Any]]


@router.get("/conditions/{key}/history", response_model=PageHistory, responses=may_fail(404, 422))
def history(request: Request, key: PageKey) -> Json:
    """Give the public history of a page."""
    condition = db_of(request).find_condition(key)
    found = community_of(request).pages.history(condition.id)
    return {
        "condition": str(condition.id),
        "current": found.current.number if found.current else None,
        "revisions": [
            {
                "revision": one.number,
                "state": str(one.state),
                "author": found.names[one.author],
                "reviewer": found.names[one.reviewer] if one.reviewer else None,
                "published": one.published_at.isoformat() if one.published_at else None,
                "withdrawn": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
                "note": one.note,
                "reason": one.reason if one.withdrawn_at else "",
            }
            for one in found.revisions
        ],
    }


@router.get("/conditions/{key}/assessments", response_model=PageAssessments, responses=may_fail(404, 422))
def assessments(request: Request, key: PageKey) -> Json:
    """Give what people say of a page. Votes are on the writing and never on what is correct."""
    condition = db_of(request).find_condition(key)
    address = f"/conditions/{condition.id.local}"
    return {
        "condition": str(condition.id),
        "assessments": community_of(request).assessments.fhir(condition.id, address),
    }
