"""Reading names by their keys, and the words that they are made of."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from symptomdb.store import parts, schema
from symptomdb.store.reader import Reader, clean
from symptomdb.store.values import NameHit, TokenInfo


class Names(Reader):
    """Keys of names, and tokens."""

    def lookup_keys(self, keys: Iterable[str]) -> list[NameHit]:
        """All names under these keys (`ontology.names.name_key`), denied ones included, surest first."""
        table = schema.name_key
        hits = [parts.name_hit(row) for row in self.in_lists(select(table), table.c.key, keys)]
        return sorted(hits, key=lambda hit: (-hit.weight, hit.key, str(hit.condition)))

    def names_starting(self, key: str, limit: int) -> list[NameHit]:
        """Names of conditions (no terms, none denied) whose key goes on after `key` and a space, by key."""
        if not clean([key]):
            return []
        table = schema.name_key
        # "!" is the character after the space.
        in_range = (table.c.key >= f"{key} ") & (table.c.key < f"{key}!")
        chosen = select(table).where(in_range, table.c.kind != "term", table.c.denied.is_(False))
        return [parts.name_hit(row) for row in self.rows(chosen.order_by(table.c.key, table.c.record_id).limit(limit))]

    def token_info(self, words: Iterable[str]) -> dict[str, TokenInfo]:
        """Counts per stem; a stem that nobody knows is left out."""
        table = schema.token
        chosen = select(table.c.token, table.c.df, table.c.english)
        rows = self.in_lists(chosen, table.c.token, words)
        return {row.token: TokenInfo(row.token, row.df, row.english) for row in rows}

    def words_like(self, first_letter: str, min_len: int, max_len: int) -> list[tuple[str, int]]:
        """Stems of names with this first letter ("" for any) and length, each with its `df` > 0."""
        table = schema.token
        chosen = select(table.c.token, table.c.df).where(table.c.length.between(min_len, max_len), table.c.df > 0)
        if first_letter:
            chosen = chosen.where(table.c.first_letter.in_(clean([first_letter])))
        return [(token, df) for token, df in self.rows(chosen)]
