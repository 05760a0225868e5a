"""``/find``: a case in, ranked conditions out; ``/compare``: two of them side by side; ``/phenopacket``: the case."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request, Response

from symptomdb.serve.differential import make_differential
from symptomdb.serve.intake import Given, prior_of, require_findings, take
from symptomdb.serve.json import Json
from symptomdb.serve.json_case import comparison_to_json, differential_to_json
from symptomdb.serve.knowledge import db_of
from symptomdb.serve.purpose import audience
from symptomdb.serve.rest.case_requests import Compare, Find, Person, Somebody
from symptomdb.serve.rest.problems import may_fail
from symptomdb.serve.rest.ranking_shapes import Comparison, Differential

router = APIRouter(tags=["find"])


@router.post("/find", response_model=Differential, responses=may_fail(403, 404, 413, 422))
def find(request: Request, response: Response, body: Find) -> Json:
    """Rank all conditions for one person's findings. For clinicians and research; it does not diagnose.

    Words, codes and a phenopacket of version 2.0 may be combined; with the same `prior`, the same findings give the
    same ranking whichever way they came. Old ids are replaced and unknown ones left out, each with a line in `notes`.
    Nothing is stored or logged.
    """
    response.headers["cache-control"] = "no-store"
    db = db_of(request)
    given = given_by(body)
    options = db.find_options(body.unmatched, body.only, prior_of(given, body.prior))
    found = make_differential(db, take(db, given), body.top, options, body.what_if, body.pairs)
    return differential_to_json(found, audience_of(request))


@router.post("/compare", response_model=Comparison, responses=may_fail(403, 404, 413, 422))
def compare(request: Request, response: Response, body: Compare) -> Json:
    """Say what each finding of a person argues for: the first of two conditions, or the second, by findings alone."""
    response.headers["cache-control"] = "no-store"
    db = db_of(request)
    taken = take(db, given_by(body))
    require_findings(taken.case)
    arguments = db.compare(taken.case, body.first, body.second)
    return comparison_to_json(arguments, taken.urgent, audience_of(request), db.version)


@router.post("/phenopacket", responses=may_fail(403, 413, 422))
def phenopacket(request: Request, response: Response, body: Somebody) -> dict[str, Any]:
    """Give a person's findings as a GA4GH phenopacket of version 2.0."""
    response.headers["cache-control"] = "no-store"
    db = db_of(request)
    case = take(db, given_by(body)).case
    require_findings(case)
    return db.phenopacket(case)


def given_by(body: Person) -> Given:
    """What a body says of a person."""
    packet = "" if body.phenopacket is None else json.dumps(body.phenopacket)
    age = "" if body.age is None else str(body.age)
    return Given(body.text, body.observed, body.excluded, age, body.sex, packet, body.history)


def audience_of(request: Request) -> str:
    """Whom a ranking of this site is offered to."""
    return audience(request.app.state.site.settings.public_find)
