"""Fixtures of the REST tests: those of the web tests."""

from tests.web.conftest import app, client

__all__ = ["app", "client"]
