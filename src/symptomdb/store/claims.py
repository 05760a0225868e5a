"""Reading what is said: statements of our monographs, annotations of the data sources, terms that both name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Table, func, select

from symptomdb.model.annotation import Annotation
from symptomdb.model.curie import Curie
from symptomdb.model.statement import Statement
from symptomdb.model.term import Term
from symptomdb.store import parts, schema
from symptomdb.store.reader import Reader

_STATEMENT_LISTS = (
    schema.statement_citation,
    schema.statement_finding,
    schema.statement_action,
    schema.statement_seed,
)


class Claims(Reader):
    """Statements, annotations and terms."""

    def statements(self, condition_id: Curie, aspects: Iterable[str] = ()) -> list[Statement]:
        """Statements of a condition in the order of its record; all aspects when none is named."""
        table = schema.statement
        chosen = select(table).where(table.c.condition_id == str(condition_id)).order_by(table.c.position)
        if wanted := [str(aspect) for aspect in aspects]:
            chosen = chosen.where(table.c.aspect.in_(wanted))
        heads = self.rows(chosen)
        if not heads:
            return []
        lists = [self._lists(table, condition_id) for table in _STATEMENT_LISTS]
        return [parts.statement(head, *(found.get(head.id, ()) for found in lists)) for head in heads]

    def annotations(self, condition_id: Curie) -> list[Annotation]:
        """Annotations of a condition in the order of their source."""
        table, reference = schema.annotation, schema.annotation_reference
        heads = self.rows(select(table).where(table.c.condition_id == str(condition_id)).order_by(table.c.id))
        if not heads:
            return []
        of_condition = reference.join(table, table.c.id == reference.c.annotation_id)
        cited = select(reference.c.annotation_id, reference.c.reference).select_from(of_condition)
        chosen = cited.where(table.c.condition_id == str(condition_id))
        references: dict[int, list[str]] = {}
        for row in self.rows(chosen.order_by(reference.c.annotation_id, reference.c.position)):
            references.setdefault(row.annotation_id, []).append(row.reference)
        return [parts.annotation(head, tuple(references.get(head.id, ()))) for head in heads]

    def annotation_counts(self, ids: Iterable[Curie]) -> dict[Curie, int]:
        """How many annotations and claims of loaded sources each of these conditions has; none is left out."""
        wanted = [str(id_) for id_ in ids]
        counts: Counter[Curie] = Counter()
        for column in (schema.annotation.c.condition_id, schema.claim.c.condition_id):
            counted = select(column, func.count()).group_by(column)
            counts.update({Curie.parse(row[0]): row[1] for row in self.in_lists(counted, column, wanted)})
        return dict(counts)

    def terms(self, ids: Iterable[Curie]) -> dict[Curie, Term]:
        """These terms, obsolete ones included; unknown ids are left out."""
        wanted = [str(one) for one in ids]
        heads = self.in_lists(select(schema.term), schema.term.c.id, wanted)
        lists = parts.TermLists.of(
            *(
                self.in_lists(select(table), table.c.term_id, wanted)
                for table in (schema.term_name, schema.term_parent, schema.term_alternative)
            )
        )
        terms = (parts.term(head, lists) for head in heads)
        return {term.id: term for term in terms}

    def term_systems(self, ids: Iterable[Curie]) -> dict[Curie, str]:
        """The organ-system heading of each finding; a finding without one is left out."""
        table = schema.term
        rows = self.in_lists(select(table.c.id, table.c.heading), table.c.id, map(str, ids))
        return {Curie.parse(row.id): row.heading for row in rows if row.heading}

    def _lists(self, table: Table, condition_id: Curie) -> dict[str, tuple[str, ...]]:
        """Statement to its values, which stand in the last column of each of these tables."""
        found: dict[str, tuple[str, ...]] = {}
        for _, statement, _, value in self.of_condition(table, condition_id):
            found[statement] = (*found.get(statement, ()), value)
        return found
