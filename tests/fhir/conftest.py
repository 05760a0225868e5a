"""Fixtures of the FHIR tests: what plans, without a knowledge base."""

from __future__ import annotations

import pytest

from symptomdb.plan.planner import Planner
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_clinical_words, read_pathways


@pytest.fixture(scope="session")
def planner() -> Planner:
    """The pathways and words that come with the package."""
    content = content_folder()
    return Planner.of(read_pathways(content / "pathways"), *read_clinical_words(content / "clinical_words"))
