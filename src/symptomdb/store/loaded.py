"""Reading what loaded sources say, how conditions are related, and what reconciliation met."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import func, or_, select

from symptomdb.model.claim import Claim, FindingTest
from symptomdb.model.curie import Curie
from symptomdb.model.identity import Kinship, Remark
from symptomdb.store import parts, schema
from symptomdb.store.reader import Reader

#: What a build writes of when it ran; equal sources give equal rows but for these.
_TIMES = ("built_at", "since")


class LoadedClaims(Reader):
    """Claims, kinships, tests and remarks."""

    def claims(self, condition_id: Curie) -> list[Claim]:
        """All that loaded sources say of a condition, in their order."""
        return [parts.claim(row) for row in self.of_condition(schema.claim, condition_id)]

    def kinships(self, condition_id: Curie) -> list[Kinship]:
        """What a condition is a kind of, and what is a kind of it."""
        table = schema.kinship
        own = str(condition_id)
        rows = self.rows(select(table).where(or_(table.c.parent_id == own, table.c.child_id == own)))
        found = [Kinship(Curie.parse(r.child_id), Curie.parse(r.parent_id), r.relation, r.source) for r in rows]
        return sorted(found, key=lambda one: (one.child, one.parent))

    def finding_tests(self, findings: Iterable[Curie]) -> list[FindingTest]:
        """The procedures through which these findings can be seen."""
        table = schema.finding_test
        rows = self.in_lists(select(table), table.c.finding_id, map(str, findings))
        found = [FindingTest(Curie.parse(r.finding_id), Curie.parse(r.action_id), r.prenatal, r.source) for r in rows]
        return sorted(found, key=lambda one: (one.action, one.finding, one.prenatal))

    def remarks(self, kind: str = "", limit: int = 1000) -> list[Remark]:
        """What reconciliation met, all of it when no `kind` (``merge``, ``conflict`` …) is named."""
        table = schema.remark
        chosen = select(table).order_by(table.c.id).limit(limit)
        rows = self.rows(chosen.where(table.c.kind == kind) if kind else chosen)
        return [Remark(row.kind, row.subject, row.detail, row.source) for row in rows]

    def remark_counts(self) -> dict[str, int]:
        """How many remarks there are of each kind."""
        kind = schema.remark.c.kind
        return {row[0]: row[1] for row in self.rows(select(kind, func.count()).group_by(kind).order_by(kind))}

    def content_digest(self) -> str:
        """SHA-256 over the sorted rows of all tables, without the times of the build and the arrays."""
        digest = hashlib.sha256()
        for table in schema.metadata.sorted_tables:
            if table is schema.blob:
                continue
            rows = sorted(repr(tuple(row)) for row in self.rows(select(table)) if row[0] not in _TIMES)
            digest.update(f"{table.name} {len(rows)}\n".encode())
            for row in rows:
                digest.update(row.encode())
        return digest.hexdigest()
