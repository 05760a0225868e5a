"""Atom feeds of new revisions and comments, over all pages and for each."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.words import slug

router = APIRouter()
_TYPE = "application/atom+xml; charset=utf-8"


@router.api_route("/feeds/revisions.atom", methods=["GET", "HEAD"])
def revisions(request: Request) -> Response:
    """Give the newest revisions of all pages."""
    return Response(community_of(request).feeds.revisions("/feeds/revisions.atom"), media_type=_TYPE)


@router.api_route("/feeds/comments.atom", methods=["GET", "HEAD"])
def comments(request: Request) -> Response:
    """Give the newest comments on all pages."""
    return Response(community_of(request).feeds.comments("/feeds/comments.atom"), media_type=_TYPE)


@router.api_route("/conditions/{key}/revisions.atom", methods=["GET", "HEAD"])
def revisions_of(request: Request, key: str) -> Response:
    """Give the newest revisions of one page."""
    one = db_of(request).find_condition(key)
    own = f"/conditions/{slug(one.id)}/revisions.atom"
    return Response(community_of(request).feeds.revisions(own, one.id, one.name), media_type=_TYPE)


@router.api_route("/conditions/{key}/comments.atom", methods=["GET", "HEAD"])
def comments_on(request: Request, key: str) -> Response:
    """Give the newest comments on one page."""
    one = db_of(request).find_condition(key)
    own = f"/conditions/{slug(one.id)}/comments.atom"
    return Response(community_of(request).feeds.comments(own, one.id, one.name), media_type=_TYPE)
