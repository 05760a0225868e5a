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
    return {
        status: {"model": Problem, "description": failure_of_status(status).title}
        for status in sorted({400, 503, *statuses})
    }


def as_problems(description: dict[str, Any]) -> dict[str, Any]:
    """Give each failure of an OpenAPI description the media type of RFC 9457; FastAPI calls all bodies plain JSON."""
    for methods in description["paths"].values():
        for operation in methods.values():
            for status, response in operation["responses"].items():
                if status >= "400" and "application/json" in response.get("content", {}):
                    response["content"] = {PROBLEM_TYPE: response["content"].pop("application/json")}
    return description
