"""The search page: words in, conditions out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.site import site_of

router = APIRouter()

_MOST_HITS = 50


@router.api_route("/search", methods=["GET", "HEAD"])
def search(request: Request, q: Annotated[str, Query(max_length=300)] = "") -> Response:
    """Show what the words find."""
    site, db = site_of(request), db_of(request)
    words = q.strip()
    hits = db.search(words, _MOST_HITS) if words else []
    return site.page(request, "search.html", {"q": words, "hits": hits}, keep=False)
