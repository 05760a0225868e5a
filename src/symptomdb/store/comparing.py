"""Reading all lines of a knowledge base for a comparison: each with the slot that it fills and what it says there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlalchemy import Executable, select

from symptomdb.model.annotation import ASPECT_OF, AnnotationKind
from symptomdb.store import schema
from symptomdb.store.connection import database_errors
from symptomdb.store.reader import Reader
from symptomdb.store.values import AnyRow

#: Kinds of claims of which a record has one each, so that another text is a change and not another claim.
_PROSE = frozenset({"definition", "onset", "inheritance", "passage"})


class SaidLine(NamedTuple):
    """One statement, claim or annotation.

    Attributes:
        slot: What it is about; lines of one slot with different values are versions of each other.
        value: What it says there, with its references. Places in files are no part of it.
        text: The same for a reader.
    """

    source: str
    condition: str
    aspect: str
    slot: tuple[str, ...]
    value: tuple[str, ...]
    text: str


class Comparing(Reader):
    """All that a knowledge base says, line by line."""

    def iter_said(self, sources: Collection[str]) -> Iterator[SaidLine]:
        """Every statement, claim and annotation of these sources, streamed."""
        yield from self._iter_statements(sources)
        yield from self._iter_claims(sources)
        if self.rows(select(schema.annotation.c.id).where(schema.annotation.c.source.in_(sources)).limit(1)):
            yield from self._iter_annotations(sources)

    def condition_heads(self) -> dict[str, tuple[str, int]]:
        """Condition to its name and a number that is another when its names or codes are."""
        said: dict[str, list[tuple[str, ...]]] = {}
        for row in self._stream(select(schema.condition_name)):
            said.setdefault(row.condition_id, []).append((row.text, row.kind, row.source))
        for row in self._stream(select(schema.condition_xref)):
            said.setdefault(row.condition_id, []).append((row.code, row.relation, row.source))
        rows = self._stream(select(schema.condition.c.id, schema.condition.c.name))
        return {row.id: (row.name, hash((row.name, *sorted(said.get(row.id, ()))))) for row in rows}

    def aliases(self) -> dict[str, str]:
        """Ids that records had before, to the condition that they belong to."""
        return {row.alias: row.condition_id for row in self._stream(select(schema.condition_alias))}

    def _iter_statements(self, sources: Collection[str]) -> Iterator[SaidLine]:
        cited: dict[tuple[str, str], list[str]] = {}
        for row in self._stream(select(schema.statement_citation)):
            cited.setdefault((row.condition_id, row.statement_id), []).append(row.publication_id)
        for row in self._stream(select(schema.statement).where(schema.statement.c.source.in_(sources))):
            slot = ("statement", row.source, row.condition_id, row.id)
            value = (row.aspect, row.clinical, row.plain, row.modality, row.label, row.unsourced_reason)
            references = cited.get((row.condition_id, row.id), ())
            yield SaidLine(row.source, row.condition_id, row.aspect, slot, (*value, *references), row.clinical)

    def _iter_claims(self, sources: Collection[str]) -> Iterator[SaidLine]:
        for row in self._stream(select(schema.claim).where(schema.claim.c.source.in_(sources))):
            slot: tuple[str, ...] = ("claim", row.source, row.record_id, row.aspect, row.kind)
            if row.kind not in _PROSE:
                slot = (*slot, row.text.casefold(), row.finding)
            value = (row.text, row.modality, row.note, row.finding, row.code, row.evidence, row.frequency, row.refs)
            yield SaidLine(row.source, row.condition_id, row.aspect, slot, value, row.text)

    def _iter_annotations(self, sources: Collection[str]) -> Iterator[SaidLine]:
        references: dict[int, tuple[str, ...]] = {}
        for row in self._stream(select(schema.annotation_reference)):
            references[row.annotation_id] = (*references.get(row.annotation_id, ()), row.reference)
        table, term = schema.annotation, schema.term
        chosen = select(table, term.c.label).join(term, term.c.id == table.c.term_id).where(table.c.source.in_(sources))
        for row in self._stream(chosen):
            slot = ("annotation", row.source, row.record_id, row.kind, row.term_id)
            value = (str(row.excluded), row.frequency, row.onset or "", row.sex, row.modifiers, row.evidence)
            text = f"{row.label}{', excluded' if row.excluded else ''}{f', {row.frequency}' if row.frequency else ''}"
            cited = references.get(row.id, ())
            yield SaidLine(
                row.source, row.condition_id, ASPECT_OF[AnnotationKind(row.kind)], slot, (*value, *sorted(cited)), text
            )

    def _stream(self, statement: Executable) -> Iterator[AnyRow]:
        with database_errors(self._engine.url), self._engine.connect() as connection:
            yield from connection.execution_options(yield_per=5000).execute(statement)
