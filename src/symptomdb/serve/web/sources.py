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
#: What sources give that say nothing on any aspect by themselves.
_GIVES = {
    "hpo": "the findings: their names, definitions and hierarchy",
    "mondo": "which records are one condition, names, codes, kinds",
    "symp": "the symptoms that the Disease Ontology names",
    "maxo": "medical actions: their names and codes",
    "icd10cm": "the names of ICD-10-CM codes",
    "maxo-annotations": "also which procedure can show which finding",
}


@router.api_route("/sources", methods=["GET", "HEAD"])
def sources(request: Request) -> Response:
    """List the sources."""
    site, db = site_of(request), db_of(request)
    counts = db.covered()
    rows = [
        (one, _TRUST[one.trust], [count for count in counts if count.source == one.id], _GIVES.get(one.id, ""))
        for one in db.sources()
    ]
    return site.page(request, "sources.html", {"sources": rows})


@router.api_route("/sources/{key}", methods=["GET", "HEAD"])
def source(request: Request, key: str) -> Response:
    """Show one source."""
    site, db = site_of(request), db_of(request)
    found = db.source(key)
    values = {
        "source": found,
        "trust": _TRUST[found.trust],
        "covered": [count for count in db.covered() if count.source == key],
        "gives": _GIVES.get(key, ""),
    }
    return site.page(request, "source.html", values)


@router.api_route("/publications/{key:path}", methods=["GET", "HEAD"])
def publication(request: Request, key: str) -> Response:
    """Show one publication."""
    site, db = site_of(request), db_of(request)
    return site.page(request, "publication.html", {"publication": db.publication(key)})
