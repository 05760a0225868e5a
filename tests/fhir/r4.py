"""What R4 (4.0.1) asks of our resources beyond what the classes of R4B check: our own conformance test.

fhir.resources has no R4. Of the resources that we send R4B (4.3.0) differs in few elements
(https://hl7.org/fhir/R4B/diff.html); those, the invariants that the classes leave out, and the closed codes stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

#: Elements of R4 by resource, as the specification's pages list them.
ELEMENTS = {
    "PlanDefinition": """id meta text extension url identifier version name title subtitle type status experimental
        subjectCodeableConcept subjectReference date publisher contact description useContext jurisdiction
        purpose usage copyright approvalDate lastReviewDate effectivePeriod topic author editor reviewer
        endorser relatedArtifact library goal action resourceType""",
    "CarePlan": """id meta text contained extension identifier instantiatesCanonical instantiatesUri basedOn replaces
        partOf status intent category title description subject encounter period created author contributor
        careTeam addresses supportingInfo goal activity note resourceType""",
    "RequestGroup": """id meta text extension identifier instantiatesCanonical instantiatesUri basedOn replaces
        groupIdentifier status intent priority code subject encounter authoredOn author reasonCode
        reasonReference note action resourceType""",
    "CapabilityStatement": """id meta text extension url version name title status experimental date publisher contact
        description useContext jurisdiction purpose copyright kind instantiates imports software implementation
        fhirVersion format patchFormat implementationGuide rest messaging document resourceType""",
    "OperationOutcome": "id meta text extension issue resourceType",
    "Bundle": "id meta type identifier timestamp total link entry signature resourceType",
}
_ACTION = {
    "PlanDefinition": """id extension prefix title description textEquivalent priority code reason documentation goalId
        subjectCodeableConcept subjectReference trigger condition input output relatedAction timingDateTime
        timingAge timingPeriod timingDuration timingRange timingTiming participant type groupingBehavior
        selectionBehavior requiredBehavior precheckBehavior cardinalityBehavior definitionCanonical
        definitionUri transform dynamicValue action""",
    "RequestGroup": """id extension prefix title description textEquivalent priority code documentation condition
        relatedAction timingDateTime timingAge timingPeriod timingDuration timingRange timingTiming
        participant type groupingBehavior selectionBehavior requiredBehavior precheckBehavior
        cardinalityBehavior resource action""",
}
_CODES = {
    ("PlanDefinition", "status"): {"draft", "active", "retired", "unknown"},
    ("CarePlan", "status"): {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"},
    ("CarePlan", "intent"): {"proposal", "plan", "order", "option"},
    ("RequestGroup", "status"): {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"},
    ("RequestGroup", "intent"): {
        "proposal", "plan", "directive", "order", "original-order", "reflex-order", "filler-order", "instance-order",
        "option",
    },
    ("RequestGroup", "priority"): {"routine", "urgent", "asap", "stat"},
    ("CapabilityStatement", "fhirVersion"): {"4.0.1"},
    ("CapabilityStatement", "kind"): {"instance", "capability", "requirements"},
}  # fmt: skip
_PRIORITIES = {"routine", "urgent", "asap", "stat"}
#: https://hl7.org/fhir/R4/valueset-issue-type.html
_ISSUES = {
    "invalid", "structure", "required", "value", "invariant", "security", "login", "unknown", "expired", "forbidden",
    "suppressed", "processing", "not-supported", "duplicate", "multiple-matches", "not-found", "deleted", "too-long",
    "code-invalid", "extension", "too-costly", "business-rule", "conflict", "transient", "lock-error", "no-store",
    "exception", "timeout", "incomplete", "throttled", "informational",
}  # fmt: skip
_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")


def r4_problems(resource: Json) -> list[str]:
    """Where a resource breaks R4; nothing when it keeps it."""
    return list(_problems(resource)) + list(_values(resource, resource["resourceType"]))


def _problems(resource: Json) -> Iterator[str]:
    kind = resource["resourceType"]
    for name in resource.keys() - set(ELEMENTS[kind].split()):
        yield f"{kind}.{name} is not in R4"
    for (owner, name), codes in _CODES.items():
        if owner == kind and name in resource and resource[name] not in codes:
            yield f"{kind}.{name}: {resource[name]}"
    if "id" in resource and not _ID.fullmatch(resource["id"]):
        yield f"{kind}.id: {resource['id']}"
    for issue in resource.get("issue", []):
        if issue["code"] not in _ISSUES or issue["severity"] not in ("fatal", "error", "warning", "information"):
            yield f"issue {issue}"
    yield from _contents(resource, kind)


def _contents(resource: Json, kind: str) -> Iterator[str]:
    for action in resource.get("action", []) if kind in _ACTION else []:
        yield from _action_problems(action, kind)
    for contained in resource.get("contained", []):
        yield from r4_problems(contained)
        # dom-2, dom-4: a contained resource holds none itself, and has no version of its own.
        if "contained" in contained or "versionId" in contained.get("meta", {}):
            yield f"{kind}.contained"
        # dom-3: it is referred to.
        if f"#{contained['id']}" not in str(resource.get("activity", "")):
            yield f"{kind}.contained {contained['id']} is not referred to"
    for activity in resource.get("activity", []):
        if ("detail" in activity) == ("reference" in activity):
            yield "cpl-3: detail or reference, not both"
    for entry in resource.get("entry", []):
        yield from r4_problems(entry["resource"])
    if kind == "PlanDefinition" and not re.fullmatch(r"[A-Z]([A-Za-z0-9_]){0,254}", resource["name"]):
        yield f"pdf-0: {resource['name']}"


def _action_problems(action: Json, kind: str) -> Iterator[str]:
    for name in action.keys() - set(_ACTION[kind].split()):
        yield f"{kind}.action.{name} is not in R4"
    if action.get("priority", "routine") not in _PRIORITIES:
        yield f"priority {action['priority']}"
    if kind == "RequestGroup" and ("resource" in action) == ("action" in action) and "action" in action:
        yield "rqg-1: resource or action, not both"
    for condition in action.get("condition", []):
        expression = condition["expression"]
        # exp-1: an expression or a reference to one.
        if condition["kind"] not in ("applicability", "start", "stop") or not expression.get("expression"):
            yield f"condition {condition}"
    for inner in action.get("action", []):
        yield from _action_problems(inner, kind)


def _values(value: Any, place: str) -> Iterator[str]:
    """No null, no empty text, list or object (https://hl7.org/fhir/R4/json.html); ids without blanks."""
    if value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip()):
        yield f"{place} is empty"
    if isinstance(value, dict):
        if isinstance(value.get("url"), str) and place.endswith("extension"):
            values = [name for name in value if name.startswith("value")]
            # ext-1: extensions or a value, not both.
            if bool(values) == ("extension" in value) or len(values) > 1:
                yield f"ext-1 at {place}: {value['url']}"
        for name, inner in value.items():
            yield from _values(inner, f"{place}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, place)
