"""The safety check alone, for texts that are read or ranked and not asked: red flags come before everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symptomdb.ask import messages, safety
from symptomdb.ask.spelling import repair
from symptomdb.ask.text import excerpt
from symptomdb.model.answer import Behaviour
from symptomdb.model.urgent import Urgent

if TYPE_CHECKING:
    from symptomdb.ask.facts_like import FactsLike


def urgent(text: str, facts: FactsLike, emergency_number: str) -> Urgent | None:
    """The emergency or the crisis that a text tells of, as written or with its spelling repaired; None for neither."""
    alarm = safety.check(text)
    if alarm is None or alarm.behaviour is Behaviour.DOSE:
        repaired = repair(excerpt(text)[0], facts)
        alarm = (safety.check(repaired.text) if repaired.repairs else None) or alarm
    if alarm is None or alarm.behaviour is Behaviour.DOSE:
        return None
    if alarm.behaviour is Behaviour.CRISIS:
        return Urgent("crisis", messages.crisis(emergency_number))
    return Urgent("emergency", messages.emergency(alarm, emergency_number))
