"""A forgotten password: asking for a link, and choosing a new one with it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, NotFound, TooOften
from symptomdb.serve.community import community_of
from symptomdb.serve.web.forms import form_router, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import client_address

router = form_router()


@router.api_route("/reset", methods=["GET", "HEAD"])
def ask_form(request: Request) -> Response:
    """Show the form for the address."""
    return site_of(request).page(request, "reset.html", _values("ask"), keep=False)


@router.post("/reset")
def ask(request: Request, email: Annotated[str, Form(max_length=300)] = "") -> Response:
    """Send a link; the reply is the same for an address without an account."""
    try:
        community_of(request).credentials.ask_reset(email, client_address(request))
    except (BadInput, TooOften) as error:
        return show_again(request, "reset.html", _values("ask", email=email), error)
    return site_of(request).page(request, "reset.html", _values("sent", email=email.strip()), keep=False)


@router.api_route("/reset/choose", methods=["GET", "HEAD"])
def choose_form(request: Request, token: Annotated[str, Query(max_length=100)] = "") -> Response:
    """Show the form for the new password."""
    return site_of(request).page(request, "reset.html", _values("choose", token=token), keep=False)


@router.post("/reset/choose")
def choose(
    request: Request,
    token: Annotated[str, Form(max_length=100)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Set the new password; all sessions end."""
    try:
        community_of(request).credentials.reset(token, password)
    except (BadInput, NotFound) as error:
        return show_again(request, "reset.html", _values("choose", token=token), error)
    return site_of(request).page(request, "reset.html", _values("done"), keep=False)


def _values(step: str, email: str = "", token: str = "") -> dict[str, object]:
    return {"step": step, "email": email, "token": token, "error": None, "wrong": ""}
