"""The read side of the knowledge base in one object: questions in few and batched queries, model values out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from symptomdb.errors import NotFound
from symptomdb.model.curie import Curie
from symptomdb.model.source import Publication, Source
from symptomdb.store import parts, schema
from symptomdb.store.claims import Claims
from symptomdb.store.comparing import Comparing
from symptomdb.store.conditions import Conditions
from symptomdb.store.connection import database_errors
from symptomdb.store.coverage import Coverage
from symptomdb.store.loaded import LoadedClaims
from symptomdb.store.names import Names
from symptomdb.store.soundness import Soundness

if TYPE_CHECKING:
    from symptomdb.model.search import SearchHit


class Facts(Conditions, Claims, LoadedClaims, Names, Soundness, Comparing, Coverage):
    """All that the rooms above ask of the knowledge base. Text that no database can hold finds nothing."""

    def version(self) -> str:
        """The version of the knowledge base; equal sources give an equal version."""
        return self.meta()["version"]

    def meta(self) -> dict[str, str]:
        """What the build wrote about itself: ``format``, ``version``, ``built_at`` (UTC, ISO 8601) …"""
        return {row.key: row.value for row in self.rows(select(schema.meta))}

    def sources(self) -> list[Source]:
        """All sources, the most trusted first."""
        table = schema.source
        rows = self.rows(select(table).order_by(table.c.trust.desc(), table.c.id))
        return [parts.source(row) for row in rows]

    def publications(self, ids: Iterable[str]) -> list[Publication]:
        """These publications, in any order; unknown ids are left out."""
        table = schema.publication
        return [Publication(**row._mapping) for row in self.in_lists(select(table), table.c.id, ids)]

    def publication_ids(self) -> frozenset[str]:
        """Keys of all publications."""
        return frozenset(row.id for row in self.rows(select(schema.publication.c.id)))

    def page_ids(self) -> frozenset[str]:
        """Ids, without prefix, of all conditions with a page of ours."""
        rows = self.rows(select(schema.page.c.condition_id))
        return frozenset(row.condition_id.partition(":")[2] for row in rows)

    def revision(self, condition_id: Curie) -> int:
        """The number of the revision of a page of ours that is shown; 0 where none is."""
        return 1 if condition_id.local in self.page_ids() else 0

    def blob(self, name: str) -> bytes:
        """The arrays that a room stored at build time; `NotFound` for an unknown name."""
        found = self.rows(select(schema.blob.c.content).where(schema.blob.c.name == name))
        if not found:
            raise NotFound(f"The knowledge base has no arrays named {name!r}.", "Build it again: symptomdb build")
        return bytes(found[0].content)

    def search(self, text: str, limit: int = 20) -> list[SearchHit]:
        """Conditions whose names or statements hold the words, best first; any text is accepted."""
        from symptomdb.store.search import find_documents  # no question needs the word index

        with database_errors(self._engine.url), self._engine.connect() as connection:
            return find_documents(connection, text, limit)
