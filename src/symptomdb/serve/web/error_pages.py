"""Replies for failures: a page for people, a problem body for programs, each with what to do next."""

from __future__ import annotations

import json
from typing import Any, cast
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Mount

from symptomdb.errors import SymptomDatabaseError, TooOften
from symptomdb.serve.failures import PROBLEM_TYPE, Failure, failure_of, failure_of_status, operation_outcome, problem
from symptomdb.serve.web.field_errors import field_errors
from symptomdb.serve.web.site import site_of

API_PREFIX = "/api/"
FHIR_PREFIX = "/fhir/"
FHIR_TYPE = "application/fhir+json"
_PROGRAMS = (API_PREFIX, FHIR_PREFIX, "/cds-services")
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def install(app: FastAPI) -> None:
    """Let every error leave the application as a page or a problem body."""
    app.add_exception_handler(SymptomDatabaseError, _on_ours)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_validation)


def reply(request: Request, failure: Failure, errors: list[dict[str, Any]] | None = None) -> Response:
    """The page or the problem body of a failure, by the part of the site that was asked."""
    path = request.url.path
    if failure.status == 401 and request.method in ("GET", "HEAD") and not path.startswith(_PROGRAMS):
        # The address alone: what stands behind "?" might be something that a person typed.
        return RedirectResponse("/sign-in?" + urlencode({"next": request.url.path}), 303, {"cache-control": "no-store"})
    if path.startswith(FHIR_PREFIX):
        response = Response(json.dumps(operation_outcome(failure)), failure.status, media_type=FHIR_TYPE)
    elif path.startswith(_PROGRAMS):
        # ASCII only: a name that a caller sent may hold half a surrogate pair, which UTF-8 can't carry.
        body = json.dumps(problem(failure, request.url.path, errors))
        response = Response(body, failure.status, media_type=PROBLEM_TYPE)
    else:
        response = site_of(request).page(request, "error.html", {"failure": failure}, status=failure.status)
    response.headers["cache-control"] = "no-store"
    if failure.status == 503:
        response.headers["retry-after"] = "30"
    return response


async def _on_ours(request: Request, error: Exception) -> Response:
    response = reply(request, failure_of(cast(SymptomDatabaseError, error)))
    if isinstance(error, TooOften):
        response.headers["retry-after"] = str(error.wait_seconds)
    return response


async def _on_http(request: Request, error: Exception) -> Response:
    error = cast(HTTPException, error)
    detail = str(error.detail) if error.status_code == 412 else ""
    response = reply(request, failure_of_status(error.status_code, detail))
    response.headers.update(error.headers or {})
    if error.status_code == 405:
        response.headers["allow"] = ", ".join(_allowed_methods(request))
    return response


def _allowed_methods(request: Request) -> list[str]:
    # A path with one route for GET and another for POST is one resource to the caller (RFC 9110, 10.2.1), but each
    # route knows its own methods only.
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    found = []
    for method in _METHODS:
        scope = {**request.scope, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in routes):
            found.append(method)
    return found or ["GET", "HEAD"]


async def _on_validation(request: Request, error: Exception) -> Response:
    errors = field_errors(cast(RequestValidationError, error).errors())
    detail = "; ".join(f"{one['field'].removeprefix('body.')}: {one['message']}" for one in errors[:5])
    return reply(request, failure_of_status(422, detail), errors)
