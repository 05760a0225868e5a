"""Fixtures of ASK: the made-up knowledge base."""

from __future__ import annotations

import pytest
from tests.ask.toy import ToyFacts, toy_facts


@pytest.fixture(scope="session")
def facts() -> ToyFacts:
    return toy_facts()
