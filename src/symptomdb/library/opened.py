"""An opened knowledge base, and the versions of it that are kept."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Self

from symptomdb.model.answer import KnowledgeBase
from symptomdb.model.source import Source
from symptomdb.publish.edition import Edition
from symptomdb.settings import Settings
from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts
from symptomdb.store.site.published import PublishedPages

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType


class Opened:
    """An opened knowledge base, and the versions of it that are kept."""

    def __init__(self, facts: Facts, settings: Settings) -> None:
        self._facts = facts
        self._settings = settings

    @classmethod
    def open(cls, url: str | None = None, as_of: str = "", settings: Settings | None = None) -> Self:
        """Open the knowledge base at an SQLAlchemy URL or path; the configured one when left out.

        Args:
            as_of: A date (``YYYY-MM-DD``, the end of that day) or moment: the knowledge base and pages of then.

        Raises:
            NoDatabase: Nothing has been built there yet.
            NotFound: No version that old is kept.
        """
        settings = settings or Settings.from_environment()
        if url:
            from dataclasses import replace

            settings = replace(settings, database=url)
        if as_of:
            from symptomdb.store.archive import parse_moment, version_at

            moment = parse_moment(as_of)
            kept = version_at(settings.database_url, moment)
            engine = connect(kept.url, kept.schema)
            return cls(Edition(engine, PublishedPages(settings.site_database_url, moment)), settings)
        return cls(Edition(connect(settings.database_url), PublishedPages(settings.site_database_url)), settings)

    def as_of(self, moment: str) -> Self:
        """The knowledge base as it stood at a date or moment; close it after use."""
        return type(self).open(as_of=moment, settings=self._settings)

    def versions(self) -> list[tuple[str, datetime]]:
        """The versions that can be replayed and since when each was in use, the oldest first."""
        from symptomdb.store.archive import kept_versions

        return [(one.version, one.since) for one in kept_versions(self._settings.database_url)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._facts.close()

    @property
    def version(self) -> str:
        """The version of the knowledge base; equal sources give an equal version."""
        return self._facts.version()

    def _knowledge_base(self) -> KnowledgeBase:
        return KnowledgeBase(self.version, {source.id: source.version for source in self._sources})

    @cached_property
    def _sources(self) -> list[Source]:
        return self._facts.sources()
