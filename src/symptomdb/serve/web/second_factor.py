"""The second factor: the code after the password, and setting it up on one's account."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, NotAllowed, TooOften
from symptomdb.serve.community import community_of
from symptomdb.serve.web.account import Password, SignedIn
from symptomdb.serve.web.forms import form_router, go_to, local_path, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import session_token, set_session

router = form_router()
Code = Annotated[str, Form(max_length=40)]


@router.api_route("/sign-in/code", methods=["GET", "HEAD"])
def code_form(request: Request, next: Annotated[str, Query(max_length=500)] = "/") -> Response:  # noqa: A002
    """Ask for the code."""
    return site_of(request).page(request, "code.html", _code(next), keep=False)


@router.post("/sign-in/code")
def give_code(
    request: Request,
    code: Code = "",
    next: Annotated[str, Form(max_length=500)] = "/",  # noqa: A002
) -> Response:
    """Finish signing in; the session gets a new token."""
    try:
        begun = community_of(request).second_factor.finish_sign_in(session_token(request), code)
    except (BadInput, TooOften) as error:
        return show_again(request, "code.html", _code(next), error)
    response = go_to(local_path(next))
    set_session(request, response, begun.token)
    return response


@router.api_route("/account/second-factor", methods=["GET", "HEAD"])
def second_factor_form(request: Request, person: SignedIn) -> Response:
    """Show how things stand."""
    values = {"account": person, "step": "overview", "error": None, "wrong": ""}
    return site_of(request).page(request, "second_factor.html", values, keep=False)


@router.post("/account/second-factor/begin")
def begin(request: Request, person: SignedIn) -> Response:
    """Show the secret for the app."""
    secret, address = community_of(request).second_factor.begin(person)
    values = {"account": person, "step": "begun", "secret": secret, "app": address, "error": None, "wrong": ""}
    return site_of(request).page(request, "second_factor.html", values, keep=False)


@router.post("/account/second-factor/confirm")
def confirm(request: Request, person: SignedIn, code: Code = "") -> Response:
    """Put it in force and show the recovery codes, once."""
    community = community_of(request)
    try:
        codes, token = community.second_factor.confirm(person, code)
    except (BadInput, TooOften) as error:
        secret, address = community.second_factor.begin(person)
        values = {"account": person, "step": "begun", "secret": secret, "app": address}
        return show_again(request, "second_factor.html", values, error)
    values = {"account": person, "step": "done", "codes": codes, "error": None, "wrong": ""}
    response = site_of(request).page(request, "second_factor.html", values, keep=False)
    set_session(request, response, token)
    return response


@router.post("/account/second-factor/remove")
def remove(request: Request, person: SignedIn, current_password: Password = "") -> Response:
    """Take it away, for who knows the password."""
    try:
        community_of(request).second_factor.take_away(person, current_password)
    except (BadInput, NotAllowed, TooOften) as error:
        values = {"account": person, "step": "overview"}
        return show_again(request, "second_factor.html", values, error)
    return go_to("/account?done=second-factor")


def _code(destination: str) -> dict[str, object]:
    return {"next": local_path(destination), "error": None, "wrong": ""}
