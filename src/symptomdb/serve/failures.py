"""Failures: what each error of ours is to a shell (exit code), to HTTP (status, problem body) and to FHIR (issue)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symptomdb.errors import (
    BadInput,
    Conflict,
    NoDatabase,
    NotAllowed,
    NotFound,
    NotSignedIn,
    SourceError,
    StoreError,
    SymptomDatabaseError,
    TooLarge,
    TooOften,
)

PROBLEM_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure in the words of every channel.

    Attributes:
        status: HTTP status.
        slug: Last part of the problem's type, stable for programs.
        title: The same for every failure of this kind.
        detail: What happened this time.
        remedy: What to do next.
        issue: FHIR R4 issue type (https://hl7.org/fhir/R4/valueset-issue-type.html).
        exit_code: For a shell.
    """

    status: int
    slug: str
    title: str
    detail: str
    remedy: str
    issue: str
    exit_code: int = 1


# The first class that fits counts, so a subclass stands before its parent.
_KINDS: tuple[tuple[type[SymptomDatabaseError], int, str, str, str], ...] = (
    (TooLarge, 413, "too-large", "That is more than can be read at once", "too-long"),
    (BadInput, 422, "bad-input", "That could not be understood", "invalid"),
    (NotFound, 404, "not-found", "There is nothing at this address", "not-found"),
    (NoDatabase, 503, "no-database", "The knowledge base is not there yet", "transient"),
    (SourceError, 500, "source-error", "A source could not be loaded", "processing"),
    (StoreError, 503, "store-error", "The knowledge base can't be read just now", "exception"),
    (Conflict, 409, "conflict", "Somebody else changed this meanwhile", "conflict"),
    (NotSignedIn, 401, "not-signed-in", "Please sign in", "login"),
    (NotAllowed, 403, "not-allowed", "This is not allowed", "forbidden"),
    (TooOften, 429, "too-often", "That was tried too often", "throttled"),
)

#: What to say for a plain HTTP status that no error of ours stands behind.
_STATUSES: dict[int, tuple[str, str, str, str]] = {
    400: ("bad-request", "The request could not be read", "Check the address and the body.", "structure"),
    403: ("not-allowed", "This is not allowed", "Open the page on this site and try again from there.", "forbidden"),
    404: ("not-found", "There is nothing at this address", "Check the address, or search from the start.", "not-found"),
    405: (
        "method",
        "This address does not take that method",
        "See the Allow header for those it takes.",
        "not-supported",
    ),
    401: ("not-signed-in", "Please say who you are", "Send a signed token of a trusted client.", "login"),
    406: ("not-acceptable", "There is no reply in that form", "Accept application/fhir+json.", "not-supported"),
    412: ("data-missing", "Something that is needed was not sent", "Send what is named.", "required"),
    413: ("too-large", "That is more than can be read at once", "Send less text.", "too-long"),
    415: ("media-type", "This kind of content can't be read", "Send JSON or a form.", "not-supported"),
    503: ("no-database", "The knowledge base is not there yet", "Try again in a minute.", "transient"),
    422: ("bad-input", "That could not be understood", "Correct the fields that are named.", "invalid"),
}
_UNEXPECTED = (
    "unexpected",
    "Something went wrong here",
    "Try again; if it stays so, tell the site's owner.",
    "exception",
)


def failure_of(error: SymptomDatabaseError) -> Failure:
    """Say what an error of ours is in every channel."""
    for kind, status, slug, title, issue in _KINDS:
        if isinstance(error, kind):
            return Failure(status, slug, title, error.message, error.remedy, issue, error.exit_code)
    return Failure(500, *_UNEXPECTED[:2], error.message, error.remedy, "exception", error.exit_code)


def failure_of_status(status: int, detail: str = "") -> Failure:
    """Say what a plain HTTP status means, with `detail` in place of the general words where it is given."""
    slug, title, remedy, issue = _STATUSES.get(status, _UNEXPECTED)
    return Failure(status, slug, title, detail or f"{title}.", remedy, issue)


def problem(failure: Failure, instance: str = "", errors: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The body of RFC 9457, with `remedy` and, for bad fields, `errors` as extension members."""
    body: dict[str, Any] = {
        "type": f"about:blank#{failure.slug}",
        "title": failure.title,
        "status": failure.status,
        "detail": failure.detail,
        "remedy": failure.remedy,
    }
    if instance:
        body["instance"] = instance
    if errors:
        body["errors"] = errors
    return body


def operation_outcome(failure: Failure) -> dict[str, Any]:
    """The FHIR R4 OperationOutcome of a failure."""
    severity = "fatal" if failure.status >= 500 else "error"
    diagnostics = f"{failure.detail} {failure.remedy}".strip()
    issue = {
        "severity": severity,
        "code": failure.issue,
        "details": {"text": failure.title},
        "diagnostics": diagnostics,
    }
    return {"resourceType": "OperationOutcome", "issue": [issue]}
