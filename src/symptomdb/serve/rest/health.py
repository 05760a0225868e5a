"""``/health``: whether the service can answer."""

from __future__ import annotations

from fastapi import APIRouter, Request

from symptomdb import __version__
from symptomdb.serve.json import Json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.source_shapes import Health

router = APIRouter(tags=["health"])


@router.get("/health", response_model=Health, responses=may_fail())
def health(request: Request) -> Json:
    """Say that the service answers, and from which knowledge base."""
    return {"status": "ok", "version": __version__, "knowledge_base": db_of(request).version}
