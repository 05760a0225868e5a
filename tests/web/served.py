"""Serves an application on a port of this machine for as long as a test needs it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI

#: Logs little, unless a test says otherwise.
_QUIET = {"log_level": "warning", "access_log": False, "ws": "none", "lifespan": "off"}


@contextmanager
def served(app: FastAPI, **config: Any) -> Iterator[str]:
    """The address of the running application; ``config`` is uvicorn's."""
    server = uvicorn.Server(uvicorn.Config(app, **(_QUIET | config)))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(5)
