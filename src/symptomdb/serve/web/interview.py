"""The page of an interview: one question at a time, why it is asked, and the list so far."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from symptomdb.errors import BadInput
from symptomdb.model.curie import Curie
from symptomdb.model.interview import Question, Reply
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.purpose import PURPOSE, audience
from symptomdb.serve.questioning import make_step, reply_to, reply_to_red_flags, undo
from symptomdb.serve.web.case_form import CaseForm, Form, read_case
from symptomdb.serve.web.find import may_rank
from symptomdb.serve.web.site import site_of

router = APIRouter()

_MOST = 20


@router.api_route("/interview", methods=["GET", "HEAD"])
def interview_form(request: Request) -> Response:
    """Show the start with the intended purpose."""
    return _page(request, CaseForm(), None)


@router.post("/interview")
def interview(request: Request, form: Form) -> Response:
    """Take the answer that was posted and ask the next question."""
    db = db_of(request)
    form, taken = read_case(db, form)
    if not may_rank(request, form):
        return _page(request, form, taken.urgent)
    state = _after(form, db.interview(taken.case, form.token, form.prior, form.answered_by))
    step = make_step(db, state, site_of(request).settings.emergency_number, _MOST)
    return _page(request, form, taken.urgent or step.urgent, step)


def _after(form: CaseForm, state: Any) -> Any:
    if form.action in ("none", "flags"):
        return reply_to_red_flags(state, form.flags if form.action == "flags" else frozenset())
    if form.action == "undo":
        return undo(state) if state.answers else state
    if form.action in set(Reply):
        return reply_to(state, Curie.parse(form.term), Reply(form.action))
    if form.action not in ("", "start", "resume"):
        raise BadInput("This button is not known here.", "Go back and choose one of those on the page.")
    return state


def _page(request: Request, form: CaseForm, urgent: object, step: Any = None) -> Response:
    site = site_of(request)
    labels = db_of(request).labels(form.findings) if form.findings else {}
    values = {
        "form": replace(form, token=step.token if step else form.token),
        "labels": {term: labels.get(term, str(term)) for term in form.findings},
        "urgent": urgent,
        "step": step,
        "question": step.next if step and isinstance(step.next, Question) else None,
        "stop": step.next if step and not isinstance(step.next, Question) else None,
        "most": _MOST,
        "purpose": PURPOSE,
        "audience": audience(site.settings.public_find),
        "needs_confirmation": not site.settings.public_find,
    }
    return site.page(request, "interview.html", values, keep=request.method != "POST")
