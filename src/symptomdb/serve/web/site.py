"""The site: its settings and its templates, kept with the application."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from symptomdb import __version__
from symptomdb.model.answer import NOTICE
from symptomdb.model.aspect import group_title
from symptomdb.serve import case_words
from symptomdb.serve.community import community_of
from symptomdb.serve.web import words
from symptomdb.serve.web.kept_pages import MOST_PAGES, Kept, KeptPage
from symptomdb.serve.web.navigation import NAVIGATION
from symptomdb.serve.web.texts import Texts
from symptomdb.serve.web.visitor import form_cookie, keep_form_cookie, shown_person

if TYPE_CHECKING:
    from symptomdb.settings import Settings

STATIC = Path(__file__).parent / "static"
_MOST_PARTS = 64


class Site:
    """What every page needs: the settings and the templates; and the pages that were made of them last."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.kept_pages: Kept[tuple[str, str], KeptPage] = Kept(MOST_PAGES)
        self.texts = Texts()
        self._parts: Kept[tuple[str, str], Markup] = Kept(_MOST_PARTS)
        self._templates = _templates(settings)

    def page(
        self, request: Request, template: str, values: Mapping[str, Any], *, status: int = 200, keep: bool = True
    ) -> Response:
        """Make a page.

        Args:
            keep: False for a page that carries what a person typed: nobody may store it.
        """
        person = shown_person(request)
        shared = {"path": request.url.path, "person": person, "form_token": partial(_form_token, request)}
        html = self.html(template, {**shared, **values})
        # What stands there for one person is not kept for the next at the same browser.
        headers = {"vary": "cookie"} if keep and person is None else {"vary": "cookie", "cache-control": "no-store"}
        response = HTMLResponse(html, status, headers)
        keep_form_cookie(request, response)
        return response

    def html(self, template: str, values: Mapping[str, Any]) -> str:
        """Fill a template, also for a file that is no page of the site."""
        return self._templates.get_template(template).render(**values)

    def part(self, template: str, made_of: str, values: Mapping[str, Any]) -> Markup:
        """A part of a page that many see alike; made once as long as `made_of` is the same."""
        found = self._parts.get((template, made_of))
        if found is None:
            found = Markup(self.html(template, values))
            self._parts.put((template, made_of), found)
        return found

    def css(self) -> str:
        """The style of a file that stands alone; on the site itself the policy allows no style inside a page."""
        return "".join((STATIC / name).read_text() for name in ("site.css", "case.css", "plan.css"))


def _form_token(request: Request) -> str:
    return community_of(request).accounts.form_token(form_cookie(request))


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
        sign_up=settings.sign_up,
        elsewhere=settings.oidc_name if settings.oidc_issuer else "",
        password_length=settings.password_length,
        navigation=NAVIGATION,
    )
    filters: dict[str, Callable[..., Any]] = {
        "slug": words.slug,
        "capital": words.capital,
        "day": words.day,
        "modality": words.modality,
        "certainty": words.certainty,
        "intent": words.intent,
        "phase": words.phase,
        "heading": group_title,
        "urgency": words.urgency,
        "trust": words.trust,
        "web_link": words.web_link,
        "number": words.number,
        "reading": words.reading,
        "relation": words.relation,
        "record": words.record,
        "status_word": case_words.status,
        "match_kind": case_words.match_kind,
        "event": case_words.event,
        "prior": case_words.prior,
        "prior_note": case_words.prior_note,
        "series_title": case_words.series_title,
        "adjustment": case_words.adjustment,
        "reply_word": case_words.reply,
        "percent": case_words.percent,
        "ratio": case_words.ratio,
        "bar": case_words.width,
        "reference_link": case_words.reference_link,
    }
    environment.filters.update(filters)
    return environment


@cache
def asset(name: str) -> str:
    """The address of a static file, with its digest so that a browser may keep it for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"
