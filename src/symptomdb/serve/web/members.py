"""Members: all pages of who has an account, or makes one."""

from __future__ import annotations

from fastapi import FastAPI

from symptomdb.serve.web import (
    account,
    elsewhere,
    own_data,
    people,
    reset,
    second_factor,
    sign_in,
    sign_up,
    unsubscribe,
)

_PAGES = (sign_up, sign_in, elsewhere, second_factor, reset, account, own_data, unsubscribe, people)


def include(app: FastAPI) -> None:
    """Add them."""
    for pages in _PAGES:
        app.include_router(pages.router, include_in_schema=False)
