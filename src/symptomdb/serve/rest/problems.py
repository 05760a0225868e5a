"""Problem bodies (RFC 9457) as the OpenAPI description names them."""

from __future__ import annotations

from typing import Any

from fastapi.openapi.constants import REF_PREFIX, REF_TEMPLATE
from pydantic import Field

from symptomdb.serve.failures import PROBLEM_TYPE, failure_of_status
from symptomdb.serve.rest.shape import Shape


class FieldProblem(Shape):
    """One field that can't be used."""

    field: str
    message: str


class Problem(Shape):
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
    # Named and not given as `model`: FastAPI would make a validator of its own for each of some ninety replies.
    content = {PROBLEM_TYPE: {"schema": {"$ref": REF_PREFIX + Problem.__name__}}}
    return {
        status: {"content": content, "description": failure_of_status(status).title}
        for status in sorted({400, 503, *statuses})
    }


def describe_problems(description: dict[str, Any]) -> dict[str, Any]:
    """Add what `may_fail` names to an OpenAPI description."""
    problem = Problem.model_json_schema(ref_template=REF_TEMPLATE)
    parts = description["components"]
    parts["schemas"] = dict(sorted({**parts["schemas"], **problem.pop("$defs"), Problem.__name__: problem}.items()))
    return description
