"""The knowledge base behind a running application: opened with the first request that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from starlette.requests import Request

    from symptomdb.library import SymptomDatabase
    from symptomdb.settings import Settings


class Knowledge:
    """Holds the open knowledge base of an application.

    Until one has been built, each request raises `symptomdb.errors.NoDatabase`, and the next one tries again.
    """

    def __init__(self, settings: Settings, db: SymptomDatabase | None = None) -> None:
        self._settings = settings
        self._db = db
        self._lock = Lock()

    @property
    def db(self) -> SymptomDatabase:
        """The open knowledge base."""
        with self._lock:
            if self._db is None:
                from symptomdb.library import SymptomDatabase

                self._db = SymptomDatabase.open(settings=self._settings)
            return self._db


def db_of(request: Request) -> SymptomDatabase:
    """The knowledge base of the application that a request came to."""
    return cast(Knowledge, request.app.state.knowledge).db


@contextmanager
def db_as_of(request: Request, moment: str) -> Iterator[SymptomDatabase]:
    """The knowledge base as it stood at a date or moment; the present one when `moment` is empty."""
    db = db_of(request)
    if not moment.strip():
        yield db
        return
    then = db.as_of(moment)
    try:
        yield then
    finally:
        then.close()
