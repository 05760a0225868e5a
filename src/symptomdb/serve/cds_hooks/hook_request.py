"""A CDS Hooks request, checked, and the record that it carries. https://cds-hooks.hl7.org/2.0/#calling-a-cds-service"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import HTTPException

from symptomdb.errors import BadInput
from symptomdb.serve.cds_hooks.services import ORDER_SELECT, PREFETCH, REQUIRED, Json, Service


@dataclass(frozen=True, slots=True)
class HookRequest:
    """What a client asked.

    Attributes:
        instance: The UUID of this call.
        bundle: The person's resources, with the drafts of orders.
        not_asked: Lists of a case of which the client sent nothing at all.
        selected: Of order-select: the newly selected orders, by reference.
    """

    instance: UUID
    bundle: Json
    not_asked: tuple[str, ...]
    selected: dict[str, Json]


def hook_request(body: Any, service: Service) -> HookRequest:
    """Check a request.

    Raises:
        BadInput: It breaks the specification.
        HTTPException: 412, data that is needed was not sent.
    """
    if not isinstance(body, dict):
        raise _bad("The request is no JSON object.")
    if body.get("hook") != service.hook:
        raise _bad(f"This service is for the hook {service.hook}, not {body.get('hook')!r}.")
    context = _object(body, "context")
    for name in ("userId", "patientId"):
        if not isinstance(context.get(name), str) or not context[name].strip():
            raise _bad(f"context.{name} is missing.")
    instance = _uuid(body.get("hookInstance"))
    prefetch = body.get("prefetch") or {}
    if not isinstance(prefetch, dict):
        raise _bad("prefetch is no JSON object.")
    missing = [key for key in REQUIRED if key not in prefetch] + (
        ["patient"] if prefetch.get("patient", 1) is None else []
    )
    if missing:
        raise HTTPException(412, f"Not sent by prefetch: {', '.join(missing)}. This service calls no FHIR server.")
    drafts, selected = _orders(context) if service.hook == ORDER_SELECT else ([], {})
    resources = [one for key in PREFETCH for one in _resources(prefetch.get(key), key)]
    _check_person(resources, context["patientId"])
    entries = [{"resource": one} for one in (*resources, *drafts)]
    return HookRequest(
        instance, {"resourceType": "Bundle", "type": "collection", "entry": entries}, _not_asked(prefetch), selected
    )


def _not_asked(prefetch: Json) -> tuple[str, ...]:
    told = {name for key in prefetch for name in PREFETCH.get(key, ("", ()))[1]}
    return tuple(dict.fromkeys(name for _, names in PREFETCH.values() for name in names if name not in told))


def _orders(context: Json) -> tuple[list[Json], dict[str, Json]]:
    selections = context.get("selections")
    if not isinstance(selections, list) or not selections or not all(isinstance(one, str) for one in selections):
        raise _bad("context.selections must be a list of the newly selected orders.")
    drafts = _resources(_object(context, "draftOrders"), "context.draftOrders")
    by_reference = {f"{one['resourceType']}/{one.get('id')}": one for one in drafts}
    unknown = [one for one in selections if one not in by_reference]
    if unknown:
        raise _bad(f"context.selections names {unknown[0]!r}, which is not among context.draftOrders.")
    return drafts, {one: by_reference[one] for one in selections}


def _resources(value: Any, key: str) -> list[Json]:
    """The resources of a prefetched value: one resource, a bundle of them, or null for none."""
    if value is None:
        return []
    if not isinstance(value, dict) or not isinstance(value.get("resourceType"), str):
        raise _bad(f"{key} holds no FHIR resource.")
    if value["resourceType"] != "Bundle":
        return [value]
    links = value.get("link")
    if isinstance(links, list) and any(isinstance(one, dict) and one.get("relation") == "next" for one in links):
        raise _bad(f"{key} is one page of several; send all of it.")
    entries = value.get("entry")
    found = [one.get("resource") for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    if not all(isinstance(one, dict) and isinstance(one.get("resourceType"), str) for one in found if one is not None):
        raise _bad(f"{key} holds an entry without a resource.")
    return [one for one in found if isinstance(one, dict) and one["resourceType"] != "OperationOutcome"]


def _check_person(resources: list[Json], patient: str) -> None:
    wanted = patient.rpartition("/")[2]
    for one in resources:
        if one["resourceType"] == "Patient" and isinstance(one.get("id"), str) and one["id"] != wanted:
            raise _bad("The prefetched Patient is not the one of context.patientId.")


def _object(body: Json, name: str) -> Json:
    value = body.get(name)
    if not isinstance(value, dict):
        raise _bad(f"{name} is missing, or no JSON object.")
    return value


def _uuid(text: Any) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        raise _bad("hookInstance is no UUID.") from None


def _bad(problem: str) -> BadInput:
    return BadInput(problem, "See https://cds-hooks.hl7.org/2.0/ and GET /cds-services.")
