"""Somebody at a browser, without Chromium: keeps cookies, follows no link by itself, fills in forms."""

from __future__ import annotations

import re
from typing import Any

import httpx
from fastapi import FastAPI
from tests.web.conftest import Client

_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


class Browser(Client):
    """A client with a jar of cookies; `scheme` is what a proxy in front would have been spoken to with."""

    def __init__(self, app: FastAPI, scheme: str = "http") -> None:
        super().__init__(app)
        self.jar: dict[str, str] = {}
        self.base_url = f"{scheme}://toy.example"

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        cookies = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        headers = {**({"cookie": cookies} if cookies else {}), **options.pop("headers", {})}
        reply = super().request(method, path, headers=headers, **options)
        for line in reply.headers.get_list("set-cookie"):
            name, _, value = line.split(";")[0].partition("=")
            if "Max-Age=0" in line:
                self.jar.pop(name, None)
            else:
                self.jar[name] = value.strip('"')
        return reply

    def submit(self, page: str, to: str = "", **fields: str) -> httpx.Response:
        """Open a page, fill in its form and send it."""
        token = _TOKEN.search(self.get(page).text)
        assert token, f"{page} has no form of ours"
        return self.post(to or page, data={"form_token": token[1], **fields})

    def sign_in(self, name: str, password: str) -> httpx.Response:
        """Sign in as ``name@example.org``."""
        return self.submit("/sign-in", email=f"{name.lower()}@example.org", password=password)
