"""All pages for writing, reviewing, rating and discussing: their routers in one list."""

from __future__ import annotations

from fastapi import FastAPI

from symptomdb.serve.web import comments, desk, drafts, feeds, history, judgements, moderation, reviews


def include(app: FastAPI) -> None:
    """Add the pages."""
    for part in (history, desk, drafts, reviews, judgements, comments, moderation, feeds):
        app.include_router(part.router, include_in_schema=False)
