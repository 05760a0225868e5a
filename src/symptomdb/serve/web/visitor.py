"""Who a request comes from: the session's cookie, the person behind it, and what they may do here.

A session's cookie holds a random token; the database holds its digest (OWASP ASVS 5.0, V7.2). A request
without a cookie does not open people's database for it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from symptomdb.errors import NotAllowed, NotSignedIn, SymptomDatabaseError
from symptomdb.model.person import Permission, Person
from symptomdb.serve.community import community_of

_SESSION, _FORM, _FLOW = "session", "form", "elsewhere"


def session_token(request: Request) -> str:
    """The session's token that the browser sent; empty without one."""
    return request.cookies.get(_name(request, _SESSION), "")


def current_person(request: Request) -> Person | None:
    """Who is signed in; None for everybody else. Looked up once per request."""
    if not hasattr(request.state, "person"):
        token = session_token(request)
        request.state.person = community_of(request).accounts.person_of(token) if token else None
    found: Person | None = request.state.person
    return found


def shown_person(request: Request) -> Person | None:
    """Who is signed in, for the head of a page: nobody when people's database can't be read."""
    try:
        return current_person(request)
    except SymptomDatabaseError:
        return None


def signed_in(request: Request) -> Person:
    """Who is signed in; a dependency of routes that are for anybody with an account.

    Raises:
        NotSignedIn: Nobody is.
    """
    person = current_person(request)
    if person is None:
        raise NotSignedIn("This is for people who are signed in.", "Sign in, then try again.")
    return person


def require(permission: Permission) -> Callable[[Request], Person]:
    """A dependency that gives who is signed in, if they may; use it as ``Depends(require(Permission.COMMENT))``.

    Its reply to others is `NotSignedIn` or `NotAllowed`.
    """

    def check(request: Request) -> Person:
        person = signed_in(request)
        if person.may(permission):
            return person
        if person.limited:
            raise NotAllowed(
                "This site asks for a second factor before that.", "Set it up on your account's page, then try again."
            )
        raise NotAllowed(f"Your role ({person.role}) does not include this: {permission}.", "Ask an administrator.")

    check.permission = permission  # type: ignore[attr-defined]
    return check


def sent_form_cookie(request: Request) -> str:
    """The secret that ties a form to this browser: its session, or for others a cookie made for the purpose."""
    return session_token(request) or request.cookies.get(_name(request, _FORM), "")


def form_cookie(request: Request) -> str:
    """The same; made now for a browser that has none yet."""
    sent = sent_form_cookie(request)
    if not sent:
        if not hasattr(request.state, "new_form_cookie"):
            request.state.new_form_cookie = secrets.token_urlsafe(32)
        sent = request.state.new_form_cookie
    return sent


def client_address(request: Request) -> str:
    """Where a request came from, as the server was told by itself or by a proxy that it trusts."""
    return request.client.host if request.client else ""


def set_session(request: Request, response: Response, token: str) -> None:
    """Give the browser a session's token; it goes when the browser closes, and the session ends by itself as well."""
    _set(request, response, _SESSION, token)
    _forget(request, response, _FORM)


def clear_session(request: Request, response: Response) -> None:
    """Take the session's token from the browser."""
    for kind in (_SESSION, _FORM):
        _forget(request, response, kind)


def keep_form_cookie(request: Request, response: Response) -> None:
    """Give the browser the cookie of a form that was made for it in this reply."""
    if hasattr(request.state, "new_form_cookie"):
        _set(request, response, _FORM, request.state.new_form_cookie)


def keep_flow(request: Request, response: Response, state: str) -> None:
    """Let the browser remember that it is signing in at another site."""
    _set(request, response, _FLOW, state)


def flow_cookie(request: Request) -> str:
    """What it remembers of that; empty when it is not."""
    return request.cookies.get(_name(request, _FLOW), "")


def forget_flow(request: Request, response: Response) -> None:
    """Let it forget that."""
    _forget(request, response, _FLOW)


def _set(request: Request, response: Response, kind: str, value: str) -> None:
    name, secure = _name(request, kind), _is_safe(request)
    response.set_cookie(name, value, path="/", secure=secure, httponly=True, samesite="lax")


def _forget(request: Request, response: Response, kind: str) -> None:
    name, secure = _name(request, kind), _is_safe(request)
    response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")


def _name(request: Request, kind: str) -> str:
    # The prefix makes browsers refuse the cookie unless this very host set it over TLS (RFC 6265bis, 4.1.3.2).
    return f"__Host-{kind}" if _is_safe(request) else kind


def _is_safe(request: Request) -> bool:
    return request.url.scheme == "https"
