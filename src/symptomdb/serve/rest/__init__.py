"""The JSON interface under ``/api/v1``, with OpenAPI and problem bodies (RFC 9457)."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import FastAPI

from symptomdb.serve.rest import (
    ask,
    changes,
    conditions,
    coverage,
    find,
    health,
    interview,
    pages,
    read,
    search,
    sources,
)
from symptomdb.serve.rest import plan as plan_route
from symptomdb.serve.rest.problems import describe_problems

PREFIX = "/api/v1"


def include(app: FastAPI) -> None:
    """Add all routes of the interface, and its description at ``/api/v1/openapi.json``."""
    for part in (ask, read, find, interview, conditions, pages, search, sources, coverage, changes, health):
        app.include_router(part.router, prefix=PREFIX)
    app.include_router(plan_route.router, prefix=PREFIX)

    @app.get(f"{PREFIX}/openapi.json", include_in_schema=False)
    def describe() -> dict[str, Any]:
        """Give the OpenAPI description."""
        return describe_once()

    @cache
    def describe_once() -> dict[str, Any]:
        return describe_problems(app.openapi())
