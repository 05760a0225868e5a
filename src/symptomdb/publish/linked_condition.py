"""A condition as schema.org's MedicalCondition: its sections sorted under the properties that schema.org has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from symptomdb.model.answer import AnswerStatement, Section
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition, NameKind, Relation

Json = dict[str, Any]

#: Text properties of MedicalCondition, by the aspect that fills them.
_TEXTS = {
    Aspect.EPIDEMIOLOGY: "epidemiology",
    Aspect.CAUSES: "pathophysiology",
    Aspect.PROGNOSIS: "expectedPrognosis",
    Aspect.COMPLICATIONS: "possibleComplication",
}
#: Properties that hold one thing per statement, with the class of the thing.
_THINGS = {
    Aspect.SYMPTOMS: ("signOrSymptom", "MedicalSignOrSymptom"),
    Aspect.RISK_FACTORS: ("riskFactor", "MedicalRiskFactor"),
    Aspect.DIAGNOSIS: ("typicalTest", "MedicalTest"),
    Aspect.STAGES: ("stage", "MedicalConditionStage"),
    Aspect.TREATMENTS: ("possibleTreatment", "MedicalTherapy"),
    Aspect.PREVENTION: ("primaryPrevention", "MedicalTherapy"),
}
#: Neither a denial nor one side of a dispute is a claim that the form could carry with its hedge.
_UNCLAIMED = ("is_not", "contested")
#: Group of the findings that a source looked for and saw in nobody.
_NOT_SEEN = "looked_for_not_seen"
_SAME = {NameKind.EXACT, NameKind.LAY, NameKind.ABBREVIATION}


def medical_condition(condition: Condition, sections: Sequence[Section]) -> Json:
    """The condition with what is claimed of it; a denial is left out, since schema.org has no form for one."""
    data: Json = {
        "@type": "MedicalCondition",
        "identifier": str(condition.id),
        "name": condition.name,
        "alternateName": [name.text for name in condition.names if name.kind in _SAME and name.text != condition.name],
        "code": [
            {"@type": "MedicalCode", "codeValue": xref.code.local, "codingSystem": xref.code.prefix}
            for xref in condition.xrefs
            if xref.relation is Relation.EXACT
        ],
    }
    for section in sections:
        claimed = [one for one in section.statements if one.modality not in _UNCLAIMED and one.group != _NOT_SEEN]
        if section.aspect in _TEXTS:
            data[_TEXTS[section.aspect]] = "\n".join(one.text for one in claimed)
        elif section.aspect in _THINGS:
            name, kind = _THINGS[section.aspect]
            data[name] = _things(claimed, kind)
        elif section.aspect is Aspect.DIFFERENTIAL:
            others = _things(claimed, "MedicalCondition")
            data["differentialDiagnosis"] = [{"@type": "DDxElement", "diagnosis": other} for other in others]
    return data


def _things(statements: Iterable[AnswerStatement], kind: str) -> list[Json]:
    named = ((one, _name(one)) for one in statements)
    return [_thing(one, name, kind) for one, name in named if name]


def _name(statement: AnswerStatement) -> str:
    # A sentence without a label names nothing; a line of a data source is the name of its one coded finding.
    if statement.label:
        return statement.label.rstrip(":")
    return statement.text if statement.findings and not statement.text.endswith(".") else ""


def _thing(statement: AnswerStatement, name: str, kind: str) -> Json:
    details = ", ".join(part for part in (statement.modality, statement.frequency) if part)
    text = "" if statement.text == name else statement.text
    thing: Json = {"@type": kind, "name": name, "description": f"{text} ({details})".strip()}
    if len(statement.findings) == 1:
        system, _, value = statement.findings[0].partition(":")
        thing["code"] = {"@type": "MedicalCode", "codeValue": value, "codingSystem": system}
    return thing
