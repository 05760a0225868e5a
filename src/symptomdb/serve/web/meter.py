"""The meter: counts and times requests by route, for ``/metrics`` and the log; no address, text or person is in it."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from symptomdb.serve import rest

if TYPE_CHECKING:
    from symptomdb.serve.web.series import Series

_LOG = logging.getLogger("symptomdb.requests")


class Figures:
    """The figures of one application."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._series: Series | None = None

    def note(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request."""
        series = self._get()
        series.requests.labels(route, method, str(status)).inc()
        series.seconds.labels(route, method).observe(seconds)

    def text(self) -> bytes:
        """All figures in Prometheus' text form."""
        return self._get().text()

    def _get(self) -> Series:
        # Prometheus' client brings a web server with it: it is imported once the first reply has left, not before.
        from symptomdb.serve.web.series import Series

        with self._lock:
            self._series = self._series or Series()
        return self._series


class Meter:
    """Around the guard: what it refuses is counted as well."""

    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        self.app = app
        self.figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, begun = 500, time.perf_counter()

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            seconds = time.perf_counter() - begun
            # The pattern of the route, never the address: that may hold what somebody typed.
            route, method = _pattern(scope), _method(scope)
            self.figures.note(route, method, status, seconds)
            figures = {"route": route, "method": method, "status": status, "ms": round(seconds * 1000, 1)}
            _LOG.info("request", extra={"figures": figures})


def _pattern(scope: Scope) -> str:
    route = scope.get("route")
    if route is None:
        return "static" if str(scope["path"]).startswith("/static/") else "none"
    pattern = str(getattr(route, "path", "none"))
    # A route of an included router knows its own part of the pattern only.
    inside = str(scope["path"]).startswith(f"{rest.PREFIX}/") and not pattern.startswith(rest.PREFIX)
    return rest.PREFIX + pattern if inside else pattern


def _method(scope: Scope) -> str:
    # Any word may stand there; each new one would be a new line in the figures.
    method = str(scope["method"])
    return method if method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS") else "other"
