"""``/plan``: a person's record in, a plan out; ``/plan/calendar``: its follow-up; ``/pathways``: what there is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response

from symptomdb.serve.follow_up_calendar import MEDIA_TYPE, follow_up_calendar
from symptomdb.serve.json import Json
from symptomdb.serve.json_plan import pathway_to_json, plan_to_json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.plan_case import PlanCase, make_plan
from symptomdb.serve.rest.plan_shapes import PathwayDetail, Pathways, PlanFor, PlanResult
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.shapes import Key

if TYPE_CHECKING:
    from symptomdb.model.care import Plan
    from symptomdb.model.urgent import Urgent

router = APIRouter(tags=["plan"])


@router.post(
    "/plan", response_model=PlanResult, response_model_exclude_unset=True, responses=may_fail(403, 404, 413, 422)
)
def plan(request: Request, response: Response, body: PlanFor) -> Json:
    """Apply a care pathway to one person. For clinicians and research; it orders nothing, and nothing is stored."""
    response.headers["cache-control"] = "no-store"
    made, urgent = _made(request, body, date.today())
    return {**plan_to_json(made), "urgent": urgent.message if urgent else ""}


@router.post(
    "/plan/calendar",
    responses={**may_fail(403, 404, 413, 422), 200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}},
    response_class=Response,
)
def calendar(request: Request, body: PlanFor) -> Response:
    """The follow-up of the same plan as an iCalendar file, without a word about the person."""
    made, _ = _made(request, body, date.today())
    content = follow_up_calendar(made, body.today or date.today())
    return Response(content, media_type=MEDIA_TYPE, headers={"cache-control": "no-store"})


@router.get("/pathways", response_model=Pathways, responses=may_fail())
def pathways(request: Request) -> dict[str, Any]:
    """All care pathways."""
    found = sorted(db_of(request).pathways(), key=lambda one: one.id)
    lines = [{"id": one.id, "condition": one.condition, "title": one.title, "version": one.version} for one in found]
    return {"pathways": lines}


@router.get("/pathways/{condition}", response_model=PathwayDetail, responses=may_fail(404, 422))
def pathway(request: Request, condition: Key) -> Json:
    """One care pathway: what it may ask for, what it can say, and its rules with their sources."""
    return pathway_to_json(db_of(request).pathway(condition))


def _made(request: Request, body: PlanFor, today: date) -> tuple[Plan, Urgent | None]:
    case = PlanCase(body.case, body.text, body.facts)
    return make_plan(db_of(request), case, body.condition, body.today or today, body.what_if)
