"""What a question means: its alarm, its conditions, the aspects asked for, and how to behave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symptomdb.ask import safety, scope
from symptomdb.ask.aspects import MASK, find_aspects
from symptomdb.ask.conditions import Linked, link
from symptomdb.ask.safety import Alarm
from symptomdb.ask.spelling import Repaired, repair
from symptomdb.ask.text import compiled, excerpt, plain
from symptomdb.model.answer import Behaviour
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie

if TYPE_CHECKING:
    from symptomdb.ask.facts_like import FactsLike

#: "how is it monitored", "and the treatment?": a question that leans on the one before.
_LEANS = r"\b(?:it|its|this|that|they|them|these|those|the (?:condition|disease|disorder|illness|bone|same)|and)\b"

_POINTS = (
    r"\b(?:about|is|does|what|how|can|why) (?:\w+ )?"
    r"(?:it|this|that|them|these|the (?:condition|disease|disorder|illness))\b"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it was understood.

    Attributes:
        behaviour: What to do; `ANSWER` when there are conditions to answer about.
        follows_up: True when the conditions are those of the question before.
        cut: True when the middle of a long text was not read for conditions and aspects.
    """

    behaviour: Behaviour
    linked: Linked = field(default_factory=Linked)
    aspects: tuple[Aspect, ...] = ()
    alarm: Alarm | None = None
    repaired: Repaired | None = None
    follows_up: bool = False
    cut: bool = False


def understand(question: str, facts: FactsLike, context: tuple[Curie, ...] = ()) -> Understood:
    """Read a question: safety first, then conditions, aspects and scope."""
    if alarm := safety.check(question):
        return Understood(alarm.behaviour, alarm=alarm)
    text, cut = excerpt(question)
    repaired = repair(text, facts)
    if repaired.repairs and (alarm := safety.check(repaired.text)):
        return Understood(alarm.behaviour, alarm=alarm, repaired=repaired)
    linked = link(text, repaired, facts)
    masked = _masked(repaired, linked, text)
    aspects = find_aspects(masked)
    behaviour = _behave(text, repaired, linked, aspects, masked, context)
    follows = behaviour is Behaviour.ANSWER and not linked.links
    return Understood(behaviour, linked, aspects, None, repaired, follows, cut)


def _behave(
    text: str, repaired: Repaired, linked: Linked, aspects: tuple[Aspect, ...], masked: str, context: tuple[Curie, ...]
) -> Behaviour:
    said = plain(repaired.text)
    if scope.is_outside(said):
        return Behaviour.OUT_OF_SCOPE
    named = any(not found.is_finding for found in linked.links)
    if scope.is_symptom_check(text, repaired.text, named=named):
        return Behaviour.SYMPTOM_CHECK
    if linked.readings and not any(found.mention not in dict(linked.readings) for found in linked.links):
        return Behaviour.CLARIFY
    if linked.links:
        return Behaviour.ANSWER if any(found.record for found in linked.links) else Behaviour.NO_ANSWER
    if linked.close and not linked.links:
        return Behaviour.CLARIFY
    names_nothing = not repaired.unknown and scope.names_nothing(plain(masked))
    if context and (names_nothing or (aspects and not repaired.unknown and compiled(_LEANS).search(said))):
        return Behaviour.ANSWER
    if names_nothing and (aspects or compiled(_POINTS).search(said)):
        return Behaviour.CLARIFY
    return Behaviour.NO_ANSWER if scope.is_medical(said) or (repaired.unknown and aspects) else Behaviour.OUT_OF_SCOPE


def _masked(repaired: Repaired, linked: Linked, text: str) -> str:
    """The repaired text with the conditions' names masked; places are those of the original text."""
    pieces: list[str] = []
    at = 0
    swaps = [(start, end, MASK) for start, end in linked.mentions]
    inside = [range(start, end) for start, end in linked.mentions]
    fixed = dict(repaired.repairs)
    for token in repaired.tokens:
        if token.word in fixed and not any(token.start in place for place in inside):
            swaps.append((token.start, token.end, fixed[token.word]))
    for start, end, new in sorted(swaps):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])
