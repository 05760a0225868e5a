"""Generated requests: whatever is sent, the interface answers as its description says and never with a server error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, sampled_from
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.community.conftest import quick_hashes
from tests.community.world import World

from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.model.person import Role
from symptomdb.serve.web.app import create_app

__all__ = ["quick_hashes"]
OPERATIONS = [
    ("POST", "/api/v1/ask"),
    ("GET", "/api/v1/ask"),
    ("POST", "/api/v1/read"),
    ("POST", "/api/v1/find"),
    ("POST", "/api/v1/compare"),
    ("POST", "/api/v1/phenopacket"),
    ("POST", "/api/v1/interview"),
    ("POST", "/api/v1/plan"),
    ("POST", "/api/v1/plan/calendar"),
    ("GET", "/api/v1/pathways"),
    ("GET", "/api/v1/pathways/{condition}"),
    ("GET", "/api/v1/conditions"),
    ("GET", "/api/v1/conditions/{key}"),
    ("GET", "/api/v1/conditions/{key}/history"),
    ("GET", "/api/v1/conditions/{key}/assessments"),
    ("GET", "/api/v1/coverage"),
    ("GET", "/api/v1/changes"),
    ("GET", "/api/v1/search"),
    ("GET", "/api/v1/sources"),
    ("GET", "/api/v1/health"),
]


@pytest.fixture(scope="module")
def schema(whole_app: FastAPI) -> schemathesis.BaseSchema:
    """The description of the interface over the whole knowledge base."""
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", whole_app)


def test_every_operation_is_tried(schema: schemathesis.BaseSchema) -> None:
    described = {(one.ok().method.upper(), one.ok().path) for one in schema.get_all_operations()}
    assert described == set(OPERATIONS)


#: Operations without any input, of which there is no wrong request to make.
BARE = ("/api/v1/sources", "/api/v1/health", "/api/v1/pathways")
#: Operations whose input must mean something, which no description of its form can say: words with a finding in them,
#: conditions that there are, a token that was given out.
MEANINGFUL = {
    ("POST", "/api/v1/find"),
    ("POST", "/api/v1/compare"),
    ("POST", "/api/v1/phenopacket"),
    ("POST", "/api/v1/interview"),
}
PACKET = {"subject": {"sex": "FEMALE"}, "phenotypicFeatures": [{"type": {"id": "HP:0025262"}}]}
POSITIVE, NEGATIVE = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
TRIES = [(*one, POSITIVE) for one in OPERATIONS] + [(*one, NEGATIVE) for one in OPERATIONS if one[1] not in BARE]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("method", "path", "mode"), TRIES)
def test_no_request_breaks_the_interface(
    schema: schemathesis.BaseSchema, method: str, path: str, mode: schemathesis.GenerationMode
) -> None:
    cases = schema[path][method].as_strategy(generation_mode=mode)
    # Words without a finding, a made-up token, a day that never was: the form is right, and they can't be used.
    excluded = [positive_data_acceptance] if (method, path) in MEANINGFUL else []

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(cases)
    def send(case: schemathesis.Case) -> None:
        case.call_and_validate(excluded_checks=excluded)

    send()


def with_meaning(body: dict[str, Any], token: str) -> dict[str, Any]:
    """The same form, in which what must mean something does: all else stays as it was made up."""
    if body.get("token"):
        return {**body, "token": token}
    found = {**body, "text": "stiff hip"}
    if found.get("phenopacket"):
        found["phenopacket"] = PACKET
    if "excluded" in found:
        there = {"HP:0025262", *found.get("observed", ())}
        found["excluded"] = [code for code in found["excluded"] if code not in there]
    for name, condition in (("first", "SDB:gout"), ("second", "septic arthritis")):
        if name in found:
            found[name] = condition
    return found


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("method", "path"), sorted(MEANINGFUL))
def test_what_has_the_form_and_means_something_is_accepted(
    schema: schemathesis.BaseSchema, built: Path, method: str, path: str
) -> None:
    with SymptomDatabase.open(str(built)) as db:
        token = db.interview(db.case_of("stiff hip")).answer(Curie("HP", "0001945"), "no").to_token()

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(schema[path][method].as_strategy(generation_mode=POSITIVE))
    def send(case: schemathesis.Case) -> None:
        case.body = with_meaning(case.body, token)
        # A code may be made up: it is named in a note, or not found.
        case.call_and_validate(checks=[not_a_server_error, positive_data_acceptance])

    send()


@pytest.fixture(scope="module")
def world(built: Path, tmp_path_factory: pytest.TempPathFactory, quick_hashes: None) -> Iterator[World]:  # noqa: ARG001
    """A site with somebody of each role."""
    made = World(f"sqlite:///{tmp_path_factory.mktemp('roles') / 'site.sqlite3'}", database=str(built))
    for role in Role:
        made.add(role.title(), role)
    yield made
    made.community.close()


@pytest.fixture(scope="module")
def peopled(world: World) -> schemathesis.BaseSchema:
    """The description of the interface of that site."""
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(world.settings, None, world.community))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("role", ["", *Role])
def test_no_role_breaks_the_interface(world: World, peopled: schemathesis.BaseSchema, role: str) -> None:
    """A few requests to each operation, right and wrong ones, with the cookie of somebody of that role or of nobody."""
    cookies = {"session": world.sign_in(role.title())} if role else {}

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(data=data())
    def send(data: DataObject) -> None:
        method, path = data.draw(sampled_from(OPERATIONS))
        mode = data.draw(sampled_from([POSITIVE, NEGATIVE])) if path not in BARE else POSITIVE
        case = data.draw(peopled[path][method].as_strategy(generation_mode=mode))
        case.validate_response(case.call(cookies=cookies), checks=[not_a_server_error])

    send()
