"""What is published on this site, for readers of the knowledge base: looked up only where people's database exists.

People's tables are imported then too: most command lines have none.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from symptomdb.errors import StoreError
from symptomdb.store.connection import parse_url, sqlite_path

if TYPE_CHECKING:
    from datetime import datetime

    from symptomdb.store.site.database import SiteDatabase


class PublishedPages:
    """The published revisions, now or as they stood at a moment. Nothing is made or changed in people's database."""

    def __init__(self, url: str, at: datetime | None = None) -> None:
        self._url = url
        self._at = at
        self._database: SiteDatabase | None = None
        self._lock = Lock()
        self._stamp = -1
        self._keys: dict[str, tuple[int, int]] = {}

    def keys(self) -> dict[str, tuple[int, int]]:
        """Condition to key and number of its published revision; 0 and 0 where all was withdrawn.

        Conditions that show what came with the program are left out.
        """
        database = self._open()
        if database is None:
            return {}
        from symptomdb.store.site import revisions

        with database.read() as connection:
            stamp = revisions.count_events(connection)
            with self._lock:
                if stamp != self._stamp:
                    self._keys, self._stamp = revisions.published_keys(connection, self._at), stamp
                return self._keys

    def text(self, key: int) -> str:
        """The monograph file of a revision."""
        database = self._open()
        if database is None:
            raise StoreError("What people made here can't be read.", "Check that its database is where it was.")
        from symptomdb.store.site import revisions

        with database.read() as connection:
            found = revisions.read_revision(connection, key)
        if found is None:
            raise StoreError(f"Revision {key} is gone.", "Restore a backup: symptomdb restore")
        return found.text

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            self._database.close()

    def _open(self) -> SiteDatabase | None:
        with self._lock:
            if self._database is None and _exists(self._url):
                from symptomdb.store.site.database import NEWEST, SiteDatabase

                database = SiteDatabase(self._url)
                if database.version() != NEWEST:
                    database.close()
                    return None
                self._database = database
            return self._database


def _exists(url: str) -> bool:
    parsed = parse_url(url)
    return parsed.get_backend_name() != "sqlite" or sqlite_path(parsed).is_file()
