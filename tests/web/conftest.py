"""Fixtures of the web tests: the application over a made-up knowledge base, in process and on a port."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from tests.web.fake import FakeDatabase
from tests.web.served import served

from symptomdb.serve.web.app import create_app
from symptomdb.settings import Settings

#: The shell draws no window of its own around a page: a new page takes it a quarter of the processor time.
CHROMIUMS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Client:
    """Sends requests to the application without a port."""

    base_url = "http://toy.example"

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, base_url=self.base_url) as client:
                return await client.request(method, path, **options)

        # Playwright keeps an event loop in the tests' own thread.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(send())).result()

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.request("POST", path, **options)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The application over the made-up knowledge base, with nobody's account in it."""
    return create_app(Settings(home=tmp_path_factory.mktemp("home")), FakeDatabase())  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Client:
    """Requests to the application."""
    return Client(app)


@pytest.fixture(scope="session")
def site(app: FastAPI) -> Iterator[str]:
    """The address of the application on a port of this machine."""
    with served(app) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium."""
    found = next((one for one in CHROMIUMS if one.exists()), None)
    if found is None:
        pytest.skip(f"needs Chromium at {' or '.join(map(str, CHROMIUMS))}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(found), args=FLAGS)
        yield browser
        browser.close()
