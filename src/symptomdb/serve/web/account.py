"""One's own account."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import Response

from symptomdb.model.person import Person
from symptomdb.serve.web.forms import form_router
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import signed_in

router = form_router()
SignedIn = Annotated[Person, Depends(signed_in)]


@router.api_route("/account", methods=["GET", "HEAD"])
def account(request: Request, person: SignedIn) -> Response:
    """Show the page."""
    return site_of(request).page(request, "account.html", {"account": person}, keep=False)
