"""Load on the site: the condition page, a comment posted, and a static file of the same server beside them for scale.

Run it with ``python -m benches.site_load SITE_URL [--requests 200] [--clients 8]``: SITE_URL is ``sqlite:///…`` or
``postgresql://…``, empty, for what people make; the knowledge base is the one that the settings name. It prints a line
of JSON per kind of request: requests, errors, p50, p95 in milliseconds, requests per second, and p95 as a multiple of
the static file's in the same run.
"""

from __future__ import annotations

import argparse
import json
import re
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import httpx
import uvicorn

from symptomdb.community import Community
from symptomdb.library import SymptomDatabase
from symptomdb.model.person import Role
from symptomdb.serve.web.app import create_app
from symptomdb.serve.web.site import asset
from symptomdb.settings import Settings

_PAGE = "/conditions/heterotopic-ossification"
_PASSWORD = "walnut tricycle harbour fog"
_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


def main() -> None:
    """Serve, load and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site_url")
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--clients", type=int, default=8)
    options = parser.parse_args()
    settings = replace(Settings.from_environment(), site_database=options.site_url)
    with SymptomDatabase.open(settings=settings) as db, Community.open(settings) as community:
        address = _serve(settings, db, community)
        clients = [_signed_in(address, community, number) for number in range(options.clients)]
        static = _measure("static file", clients, options.requests, lambda one, _: one[0].get(asset("site.css")))
        page = _measure("condition page", clients, options.requests, lambda one, _: one[0].get(_PAGE))
        # The limits against spam hold one person to 60 comments a day, so the number of comments is small.
        posts = min(options.requests, options.clients * 3)
        comment = _measure("comment posted", clients, posts, _post)
        for one in (static, page, comment):
            one["p95_of_static"] = round(one["p95_ms"] / static["p95_ms"], 1)
            print(json.dumps({"database": db.version, "site": options.site_url.partition(":")[0], **one}))


def _post(client: tuple[httpx.Client, str], number: int) -> httpx.Response:
    fields = {"form_token": client[1], "body": f"Number {number}.", "posting": f"bench-{number}"}
    return client[0].post(f"{_PAGE}/comments", data=fields)


def _measure(
    name: str,
    clients: list[tuple[httpx.Client, str]],
    requests: int,
    send: Callable[[tuple[httpx.Client, str], int], httpx.Response],
) -> dict[str, Any]:
    def one(number: int) -> tuple[float, int]:
        started = time.perf_counter()
        reply = send(clients[number % len(clients)], number)
        return time.perf_counter() - started, reply.status_code

    started = time.perf_counter()
    with ThreadPoolExecutor(len(clients)) as pool:
        found = list(pool.map(one, range(requests)))
    seconds = time.perf_counter() - started
    times = sorted(taken for taken, _ in found)
    return {
        "what": name,
        "requests": requests,
        "errors": sum(status >= 400 for _, status in found),
        "p50_ms": round(times[len(times) // 2] * 1000, 1),
        "p95_ms": round(times[int(len(times) * 0.95)] * 1000, 1),
        "per_second": round(requests / seconds, 1),
    }


def _serve(settings: Settings, db: SymptomDatabase, community: Community) -> str:
    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(settings, db, community)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none", lifespan="off"))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def _signed_in(address: str, community: Community, number: int) -> tuple[httpx.Client, str]:
    email = f"bench-{number}-{time.time_ns()}@example.org"
    community.people.add(email, f"Bench {number}", Role.READER, community.accounts.keep_password(_PASSWORD, "", ""))
    client = httpx.Client(base_url=address, timeout=120, follow_redirects=False)
    token = _TOKEN.search(client.get("/sign-in").text)
    assert token
    reply = client.post("/sign-in", data={"form_token": token[1], "email": email, "password": _PASSWORD})
    assert reply.status_code == 303, reply.status_code
    token = _TOKEN.search(client.get("/account").text)
    assert token
    return client, token[1]


if __name__ == "__main__":
    main()
