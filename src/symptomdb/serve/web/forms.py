"""Forms that change something: each carries a token that only a page of ours could give to this browser.

Make the router of such routes with `form_router`; in the template put ``{% include "form_token.html" %}`` into each
form. This stands beside the guard's look at where a form was sent from.
"""

from __future__ import annotations

import hmac
from typing import Any

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from symptomdb.errors import NotAllowed, SymptomDatabaseError
from symptomdb.serve.community import community_of
from symptomdb.serve.failures import failure_of
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import sent_form_cookie

FIELD = "form_token"
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


async def check_form(request: Request) -> None:
    """Refuse an unsafe request without the token of a form of ours; a dependency.

    Raises:
        NotAllowed: The token is not there, or belongs to another session.
    """
    if request.method in _SAFE_METHODS:
        return
    given = (await request.form()).get(FIELD)
    is_ours = await run_in_threadpool(_is_ours, request, given) if isinstance(given, str) else False
    if not is_ours:
        raise NotAllowed("This form was opened before you signed in or out.", "Open its page again and send it anew.")


def form_router() -> APIRouter:
    """A router whose unsafe routes all check the form's token."""
    return APIRouter(dependencies=[Depends(check_form)])


def _is_ours(request: Request, given: str) -> bool:
    cookie = sent_form_cookie(request)
    wanted = community_of(request).accounts.form_token(cookie) if cookie else ""
    return bool(wanted) and hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def show_again(request: Request, template: str, values: dict[str, Any], error: SymptomDatabaseError) -> Response:
    """The form's page with what was typed, the error on top and at its field."""
    failure = failure_of(error)
    values = {**values, "error": failure, "wrong": getattr(error, "field", "")}
    return site_of(request).page(request, template, values, status=failure.status, keep=False)


def go_to(path: str) -> Response:
    """After a form: look at another page, with GET."""
    return RedirectResponse(path, 303, {"cache-control": "no-store"})


def local_path(text: str, otherwise: str = "/") -> str:
    """An address on this site, as a place to go to; `otherwise` for any other text."""
    is_local = text.startswith("/") and not text.startswith("//") and "\\" not in text
    return text if is_local and text.isascii() and text.isprintable() and len(text) < 500 else otherwise
