"""Fixtures of the CDS Hooks tests: those of the FHIR tests."""

from tests.fhir.conftest import client, light, planner

__all__ = ["client", "light", "planner"]
