"""Fixtures of the FHIR tests: what plans, without a knowledge base."""

from __future__ import annotations

import pytest
from tests.fhir.light import LightDatabase
from tests.web.conftest import Client

from symptomdb.plan.planner import Planner
from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathways


@pytest.fixture(scope="session")
def planner() -> Planner:
    """The pathways and words that come with the package."""
    content = content_folder()
    return Planner.of(read_pathways(content / "pathways"), *read_clinical_words(content / "clinical_words"))


@pytest.fixture(scope="session")
def light(planner: Planner) -> LightDatabase:
    """What the doors to plans use."""
    return LightDatabase(planner)


@pytest.fixture(scope="session")
def client(light: LightDatabase, tmp_path_factory: pytest.TempPathFactory) -> Client:
    """Requests to the application."""
    return Client(create_app(Settings(home=tmp_path_factory.mktemp("home")), light))  # type: ignore[arg-type]
