"""Reading what is covered: by source and aspect, and condition by condition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, func, or_, select, union

from symptomdb.model.annotation import ASPECT_OF, AnnotationKind
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.store import schema
from symptomdb.store.reader import Reader, clean

if TYPE_CHECKING:
    from symptomdb.model.coverage import Covered, CoveredCondition

_SAID = (schema.statement, schema.claim)


class Coverage(Reader):
    """Counts and lists of what is covered."""

    def covered(self) -> list[Covered]:
        """By source and aspect: how many conditions, how many lines; coded findings count as symptoms and so on."""
        from symptomdb.model.coverage import Covered  # no question needs these counts

        found: list[Covered] = []
        for table in _SAID:
            columns = (table.c.source, table.c.aspect)
            counted = select(*columns, func.count(table.c.condition_id.distinct()), func.count()).group_by(*columns)
            found += [Covered(row[0], Aspect(row[1]), row[2], row[3]) for row in self.rows(counted)]
        coded = schema.annotation
        for aspect in dict.fromkeys(ASPECT_OF.values()):
            counted = select(coded.c.source, func.count(coded.c.condition_id.distinct()), func.count())
            counted = counted.where(_is_coded(aspect)).group_by(coded.c.source)
            found += [Covered(row[0], aspect, row[1], row[2]) for row in self.rows(counted)]
        return sorted(found, key=lambda one: (one.source, list(Aspect).index(one.aspect)))

    def covered_conditions(
        self, text: str = "", source: str = "", aspect: Aspect | None = None, offset: int = 0, limit: int = 50
    ) -> tuple[int, list[CoveredCondition]]:
        """How many conditions fit, and those from `offset` on in the order of their names.

        Args:
            text: Letters that the name holds.
            source: Only those of which this source says something, on `aspect` where one is given.
        """
        from symptomdb.model.coverage import CoveredCondition  # as above

        if len(clean([text, source])) < 2:
            return 0, []  # text that no database can hold finds nothing
        table = schema.condition
        chosen = select(table.c.id, table.c.name)
        if text.strip():
            pattern = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            chosen = chosen.where(table.c.name.ilike(f"%{pattern}%", escape="\\"))
        if source or aspect:
            chosen = chosen.where(table.c.id.in_(_ids(source, aspect)))
        total = self.rows(select(func.count()).select_from(chosen.subquery()))[0][0]
        rows = self.rows(chosen.order_by(table.c.sort_name, table.c.id).offset(offset).limit(limit))
        ids = [Curie.parse(row.id) for row in rows]
        said = self._aspects(ids)
        return total, [CoveredCondition(id_, row.name, said.get(id_, {})) for id_, row in zip(ids, rows, strict=True)]

    def _aspects(self, ids: Iterable[Curie]) -> dict[Curie, dict[Aspect, tuple[str, ...]]]:
        wanted = [str(id_) for id_ in ids]
        found: dict[Curie, dict[Aspect, set[str]]] = {}
        for table in _SAID:
            chosen = select(table.c.condition_id, table.c.aspect, table.c.source).distinct()
            for id_, aspect, source in self.in_lists(chosen, table.c.condition_id, wanted):
                found.setdefault(Curie.parse(id_), {}).setdefault(Aspect(aspect), set()).add(source)
        coded = schema.annotation
        chosen = select(coded.c.condition_id, coded.c.kind, coded.c.source).distinct()
        for id_, kind, source in self.in_lists(chosen.where(coded.c.excluded.is_(False)), coded.c.condition_id, wanted):
            aspect = ASPECT_OF[AnnotationKind(kind)]
            found.setdefault(Curie.parse(id_), {}).setdefault(aspect, set()).add(source)
        order = list(Aspect)
        return {
            id_: {aspect: tuple(sorted(said[aspect])) for aspect in sorted(said, key=order.index)}
            for id_, said in found.items()
        }


def _ids(source: str, aspect: Aspect | None) -> Select[tuple[str]]:
    parts = []
    for table in _SAID:
        chosen = select(table.c.condition_id)
        if source:
            chosen = chosen.where(table.c.source == source)
        parts.append(chosen.where(table.c.aspect == str(aspect)) if aspect else chosen)
    coded = schema.annotation
    kinds = select(coded.c.condition_id).where(_is_coded(aspect))
    parts.append(kinds.where(coded.c.source == source) if source else kinds)
    every = union(*parts).subquery()
    return select(every.c.condition_id)


def _is_coded(aspect: Aspect | None) -> ColumnElement[bool]:
    coded = schema.annotation
    kinds = [kind for kind, of in ASPECT_OF.items() if aspect in (None, of)]
    return coded.c.excluded.is_(False) & or_(coded.c.kind.in_([str(kind) for kind in kinds]))
