"""Problem bodies (RFC 9457) as the OpenAPI description names them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from symptomdb.serve.failures import PROBLEM_TYPE, failure_of_status


class FieldProblem(BaseModel):
    """One field that can't be used."""

    field: str
    message: str


class Problem(BaseModel):
    """What happened, and in `remedy` what to do next."""

    type: str
    title: str
    status: int
    detail: str
    remedy: str
    instance: str = ""
    errors: list[FieldProblem] = Field(default=[], description="The fields that can't be used, if that was the reason.")


def may_fail(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route: what it says for each of these statuses, always also 400 and 503."""
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        status: {
            "description": failure_of_status(status).title if status != 503 else "There is no knowledge base yet",
            "model": Problem,
            "content": {PROBLEM_TYPE: schema},
        }
        for status in sorted({400, 503, *statuses})
    }
