"""``/search``: words in, conditions out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from symptomdb.serve.json import Json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.rest.condition_shapes import Hits
from symptomdb.serve.rest.problems import may_fail

router = APIRouter(tags=["search"])


@router.get("/search", response_model=Hits, responses=may_fail(422))
def search(
    request: Request,
    response: Response,
    q: Annotated[str, Query(min_length=1, max_length=300)],
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
) -> Json:
    """Find conditions by words of their names and statements, best first."""
    response.headers["cache-control"] = "no-store"
    hits = db_of(request).search(q, limit)
    return {
        "hits": [
            {"condition": str(hit.condition), "name": hit.name, "aspect": str(hit.aspect or ""), "snippet": hit.snippet}
            for hit in hits
        ]
    }
