"""``/coverage``: which source says something on which aspect, of how many conditions and of which."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from symptomdb.model.aspect import Aspect
from symptomdb.serve.json import Json, covered_condition_to_json, covered_to_json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.source_shapes import Coverage

router = APIRouter(tags=["sources"])


@router.get("/coverage", response_model=Coverage, responses=may_fail(422))
def coverage(
    request: Request,
    q: Annotated[str, Query(max_length=100, description="Letters that a condition's name holds.")] = "",
    source: Annotated[str, Query(max_length=60, description="Only conditions of which it says something.")] = "",
    aspect: Annotated[Aspect | None, Query(description="Only conditions on which something is said about it.")] = None,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Json:
    """Give what is covered, and conditions with the sources of each aspect."""
    db = db_of(request)
    total, found = db.covered_conditions(q, source, aspect, offset, limit)
    return {
        "knowledge_base": db.version,
        "sources": [covered_to_json(one) for one in db.covered()],
        "total": total,
        "conditions": [covered_condition_to_json(one) for one in found],
    }
