"""Plans and pathways as plain JSON values; a plan in the shape of ``content/schemas/plan.schema.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from symptomdb.model.care import FollowUp, Judged, Plan, Reason
    from symptomdb.model.fact import FactSpec
    from symptomdb.model.pathway import Named, Pathway, Rule
    from symptomdb.model.source import Publication

Json = dict[str, Any]


def plan_to_json(plan: Plan) -> Json:
    """One plan; the same plan gives the same bytes when dumped. Red flags stand first."""
    return {
        "condition": plan.condition,
        "pathway": {
            "id": plan.pathway,
            "title": plan.pathway_title,
            "version": plan.pathway_version,
            "digest": plan.pathway_digest,
        },
        "red_flags": [
            {
                "code": flag.code,
                "label": {"clinical": flag.label, "plain": flag.plain},
                "urgency": str(flag.urgency),
                "reasons": list(map(_reason, flag.reasons)),
            }
            for flag in plan.red_flags
        ],
        "risk_tier": plan.risk_tier,
        "risk_tier_reasons": list(map(_reason, plan.tier_reasons)),
        "tests": list(map(_judged, plan.tests)),
        "options": list(map(_judged, plan.options)),
        "follow_up": list(map(_follow_up, plan.follow_up)),
        "convey": [one.text for one in plan.convey],
        "convey_details": [
            {"text": one.text, "rule": one.rule, "sources": list(one.sources), "unsourced": one.unsourced}
            for one in plan.convey
        ],
        "missing": [
            {"fact": one.fact, "why": one.why, "ask": one.question, "rules": list(one.rules)} for one in plan.missing
        ],
        "not_understood": list(plan.not_understood),
        "what_if": [
            {
                "output": one.output,
                "now": one.now,
                "fact": one.fact,
                "known": one.known,
                "value": one.value,
                "then": one.then,
                "text": one.text,
            }
            for one in plan.what_if
        ],
        "limits": list(plan.limits),
        "citations": list(map(_citation, plan.citations)),
        "knowledge_base": {"version": plan.knowledge_base.version, "sources": dict(plan.knowledge_base.sources)},
        "notice": plan.notice,
    }


def pathway_to_json(pathway: Pathway) -> Json:
    """A pathway with the vocabulary that forms need; rules without their criteria, which the file itself gives."""
    return {
        "id": pathway.id,
        "condition": pathway.condition,
        "title": pathway.title,
        "version": pathway.version,
        "digest": pathway.digest,
        "summary": pathway.summary,
        "limits": list(pathway.limits),
        "tiers": list(pathway.tiers),
        "facts": list(map(_fact, pathway.facts.values())),
        "flags": _named(pathway.flags),
        "tests": _named(pathway.tests),
        "options": _named(pathway.options),
        "rules": list(map(_rule, pathway.rules)),
    }


def _reason(reason: Reason) -> Json:
    found: Json = {
        "text": reason.text,
        "plain": reason.plain,
        "rule": reason.rule,
        "sources": list(reason.sources),
        "facts": list(reason.facts),
        "verdict": reason.verdict,
    }
    if reason.unsourced:
        found["unsourced"] = reason.unsourced
    if reason.disagreement:
        found["disagreement"] = reason.disagreement
    return found


def _judged(one: Judged) -> Json:
    return {
        "code": one.code,
        "label": {"clinical": one.label, "plain": one.plain},
        "verdict": str(one.verdict),
        "reasons": list(map(_reason, one.reasons)),
    }


def _follow_up(step: FollowUp) -> Json:
    return {
        "what": step.what,
        "plain": step.plain,
        "when": step.when,
        "date": step.on.isoformat() if step.on else None,
        "passed": step.passed,
        "after_days": step.after_days,
        "every_days": step.every_days,
        "counted_from": step.counted_from,
        "rule": step.rule,
        "sources": list(step.sources),
        "unsourced": step.unsourced,
    }


def _citation(one: Publication) -> Json:
    return {
        "id": one.id,
        "kind": one.kind,
        "title": one.title,
        "authors": one.authors,
        "year": one.year,
        "publisher": one.publisher,
        "doi": one.doi,
        "pmid": one.pmid,
        "url": one.url,
        "part_read": one.part_read,
    }


def _fact(spec: FactSpec) -> Json:
    return {
        "id": spec.id,
        "kind": str(spec.kind),
        "label": spec.label,
        "ask": spec.question,
        "unit": spec.unit,
        "choices": list(spec.choices),
        "field": spec.field.split("|")[0],
        "told_by": list(spec.told_by),
    }


def _named(entries: Mapping[str, Named]) -> list[Json]:
    return [
        {"code": one.code, "label": {"clinical": one.label, "plain": one.plain}, "codes": list(one.codes)}
        for one in entries.values()
    ]


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "row": rule.row,
        "group": rule.group,
        "clinical": rule.clinical,
        "plain": rule.plain,
        "sources": list(rule.sources),
        "unsourced": rule.unsourced,
        "disagreement": rule.disagreement,
        "intent": rule.intent,
        "strength": rule.strength,
        "certainty": str(rule.certainty),
        "flag": {"code": rule.flag.code, "urgency": str(rule.flag.urgency)} if rule.flag else None,
        "tier": rule.tier,
        "options": {one.code: str(one.verdict) for one in rule.options},
        "tests": {one.code: str(one.verdict) for one in rule.tests},
    }
