"""The knowledge base behind a running application: opened with the first request that asks for it."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from starlette.requests import Request

    from symptomdb.library import SymptomDatabase


class Knowledge:
    """Holds the open knowledge base of an application.

    Until one has been built, each request raises `symptomdb.errors.NoDatabase`, and the next one tries again.
    """

    def __init__(self, url: str, db: SymptomDatabase | None = None) -> None:
        self._url = url
        self._db = db
        self._lock = Lock()

    @property
    def db(self) -> SymptomDatabase:
        """The open knowledge base."""
        with self._lock:
            if self._db is None:
                from symptomdb.library import SymptomDatabase

                self._db = SymptomDatabase.open(self._url)
            return self._db


def db_of(request: Request) -> SymptomDatabase:
    """The knowledge base of the application that a request came to."""
    return cast(Knowledge, request.app.state.knowledge).db
