"""A plan as a page: what the templates need, and the files that stand alone, a hand-out and a clinical summary."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from symptomdb.model.care import Judged, Plan, Reason, Verdict
from symptomdb.serve.verdicts import tier_in_words, urgency_in_words, verdict_for_everyone, verdict_in_words

if TYPE_CHECKING:
    from symptomdb.serve.web.site import Site

#: The order in which options are read; the strict ones stand behind those that can be discussed.
_ORDER = (Verdict.OFFER, Verdict.CONSIDER, Verdict.CONTESTED, Verdict.NOT_NOW, Verdict.RULED_OUT)


def page_values(plan: Plan, plain: bool, today: date) -> dict[str, Any]:
    """What the templates of a plan use."""
    return {
        "plan": plan,
        "plain": plain,
        "today": today,
        "tests": by_verdict(plan.tests),
        "options": by_verdict(plan.options),
        "urgency_in_words": urgency_in_words,
        "verdict_in_words": verdict_for_everyone if plain else verdict_in_words,
        "tier_in_words": tier_in_words,
        "told_reasons": told_reasons,
        "by_reason": by_reason,
        "numbers": {one.id: number for number, one in enumerate(plan.citations, 1)},
    }


def plan_html(site: Site, plan: Plan, wording: str, today: date) -> str:
    """A file that stands alone: ``plain`` a one-page hand-out, ``clinical`` a summary with rules and sources."""
    template = "plan_handout.html" if wording == "plain" else "plan_summary.html"
    return site.html(template, page_values(plan, wording == "plain", today) | {"css": site.css()})


def by_verdict(judged: tuple[Judged, ...]) -> list[tuple[Verdict, list[Judged]]]:
    """Options or tests in the order of their verdicts."""
    ordered = sorted(judged, key=lambda one: _ORDER.index(one.verdict))
    return [(verdict, list(group)) for verdict, group in groupby(ordered, key=lambda one: one.verdict)]


def by_reason(judged: list[Judged]) -> list[tuple[str, list[Judged]]]:
    """Options under the everyday reason that decided them, each reason once: a hand-out has one page."""
    found: dict[str, list[Judged]] = {}
    for one in judged:
        found.setdefault(one.reasons[0].plain if one.reasons else "", []).append(one)
    return list(found.items())


def told_reasons(reasons: tuple[Reason, ...], plain: bool) -> list[Reason]:
    """Reasons without those that would say the same again in the wording that is shown."""
    seen: dict[str, Reason] = {}
    for one in reasons:
        seen.setdefault(one.plain if plain else one.text, one)
    return list(seen.values())
