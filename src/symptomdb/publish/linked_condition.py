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
        claimed = [one for one in section.statements if one.modality not in ("is_not", "contested")]
        if section.aspect in _TEXTS:
            data[_TEXTS[section.aspect]] = "\n".join(one.text for one in claimed)
        elif section.aspect in _THINGS:
            name, kind = _THINGS[section.aspect]
            data[name] = _things(claimed, kind)
        elif section.aspect is Aspect.DIFFERENTIAL:
            data["differentialDiagnosis"] = [
                {"@type": "DDxElement", "diagnosis": {"@type": "MedicalCondition", **_named(one)}}
                for one in claimed
                if one.label
            ]
    return data


def _things(statements: Iterable[AnswerStatement], kind: str) -> list[Json]:
    # Only a labelled line names a thing; the hedge stands in its description.
    return [{"@type": kind, **_named(one)} for one in statements if one.label]


def _named(statement: AnswerStatement) -> Json:
    return {
        "name": statement.label.rstrip(":"),
        "description": f"{statement.text} ({statement.modality.replace('_', ' ')})",
    }
