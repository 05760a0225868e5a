"""People: the authors for everybody to see, and all accounts for who runs the site."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, Conflict, SymptomDatabaseError
from symptomdb.model.person import Permission, Person, PersonId, Role
from symptomdb.model.rating import Scale
from symptomdb.serve.community import community_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.web.forms import form_router, go_to, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import require

router = form_router()
Manager = Annotated[Person, Depends(require(Permission.MANAGE_PEOPLE))]
Verifier = Annotated[Person, Depends(require(Permission.VERIFY_PEOPLE))]
Reason = Annotated[str, Form(max_length=2000)]
_PAGE = 50


@router.api_route("/people", methods=["GET", "HEAD"])
def authors(request: Request, offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0) -> Response:
    """List who publishes here."""
    total, found = community_of(request).profiles.authors(offset, _PAGE)
    values = {"total": total, "people": found, "offset": offset, "step": _PAGE}
    return site_of(request).page(request, "people.html", values)


@router.api_route("/people/{person_id}", methods=["GET", "HEAD"])
def author(request: Request, person_id: str) -> Response:
    """Show one of them."""
    community = community_of(request)
    found = community.profiles.public(person_id)
    this = (Scale.AUTHOR, str(found.id))
    values = {
        "author": found,
        "standing": community.ratings.standings([this])[this],
        "pages": [(db_of(request).find_condition(key), number) for key, number in community.pages.pages_of(found.id)],
        "linked_data": community.profiles.linked_data(found),
    }
    return site_of(request).page(request, "person.html", values)


@router.api_route("/accounts", methods=["GET", "HEAD"])
def accounts(
    request: Request,
    _manager: Manager,
    role: Annotated[str, Query(max_length=20)] = "",
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """List all accounts."""
    wanted = Role(role) if role in list(Role) else None
    total, found = community_of(request).people.list("", wanted, offset, _PAGE)
    return _show_accounts(request, total, found, offset=offset, role=role)


@router.post("/accounts")
def search_accounts(request: Request, _manager: Manager, q: Annotated[str, Form(max_length=100)] = "") -> Response:
    """List the accounts with these letters in their name or address; a form, so that no name stands in an address."""
    total, found = community_of(request).people.list(q, limit=_PAGE)
    return _show_accounts(request, min(total, _PAGE), found, q=q)


@router.api_route("/accounts/{person_id}", methods=["GET", "HEAD"])
def one_account(request: Request, _manager: Manager, person_id: str) -> Response:
    """Show one account and what can be done with it."""
    return site_of(request).page(request, "manage.html", _values(request, person_id), keep=False)


@router.post("/accounts/{person_id}/role")
def set_role(
    request: Request, manager: Manager, person_id: str, role: Annotated[str, Form(max_length=20)] = ""
) -> Response:
    """Give another role."""
    try:
        if role not in list(Role):
            raise BadInput("There is no such role.", f"Use one of: {', '.join(Role)}.", "role")
        community_of(request).people.set_role(PersonId(person_id), Role(role), manager)
    except (BadInput, Conflict) as error:
        return _again(request, person_id, error)
    return go_to(f"/accounts/{person_id}")


@router.post("/accounts/{person_id}/verify")
def verify(request: Request, verifier: Verifier, person_id: str, how: Reason = "") -> Response:
    """Note that credentials were checked."""
    try:
        community_of(request).people.verify(PersonId(person_id), how, verifier)
    except BadInput as error:
        return _again(request, person_id, error, how=how)
    return go_to(f"/accounts/{person_id}")


@router.post("/accounts/{person_id}/disable")
def disable(request: Request, manager: Manager, person_id: str, reason: Reason = "") -> Response:
    """Close the account."""
    try:
        community_of(request).people.disable(PersonId(person_id), reason, manager)
    except (BadInput, Conflict) as error:
        return _again(request, person_id, error, reason=reason)
    return go_to(f"/accounts/{person_id}")


@router.post("/accounts/{person_id}/enable")
def enable(request: Request, manager: Manager, person_id: str) -> Response:
    """Open it again."""
    community_of(request).people.enable(PersonId(person_id), manager)
    return go_to(f"/accounts/{person_id}")


def _show_accounts(
    request: Request, total: int, found: list[Person], *, offset: int = 0, role: str = "", q: str = ""
) -> Response:
    values = {"total": total, "people": found, "offset": offset, "step": _PAGE, "q": q, "role": role}
    return site_of(request).page(request, "accounts.html", {**values, "roles": list(Role)}, keep=False)


def _values(request: Request, person_id: str) -> dict[str, object]:
    people = community_of(request).people
    found = people.show(person_id)
    return {
        "account": found,
        "records": people.records(found.id),
        "roles": list(Role),
        "how": "",
        "reason": "",
        "error": None,
        "wrong": "",
    }


def _again(request: Request, person_id: str, error: SymptomDatabaseError, **typed: str) -> Response:
    return show_again(request, "manage.html", {**_values(request, person_id), **typed}, error)
