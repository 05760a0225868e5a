"""The answer to a question: cited sections in the order asked, or an honest reason why there are none.

Order: safety, conditions, aspects, fetch, compose. Equal questions to equal knowledge bases give equal answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from symptomdb.ask import messages
from symptomdb.ask.conditions import Link
from symptomdb.ask.question import Understood, understand
from symptomdb.ask.retrieve import Composed, Composer
from symptomdb.ask.safety import touches_emergency
from symptomdb.model.answer import Answer, AnsweredCondition, Behaviour, KnowledgeBase
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.ontology.names import name_key

if TYPE_CHECKING:
    from symptomdb.ask.facts_like import FactsLike

#: Shown when a question names a condition and asks for nothing in particular.
DEFAULT_ASPECTS = (
    Aspect.OVERVIEW, Aspect.SYMPTOMS, Aspect.SEE_DOCTOR, Aspect.CAUSES, Aspect.DIAGNOSIS, Aspect.TREATMENTS,
    Aspect.PREVENTION, Aspect.PROGNOSIS,
)  # fmt: skip
#: More conditions than this are not answered at once; the others are named.
_MOST_CONDITIONS = 3
_TYPE = re.compile(r",? (?:type|subtype|class|group) (?:\d+[a-z]?|[ivx]+[a-c]?)\b", re.IGNORECASE)
_EMERGENCY_NUMBER = "your local emergency number"


def answer(
    question: str,
    facts: FactsLike,
    *,
    wording: str = "clinical",
    context: Sequence[Curie] = (),
    knowledge_base: KnowledgeBase | None = None,
    emergency_number: str = _EMERGENCY_NUMBER,
) -> Answer:
    """Answer a question in plain words.

    Args:
        wording: ``clinical`` or ``plain``: which wording becomes a statement's `text`.
        context: Conditions of the question before, for a follow-up such as "how is it monitored?".
        emergency_number: What emergency and crisis messages tell people to call.
    """
    understood = understand(question, facts, tuple(context))
    base = knowledge_base or KnowledgeBase("")
    if understood.behaviour is not Behaviour.ANSWER:
        return _unanswered(question, understood, base, emergency_number)
    links = _followed(context, facts) if understood.follows_up else understood.linked.links
    aspects = understood.aspects or (Aspect.OVERVIEW,)
    composer = Composer(facts, wording)
    answerable = [found for found in links if found.record is not None][:_MOST_CONDITIONS]
    composed = composer.compose(
        answerable, understood.aspects or DEFAULT_ASPECTS, report_missing=bool(understood.aspects)
    )
    without_record = not composed.sections and all(
        found.record.prefix != CONDITION_PREFIX for found in answerable if found.record
    )
    return Answer(
        question=question,
        behaviour=Behaviour.NO_ANSWER if without_record else Behaviour.ANSWER,
        conditions=tuple(_answered(found) for found in answerable),
        aspects=aspects,
        sections=composed.sections,
        citations=composed.citations,
        missing=composed.missing,
        message=_note(question, understood, links, composed, emergency_number),
        did_you_mean=_did_you_mean(understood),
        see_also=_see_also(understood, links, answerable, composer),
        understood=tuple(_names(found for found in links if found.record is None)),
        knowledge_base=base,
    )


def show(
    condition: Condition,
    facts: FactsLike,
    *,
    aspects: Sequence[Aspect] = (),
    wording: str = "clinical",
    knowledge_base: KnowledgeBase | None = None,
) -> Answer:
    """Show a condition by aspects, all of them, and all coded findings, when none is named."""
    composer = Composer(facts, wording, limit=None)
    found = Link(condition.id, condition.name, "", 0, 0, condition.name, 1.0, condition)
    composed = composer.compose([found], tuple(aspects) or tuple(Aspect), report_missing=bool(aspects))
    return Answer(
        question=condition.name,
        behaviour=Behaviour.ANSWER,
        conditions=(_answered(found),),
        aspects=tuple(aspects),
        sections=composed.sections,
        citations=composed.citations,
        missing=composed.missing,
        see_also=composer.neighbours([found]),
        knowledge_base=knowledge_base or KnowledgeBase(""),
    )


def _unanswered(question: str, understood: Understood, base: KnowledgeBase, emergency_number: str) -> Answer:
    links = understood.linked.links
    known = [found for found in links if found.record is not None and not found.is_finding][:_MOST_CONDITIONS]
    return Answer(
        question=question,
        behaviour=understood.behaviour,
        conditions=tuple(_answered(found) for found in known),
        aspects=understood.aspects,
        message=_reason(question, understood, emergency_number),
        did_you_mean=_did_you_mean(understood),
        see_also=tuple(
            (str(record), name, "begins with the words you used") for record, name in understood.linked.close
        ),
        understood=tuple(_names(found for found in links if found.record is None)),
        knowledge_base=base,
    )


def _reason(question: str, understood: Understood, number: str) -> str:
    linked = understood.linked
    if understood.behaviour is Behaviour.EMERGENCY and understood.alarm:
        return messages.emergency(understood.alarm, number)
    if understood.behaviour is Behaviour.CRISIS:
        return messages.crisis(number)
    if understood.behaviour is Behaviour.DOSE:
        return messages.dose(number)
    if understood.behaviour is Behaviour.SYMPTOM_CHECK:
        named = [found.name for found in linked.links if not found.is_finding]
        return messages.symptom_check(named[0] if named else "")
    if understood.behaviour is Behaviour.OUT_OF_SCOPE:
        return messages.out_of_scope()
    if understood.behaviour is Behaviour.CLARIFY:
        if linked.readings:
            return messages.which_reading(linked.readings)
        return messages.which_record([name for _, name in linked.close]) if linked.close else messages.which_condition()
    text = messages.known_without_record(_names(linked.links)) if linked.links else messages.not_found()
    return f"{text} {messages.call_for_help(number)}" if touches_emergency(question) else text


def _note(question: str, understood: Understood, links: Sequence[Link], composed: Composed, number: str) -> str:
    """What stands above the sections: whom to call, what was left out."""
    notes: list[str] = []
    if touches_emergency(question):
        notes.append(messages.call_for_help(number))
    if not composed.sections:
        notes += [messages.nothing_sourced(found.name, understood.aspects) for found in links[:1] if understood.aspects]
    notes += [messages.shown_instead(asked, found.name) for found in links if (asked := _numbered(question, found))]
    without = _names(found for found in links if found.record is None)
    if without:
        notes.append(messages.known_without_record(without))
    notes += composed.notes
    if understood.cut:
        notes.append("Of this long text the beginning and the end were read.")
    return " ".join(notes)


def _numbered(question: str, found: Link) -> str:
    """The mention with a type that follows it and that the record's name does not hold ("... syndrome type 99")."""
    after = _TYPE.match(question, found.end)
    if after is None or not found.mention or name_key(after[0]) in name_key(found.name):
        return ""
    return found.mention + after[0]


