"""One's own data: taken along as JSON, or erased with the account; and which notices one gets."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import Form, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, Conflict, NotAllowed, TooOften
from symptomdb.model.notice import Notice
from symptomdb.serve.community import community_of
from symptomdb.serve.web.account import Password, SignedIn
from symptomdb.serve.web.forms import form_router, go_to, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import clear_session

router = form_router()


@router.api_route("/account/data", methods=["GET", "HEAD"])
def own_data(request: Request, person: SignedIn) -> Response:
    """Show both ways."""
    return site_of(request).page(request, "own_data.html", _values(person), keep=False)


@router.post("/account/data/export")
def export(request: Request, person: SignedIn) -> Response:
    """Give all that is stored of the person as a file."""
    body = json.dumps(community_of(request).privacy.export(person), indent=1, ensure_ascii=False)
    headers = {"content-disposition": 'attachment; filename="my-data.json"', "cache-control": "no-store"}
    return Response(body, media_type="application/json", headers=headers)


@router.post("/account/data/erase")
def erase(
    request: Request,
    person: SignedIn,
    current_password: Password = "",
    texts: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Erase the account."""
    try:
        if texts not in ("keep", "remove"):
            raise BadInput("Say what should become of your comments.", "Choose one of the two.", "texts")
        community_of(request).privacy.erase(person, current_password, remove_texts=texts == "remove")
    except (BadInput, Conflict, NotAllowed, TooOften) as error:
        return show_again(request, "own_data.html", {**_values(person), "texts": texts}, error)
    response = go_to("/goodbye")
    clear_session(request, response)
    return response


@router.api_route("/goodbye", methods=["GET", "HEAD"])
def goodbye(request: Request) -> Response:
    """Say that the account is gone."""
    return site_of(request).page(request, "goodbye.html", {})


@router.api_route("/account/notices", methods=["GET", "HEAD"])
def notices_form(request: Request, person: SignedIn) -> Response:
    """Show the kinds of notice with those that the person gets."""
    values = {"kinds": list(Notice), "wanted": community_of(request).notices.wanted(person)}
    return site_of(request).page(request, "notices.html", values, keep=False)


@router.post("/account/notices")
def choose_notices(
    request: Request,
    person: SignedIn,
    notice: Annotated[list[str], Form(max_length=20)] = [],  # noqa: B006
) -> Response:
    """Save the choice."""
    wanted = frozenset(Notice(one) for one in notice if one in list(Notice))
    community_of(request).notices.choose(person, wanted)
    return go_to("/account?done=notices")


def _values(person: object) -> dict[str, object]:
    return {"account": person, "texts": "", "error": None, "wrong": ""}
