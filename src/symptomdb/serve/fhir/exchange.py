"""What a FHIR client sends: which form it takes in reply, and the input of ``$apply``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException, Request

from symptomdb.errors import BadInput
from symptomdb.serve.fhir.elements import Json

_JSON = ("application/fhir+json", "application/json", "application/*", "*/*", "text/json")
_REMEDY = (
    "Post Parameters with `subject` (valueReference or valueString) and `data` (a Bundle of the person's resources), "
    "or the Bundle itself."
)


def wants_json(request: Request) -> None:
    """Raise 406 for a client that takes no JSON; ``_format`` counts before the header."""
    wanted = request.query_params.get("_format") or request.headers.get("accept", "*/*")
    kinds = [one.split(";")[0].strip().lower() for one in wanted.split(",")]
    if not any(kind in _JSON or kind in ("json", "") for kind in kinds):
        raise HTTPException(406)


@dataclass(frozen=True, slots=True)
class ApplyInput:
    """The input of ``$apply``: the record, whom it is about, and the pathway when it is named in the body."""

    bundle: Json
    subject: str
    plan_definition: str = ""


def apply_input(body: Any) -> ApplyInput:
    """Read the body of ``$apply``.

    Raises:
        BadInput: It is neither Parameters nor a Bundle, or holds no record.
    """
    kind = body.get("resourceType") if isinstance(body, dict) else None
    if kind == "Bundle":
        return ApplyInput(body, _patient_of(body) or "Patient/unknown")
    if kind != "Parameters":
        raise BadInput(f"$apply takes Parameters or a Bundle, not {kind or 'JSON without a resourceType'}.", _REMEDY)
    resources: list[Json] = []
    subject = plan = ""
    parameters = body.get("parameter")
    for one in parameters if isinstance(parameters, list) else []:
        name = one.get("name") if isinstance(one, dict) else None
        if name == "subject":
            subject = _reference(one)
        elif name == "planDefinition":
            plan = _plan(one)
        elif name in ("data", "record") and isinstance(one.get("resource"), dict):
            resources.append(one["resource"])
    if not resources:
        raise BadInput("There is no record to apply the pathway to: this server holds no patients.", _REMEDY)
    entries = [{"resource": one} for one in resources]
    bundle = resources[0] if len(resources) == 1 and resources[0].get("resourceType") == "Bundle" else None
    bundle = bundle or {"resourceType": "Bundle", "type": "collection", "entry": entries}
    return ApplyInput(bundle, subject or _patient_of(bundle) or "Patient/unknown", plan)


def _reference(parameter: Json) -> str:
    value = parameter.get("valueReference")
    text = value.get("reference") if isinstance(value, dict) else parameter.get("valueString")
    if not isinstance(text, str) or not text.strip():
        raise BadInput("The parameter subject names nobody.", _REMEDY)
    return text


def _plan(parameter: Json) -> str:
    resource = parameter.get("resource")
    named = resource.get("id") if isinstance(resource, dict) else None
    return str(parameter.get("valueCanonical") or parameter.get("valueUri") or named or "")


def _patient_of(bundle: Json) -> str:
    entries = bundle.get("entry")
    for entry in entries if isinstance(entries, list) else []:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict) and resource.get("resourceType") == "Patient":
            key = resource.get("id")
            return f"Patient/{key}" if isinstance(key, str) and key else ""
    return ""
