"""The web application: pages, the JSON interface and the guard around both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from symptomdb import __version__
from symptomdb.model.answer import NOTICE
from symptomdb.serve import rest
from symptomdb.serve.cds_hooks import routes as cds_hooks_routes
from symptomdb.serve.community import OpenCommunity
from symptomdb.serve.fhir import routes as fhir_routes
from symptomdb.serve.knowledge import Knowledge
from symptomdb.serve.web import (
    about,
    ask,
    changes,
    conditions,
    coverage,
    error_pages,
    find,
    home,
    interview,
    members,
    operation,
    publishing,
    read,
    search,
    sources,
)
from symptomdb.serve.web import plan as plan_pages
from symptomdb.serve.web.guard import Guard
from symptomdb.serve.web.meter import Figures, Meter
from symptomdb.serve.web.site import STATIC, Site

if TYPE_CHECKING:
    from symptomdb.community import Community
    from symptomdb.library import SymptomDatabase
    from symptomdb.settings import Settings

_YEAR = 365 * 24 * 3600


class _Files(StaticFiles):
    """Static files; their addresses carry a digest, so that a browser may keep them for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if scope["query_string"].startswith(b"v="):
            response.headers["cache-control"] = f"public, max-age={_YEAR}, immutable"
        return response


def create_app(settings: Settings, db: SymptomDatabase | None = None, community: Community | None = None) -> FastAPI:
    """Make the application.

    Args:
        db: An open knowledge base; when left out, the configured one is opened with the first page.
        community: What people make, open; when left out, the configured one is opened when it is first needed.
    """
    app = FastAPI(
        title="Symptom Database",
        version=__version__,
        summary="Health conditions by aspect, each statement with its source.",
        description=NOTICE,
        license_info={"name": "Code Apache-2.0, own content CC BY 4.0; each source keeps its licence"},
        # `rest` serves its own description; the interactive pages load their script from another origin.
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.state.site = Site(settings)
    app.state.knowledge = Knowledge(settings, db)
    app.state.community = OpenCommunity(settings, community)
    error_pages.install(app)
    app.state.figures = Figures()
    app.add_middleware(Guard)
    app.add_middleware(Meter, figures=app.state.figures)
    app.include_router(operation.router, include_in_schema=False)
    for pages in (home, ask, read, find, interview, conditions, search, sources, coverage, changes, about):
        app.include_router(pages.router, include_in_schema=False)
    members.include(app)
    publishing.include(app)
    rest.include(app)
    for door in (plan_pages, fhir_routes, cds_hooks_routes):
        app.include_router(door.router, include_in_schema=False)
    app.mount("/static", _Files(directory=STATIC), name="static")
    return app
