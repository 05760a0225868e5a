"""Which other web origins may call the CDS Hooks service from a browser, and the headers that tell a browser so."""

from __future__ import annotations

from starlette.requests import Request

PATH = "/cds-services"


def is_allowed_origin(request: Request) -> bool:
    """The request comes from a page of an origin that the site's owner trusts, and is for the CDS Hooks service."""
    if not request.url.path.startswith(PATH):
        return False
    origins = request.app.state.site.settings.cds_origins.split()
    return request.headers.get("origin", "") in origins


def cors_headers(request: Request) -> dict[str, str]:
    """Headers of a reply to such an origin; for any other only that replies differ by origin."""
    if not is_allowed_origin(request):
        return {"vary": "Origin"}
    return {
        "access-control-allow-origin": request.headers["origin"],
        "access-control-allow-methods": "GET, POST, OPTIONS",
        "access-control-allow-headers": "Content-Type, Authorization",
        "access-control-max-age": "600",
        "cross-origin-resource-policy": "cross-origin",
        "vary": "Origin",
    }
