"""A plan as cards of CDS Hooks: red flags, what applies, and warnings on orders. https://cds-hooks.hl7.org/2.0/#card-attributes"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from uuid import UUID, uuid5

from symptomdb.model.answer import NOTICE
from symptomdb.model.care import Judged, Plan, Reason, RedFlag, Verdict
from symptomdb.model.evidence import Urgency
from symptomdb.serve.cds_hooks.services import Json
from symptomdb.serve.verdicts import tier_in_words, urgency_in_words, verdict_in_words

#: "One-sentence, <140-character summary message".
MAX_SUMMARY = 139
_REASONS = (
    ("benefit-outweighs-risk", "Benefit outweighs the risk for this person"),
    ("patient-preference", "The person prefers it"),
    ("specialist-advice", "On the advice of a specialist"),
    ("record-out-of-date", "The record is not up to date"),
    ("does-not-apply", "Does not apply to this situation"),
)
_WARNED = (Verdict.RULED_OUT, Verdict.NOT_NOW, Verdict.CONTESTED)


class Cards:
    """Makes the cards of one reply.

    Attributes:
        base: Address of this server, without a slash at the end.
        instance: The call that is answered: the same call gives cards with the same ids.
    """

    def __init__(self, plan: Plan, base: str, instance: UUID) -> None:
        self.plan, self.base, self.instance = plan, base, instance

    def for_patient(self) -> list[Json]:
        """Red flags, then one card with all that applies; none when the pathway does not touch the person."""
        cards = [self._flag(flag) for flag in self.plan.red_flags]
        if self._touches():
            cards.append(self._overview())
        return cards

    def for_orders(self, ordered: Iterable[tuple[str, str, tuple[str, ...]]]) -> list[Json]:
        """Emergencies, and a warning for each selected order that the plan does not support.

        Args:
            ordered: Reference, words and the options that each selected order is one of.
        """
        cards = [self._flag(flag) for flag in self.plan.red_flags if flag.urgency is Urgency.EMERGENCY]
        options = {one.code: one for one in self.plan.options}
        for reference, words, codes in ordered:
            found = [options[code] for code in codes if code in options and options[code].verdict in _WARNED]
            if found:
                strictest = max(found, key=lambda one: one.verdict.strictness)
                cards.append(self._warning(reference, words, strictest))
        return cards

    def _touches(self) -> bool:
        spoken = [one for one in (*self.plan.options, *self.plan.tests) if any(reason.facts for reason in one.reasons)]
        return self.plan.risk_tier != "not_applicable" and bool(spoken)

    def _flag(self, flag: RedFlag) -> Json:
        indicator = "critical" if flag.urgency is Urgency.EMERGENCY else "warning"
        lines = [f"**{_md(flag.label)}: {urgency_in_words(flag.urgency)}.**", "", *_reasons(flag.reasons)]
        tests = [one for one in self.plan.tests if one.verdict is Verdict.OFFER and _shares_rule(one, flag)]
        card = self._card(flag.code, f"{flag.label}: {urgency_in_words(flag.urgency)}", indicator, lines)
        return card | self._suggest(tests) | _overridable()

    def _overview(self) -> Json:
        plan = self.plan
        offered = [one for one in plan.options if one.verdict in (Verdict.OFFER, Verdict.CONSIDER)]
        ruled_out = [one for one in plan.options if one.verdict is Verdict.RULED_OUT]
        counts = f"{len(offered)} option(s) to discuss, {len(ruled_out)} ruled out"
        summary = f"{plan.pathway_title.split(':')[0]}: risk tier {tier_in_words(plan.risk_tier)}; {counts}"
        lines = [f"**Risk tier:** {tier_in_words(plan.risk_tier)}", "", *_reasons(plan.tier_reasons)]
        for title, judged in (("Tests", plan.tests), ("Options", plan.options)):
            if judged:
                lines += ["", f"### {title}", *(line for one in judged for line in _judged(one))]
        if plan.follow_up:
            lines += ["", "### Follow-up", *(f"- {_md(step.what)}, {_md(step.when)}" for step in plan.follow_up)]
        if plan.missing:
            lines += ["", "### Not known yet", *(f"- {_md(one.question)} ({_md(one.why)})" for one in plan.missing)]
        if plan.not_understood:
            lines += ["", "### Not understood", *(f"- {_md(text)}" for text in plan.not_understood)]
        lines += ["", *(f"*{_md(text)}*" for text in plan.limits)]
        asked = [one for one in plan.tests if one.verdict is Verdict.OFFER]
        return self._card("overview", summary, "info", lines) | self._suggest(asked) | _overridable()

    def _warning(self, reference: str, words: str, option: Judged) -> Json:
        verdict = verdict_in_words(option.verdict)
        lines = [f"**{_md(words)}** is an order of: {_md(option.label)}, **{verdict}**.", "", *_reasons(option.reasons)]
        indicator = "warning" if option.verdict is not Verdict.CONTESTED else "info"
        card = self._card(f"{reference}|{option.code}", f"{words}: {verdict}", indicator, lines)
        if option.verdict is Verdict.RULED_OUT:
            action = {"type": "delete", "description": f"Remove the order {words}", "resourceId": reference}
            key = str(uuid5(self.instance, f"{reference}|delete"))
            suggestion = {
                "label": f"Remove {_short(words, 80)}",
                "uuid": key,
                "isRecommended": False,
                "actions": [action],
            }
            card |= {"suggestions": [suggestion], "selectionBehavior": "any"}
        return card | _overridable()

    def _suggest(self, tests: list[Judged]) -> Json:
        """Tests that could be ordered, as drafts; it is the user who accepts one."""
        found = []
        for one in tests:
            resource = {
                "resourceType": "ServiceRequest",
                "status": "draft",
                "intent": "proposal",
                "code": {"text": one.label},
                "subject": {"reference": self.subject},
            }
            action = {"type": "create", "description": f"Draft a request: {one.label}", "resource": resource}
            key = str(uuid5(self.instance, f"{one.code}|create"))
            found.append(
                {"label": _short(f"Draft: {one.label}", 80), "uuid": key, "isRecommended": False, "actions": [action]}
            )
        return {"suggestions": found, "selectionBehavior": "any"} if found else {}

    subject = "Patient/unknown"

    def _card(self, key: str, summary: str, indicator: str, lines: list[str]) -> Json:
        plan = self.plan
        edition = f"Pathway {plan.pathway} of {plan.pathway_version}, knowledge base {plan.knowledge_base.version}."
        cited = [
            f"- {one.id}: {_md(one.title or one.id)}{f' ({one.year})' if one.year else ''}" for one in plan.citations
        ]
        detail = "\n".join([*lines, "", "### Sources", *cited, "", edition, "", f"*{NOTICE}*"])
        return {
            "uuid": str(uuid5(self.instance, key)),
            "summary": _short(summary, MAX_SUMMARY),
            "detail": detail,
            "indicator": indicator,
            "source": {"label": "Symptom Database", "url": f"{self.base}/plan/{plan.condition.partition(':')[2]}"},
        }


def _overridable() -> Json:
    system = "urn:symptomdb:cds-override-reasons"
    return {"overrideReasons": [{"code": code, "system": system, "display": text} for code, text in _REASONS]}


def _shares_rule(test: Judged, flag: RedFlag) -> bool:
    rules = {reason.rule for reason in flag.reasons}
    return any(reason.rule in rules for reason in test.reasons)


def _judged(one: Judged) -> Iterator[str]:
    yield f"- **{_md(one.label)}: {verdict_in_words(one.verdict)}**"
    yield from (f"  {line}" for line in _reasons(one.reasons))


def _reasons(reasons: Iterable[Reason]) -> list[str]:
    return [f"- {_md(one.text)} ({_md(one.rule)}; {_cited(one)}{_because(one)})" for one in reasons]


def _cited(reason: Reason) -> str:
    return ", ".join(reason.sources) or f"unsourced: {_md(reason.unsourced or 'no source given')}"


def _because(reason: Reason) -> str:
    return f"; because of {_md(', '.join(reason.facts))}" if reason.facts else ""


def _short(text: str, length: int) -> str:
    """At most so many characters, cut between words."""
    plain = " ".join(text.split())
    return plain if len(plain) <= length else f"{plain[: length - 1].rsplit(' ', 1)[0]}…"


def _md(text: str) -> str:
    """Words that are no Markdown and no HTML, whoever wrote them."""
    return re.sub(r"([\\`*_\[\]#|~])", r"\\\1", escape(" ".join(text.split()), quote=False))
