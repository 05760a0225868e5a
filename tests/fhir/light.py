"""The application over pathways alone: a knowledge base that plans, without conditions, for tests of the doors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from symptomdb.errors import NotFound
from symptomdb.model.answer import KnowledgeBase
from symptomdb.model.care import Plan, Told
from symptomdb.model.pathway import Pathway
from symptomdb.model.source import Publication
from symptomdb.model.urgent import Urgent
from symptomdb.plan.planner import Planner
from symptomdb.sources.bibliography import read_bibliography
from symptomdb.sources.content import content_folder
from symptomdb.sources.fhir_resources import words_of_order
from symptomdb.sources.records import read_record

NAMES = ("Heterotopic ossification",)


class LightDatabase:
    """Has the methods of `symptomdb.library.SymptomDatabase` that the doors to plans use."""

    version = "light-1"

    def __init__(self, planner: Planner) -> None:
        self.planner = planner
        bibliography = read_bibliography(content_folder() / "bibliography.yaml")
        self._publications = {one.id: one for one in bibliography}

    def urgent(self, text: str) -> Urgent | None:
        return Urgent("emergency", "Call for help now.") if "unconscious" in text else None

    def plan(
        self,
        record: Mapping[str, Any],
        condition: str,
        today: date | None = None,
        with_what_if: bool = False,
        told: Told | None = None,
        not_asked: Iterable[str] = (),
    ) -> Plan:
        today = today or date.today()
        given = read_record(record, today)
        context = {**given.context, "not_asked": list(not_asked)} if not_asked else given.context
        context = self.planner.with_told(context, told) if told else context
        made = self.planner.plan(context, self.pathway(condition).condition, today, NAMES, given.notes, with_what_if)
        cited = tuple(self._publications[key] for key in sorted(made.cited()))
        return replace(made, citations=cited, knowledge_base=KnowledgeBase(self.version, {"own": "1"}))

    def pathways(self) -> tuple[Pathway, ...]:
        return tuple(self.planner.pathways.values())

    def pathway(self, condition: str) -> Pathway:
        return self.planner.pathway(condition)

    def ordered(self, orders: Mapping[str, Any], condition: str) -> list[tuple[str, str, tuple[str, ...]]]:
        named = {key: words_of_order(order) for key, order in orders.items()}
        pathway = self.pathway(condition)
        return [(key, plain, self.planner.ordered(pathway, words)) for key, (plain, words) in named.items()]

    def publication(self, key: str) -> Publication:
        if key in self._publications:
            return self._publications[key]
        raise NotFound(f"There is no publication {key!r}.", "Look at a page's references.")
