"""Care pathways applied to one person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from symptomdb.errors import NotFound
from symptomdb.library.ranking import RankingCases
from symptomdb.model.condition import NameKind
from symptomdb.model.curie import CONDITION_PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from symptomdb.model.care import Plan, Told
    from symptomdb.model.pathway import Pathway
    from symptomdb.plan.planner import Planner


class Planning(RankingCases):
    """Care pathways applied to one person."""

    def plan(
        self,
        record: Mapping[str, Any],
        condition: str,
        today: date | None = None,
        with_what_if: bool = False,
        told: Told | None = None,
        not_asked: Iterable[str] = (),
    ) -> Plan:
        """What applies to one person: red flags first, then options and tests with verdicts, reasons and sources.

        Args:
            record: What is known of the person: a case with keys as in ``content/schemas/plan_case.schema.json``, a
                FHIR R4 Bundle, or a phenopacket of version 2.
            condition: A condition with a pathway: our id, another vocabulary's code, or a name.
            today: The day of the plan, from which follow-up gets its dates; the real one when left out.
            told: What was told beside the record, in words or as answers.
            not_asked: Lists of an electronic record that nobody looked into: empty, they mean unknown, not none.
            with_what_if: Work out too which other fact would change which line.

        Raises:
            NotFound: No such condition, or it has no pathway.
            BadCase: A record in none of these forms, or in another version of one.
        """
        from dataclasses import replace
        from datetime import date

        from symptomdb.sources.records import read_record

        today, pathway = today or date.today(), self.pathway(condition)
        given = read_record(record, today)
        context: Mapping[str, Any] = {**given.context, **({"not_asked": list(not_asked)} if not_asked else {})}
        context = self._with_findings(self.planner.with_told(context, told) if told else context)
        names = self._names_of(pathway.condition)
        made = self.planner.plan(context, pathway.condition, today, names, given.notes, with_what_if)
        citations = tuple(sorted(self._facts.publications(made.cited()), key=lambda one: one.id))
        return replace(made, citations=citations, knowledge_base=self._knowledge_base())

    def ordered(self, orders: Mapping[str, Any], condition: str) -> list[tuple[str, str, tuple[str, ...]]]:
        """Which options of a pathway FHIR orders are: for each its key, its words and the options' codes."""
        from symptomdb.sources.fhir_resources import words_of_order

        pathway = self.pathway(condition)
        named = {key: words_of_order(order) for key, order in orders.items()}
        return [(key, plain, self.planner.ordered(pathway, words)) for key, (plain, words) in named.items()]

    def pathways(self) -> tuple[Pathway, ...]:
        """All care pathways, our own and those of the site."""
        return tuple(self.planner.pathways.values())

    def pathway(self, condition: str) -> Pathway:
        """The care pathway of a condition, with the vocabulary for forms; `NotFound` when it has none."""
        try:
            return self.planner.pathway(condition)
        except NotFound:
            return self.planner.pathway(str(self.find_condition(condition).id))

    def _with_findings(self, context: Mapping[str, Any]) -> Mapping[str, Any]:
        """A case with the findings that its free text tells of, each observed or excluded; others' are left out."""
        if not isinstance(context.get("text"), str):
            return context
        presence = {"observed": "present", "excluded": "excluded", "historical": "past"}
        told = [one for one in self.read(context["text"]).findings if str(one.status) in presence]
        found = [{"code": str(one.term), "text": one.mention, "presence": presence[str(one.status)]} for one in told]
        return {**context, "read": found}

    def _names_of(self, condition: str) -> tuple[str, ...]:
        """The names under which a record may hold a condition; none when the knowledge base lacks it."""
        found = self._facts.find_condition(f"{CONDITION_PREFIX}:{condition}")
        meant = (NameKind.PREFERRED, NameKind.EXACT, NameKind.LAY)
        return tuple(name.text for name in found.names if name.kind in meant) if found else ()

    @cached_property
    def planner(self) -> Planner:
        """What plans; the pathways are read when it is first used."""
        from symptomdb.plan.planner import Planner
        from symptomdb.sources.clinical_words import read_clinical_words
        from symptomdb.sources.content import content_folder
        from symptomdb.sources.pathways import read_pathways

        homes = (content_folder(), self._settings.home)
        words = read_clinical_words(*(home / "clinical_words" for home in homes))
        return Planner.of(read_pathways(*(home / "pathways" for home in homes)), *words)
