"""One's own account: an overview, and a page each for profile, password and address."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Form, Query, Request
from starlette.responses import Response

from symptomdb.errors import BadInput, NotAllowed, NotFound, TooOften
from symptomdb.model.person import Person, Profile
from symptomdb.serve.community import community_of
from symptomdb.serve.web.forms import form_router, go_to, show_again
from symptomdb.serve.web.site import site_of
from symptomdb.serve.web.visitor import set_session, signed_in

router = form_router()
SignedIn = Annotated[Person, Depends(signed_in)]
Typed = Annotated[str, Form(max_length=2000)]
Password = Annotated[str, Form(max_length=1000)]
_REFUSED = (BadInput, NotAllowed, TooOften)
#: What a change leads back to the overview with, and what it says then.
DONE = {
    "profile": "Your profile is saved.",
    "password": "Your password is changed. You were signed out everywhere else.",
    "address": "Your new address is confirmed.",
    "address-sent": "A letter is on its way to the new address. It counts once you follow the link in it.",
    "second-factor": "The second factor is taken away.",
    "notices": "Your choice of notices is saved.",
}


@router.api_route("/account", methods=["GET", "HEAD"])
def account(request: Request, person: SignedIn, done: Annotated[str, Query(max_length=20)] = "") -> Response:
    """Show the overview."""
    values = {"account": person, "done": DONE.get(done, "")}
    return site_of(request).page(request, "account.html", values, keep=False)


@router.api_route("/account/profile", methods=["GET", "HEAD"])
def profile_form(request: Request, person: SignedIn) -> Response:
    """Show the profile as a form."""
    return site_of(request).page(request, "profile.html", _profile(person.name, person.profile, person), keep=False)


@router.post("/account/profile")
def change_profile(
    request: Request,
    person: SignedIn,
    name: Typed = "",
    credentials: Typed = "",
    affiliation: Typed = "",
    place: Typed = "",
    orcid: Typed = "",
    conflicts: Typed = "",
) -> Response:
    """Save the profile."""
    profile = Profile(credentials, affiliation, place, orcid, conflicts)
    try:
        community_of(request).profiles.change(person, name, profile)
    except BadInput as error:
        return show_again(request, "profile.html", _profile(name, profile, person), error)
    return go_to("/account?done=profile")


@router.api_route("/account/password", methods=["GET", "HEAD"])
def password_form(request: Request, person: SignedIn) -> Response:
    """Show the form for a new password."""
    return site_of(request).page(request, "password.html", _plain(person), keep=False)


@router.post("/account/password")
def change_password(
    request: Request, person: SignedIn, current_password: Password = "", password: Password = ""
) -> Response:
    """Set a new password; this browser goes on with a new session, all others end."""
    try:
        token = community_of(request).credentials.change_password(person, current_password, password)
    except _REFUSED as error:
        return show_again(request, "password.html", _plain(person), error)
    response = go_to("/account?done=password")
    set_session(request, response, token)
    return response


@router.api_route("/account/email", methods=["GET", "HEAD"])
def email_form(request: Request, person: SignedIn) -> Response:
    """Show the form for a new address."""
    return site_of(request).page(request, "email.html", {**_plain(person), "email": ""}, keep=False)


@router.post("/account/email")
def change_email(request: Request, person: SignedIn, email: Typed = "", current_password: Password = "") -> Response:
    """Send a link to the new address."""
    try:
        community_of(request).credentials.change_email(person, current_password, email)
    except _REFUSED as error:
        return show_again(request, "email.html", {**_plain(person), "email": email}, error)
    return go_to("/account?done=address-sent")


@router.api_route("/account/email/confirm", methods=["GET", "HEAD"])
def confirm_email_form(request: Request, token: Annotated[str, Query(max_length=100)] = "") -> Response:
    """Show the button that confirms a new address; also to who is not signed in at this browser."""
    values = {"token": token, "done": False, "error": None, "address": "/account/email/confirm"}
    return site_of(request).page(request, "confirm.html", values, keep=False)


@router.post("/account/email/confirm")
def confirm_email(request: Request, token: Annotated[str, Form(max_length=100)] = "") -> Response:
    """Make the new address count."""
    values: dict[str, object] = {"token": "", "done": False, "address": "/account/email/confirm"}
    try:
        community_of(request).credentials.confirm_email(token)
    except NotFound as error:
        return show_again(request, "confirm.html", values, error)
    return site_of(request).page(request, "confirm.html", {**values, "done": True, "error": None}, keep=False)


def _plain(person: Person) -> dict[str, object]:
    return {"account": person, "error": None, "wrong": ""}


def _profile(name: str, profile: Profile, person: Person) -> dict[str, object]:
    return {**_plain(person), "name": name, "profile": profile}
