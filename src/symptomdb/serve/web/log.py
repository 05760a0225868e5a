"""The log: one JSON object per line on standard error, with figures and kinds of errors and nobody's data."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from symptomdb.errors import BadInput

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}


class AsJson(logging.Formatter):
    """A record as one line of JSON.

    Of an exception only its type goes in: its message and its frames may hold what somebody typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, "figures", {})
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


def set_up(level: str) -> None:
    """Send what our own modules and the server say to standard error, from `level` on.

    Raises:
        BadInput: There is no such level.
    """
    if level not in _LEVELS:
        raise BadInput(f"SYMPTOMDB_LOG_LEVEL is {level!r}.", f"Use one of: {', '.join(_LEVELS)}.")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AsJson())
    for name in ("symptomdb", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        # The server's own lines say when it starts and where; that is printed once already.
        logger.setLevel(_LEVELS[level] if name == "symptomdb" else max(_LEVELS[level], logging.WARNING))
