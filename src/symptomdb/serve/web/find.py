"""The page that ranks: a case in, ranked conditions out, with the reasons for each."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from symptomdb.errors import BadInput, NotFound
from symptomdb.serve.differential import make_differential
from symptomdb.serve.failures import Failure, failure_of
from symptomdb.serve.intake import Taken
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.purpose import PURPOSE, audience
from symptomdb.serve.web.case_form import EXCLUDED, OBSERVED, CaseForm, Form, after_action, read_case
from symptomdb.serve.web.site import site_of

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase

router = APIRouter()

_TOP = 10


@router.api_route("/find", methods=["GET", "HEAD"])
def find_form(request: Request) -> Response:
    """Show the empty form with the intended purpose."""
    return _page(request, CaseForm())


@router.post("/find")
def find(request: Request, form: Form) -> Response:
    """Rank the posted case, or say first what ranking is for and whom."""
    try:
        return _find(request, form)
    except (BadInput, NotFound) as error:
        # The form comes back as it was sent, so that only what is wrong has to be typed again (WCAG 2.2, 3.3.7).
        return _page(request, replace(form, token=""), failure=failure_of(error))


def _find(request: Request, form: CaseForm) -> Response:
    db = db_of(request)
    form, taken = read_case(db, _resumed(db, after_action(form)))
    is_empty = not taken.case.observed and not taken.case.excluded
    if is_empty or not may_rank(request, form):
        return _page(request, form, taken, missing="findings" if is_empty and form.said else "")
    if form.action == "phenopacket":
        return _download(json.dumps(db.phenopacket(taken.case), indent=2), "application/json", "case.json")
    only = form.only.replace(",", " ").split()
    options = db.find_options(form.unmatched, only, form.prior)
    found = make_differential(db, taken, _TOP, options, what_if=True, pairs=True)
    site = site_of(request)
    if form.action == "report":
        html = site.html("report.html", {"found": found, "said": form.said, "purpose": PURPOSE, "css": site.css()})
        return _download(html, "text/html; charset=utf-8", "report.html")
    arguments = db.compare(taken.case, form.first, form.second) if form.action == "compare" else ()
    return _page(request, form, taken, found=found, arguments=arguments)


def may_rank(request: Request, form: CaseForm) -> bool:
    """True when the site offers ranking to everyone, or the reader has confirmed to be a professional."""
    return site_of(request).settings.public_find or form.professional


def _resumed(db: SymptomDatabase, form: CaseForm) -> CaseForm:
    """With the findings of an interview that is handed over."""
    if not form.token:
        return form
    case = db.interview(token=form.token).case()
    told = {**dict.fromkeys(case.observed, OBSERVED), **dict.fromkeys(case.excluded, EXCLUDED)}
    age = form.age or ("" if case.age_years is None else f"{case.age_years:g}")
    sex = form.sex or ("" if case.sex == "unknown" else case.sex)
    return replace(form, findings={**told, **form.findings}, age=age, sex=sex, token="")


def _page(
    request: Request,
    form: CaseForm,
    taken: Taken | None = None,
    *,
    missing: str = "",
    found: object = None,
    arguments: tuple[object, ...] = (),
    failure: Failure | None = None,
) -> Response:
    site, db = site_of(request), db_of(request)
    labels = db.labels(form.findings) if form.findings else {}
    values = {
        "form": form,
        "labels": {term: labels.get(term, str(term)) for term in form.findings},
        "urgent": taken.urgent if taken else db.urgent(form.words) if form.words else None,
        "found": found,
        "missing": missing,
        "arguments": arguments,
        "failure": failure,
        "purpose": PURPOSE,
        "audience": audience(site.settings.public_find),
        "needs_confirmation": not site.settings.public_find,
    }
    status = failure.status if failure else 200
    return site.page(request, "find.html", values, status=status, keep=request.method != "POST")


def _download(text: str, kind: str, name: str) -> Response:
    headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'}
    return HTMLResponse(text, headers=headers, media_type=kind)
