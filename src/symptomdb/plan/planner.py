"""What plans: the pathways that are there and the words of records, compiled once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from symptomdb.errors import NotFound
from symptomdb.model.care import Plan
from symptomdb.model.curie import CONDITION_PREFIX
from symptomdb.model.pathway import Concept, Pathway
from symptomdb.plan.case import read_case
from symptomdb.plan.options import plan
from symptomdb.plan.words import Vocabulary


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans for any condition that has a pathway. Made by `of`; the same context gives the same plan."""

    pathways: Mapping[str, Pathway]
    vocabulary: Vocabulary

    @classmethod
    def of(
        cls, pathways: Iterable[Pathway], concepts: Iterable[Concept], measures: Mapping[str, tuple[str, ...]]
    ) -> Self:
        """Compile pathways and the words of records."""
        return cls({one.condition: one for one in pathways}, Vocabulary.of(concepts, measures))

    def pathway(self, condition: str) -> Pathway:
        """The pathway of a condition, by our own id with or without its prefix.

        Raises:
            NotFound: It has none.
        """
        found = self.pathways.get(condition.removeprefix(f"{CONDITION_PREFIX}:"))
        if found is None:
            known = ", ".join(sorted(self.pathways))
            raise NotFound(f"There is no care pathway for {condition!r}.", f"There are pathways for: {known}.")
        return found

    def plan(self, context: Mapping[str, Any], condition: str, today: date | None = None) -> Plan:
        """The plan for one record.

        Args:
            context: Keys as in ``content/schemas/plan_case.schema.json``; anything else is reported, not refused.
            today: The day of the plan, for the dates of follow-up.
        """
        pathway = self.pathway(condition)
        read = read_case(context, pathway, self.vocabulary)
        return plan(pathway, read.facts, read.not_understood, today)
