"""``/sources``: every release that was loaded, with licence, version, digest and counts."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request

from symptomdb.serve.json import Json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.source_shapes import Sources

router = APIRouter(tags=["sources"])


@router.get("/sources", response_model=Sources, responses=may_fail())
def sources(request: Request) -> Json:
    """List the sources of this knowledge base."""
    db = db_of(request)
    found = [{**asdict(source), "trust": source.trust.name.lower()} for source in db.sources()]
    return {"knowledge_base": db.version, "sources": found}
