"""The server of the site on this machine; it prints its address and nothing else."""

from __future__ import annotations

import socket
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from symptomdb.errors import BadInput

if TYPE_CHECKING:
    from symptomdb.settings import Settings


def run(settings: Settings) -> None:
    """Serve until interrupted.

    Raises:
        BadInput: The address can't be listened on, most often because the port is taken.
    """
    listener = _listen(settings.host, settings.port)

    import uvicorn

    from symptomdb.serve.web import log
    from symptomdb.serve.web.app import create_app
    from symptomdb.serve.web.chores import Chores

    log.set_up(settings.log_level)
    host, port = listener.getsockname()[:2]
    app = create_app(replace(settings, port=port))
    config = uvicorn.Config(
        app,
        log_config=None,
        # An access log would hold the questions that came in links.
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="off",
    )
    shown = f"[{host}]" if ":" in host else host
    sys.stdout.write(f"{settings.site_name}: http://{shown}:{port}\n")
    sys.stdout.flush()
    chores = Chores(app.state.community)
    chores.start()
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        chores.stop()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # Listening right away tells the second of two servers at once that the port is taken.
        listener.listen(128)
    except OSError as error:
        raise BadInput(
            f"Can't listen on {host}, port {port}: {error.strerror or error}.",
            "Choose another port, for example with SYMPTOMDB_PORT=8200; 0 picks a free one.",
        ) from error
    return listener
