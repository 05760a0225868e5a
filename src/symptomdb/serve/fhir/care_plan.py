"""A plan as a CarePlan of FHIR R4 with a contained RequestGroup, as ``PlanDefinition/$apply`` gives it.

https://hl7.org/fhir/R4/plandefinition-operation-apply.html. What may be done stands in the RequestGroup; what is ruled
out or not now never does, so that no program takes it for a request: it stands in extensions, notes and the narrative.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from symptomdb.model.care import FollowUp, Judged, Plan, Reason, RedFlag, Verdict
from symptomdb.serve.fhir.elements import (
    PRIORITY,
    Json,
    citation,
    concept,
    extension,
    extensions,
    narrative,
    notice_extension,
)
from symptomdb.serve.fhir.plan_definition import canonical
from symptomdb.serve.verdicts import urgency_in_words, verdict_in_words

_REQUESTED = (Verdict.OFFER, Verdict.CONSIDER, Verdict.CONTESTED)


def care_plan(plan: Plan, subject: str, base: str, today: date) -> Json:
    """The plan as a resource.

    Args:
        subject: Reference to the patient, for example ``Patient/1``.
        base: Address of this server, without a slash at the end.
    """
    actions = list(_actions(plan, base))
    followed = [_activity(step) for step in plan.follow_up]
    group = _request_group(plan, subject, base, actions) if actions else None
    activities = ([{"reference": {"reference": f"#{group['id']}"}}] if group else []) + followed
    found: Json = {
        "resourceType": "CarePlan",
        "text": narrative(_told(plan)),
        "contained": [group] if group else [],
        "extension": _extensions(plan, base),
        "instantiatesCanonical": [f"{canonical(base, plan.pathway)}|{plan.pathway_version}"],
        "status": "draft",
        "intent": "proposal",
        "title": plan.pathway_title,
        "description": "; ".join(plan.limits),
        "subject": {"reference": subject},
        "created": today.isoformat(),
        "activity": activities,
        "note": [{"text": text} for text in _notes(plan)],
    }
    return {key: value for key, value in found.items() if value not in ([], "")}


def _request_group(plan: Plan, subject: str, base: str, actions: list[Json]) -> Json:
    return {
        "resourceType": "RequestGroup",
        "id": "request-group",
        "instantiatesCanonical": [f"{canonical(base, plan.pathway)}|{plan.pathway_version}"],
        "status": "draft",
        "intent": "proposal",
        "priority": "stat" if any(PRIORITY.get(flag.urgency) == "stat" for flag in plan.red_flags) else "routine",
        "subject": {"reference": subject},
        "action": actions,
    }


def _actions(plan: Plan, base: str) -> Iterable[Json]:
    """Red flags first, then tests, then options; a group stands only if there is something in it."""
    cited = {one.id: citation(one) for one in plan.citations}
    flags = [_flag(flag, base, cited) for flag in plan.red_flags]
    tests = [_judged(one, "tests", base, cited) for one in plan.tests if one.verdict in _REQUESTED]
    options = [_judged(one, "options", base, cited) for one in plan.options if one.verdict in _REQUESTED]
    for title, actions in (("Red flags", flags), ("Tests", tests), ("Options to discuss", options)):
        if actions:
            yield {"title": title, "groupingBehavior": "logical-group", "selectionBehavior": "any", "action": actions}


def _flag(flag: RedFlag, base: str, cited: dict[str, Json]) -> Json:
    return {
        "title": f"{flag.label}: {urgency_in_words(flag.urgency)}",
        "description": _why(flag.reasons),
        "textEquivalent": flag.plain,
        "priority": PRIORITY.get(flag.urgency, "urgent"),
        "code": [concept(base, "flags", flag.code, flag.label)],
        **_documented(flag.reasons, cited),
    }


def _judged(one: Judged, system: str, base: str, cited: dict[str, Json]) -> Json:
    return {
        "extension": [{"url": f"{base}/fhir/StructureDefinition/verdict", "valueCode": str(one.verdict)}],
        "title": f"{one.label}: {verdict_in_words(one.verdict)}",
        "description": _why(one.reasons),
        "textEquivalent": one.plain,
        "code": [concept(base, system, one.code, one.label)],
        **_documented(one.reasons, cited),
    }


def _documented(reasons: Iterable[Reason], cited: dict[str, Json]) -> Json:
    keys = dict.fromkeys(key for reason in reasons for key in reason.sources)
    found = [cited.get(key, {"type": "citation", "label": key}) for key in keys]
    return {"documentation": found} if found else {}


def _why(reasons: Iterable[Reason]) -> str:
    return " | ".join(_reason(reason) for reason in reasons)


def _reason(reason: Reason) -> str:
    sources = ", ".join(reason.sources) or f"unsourced: {reason.unsourced or 'no source given'}"
    facts = f"; because of {', '.join(reason.facts)}" if reason.facts else ""
    return f"{reason.text} [{reason.rule}; {sources}{facts}]"


def _activity(step: FollowUp) -> Json:
    detail: Json = {
        "kind": "ServiceRequest",
        "code": {"text": step.what},
        "status": "not-started",
        "doNotPerform": False,
        "description": f"{step.what}, {step.when} [{step.rule}; {', '.join(step.sources) or 'unsourced'}]",
    }
    if step.on is not None:
        detail["scheduledPeriod"] = {"start": step.on.isoformat(), "end": step.on.isoformat()}
    else:
        detail["scheduledString"] = f"{step.when}{' (this time has passed)' if step.passed else ''}"
    return {"detail": detail}


def _extensions(plan: Plan, base: str) -> list[Json]:
    found = [notice_extension(base), extension(base, "risk-tier", valueCode=plan.risk_tier)]
    for one in (*plan.tests, *plan.options):
        found.append(extensions(base, "judged", code=one.code, verdict=str(one.verdict), reason=_why(one.reasons)))
    for missing in plan.missing:
        found.append(extensions(base, "missing-fact", fact=missing.fact, question=missing.question, why=missing.why))
    found += [extension(base, "not-understood", valueString=text) for text in plan.not_understood if text.strip()]
    if plan.knowledge_base.version:
        found.append(extension(base, "knowledge-base", valueString=plan.knowledge_base.version))
    return found


def _notes(plan: Plan) -> Iterable[str]:
    for one in plan.options:
        if one.verdict not in _REQUESTED:
            yield f"{verdict_in_words(one.verdict)}: {one.label}. {_why(one.reasons)}"
    for told in plan.convey:
        yield f"To tell: {told.text} [{told.rule}; {', '.join(told.sources) or 'unsourced'}]"


def _told(plan: Plan) -> Iterable[str]:
    for flag in plan.red_flags:
        yield f"RED FLAG, {urgency_in_words(flag.urgency)}: {flag.label}. {_why(flag.reasons)}"
    yield f"{plan.pathway_title}, edition {plan.pathway_version}. Risk tier: {plan.risk_tier.replace('_', ' ')}."
    for one in (*plan.tests, *plan.options):
        yield f"{one.label}: {verdict_in_words(one.verdict)}. {_why(one.reasons)}"
    for step in plan.follow_up:
        yield f"Follow-up: {step.what}, {step.on.isoformat() if step.on else step.when}."
    if plan.missing:
        yield "Not known: " + " ".join(one.question for one in plan.missing)
    if plan.not_understood:
        yield "Not understood: " + "; ".join(plan.not_understood)
    yield from plan.limits
