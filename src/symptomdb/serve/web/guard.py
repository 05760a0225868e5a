"""The guard around the application: security headers on every reply, a limit on bodies, no stack trace to anyone."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from urllib.parse import urlsplit

from fastapi.exceptions import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from symptomdb.serve.cds_hooks.origins import is_allowed_origin
from symptomdb.serve.failures import failure_of_status
from symptomdb.serve.web.error_pages import reply

_LOG = logging.getLogger("symptomdb.web")

#: Bytes of a request's body; a question of 10,000 characters fits even when each is percent-encoded.
MAX_BODY_BYTES = 256 * 1024
#: The same where a person's whole record may be sent.
MAX_RECORD_BYTES = 4 * 1024 * 1024
_RECORDS = ("/fhir/", "/cds-services", "/api/v1/plan", "/plan/")
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

# OWASP ASVS 5.0, V3.4. Nothing is allowed that the pages do not use: no inline style or script, no other origin.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Guard:
    """Outermost layer: whatever happens inside, the caller gets a clear reply with all headers.

    A request's text never reaches the log: of an unexpected error only its type and place are written.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(message, scope["scheme"])
            await send(message)

        request = Request(scope)
        try:
            status = _refusal(request)
            if status is None:
                await self.app(scope, _limited(receive, _limit(request)), send_with_headers)
                return
        except Exception as error:
            _log(error)
            status = 500
        if not started:
            await _reply(request, status)(scope, receive, send_with_headers)


def _limit(request: Request) -> int:
    return MAX_RECORD_BYTES if request.url.path.startswith(_RECORDS) else MAX_BODY_BYTES


def _reply(request: Request, status: int) -> Response:
    details = {
        403: "This form was sent from another site.",
        413: f"The request is larger than {_limit(request) // 1024} KB.",
    }
    failure = failure_of_status(status, details.get(status, ""))
    try:
        return reply(request, failure)
    except Exception as error:
        # The page of the error can't be made either: say it without a template.
        _log(error)
        return PlainTextResponse(f"{failure.detail} {failure.remedy}", status)


def _refusal(request: Request) -> int | None:
    headers = request.headers
    length = headers.get("content-length", "0")
    if not length.isdigit():
        return 400
    if int(length) > _limit(request):
        return 413
    if request.method not in _SAFE_METHODS and _is_cross_site(headers) and not is_allowed_origin(request):
        return 403
    return None


def _is_cross_site(headers: Headers) -> bool:
    # ASVS V3.5: browsers say where a form was sent from; programs send neither header and are let through.
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")


def _limited(receive: Receive, limit: int) -> Receive:
    total = 0

    async def limited() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            # FastAPI turns any other error into "the body could not be parsed".
            raise HTTPException(413)
        return message

    return limited


def _add_headers(message: Message, scheme: str) -> None:
    headers = MutableHeaders(scope=message)
    if scheme == "https":
        # ASVS V3.4.1: once a browser came by TLS, it comes by nothing else for a year.
        headers.setdefault("strict-transport-security", "max-age=31536000")
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "no-cache")


def _log(error: Exception) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
    _LOG.error("unexpected %s at %s", type(error).__name__, place)
