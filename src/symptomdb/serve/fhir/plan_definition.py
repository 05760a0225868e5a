"""A care pathway as a PlanDefinition of FHIR R4: one action per rule, with its criterion in FHIRPath and its sources.

https://hl7.org/fhir/R4/plandefinition.html. The shape that the criteria read is described in `fhirpath`.
"""

from __future__ import annotations

from symptomdb.model.pathway import Advice, Named, Pathway, Rule
from symptomdb.serve.fhir.elements import (
    PRIORITY,
    FindPublication,
    Json,
    citation,
    concept,
    narrative,
    notice_extension,
)
from symptomdb.serve.fhir.fhirpath import factor_expressions, rule_expression

_USAGE = (
    "Bind one variable per fact: `%name` for what the record says or its silence means, `%nameStated` for what it "
    "says, `%nameDaysAgo` for how long ago; the variable of an unknown fact is empty. Then evaluate the variables "
    "of this resource in their order, and the conditions group by group: after the red flags set `%suspended` (an "
    "action with an extension `suspends` applies) and each flag (`%FPE`) to true or false; after the tiers set "
    "`%riskTier` to the first tier with an action that applies, unless an action of a tier before it is unknown. "
    "Several verdicts on one code: the strictest counts (ruled_out, not_now, contested, consider, offer). Evaluate "
    "with the model of R4."
)
#: https://hl7.org/fhir/extensions/StructureDefinition-variable.html
_VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable"


def plan_definition(pathway: Pathway, base: str, find: FindPublication) -> Json:
    """The pathway as a resource.

    Args:
        base: Address of this server, without a slash at the end; canonical addresses begin with it.
        find: Finds the publication of a key.
    """
    keys = dict.fromkeys(key for rule in pathway.rules for key in rule_sources(rule))
    return {
        "resourceType": "PlanDefinition",
        "id": pathway.id,
        "text": narrative([pathway.title, pathway.summary, *pathway.limits]),
        "extension": [notice_extension(base), *_variables(pathway)],
        "url": canonical(base, pathway.id),
        "version": pathway.version,
        "name": "".join(part.capitalize() for part in pathway.id.split("-")),
        "title": pathway.title,
        "type": {
            "coding": [
                {"system": "http://terminology.hl7.org/CodeSystem/plan-definition-type", "code": "clinical-protocol"}
            ]
        },
        # Not "active": no clinician has reviewed it, and its limits say so.
        "status": "draft",
        "experimental": True,
        "date": pathway.version[:10],
        "publisher": "Symptom Database",
        "description": pathway.summary,
        "usage": " ".join((*pathway.limits, _USAGE)),
        "copyright": "CC BY 4.0; each cited publication keeps its own licence.",
        "relatedArtifact": [citation(find(key)) for key in keys],
        "action": [action for group in pathway.groups if (action := _group(pathway, group, base)) is not None],
    }


def _variables(pathway: Pathway) -> list[Json]:
    """The pathway's factors, which the conditions of its rules use."""
    return [
        {"url": _VARIABLE, "valueExpression": {"name": name, "language": "text/fhirpath", "expression": expression}}
        for name, expression in factor_expressions(pathway)
    ]


def canonical(base: str, key: str) -> str:
    """The address under which the resource is known."""
    return f"{base}/fhir/PlanDefinition/{key}"


def rule_sources(rule: Rule) -> tuple[str, ...]:
    """All keys that a rule cites, for itself and for its advice."""
    advice = (*rule.options, *rule.tests)
    sides = [side.sources for one in advice for side in one.sides]
    return tuple(
        dict.fromkeys(key for keys in (rule.sources, *(one.sources for one in advice), *sides) for key in keys)
    )


def _group(pathway: Pathway, group: str, base: str) -> Json | None:
    rules = [rule for rule in pathway.rules if rule.group == group]
    if not rules:
        return None
    actions = [_rule(rule, pathway, base) for rule in rules]
    return {"id": _id(group), "title": group.replace("_", " "), "action": actions}


def _rule(rule: Rule, pathway: Pathway, base: str) -> Json:
    action: Json = {"id": _id(rule.id), "prefix": rule.row}
    if rule.suspends:
        action["extension"] = [{"url": f"{base}/fhir/StructureDefinition/suspends", "valueBoolean": True}]
    action |= {"title": rule.id, "description": _description(rule), "textEquivalent": rule.plain}
    codes = []
    if rule.flag:
        action["priority"] = PRIORITY.get(rule.flag.urgency, "urgent")
        codes.append(concept(base, "flags", rule.flag.code, pathway.flags[rule.flag.code].label))
    if rule.tier:
        codes.append(concept(base, "risk-tiers", rule.tier, f"risk tier {rule.tier.replace('_', ' ')}"))
    if codes:
        action["code"] = codes
    if rule.sources:
        action["documentation"] = [{"type": "citation", "label": key} for key in rule.sources]
    expression = {"language": "text/fhirpath", "expression": rule_expression(rule, pathway)}
    action["condition"] = [{"kind": "applicability", "expression": expression}]
    action["input"] = [{"type": "Parameters"}]
    parts = [_advice(one, pathway.options[one.code], "options", base) for one in rule.options]
    parts += [_advice(one, pathway.tests[one.code], "tests", base) for one in rule.tests]
    parts += [{"title": step.what, "description": f"follow-up: {step.what}"} for step in rule.follow_up]
    return action | ({"action": parts} if parts else {})


def _advice(advice: Advice, named: Named, system: str, base: str) -> Json:
    sides = [f"{side.text} ({', '.join(side.sources)})" for side in advice.sides]
    said = " | ".join(part for part in (advice.why, *sides) if part)
    keys = dict.fromkeys((*advice.sources, *(key for side in advice.sides for key in side.sources)))
    action: Json = {
        "extension": [{"url": f"{base}/fhir/StructureDefinition/verdict", "valueCode": str(advice.verdict)}],
        "title": named.label,
        "description": f"{advice.verdict}: {said}" if said else str(advice.verdict),
        "textEquivalent": advice.plain or named.plain,
        "code": [concept(base, system, advice.code, named.label)],
    }
    return action | ({"documentation": [{"type": "citation", "label": key} for key in keys]} if keys else {})


def _description(rule: Rule) -> str:
    return rule.clinical if rule.sources else f"{rule.clinical} (unsourced: {rule.unsourced})"


def _id(text: str) -> str:
    """A name that is allowed as an element's id in R4: no blanks."""
    return text.replace("_", "-").replace(" ", "-")
