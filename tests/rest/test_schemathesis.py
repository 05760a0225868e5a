"""Generated requests: whatever is sent, the interface answers as its description says and never with a server error."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from tests.web.fake import FakeDatabase

from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings

schema = schemathesis.openapi.from_asgi(
    "/api/v1/openapi.json",
    create_app(Settings(), FakeDatabase()),  # type: ignore[arg-type]
)


@pytest.mark.filterwarnings("ignore")
@schema.parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_breaks_the_interface(case: schemathesis.Case) -> None:
    case.call_and_validate()
