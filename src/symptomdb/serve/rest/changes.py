"""``/changes``: what the last build changed, by source and condition."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from symptomdb.serve.changes import changes_to_json
from symptomdb.serve.json import Json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.rest.problems import may_fail

router = APIRouter(tags=["sources"])


@router.get("/changes", response_model=dict[str, Any], responses=may_fail(404, 422))
def changes(request: Request, limit: Annotated[int, Query(ge=0, le=5000)] = 100) -> Json:
    """Give what the last build changed: versions side by side, counts by source, conditions with their lines."""
    return changes_to_json(db_of(request).last_changes(), limit)
