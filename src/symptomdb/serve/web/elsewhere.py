"""Signing in at another site: the way there and the way back."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, NotAllowed, StoreError
from symptomdb.serve.community import community_of
from symptomdb.serve.web.forms import form_router, go_to, local_path, show_again
from symptomdb.serve.web.sign_in import after_sign_in, sign_in_values
from symptomdb.serve.web.visitor import flow_cookie, forget_flow, keep_flow

router = form_router()


@router.post("/sign-in/elsewhere")
def go_there(
    request: Request,
    next: Annotated[str, Form(max_length=500)] = "/",  # noqa: A002
) -> Response:
    """Lead to the other site, with what must come back."""
    address, state = community_of(request).outside.begin(local_path(next))
    response = go_to(address)
    # A reply counts only in the browser that asked for it.
    keep_flow(request, response, state)
    return response


@router.api_route("/sign-in/elsewhere/back", methods=["GET"])
def come_back(
    request: Request,
    code: Annotated[str, Query(max_length=2000)] = "",
    state: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Take the other site's word, and begin a session."""
    try:
        if not state or not hmac.compare_digest(state.encode("utf-8", "replace"), flow_cookie(request).encode()):
            raise BadInput("Signing in was begun in another browser.", "Begin again here.")
        begun, destination = community_of(request).outside.finish(state, code)
    except (BadInput, NotAllowed, StoreError) as error:
        return show_again(request, "sign_in.html", sign_in_values("/"), error)
    response = after_sign_in(request, begun, destination)
    forget_flow(request, response)
    return response
