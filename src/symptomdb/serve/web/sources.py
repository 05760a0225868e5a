"""The pages of sources and publications: who says it, under which licence, in which version."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from symptomdb.model.source import Trust
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.site import site_of

router = APIRouter()

_TRUST = {
    Trust.MACHINE_READ: "read by a machine, unchecked",
    Trust.AI_CURATED: "gathered with artificial intelligence",
    Trust.CROWD: "gathered by many",
    Trust.EXPERT_DATABASE: "kept by experts",
    Trust.PUBLICATION_BACKED: "backed by publications, line by line",
    Trust.OWN_REVIEWED: "our own, from publications",
}


@router.api_route("/sources", methods=["GET", "HEAD"])
def sources(request: Request) -> Response:
    """List the sources."""
    site, db = site_of(request), db_of(request)
    return site.page(request, "sources.html", {"sources": db.sources()})


@router.api_route("/sources/{key}", methods=["GET", "HEAD"])
def source(request: Request, key: str) -> Response:
    """Show one source."""
    site, db = site_of(request), db_of(request)
    found = db.source(key)
    return site.page(request, "source.html", {"source": found, "trust": _TRUST[found.trust]})


@router.api_route("/publications/{key:path}", methods=["GET", "HEAD"])
def publication(request: Request, key: str) -> Response:
    """Show one publication."""
    site, db = site_of(request), db_of(request)
    return site.page(request, "publication.html", {"publication": db.publication(key)})
