"""The addresses of CDS Hooks: discovery, a service per pathway and hook, and feedback."""

from __future__ import annotations

import json
import logging
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from symptomdb.errors import NotFound
from symptomdb.serve.cds_hooks.clients import TrustedClients
from symptomdb.serve.cds_hooks.feedback import feedback_of
from symptomdb.serve.cds_hooks.hook_request import hook_request
from symptomdb.serve.cds_hooks.origins import PATH, cors_headers
from symptomdb.serve.cds_hooks.services import ORDER_SELECT, Json, Service, services
from symptomdb.serve.json_body import json_of
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.site_base import base_of

router = APIRouter(prefix=PATH)
_LOG = logging.getLogger("symptomdb.cds_hooks")
_JSON = {"application/json"}


@router.options("")
@router.options("/{key}")
@router.options("/{key}/feedback")
def preflight(request: Request) -> Response:
    """Tell a browser whether its page may call."""
    return Response(status_code=204, headers=cors_headers(request))


@router.get("")
def discover(request: Request) -> Response:
    """All services."""
    _check_client(request)
    return _reply(request, {"services": [one.described() for one in services(db_of(request).pathways())]})


@router.post("/{key}")
async def call(request: Request, key: str) -> Response:
    """Cards for one person. What is sent is neither stored nor logged."""
    _check_client(request)
    body = await json_of(request, _JSON)
    return await run_in_threadpool(_call, request, key, body)


@router.post("/{key}/feedback")
async def feedback(request: Request, key: str) -> Response:
    """Take note of what became of cards: the outcome and the reason's code, never a comment."""
    _check_client(request)
    _service(request, key)
    for one in feedback_of(await json_of(request, _JSON)):
        _LOG.info("feedback on %s: card %s %s %s", key, one.card, one.outcome, one.reason)
    return Response(status_code=200, headers=cors_headers(request))


def _call(request: Request, key: str, body: Any) -> Response:
    from symptomdb.serve.cds_hooks.cards import Cards  # the classes of plans wait for the first call

    service, db = _service(request, key), db_of(request)
    asked = hook_request(body, service)
    plan = db.plan(asked.bundle, service.pathway.condition, date.today(), not_asked=asked.not_asked)
    cards = Cards(plan, base_of(request), asked.instance)
    cards.subject = f"Patient/{body['context']['patientId'].rpartition('/')[2]}"
    if service.hook == ORDER_SELECT:
        return _reply(request, {"cards": cards.for_orders(db.ordered(asked.selected, service.pathway.condition))})
    return _reply(request, {"cards": cards.for_patient()})


def _service(request: Request, key: str) -> Service:
    for one in services(db_of(request).pathways()):
        if one.id == key:
            return one
    raise NotFound(f"There is no CDS service {key!r}.", "GET /cds-services lists them.")


def _check_client(request: Request) -> None:
    path = request.app.state.site.settings.cds_clients
    if path is not None:
        _trusted(path).check(request.headers.get("authorization", ""), f"{base_of(request)}{request.url.path}")


@lru_cache(maxsize=8)
def _trusted(path: Path) -> TrustedClients:
    return TrustedClients.of(path)


def _reply(request: Request, body: Json) -> Response:
    headers = {**cors_headers(request), "cache-control": "no-store"}
    return Response(json.dumps(body, ensure_ascii=False), media_type="application/json", headers=headers)
