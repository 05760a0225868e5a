"""The FHIR interface under ``/fhir``: metadata, PlanDefinition (read, search) and its ``$apply``. JSON only."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from symptomdb.errors import BadInput, NotFound
from symptomdb.serve.fhir.capability import SEARCH, capability_statement
from symptomdb.serve.fhir.elements import MEDIA_TYPE, Json
from symptomdb.serve.fhir.exchange import apply_input, wants_json
from symptomdb.serve.json_body import json_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.site_base import base_of

if TYPE_CHECKING:
    from symptomdb.model.pathway import Pathway

router = APIRouter(prefix="/fhir")


@router.get("/metadata")
def metadata(request: Request) -> Response:
    """What this server can do."""
    return _reply(request, capability_statement(base_of(request), db_of(request).version))


@router.get("/PlanDefinition")
def search(request: Request) -> Response:
    """Search the pathways. Parameters that are not known are ignored, and left out of the self link."""
    wanted = [(key, value) for key, value in request.query_params.multi_items() if key.split(":")[0] in SEARCH]
    found = [one for one in _all(request) if all(_fits(one, key, value) for key, value in wanted)]
    query = "&".join(f"{key}={value}" for key, value in wanted)
    address = f"{base_of(request)}/fhir/PlanDefinition"
    bundle: Json = {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": len(found),
        "link": [{"relation": "self", "url": f"{address}?{query}" if query else address}],
    }
    entries = [{"fullUrl": one["url"], "resource": one, "search": {"mode": "match"}} for one in found]
    return _reply(request, bundle | ({"entry": entries} if entries else {}))


@router.get("/PlanDefinition/{key}")
def read(request: Request, key: str) -> Response:
    """One pathway."""
    return _reply(request, _definition(request, _pathway(request, key)))


@router.post("/PlanDefinition/{key}/$apply")
async def apply(request: Request, key: str) -> Response:
    """Apply a pathway to one person's record, which is neither stored nor logged."""
    body = await json_of(request, {"application/json", MEDIA_TYPE})
    return await run_in_threadpool(_apply, request, key, body)


@router.post("/PlanDefinition/$apply")
async def apply_any(request: Request) -> Response:
    """The same with the pathway named in the parameter ``planDefinition``."""
    body = await json_of(request, {"application/json", MEDIA_TYPE})
    return await run_in_threadpool(_apply, request, "", body)


def _apply(request: Request, key: str, body: Any) -> Response:
    given = apply_input(body)
    if not key and not given.plan_definition:
        raise BadInput(
            "There is no parameter planDefinition.", "Name the pathway, or post to PlanDefinition/{id}/$apply."
        )
    pathway = _pathway(request, key or given.plan_definition)
    today = date.today()
    plan = db_of(request).plan(given.bundle, pathway.condition, today)
    # The classes of plans and pathways wait for the first request that needs them.
    from symptomdb.serve.fhir.care_plan import care_plan

    return _reply(request, care_plan(plan, given.subject, base_of(request), today))


def _pathway(request: Request, key: str) -> Pathway:
    wanted = key.rstrip("/").rsplit("/", 1)[-1].split("|")[0]
    for pathway in db_of(request).pathways():
        if pathway.id == wanted:
            return pathway
    known = ", ".join(sorted(one.id for one in db_of(request).pathways()))
    raise NotFound(f"There is no PlanDefinition {wanted!r}.", f"There are: {known}.")


def _all(request: Request) -> list[Json]:
    return [_definition(request, one) for one in db_of(request).pathways()]


def _definition(request: Request, pathway: Pathway) -> Json:
    # As in `_apply`.
    from symptomdb.serve.fhir.plan_definition import plan_definition

    return plan_definition(pathway, base_of(request), db_of(request).publication)


def _fits(resource: Json, key: str, value: str) -> bool:
    """Strings match from their start and without case; tokens and addresses exactly. https://hl7.org/fhir/R4/search.html"""
    name, _, modifier = key.partition(":")
    known = str(resource["id" if name == "_id" else name])
    wanted = [one.rsplit("|", 1)[-1] if SEARCH[name] == "token" else one for one in value.split(",")]
    if SEARCH[name] != "string" or modifier == "exact":
        return known in wanted
    if modifier == "contains":
        return any(one.lower() in known.lower() for one in wanted)
    return any(known.lower().startswith(one.lower()) for one in wanted)


def _reply(request: Request, resource: Json) -> Response:
    wants_json(request)
    body = json.dumps(resource, ensure_ascii=False)
    keep = "no-store" if request.method == "POST" else "no-cache"
    return Response(body, media_type=f"{MEDIA_TYPE}; fhirVersion=4.0", headers={"cache-control": keep})
