"""The pages of care pathways: a form made from a pathway's vocabulary in, the plan for one person out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from symptomdb.errors import BadInput
from symptomdb.serve.follow_up_calendar import MEDIA_TYPE, follow_up_calendar
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.plan_case import make_plan
from symptomdb.serve.plan_form import PlanForm, dated_facts, groups_of
from symptomdb.serve.purpose import audience
from symptomdb.serve.web.site import site_of

if TYPE_CHECKING:
    from symptomdb.model.pathway import Pathway

router = APIRouter()

_PURPOSE = (
    "This compares what is known of one person with the rules of a published pathway and shows for each test and "
    "option what the sources say, and why. It is meant for health professionals and for research. It orders nothing, "
    "it does not diagnose, and what the record does not say it does not know."
)


@router.api_route("/plan", methods=["GET", "HEAD"])
def pathways(request: Request) -> Response:
    """List the care pathways."""
    found = sorted(db_of(request).pathways(), key=lambda one: one.title)
    return site_of(request).page(request, "plans.html", {"pathways": found})


@router.api_route("/plan/{condition}", methods=["GET", "HEAD"])
def plan_form(request: Request, condition: str) -> Response:
    """Show the empty form of a pathway with its purpose."""
    return _form_page(request, db_of(request).pathway(condition), PlanForm(plain=_is_public(request)))


@router.post("/plan/{condition}")
async def plan(request: Request, condition: str) -> Response:
    """Make the plan for what was filled in, or one of its files. Nothing of it is stored or logged."""
    async with request.form(max_fields=2000, max_part_size=4_000_000) as data:
        form, action = await _read(data)
    return await run_in_threadpool(_answer, request, condition, form, action)


def _answer(request: Request, condition: str, form: PlanForm, action: str) -> Response:
    # The classes of plans wait for the first plan.
    from symptomdb.serve.web.plan_print import page_values, plan_html

    pathway = db_of(request).pathway(condition)
    if action == "edit" or form.is_empty or not form.confirmed:
        problem = "" if action == "edit" else _unfit(form)
        return _form_page(request, pathway, form, problem)
    if action in ("plain", "clinical"):
        form = replace(form, plain=action == "plain")
    today, site = date.today(), site_of(request)
    try:
        made, urgent = make_plan(db_of(request), form.case(pathway), pathway.condition, today, with_what_if=True)
    except BadInput as error:
        return _form_page(request, pathway, form, str(error))
    if action == "calendar":
        return _download(follow_up_calendar(made, today), MEDIA_TYPE, "follow-up.ics")
    if action in ("handout", "summary"):
        html = plan_html(site, made, "plain" if action == "handout" else "clinical", today)
        return _download(html.encode(), "text/html; charset=utf-8", f"{action}.html")
    values = page_values(made, form.plain, today) | {"urgent": urgent, "form": form, "pathway": pathway}
    return site.page(request, "plan.html", values, keep=False)


def _unfit(form: PlanForm) -> str:
    if form.is_empty:
        return "Nothing was filled in. Describe the person in words, answer some questions, or give a record."
    return "Please confirm the purpose below to see the plan."


def _form_page(request: Request, pathway: Pathway, form: PlanForm, problem: str = "") -> Response:
    values = {
        "pathway": pathway,
        "groups": groups_of(pathway),
        "dated": dated_facts(pathway),
        "form": form,
        "problem": problem,
        "purpose": _PURPOSE,
        "audience": audience(_is_public(request)),
        "is_public": _is_public(request),
    }
    status = 422 if problem else 200
    return site_of(request).page(request, "plan_form.html", values, status=status, keep=form.is_empty and not problem)


async def _read(data: FormData) -> tuple[PlanForm, str]:
    action = str(data.get("do", "plan"))
    state = data.get("state")
    if isinstance(state, str):
        return PlanForm.from_state(state), action
    answers: dict[str, str] = {}
    days: dict[str, str] = {}
    for key, value in data.multi_items():
        kind, _, name = key.partition(".")
        if isinstance(value, str) and value.strip() and kind in ("fact", "days"):
            (answers if kind == "fact" else days)[name] = value.strip()
    form = PlanForm(
        text=str(data.get("text", "")),
        record=await _record(data.get("record")),
        answers=answers,
        days_ago=days,
        complete=tuple(str(one) for one in data.getlist("complete")),
        confirmed=data.get("confirmed") == "yes",
        plain=data.get("wording") == "plain",
    )
    return form, action


async def _record(given: Any) -> str:
    if not isinstance(given, UploadFile) or not given.filename:
        return ""
    try:
        return (await given.read()).decode()
    except UnicodeDecodeError:
        raise BadInput("The record is not text in UTF-8.", "Give a JSON file in UTF-8.") from None


def _is_public(request: Request) -> bool:
    return site_of(request).settings.public_find


def _download(content: bytes, kind: str, name: str) -> Response:
    headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)
