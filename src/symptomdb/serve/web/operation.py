"""For whoever runs the site: whether it can answer, and how it does."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from symptomdb import __version__
from symptomdb.errors import NotFound, SymptomDatabaseError
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.meter import Figures
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import client_address

router = APIRouter()
_HERE = ("127.0.0.1", "::1")


@router.get("/health")
def health(request: Request) -> Response:
    """Say whether both databases can be read; status 503 when one can't."""
    state = {"version": __version__, "knowledge_base": "", "people": ""}
    status = 200
    try:
        state["knowledge_base"] = db_of(request).version
    except SymptomDatabaseError as error:
        status, state["knowledge_base"] = 503, type(error).__name__
    try:
        state["people"] = community_of(request).ground.database.version()
    except SymptomDatabaseError as error:
        status, state["people"] = 503, type(error).__name__
    body = {"status": "ok" if status == 200 else "failing", **state}
    return JSONResponse(body, status, {"cache-control": "no-store"})


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Give the figures in Prometheus' text form, to this machine only unless the settings say otherwise."""
    if not site_of(request).settings.public_metrics and client_address(request) not in _HERE:
        raise NotFound("There is nothing at this address.", "Check the address.")
    figures = cast(Figures, request.app.state.figures)
    return Response(figures.text(), media_type="text/plain; version=0.0.4", headers={"cache-control": "no-store"})
