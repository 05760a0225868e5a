"""The site: its settings and its templates, kept with the application."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from symptomdb import __version__
from symptomdb.model.answer import NOTICE
from symptomdb.model.aspect import group_title
from symptomdb.serve.web import words

if TYPE_CHECKING:
    from symptomdb.settings import Settings

STATIC = Path(__file__).parent / "static"


class Site:
    """What every page needs: the settings and the templates."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._templates = _templates(settings)

    def page(
        self, request: Request, template: str, values: Mapping[str, Any], *, status: int = 200, keep: bool = True
    ) -> Response:
        """Make a page.

        Args:
            keep: False for a page that carries what a person typed: nobody may store it.
        """
        html = self._templates.get_template(template).render(path=request.url.path, **values)
        headers = {} if keep else {"cache-control": "no-store"}
        return HTMLResponse(html, status, headers)


def site_of(request: Request) -> Site:
    """The site that a request belongs to."""
    return cast(Site, request.app.state.site)


def _templates(settings: Settings) -> Environment:
    environment = Environment(
        loader=PackageLoader("symptomdb.serve.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        site_name=settings.site_name,
        emergency_number=settings.emergency_number,
        notice=NOTICE,
        program_version=__version__,
        asset=asset,
    )
    filters: dict[str, Callable[..., Any]] = {
        "slug": words.slug,
        "day": words.day,
        "modality": words.modality,
        "certainty": words.certainty,
        "intent": words.intent,
        "phase": words.phase,
        "heading": group_title,
        "urgency": words.urgency,
        "web_link": words.web_link,
        "number": words.number,
        "reading": words.reading,
        "relation": words.relation,
        "record": words.record,
    }
    environment.filters.update(filters)
    return environment


@cache
def asset(name: str) -> str:
    """The address of a static file, with its digest so that a browser may keep it for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"
