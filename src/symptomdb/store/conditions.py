"""Reading conditions: by id, code, name or first letter, with their names, codes and pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, literal, select, true

from symptomdb.errors import BadCurie, NotFound
from symptomdb.model.condition import Condition, Name, NameKind, Relation
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.store import parts, schema
from symptomdb.store.reader import Reader, clean
from symptomdb.store.rows import sort_key
from symptomdb.store.values import AnyRow

if TYPE_CHECKING:
    from symptomdb.model.page import MonographPage


class Conditions(Reader):
    """Conditions and their pages."""

    def resolve(self, condition_id: Curie) -> Curie:
        """Our id for a condition's id, its alias or an exact code of another vocabulary; `NotFound` otherwise."""
        text = clean([str(condition_id)])
        own = select(schema.condition.c.id, literal(0).label("rank")).where(schema.condition.c.id.in_(text))
        alias = schema.condition_alias
        aliases = select(alias.c.condition_id, literal(1)).where(alias.c.alias.in_(text))
        xref = schema.condition_xref
        is_exact = xref.c.code.in_(text) & (xref.c.relation == Relation.EXACT)
        codes = select(xref.c.condition_id, literal(2)).where(is_exact)
        found = self.rows(own.union_all(aliases, codes))
        if not found:
            raise NotFound(f"There is no condition {condition_id}.", "Look for it with: symptomdb search NAME")
        return Curie.parse(min(found, key=lambda row: (row.rank, row.id)).id)

    def condition(self, condition_id: Curie) -> Condition:
        """A condition with its names and codes, by any id that `resolve` takes."""
        return self.conditions([self.resolve(condition_id)])[0]

    def conditions(self, ids: Iterable[Curie]) -> list[Condition]:
        """These conditions with names and codes, in any order; unknown ids are left out."""
        wanted = [str(one) for one in ids]
        heads = self.in_lists(select(schema.condition), schema.condition.c.id, wanted)
        return self._with_names(heads)

    def conditions_page(self, letter: str, offset: int, limit: int) -> tuple[int, list[Condition]]:
        """How many conditions start with `letter` ("" for all, "#" for no letter), and those from `offset` on."""
        table = schema.condition
        chosen = table.c.letter.in_(clean([letter.upper()])) if letter else true()
        total = self.rows(select(func.count()).select_from(table).where(chosen))[0][0]
        page = select(table).where(chosen).order_by(table.c.sort_name, table.c.id).offset(offset).limit(limit)
        return total, self._with_names(self.rows(page))

    def letters(self) -> dict[str, int]:
        """First letters of the index of conditions, with how many there are; "#" for those without a letter."""
        letter = schema.condition.c.letter
        return {row[0]: row[1] for row in self.rows(select(letter, func.count()).group_by(letter).order_by(letter))}

    def conditions_by_prefix(self, prefix: str, limit: int = 20) -> list[Condition]:
        """Conditions whose name starts with `prefix`, in the order of the index."""
        start = sort_key(prefix)
        if not start or not clean([start]):
            return []
        table = schema.condition
        in_range = (table.c.sort_name >= start) & (table.c.sort_name < start + "\U0010ffff")
        return self._with_names(self.rows(select(table).where(in_range).order_by(table.c.sort_name).limit(limit)))

    def find_condition(self, text: str) -> Condition | None:
        """The condition with this id (with or without ``SDB:``), exact code or exact name; None when there is none."""
        text = text.strip()
        for candidate in (text, f"{CONDITION_PREFIX}:{text}"):
            try:
                return self.condition(Curie.parse(candidate))
            except (BadCurie, NotFound):
                continue
        return self._by_name(text)

    def names(self, condition_id: Curie) -> tuple[Name, ...]:
        """All names of a condition with their source and kind, denied ones included."""
        return self.condition(condition_id).names

    def see_also(self, condition_id: Curie) -> list[Curie]:
        """Conditions that a page's editors name as neighbours."""
        rows = self.of_condition(schema.page_see_also, condition_id)
        return [Curie(CONDITION_PREFIX, row.slug) for row in rows]

    def page(self, condition_id: Curie) -> MonographPage | None:
        """Authors, reviewers, dates and disagreements; None for a condition without a monograph of ours."""
        found = self.rows(select(schema.page).where(schema.page.c.condition_id == str(condition_id)))
        if not found:
            return None
        people = self.of_condition(schema.page_person, condition_id)
        disagreements = self.of_condition(schema.disagreement, condition_id)
        see_also = self.of_condition(schema.page_see_also, condition_id)
        return parts.page(found[0], people, disagreements, tuple(row.slug for row in see_also))

    def disagreement_questions(self, condition_id: Curie) -> dict[str, str]:
        """Key and question of each published disagreement of a condition."""
        return {row.id: row.question for row in self.of_condition(schema.disagreement, condition_id)}

    def _by_name(self, text: str) -> Condition | None:
        """The condition whose own name this is, else the one that bears it as another name, if it is only one."""
        table, name = schema.condition, schema.condition_name
        # A page of ours before a record of a data source of the same name.
        chosen = select(table).outerjoin(schema.page, schema.page.c.condition_id == table.c.id)
        chosen = chosen.order_by(schema.page.c.condition_id.is_(None), table.c.id)
        if own := self.rows(chosen.where(table.c.sort_name.in_(clean([sort_key(text)])))):
            return self._with_names(own[:1])[0]
        folded = func.lower(name.c.text).in_(clean([text.lower()]))
        bearers = select(name.c.condition_id).where(folded, name.c.kind != NameKind.DENIED)
        found = self.rows(chosen.where(table.c.id.in_(bearers)))
        return self._with_names(found)[0] if len(found) == 1 else None

    def _with_names(self, heads: Sequence[AnyRow]) -> list[Condition]:
        ids = [head.id for head in heads]
        lists = []
        for table in (schema.condition_name, schema.condition_xref):
            found: dict[str, list[AnyRow]] = {}
            for row in sorted(self.in_lists(select(table), table.c.condition_id, ids), key=lambda row: row.position):
                found.setdefault(row.condition_id, []).append(row)
            lists.append(found)
        names, xrefs = lists
        return [parts.condition(head, names.get(head.id, ()), xrefs.get(head.id, ())) for head in heads]
