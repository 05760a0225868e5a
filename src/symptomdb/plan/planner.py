"""What plans: the pathways that are there and the words of records, compiled once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from symptomdb.errors import NotFound
from symptomdb.model.care import Plan, Told
from symptomdb.model.concept import Concept, Measure
from symptomdb.model.curie import CONDITION_PREFIX
from symptomdb.model.pathway import Pathway
from symptomdb.plan.answers import FACTS, answered
from symptomdb.plan.case import ReadCase, read_case
from symptomdb.plan.coded import mentions_of
from symptomdb.plan.engine import Engine
from symptomdb.plan.options import compose
from symptomdb.plan.settle import is_unsorted, settle
from symptomdb.plan.vocabulary import Vocabulary
from symptomdb.plan.what_if import what_if

Notes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans for any condition that has a pathway. Made by `of`; the same context gives the same plan."""

    engines: Mapping[str, Engine]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, pathways: Iterable[Pathway], concepts: Iterable[Concept], measures: Iterable[Measure]) -> Self:
        """Compile pathways and the words of records."""
        return cls({one.condition: Engine(one) for one in pathways}, Vocabulary.of(concepts, measures))

    @property
    def pathways(self) -> dict[str, Pathway]:
        """All pathways that are there, by condition."""
        return {condition: engine.pathway for condition, engine in self.engines.items()}

    def pathway(self, condition: str) -> Pathway:
        """The pathway of a condition; `NotFound` when it has none."""
        return self.engine(condition).pathway

    def engine(self, condition: str) -> Engine:
        """What runs the pathway of a condition, by our own id with or without its prefix.

        Raises:
            NotFound: It has none.
        """
        found = self.engines.get(condition.removeprefix(f"{CONDITION_PREFIX}:"))
        if found is None:
            known = ", ".join(sorted(self.engines))
            raise NotFound(f"There is no care pathway for {condition!r}.", f"There are pathways for: {known}.")
        return found

    def plan(
        self,
        context: Mapping[str, Any],
        condition: str,
        today: date | None = None,
        names: Iterable[str] = (),
        notes: Notes = (),
        with_what_if: bool = False,
    ) -> Plan:
        """The plan for one record.

        Args:
            context: Keys as in ``content/schemas/plan_case.schema.json``; anything else is reported, not refused. Or an
                electronic record's lists, which are sorted first.
            today: The day of the plan, for the dates of follow-up.
            names: Names of the condition, by which an electronic record's own line of it is known.
            notes: What was left out before.
            with_what_if: Work out too which other fact would change which line.
        """
        engine = self.engine(condition)
        read, more = self.read(context, engine.pathway, names, today)
        said = engine.evaluate(read.facts)
        made = compose(engine.pathway, said, (*notes, *more, *read.not_understood), today)
        return replace(made, what_if=what_if(engine, said, read.facts)) if with_what_if else made

    def with_told(self, context: Mapping[str, Any], told: Told) -> dict[str, Any]:
        """A record with what was told beside it: answers count first, words are added to those that are there."""
        found = {**context, FACTS: {**(context.get(FACTS) or {}), **told.answers}}
        words = "\n".join(text for text in (context.get("text"), told.text) if isinstance(text, str) and text.strip())
        return {**found, "text": words} if words else found

    def ordered(self, pathway: Pathway, words: str) -> tuple[str, ...]:
        """The options that an order of these words is one of."""
        named = {one.concept for one in mentions_of(self.vocabulary, "orders", words)}
        return tuple(one.code for one in pathway.options.values() if named.intersection(one.orders))

    def read(
        self, context: Mapping[str, Any], pathway: Pathway, names: Iterable[str] = (), today: date | None = None
    ) -> tuple[ReadCase, Notes]:
        """The facts of one record, answers to the pathway's questions first, and notes on what was left out."""
        answers, notes = answered(context, pathway)
        context = {key: value for key, value in context.items() if key != FACTS}
        if is_unsorted(context):
            context, more = settle(context, pathway, self.vocabulary, names)
            notes = (*notes, *more)
        read = read_case(context, pathway, self.vocabulary, today)
        return ReadCase({**read.facts, **answers}, read.not_understood), notes
