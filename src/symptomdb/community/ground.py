"""The ground that every part of the community stands on: database, settings, clock, and the key of this site."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import insert, select

from symptomdb.settings import Settings
from symptomdb.store.site.database import SiteDatabase
from symptomdb.store.site.people_tables import site_meta
from symptomdb.store.site.secrets import keyed_digest

Clock = Callable[[], datetime]
_KEY = "signing key"


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the parts share; `now` is replaced in tests."""

    database: SiteDatabase
    settings: Settings
    now: Clock = utc_now
    _key: str = field(default="", repr=False)

    @classmethod
    def lay(cls, database: SiteDatabase, settings: Settings, now: Clock = utc_now) -> Ground:
        """The ground over an open database; its signing key is made when it is first opened."""
        query = select(site_meta.c.value).where(site_meta.c.key == _KEY)
        with database.read() as connection:
            found = connection.execute(query).scalar()
        if found is None:
            with database.write() as connection:
                found = connection.execute(query.with_for_update()).scalar()
                if found is None:
                    found = secrets.token_hex(32)
                    connection.execute(insert(site_meta).values(key=_KEY, value=found))
        return cls(database, settings, now, found)

    def sign(self, *parts: str) -> str:
        """A digest that only this site can make: for form tokens, unsubscribing and counted addresses."""
        return keyed_digest(self._key, *parts)
