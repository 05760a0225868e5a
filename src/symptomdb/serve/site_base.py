"""The address of this site as its callers see it."""

from __future__ import annotations

from typing import cast

from starlette.requests import Request


def base_of(request: Request) -> str:
    """The configured public address, else the one that the request was sent to; without a slash at its end."""
    configured = cast(str, request.app.state.site.settings.address)
    return (configured or str(request.base_url)).rstrip("/")
