"""Signing in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from fastapi import Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import NotAllowed, TooOften
from symptomdb.serve.community import community_of
from symptomdb.serve.web.forms import form_router, go_to, local_path, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import clear_session, client_address, current_person, session_token, set_session

if TYPE_CHECKING:
    from symptomdb.community.accounts import SignIn

router = form_router()
Next = Annotated[str, Form(max_length=500)]


@router.api_route("/sign-in", methods=["GET", "HEAD"])
def sign_in_form(request: Request, next: Annotated[str, Query(max_length=500)] = "/") -> Response:  # noqa: A002
    """Show the form, or go on for who is signed in already."""
    if current_person(request):
        return go_to(local_path(next))
    return site_of(request).page(request, "sign_in.html", sign_in_values(next), keep=False)


@router.post("/sign-in")
def sign_in(
    request: Request,
    email: Annotated[str, Form(max_length=300)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    next: Next = "/",  # noqa: A002
) -> Response:
    """Begin a session under a new token, and end the one that the browser had."""
    accounts = community_of(request).accounts
    try:
        begun = accounts.sign_in(email, password, client_address(request))
    except (NotAllowed, TooOften) as error:
        return show_again(request, "sign_in.html", sign_in_values(next, email), error)
    return after_sign_in(request, begun, next)


def after_sign_in(request: Request, begun: SignIn, destination: str) -> Response:
    """Lead on with the new session, and end the one that the browser had."""
    if old := session_token(request):
        community_of(request).accounts.sign_out(old)
    destination = local_path(destination)
    response = go_to("/sign-in/code?" + urlencode({"next": destination}) if begun.needs_code else destination)
    set_session(request, response, begun.token)
    return response


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session at once, in the database and in the browser."""
    community_of(request).accounts.sign_out(session_token(request))
    response = go_to("/")
    clear_session(request, response)
    return response


def sign_in_values(destination: str, email: str = "") -> dict[str, object]:
    """What the form needs."""
    return {"next": local_path(destination), "email": email, "error": None, "wrong": ""}
