"""Failures: one meaning per error in every channel."""

from __future__ import annotations

import pytest

from symptomdb import errors
from symptomdb.serve.failures import failure_of, failure_of_status, operation_outcome, problem

#: FHIR R4 issue types, https://hl7.org/fhir/R4/valueset-issue-type.html.
ISSUE_TYPES = [
    "invalid",
    "structure",
    "required",
    "value",
    "invariant",
    "security",
    "login",
    "unknown",
    "expired",
    "forbidden",
    "suppressed",
    "processing",
    "not-supported",
    "duplicate",
    "multiple-matches",
    "not-found",
    "deleted",
    "too-long",
    "code-invalid",
    "extension",
    "too-costly",
    "business-rule",
    "conflict",
    "transient",
    "lock-error",
    "no-store",
    "exception",
    "timeout",
    "incomplete",
    "throttled",
    "informational",
]
ALL = [
    (errors.BadInput, 422, 2),
    (errors.BadCurie, 422, 2),
    (errors.BadCase, 422, 2),
    (errors.TooLarge, 413, 2),
    (errors.NotFound, 404, 3),
    (errors.NoDatabase, 503, 4),
    (errors.SourceError, 500, 5),
    (errors.CountMismatch, 500, 5),
    (errors.StoreError, 503, 6),
    (errors.Conflict, 409, 7),
    (errors.NotAllowed, 403, 8),
    (errors.NotSignedIn, 401, 8),
    (errors.TooOften, 429, 9),
    (errors.SymptomDatabaseError, 500, 1),
]


@pytest.mark.parametrize(("kind", "status", "exit_code"), ALL)
def test_every_error_has_a_meaning_in_every_channel(
    kind: type[errors.SymptomDatabaseError], status: int, exit_code: int
) -> None:
    failure = failure_of(kind("It did not work.", "Try the other way."))
    assert (failure.status, failure.exit_code) == (status, exit_code)
    body = problem(failure, "/api/v1/ask")
    assert {"type", "title", "status", "detail", "instance"} <= set(body)
    assert body["remedy"] == "Try the other way."
    (issue,) = operation_outcome(failure)["issue"]
    assert issue["code"] in ISSUE_TYPES
    assert issue["severity"] in {"fatal", "error"}
    assert "Try the other way." in issue["diagnostics"]


def test_every_error_of_the_tree_is_tested() -> None:
    tree = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)}
    assert tree - {kind for kind, _, _ in ALL} == {errors.BadRecord, errors.BadContent}


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 415, 422, 500, 418])
def test_a_plain_status_says_what_to_do(status: int) -> None:
    failure = failure_of_status(status)
    assert failure.status == status
    assert failure.remedy
    assert failure.issue in ISSUE_TYPES
