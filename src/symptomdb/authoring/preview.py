"""A monograph as its page would read, without a build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from symptomdb.ask.citations import Citations
from symptomdb.ask.own_sections import own_section
from symptomdb.model.answer import Answer, AnsweredCondition, Behaviour, KnowledgeBase, Section
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.model.page import Monograph
from symptomdb.model.source import Publication
from symptomdb.model.term import Term


def preview(
    page: Monograph, publications: Iterable[Publication], terms: Mapping[Curie, Term], wording: str = "clinical"
) -> Answer:
    """All sections of a draft with numbered citations, as `show` will give them after a build."""
    citations = Citations({one.id: one for one in publications})
    condition = page.condition
    sections = tuple(
        Section(aspect, condition.id, condition.name, lines)
        for aspect in Aspect
        if (lines := own_section(aspect, page.statements, citations, wording, terms))
    )
    return Answer(
        question=condition.name,
        behaviour=Behaviour.ANSWER,
        conditions=(AnsweredCondition(condition.id, condition.name, condition.xrefs),),
        sections=sections,
        citations=citations.all(),
        knowledge_base=KnowledgeBase("draft"),
    )
