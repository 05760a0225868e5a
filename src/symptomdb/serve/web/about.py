"""The page that says what this is, and what it is not."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from symptomdb.serve.web.site import site_of

router = APIRouter()


@router.api_route("/about", methods=["GET", "HEAD"])
def about(request: Request) -> Response:
    """Show the page."""
    return site_of(request).page(request, "about.html", {})
