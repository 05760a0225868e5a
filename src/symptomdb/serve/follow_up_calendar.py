"""Follow-up as an iCalendar file (RFC 5545): all-day events, no word about the person, ids that stay the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from symptomdb import __version__
from symptomdb.errors import NotFound
from symptomdb.model.answer import NOTICE

if TYPE_CHECKING:
    from icalendar import Component

    from symptomdb.model.care import FollowUp, Plan

MEDIA_TYPE = "text/calendar"
#: Namespace of our events' ids, made once at random.
_NAMESPACE = UUID("0b0a3c1e-6f0d-4a3e-9d6b-2f6f5c1b7a52")


def follow_up_calendar(plan: Plan, today: date) -> bytes:
    """The follow-up of a plan; a step without a known day becomes a to-do without a date.

    The same step on the same day has the same id, so that importing twice does not double it.

    Raises:
        NotFound: The plan has no follow-up.
    """
    from icalendar import Calendar

    steps = [step for step in plan.follow_up if not step.passed]
    if not steps:
        raise NotFound(
            "This plan has no follow-up for a calendar.", "Look at the plan itself: it says what is missing."
        )
    calendar = Calendar()
    calendar.add("prodid", f"-//Symptom Database//symptomdb {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for step in steps:
        calendar.add_component(_component(step, plan, today))
    written: bytes = calendar.to_ical()
    return written


def _component(step: FollowUp, plan: Plan, today: date) -> Component:
    from icalendar import Event, Todo

    entry: Component = Todo() if step.on is None else Event()
    day = step.on.isoformat() if step.on else "undated"
    key = "|".join((plan.pathway, step.rule, step.what, step.when, day))
    entry.add("uid", f"{uuid5(_NAMESPACE, key)}@symptomdb")
    entry.add("dtstamp", datetime.combine(today, time(), UTC))
    entry.add("summary", (step.plain or step.what).capitalize())
    sources = ", ".join(step.sources) or f"unsourced: {step.unsourced}"
    entry.add("description", f"{step.what}, {step.when}. Rule {step.rule}; sources {sources}.\n{NOTICE}")
    entry.add("class", "PRIVATE")
    if step.on is not None:
        entry.add("dtstart", step.on)
        entry.add("dtend", step.on + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
        if step.every_days:
            entry.add("rrule", {"freq": "daily", "interval": step.every_days})
    return entry
