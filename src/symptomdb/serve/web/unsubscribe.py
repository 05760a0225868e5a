"""The link at the foot of a notice: it ends that kind of notice, for whoever holds the letter.

Mail programs send the POST by themselves (RFC 8058), with no cookie and no form of ours; the signature in the address
is what allows it, so this router does not ask for a form's token.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from symptomdb.serve.community import community_of
from symptomdb.serve.web.site import site_of

router = APIRouter()
Part = Annotated[str, Query(max_length=100)]


@router.api_route("/unsubscribe", methods=["GET", "HEAD"])
def unsubscribe_form(request: Request, person: Part = "", kind: Part = "", sign: Part = "") -> Response:
    """Show the button: programs that look into mail open links, but press no buttons."""
    notice = community_of(request).notices.read_link(person, kind, sign)
    values = {"notice": notice, "done": False, "who": person, "kind": kind, "sign": sign}
    return site_of(request).page(request, "unsubscribe.html", values, keep=False)


@router.post("/unsubscribe")
def unsubscribe(request: Request, person: Part = "", kind: Part = "", sign: Part = "") -> Response:
    """End it."""
    notice = community_of(request).notices.unsubscribe(person, kind, sign)
    values = {"notice": notice, "done": True, "who": "", "kind": "", "sign": ""}
    return site_of(request).page(request, "unsubscribe.html", values, keep=False)
