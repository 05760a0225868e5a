"""The JSON interface under ``/api/v1``, with OpenAPI and problem bodies (RFC 9457)."""

from __future__ import annotations

from fastapi import FastAPI

from symptomdb.serve.rest import ask, conditions, health, search, sources


def include(app: FastAPI) -> None:
    """Add all routes of the interface."""
    for part in (ask, conditions, search, sources, health):
        app.include_router(part.router, prefix="/api/v1")
