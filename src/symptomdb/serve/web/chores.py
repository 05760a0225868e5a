"""Chores of a running site: letters are sent, and once a day what is old is deleted."""

from __future__ import annotations

import logging
import time
from threading import Event, Thread

from symptomdb.errors import SymptomDatabaseError
from symptomdb.serve.community import OpenCommunity

_LOG = logging.getLogger("symptomdb.chores")
_LETTERS_EVERY_SECONDS = 2.0
_PURGE_EVERY_SECONDS = 24 * 3600.0


class Chores:
    """A thread that does them while the server runs; nothing before people's database is there."""

    def __init__(self, place: OpenCommunity) -> None:
        self._place = place
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="chores", daemon=True)
        self._purged_at = 0.0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the chore at hand and end."""
        self._stopped.set()
        self._thread.join(10)

    def _run(self) -> None:
        while not self._stopped.wait(_LETTERS_EVERY_SECONDS):
            if self._place.is_there:
                self.do()

    def do(self) -> None:
        """Do what is due. A chore that fails is named in the log and tried again."""
        try:
            community = self._place.community
            while community.post_office.deliver():
                pass
            if time.monotonic() - self._purged_at > _PURGE_EVERY_SECONDS or not self._purged_at:
                self._purged_at = time.monotonic()
                community.privacy.purge()
        except SymptomDatabaseError as error:
            _LOG.warning("a chore failed: %s", type(error).__name__)
        except Exception as error:
            # The thread must go on: letters would stop without a word otherwise.
            _LOG.error("a chore failed: %s", type(error).__name__)
