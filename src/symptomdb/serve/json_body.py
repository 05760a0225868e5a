"""The JSON body of a request that no shape is declared for: a FHIR resource, a CDS Hooks request."""

from __future__ import annotations

import json
from typing import Any

from fastapi import HTTPException, Request

from symptomdb.errors import BadInput


async def json_of(request: Request, kinds: set[str]) -> Any:
    """Parse the body.

    Args:
        kinds: Media types that are taken.

    Raises:
        HTTPException: 415 for another media type.
        BadInput: The body is no JSON.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in kinds:
        raise HTTPException(415)
    try:
        return json.loads(await request.body(), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadInput("The body is no JSON in UTF-8.", "Send one JSON object.") from error


def _refuse(name: str) -> Any:
    """NaN and Infinity are no JSON (RFC 8259, section 6)."""
    raise ValueError(name)
