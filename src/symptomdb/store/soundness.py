"""Is the knowledge base sound? What must be mended (problems) and what should be known (notes)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import exists, func, select, text

from symptomdb.store import schema
from symptomdb.store.reader import Reader

#: So many examples are named of each problem.
_SHOWN = 5


class Soundness(Reader):
    """The check behind ``symptomdb check``."""

    def check(self, today: date | None = None) -> tuple[list[str], list[str]]:
        """Problems and notes, each a sentence; no problem means sound.

        Args:
            today: The day that reviews are held against; the present one when left out.
        """
        problems = [*self._iter_damage(), *self._iter_unsourced(), *self._iter_unlicensed()]
        return problems, [*self._iter_reviews(today or date.today()), *self._iter_opinions()]

    def _iter_damage(self) -> Iterator[str]:
        if self._engine.dialect.name != "sqlite":
            # PostgreSQL holds foreign keys at every write and checks its pages itself.
            return
        for row in self.rows(text("PRAGMA quick_check(5)")):
            if row[0] != "ok":
                yield f"The file is damaged: {row[0]}. Build it again."
        for row in self.rows(text("PRAGMA foreign_key_check"))[:_SHOWN]:
            yield f"A row of {row[0]} names a {row[2]} that is not there. Build it again."

    def _iter_unsourced(self) -> Iterator[str]:
        said, cited = schema.statement, schema.statement_citation
        of_it = (cited.c.condition_id == said.c.condition_id) & (cited.c.statement_id == said.c.id)
        bare = select(said.c.condition_id, said.c.id).where(~exists().where(of_it), said.c.unsourced_reason == "")
        for row in self.rows(bare.order_by(said.c.condition_id, said.c.id))[:_SHOWN]:
            yield f"{row.condition_id}, statement {row.id}: it has neither a citation nor a reason for having none."

    def _iter_unlicensed(self) -> Iterator[str]:
        for row in self.rows(select(schema.source.c.id).where(schema.source.c.licence == "")):
            yield f"Source {row.id} has no licence."

    def _iter_reviews(self, today: date) -> Iterator[str]:
        page, condition = schema.page, schema.condition
        joined = page.join(condition, condition.c.id == page.c.condition_id)
        due = select(condition.c.name, page.c.next_due).select_from(joined).where(page.c.next_due < today)
        for row in self.rows(due.order_by(page.c.next_due, condition.c.name)):
            yield f"{row.name}: the review was due on {row.next_due:%Y-%m-%d}."
        never = select(func.count()).select_from(page).where(page.c.last_reviewed.is_(None))
        if count := self.rows(never)[0][0]:
            yield f"{count} page(s) not yet reviewed by a clinician."

    def _iter_opinions(self) -> Iterator[str]:
        said = select(func.count()).where(schema.statement.c.unsourced_reason != "")
        if count := self.rows(said)[0][0]:
            yield f"{count} statement(s) without a citation, shown as unsourced with a reason."
