"""Making an account and confirming its address."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, NotFound
from symptomdb.serve.community import community_of
from symptomdb.serve.web.forms import form_router, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import client_address

router = form_router()


@router.api_route("/sign-up", methods=["GET", "HEAD"])
def sign_up_form(request: Request) -> Response:
    """Show the form."""
    return site_of(request).page(request, "sign_up.html", _values(), keep=False)


@router.post("/sign-up")
def sign_up(
    request: Request,
    name: Annotated[str, Form(max_length=300)] = "",
    email: Annotated[str, Form(max_length=300)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Make the account; the reply is the same for an address that has one."""
    try:
        community_of(request).accounts.sign_up(name, email, password, client_address(request))
    except BadInput as error:
        return show_again(request, "sign_up.html", _values(name, email), error)
    return site_of(request).page(request, "sign_up_sent.html", {"email": email.strip()}, keep=False)


@router.api_route("/confirm", methods=["GET", "HEAD"])
def confirm_form(request: Request, token: Annotated[str, Query(max_length=100)] = "") -> Response:
    """Show the button: programs that look into mail open links, but press no buttons."""
    return site_of(request).page(request, "confirm.html", _link(token), keep=False)


@router.post("/confirm")
def confirm(request: Request, token: Annotated[str, Form(max_length=100)] = "") -> Response:
    """Confirm the address."""
    try:
        community_of(request).accounts.confirm(token)
    except NotFound as error:
        return show_again(request, "confirm.html", _link(""), error)
    return site_of(request).page(request, "confirm.html", _link("", done=True), keep=False)


def _link(token: str, done: bool = False) -> dict[str, object]:
    return {"token": token, "done": done, "error": None, "address": "/confirm"}


def _values(name: str = "", email: str = "") -> dict[str, object]:
    return {"name": name, "email": email, "error": None, "wrong": ""}