def _names(links: Iterable[Link]) -> list[str]:
    return list(dict.fromkeys(found.name for found in links))


def _followed(context: Sequence[Curie], facts: FactsLike) -> tuple[Link, ...]:
    records = {record.id: record for record in facts.conditions(context)}
    return tuple(
        Link(key, records[key].name, "", 0, 0, records[key].name, 1.0, records[key])
        for key in context
        if key in records
    )


def _answered(found: Link) -> AnsweredCondition:
    assert found.record is not None
    xrefs = found.condition.xrefs if found.condition else ()
    return AnsweredCondition(found.record, found.name, xrefs, found.mention, found.matched_name)


def _did_you_mean(understood: Understood) -> tuple[str, ...]:
    if understood.repaired is None:
        return ()
    fixed = tuple(f"{old} → {new}" for old, new in understood.repaired.repairs)
    return (*fixed, *(f"{old} → {new}?" for old, new in understood.repaired.offers))


def _see_also(
    understood: Understood, links: Sequence[Link], answered: Sequence[Link], composer: Composer
) -> tuple[tuple[str, str, str], ...]:
    found = [(str(r), name, "same name in another vocabulary") for one in answered for r, name in one.same_name]
    found += [
        ("", name, f"another reading of {mention}")
        for mention, names in understood.linked.readings
        for name in names[1:]
    ]
    found += [
        (str(one.record), one.name, "also in your question") for one in links if one.record and one not in answered
    ]
    found += composer.neighbours([one for one in answered if one.record and one.record.prefix == CONDITION_PREFIX])
    return tuple(dict.fromkeys(found))
