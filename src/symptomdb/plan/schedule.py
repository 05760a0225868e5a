"""Follow-up with its days: counted from the event or from the day of the plan, where that can be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from symptomdb.model.care import FollowUp
from symptomdb.model.fact import CaseFacts
from symptomdb.model.pathway import Rule, Step

#: The fact that says how long ago the event was; negative when it is still to come.
DAYS_SINCE_EVENT = "days_since_event"
_FROM = {"event": "after the event", "today": "from now"}


def schedule(rules: Iterable[Rule], facts: CaseFacts, today: date | None) -> tuple[FollowUp, ...]:
    """The steps of all rules that spoke, each with its day where it has one, soonest first, undated last.

    Args:
        today: The day of the plan; None leaves all dates out.
    """
    known = facts.get(DAYS_SINCE_EVENT)
    since = known.value if known is not None and isinstance(known.value, float) else None
    start = {"today": today, "event": None if today is None or since is None else _shift(today, -since)}
    steps = [
        one
        for rule in rules
        for step in rule.follow_up
        for one in _dated(rule, step, start.get(step.counted_from), today)
    ]
    return tuple(sorted(steps, key=lambda one: (one.after_days is None, one.after_days or 0)))


def _dated(rule: Rule, step: Step, start: date | None, today: date | None) -> Iterator[FollowUp]:
    after: Iterable[tuple[str, int | None]] = step.after or ((step.when, step.every_days),)
    for words, days in after:
        when = words if not step.after else f"{words} {_FROM.get(step.counted_from, 'after ' + step.counted_from)}"
        day = None if start is None or days is None else _shift(start, days)
        passed = day is not None and today is not None and day < today
        yield FollowUp(
            what=step.what,
            plain=step.plain,
            when=when,
            rule=rule.row,
            sources=rule.sources,
            unsourced=rule.unsourced,
            after_days=days,
            every_days=step.every_days,
            counted_from=step.counted_from,
            on=None if passed else day,
            passed=passed,
        )


def _shift(day: date, days: float) -> date | None:
    """The day so many days later; None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
