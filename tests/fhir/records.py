"""The example cases as a clinic's system would send them: FHIR R4 bundles and phenopackets, written by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]
TODAY = date(2026, 11, 27)
_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
LOINC, ATC, HPO = "http://loinc.org", "http://www.whocc.no/atc", "http://human-phenotype-ontology.org"
ICD = "http://hl7.org/fhir/sid/icd-10"


def day(days_ago: float) -> str:
    """The day so many days before the day of the plan."""
    return (TODAY - timedelta(days=days_ago)).isoformat()


def concept(text: str = "", code: str = "", system: str = "", display: str = "") -> Json:
    coding = [{"system": system, "code": code} | ({"display": display} if display else {})] if code else []
    return ({"text": text} if text else {}) | ({"coding": coding} if coding else {})


def patient(age: int, sex: str, **more: Any) -> Json:
    birth = date(TODAY.year - age, 1, 15).isoformat()
    return {"resourceType": "Patient", "id": "p", "gender": sex, "birthDate": birth, **more}


def condition(code: Json, clinical: str = "active", verification: str = "confirmed", **more: Any) -> Json:
    return {
        "resourceType": "Condition",
        "code": code,
        "subject": {"reference": "Patient/p"},
        "clinicalStatus": {"coding": [{"system": _CLINICAL, "code": clinical}]},
        "verificationStatus": {"coding": [{"system": _VERIFICATION, "code": verification}]},
        **more,
    }


def observation(code: Json, **value: Any) -> Json:
    subject = {"reference": "Patient/p"}
    return {"resourceType": "Observation", "status": "final", "code": code, "subject": subject, **value}


def lab(loinc: str, value: float, unit: str, days_ago: float = 1) -> Json:
    quantity = {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}
    return observation(concept(code=loinc, system=LOINC), valueQuantity=quantity, effectiveDateTime=day(days_ago))


def sign(code: str, present: bool = True) -> Json:
    return observation(concept(code=code, system=HPO), valueBoolean=present)


def takes(medicine: Json, status: str = "active", **more: Any) -> Json:
    subject = {"reference": "Patient/p"}
    return {
        "resourceType": "MedicationStatement",
        "status": status,
        "medicationCodeableConcept": medicine,
        "subject": subject,
        **more,
    }


def procedure(code: Json, days_ago: float, status: str = "completed", **more: Any) -> Json:
    subject = {"reference": "Patient/p"}
    performed = {"performedDateTime": day(days_ago)}
    return {"resourceType": "Procedure", "status": status, "code": code, "subject": subject, **performed, **more}


def request(code: Json, in_days: float, **more: Any) -> Json:
    found = {"resourceType": "ServiceRequest", "status": "active", "intent": "order", "code": code}
    return found | {"subject": {"reference": "Patient/p"}, "occurrenceDateTime": day(-in_days), **more}


def report(name: str, conclusion: str) -> Json:
    found = {"resourceType": "DiagnosticReport", "status": "final", "code": concept(name)}
    return found | {"subject": {"reference": "Patient/p"}, "conclusion": conclusion}


def bundle(*resources: Json) -> Json:
    entries = [{"resource": {"id": f"r{number}", **one}} for number, one in enumerate(resources)]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


PREGNANCY = concept(code="82810-3", system=LOINC, display="Pregnancy status")
NOT_PREGNANT = observation(
    PREGNANCY, valueCodeableConcept=concept(code="LA26683-5", system=LOINC, display="Not pregnant")
)

BUNDLES: dict[str, Json] = {
    "HO-V02": bundle(
        patient(57, "male"),
        condition(
            concept("Heterotopic ossification after total hip replacement"),
            note=[{"text": "severe"}],
            bodySite=[concept("Right hip")],
            onsetDateTime=day(900),
        ),
        request(concept("Revision THA with HO excision"), 7, bodySite=[concept("Structure of right hip region")]),
        takes(
            concept("aspirin 81 mg", "B01AC06", ATC), "intended", reasonCode=[concept("clot prevention")]
        ),
        lab("98979-8", 88, "mL/min/{1.73_m2}"),
    ),
    "HO-V07": bundle(
        patient(29, "female"),
        procedure(
            concept("Arthroscopic femoral osteoplasty of the hip"), 0, "in-progress", bodySite=[concept("Left hip")]
        ),
        lab("62238-1", 105, "mL/min/{1.73_m2}"),
        NOT_PREGNANT,
    ),
    "HO-V09": bundle(
        patient(24, "male"),
        condition(concept("T8 spinal cord injury AIS A"), onsetDateTime=day(49)),
        condition(concept("Heterotopic ossification"), verification="provisional", bodySite=[concept("Left hip")]),
        condition(concept("Pressure ulcer stage 2")),
        sign("HP:0012398"),
        sign("HP:0001945"),
        sign("HP:0008800"),
        report("X-ray of left hip", "normal"),
        lab("1988-5", 14, "mg/L"),
        lab("8310-5", 38.2, "Cel"),
        takes(concept("none for clot prevention since week 4")),
    ),
    "HO-V15": bundle(
        patient(61, "male"),
        procedure(concept("Primary total hip replacement"), 490, bodySite=[concept("Right hip")]),
        condition(concept("Heterotopic ossification"), bodySite=[concept("Right hip")], onsetDateTime=day(300)),
        report("Radiograph of right hip", "gap 0.6 cm, dense clear margins; Brooker grade III"),
        sign("HP:0008800"),
        sign("HP:0001387"),
        lab("1988-5", 0.3, "mg/dL"),
        lab("4537-7", 10, "mm/h"),
        lab("33914-3", 90, "mL/min/{1.73_m2}"),
        observation(concept("Flexion"), valueQuantity={"value": 55, "unit": "degrees"}),
        observation(concept("Activities of daily living"), valueString="cannot put on shoes"),
        observation(concept("Weeks of treatment without an operation"), valueInteger=20),
    ),
    "HO-V21": bundle(
        patient(17, "male"),
        condition(concept("Contusion of right thigh muscle", "S70.1", ICD), onsetDateTime=day(21)),
        condition(concept("Heterotopic ossification"), verification="unconfirmed", bodySite=[concept("Right thigh")]),
        sign("HP:0012531"),
        sign("HP:0010501"),
        report("XR thigh right", "faint peripheral calcification, fat plane to femur kept"),
        observation(concept("Clinical note"), valueString="clear direct blow; mass stable in size this week"),
    ),
    "HO-X02": bundle(
        patient(63, "male"),
        procedure(concept("Total hip arthroplasty"), 9, bodySite=[concept("Left hip")]),
        takes(concept(code="M01AB01", system=ATC, display="indometacin"), dosage=[{"text": "75 mg/day"}]),
        takes(concept("enoxaparin")),
        condition(concept("Heterotopic ossification"), "inactive", bodySite=[concept("other hip")]),
        observation(concept("Clinical note"), valueString="black tarry stools, light-headed"),
    ),
    "HO-X03": bundle(
        patient(44, "female"),
        procedure(concept("Open reduction and internal fixation of elbow fracture"), 240),
        condition(concept("Heterotopic ossification, motion-limiting"), bodySite=[concept("Left elbow")]),
        procedure(concept("Excision and arthrolysis"), 0, bodySite=[concept("Left elbow")]),
        lab("98979-8", 92, "mL/min/{1.73_m2}"),
        NOT_PREGNANT,
    ),
    "HO-X05": bundle(
        patient(24, "female", address=[{"country": "US"}]),
        condition(
            concept("Fibrodysplasia ossificans progressiva", "M61.1", ICD), onsetDateTime=day(3650)
        ),
        condition(concept("Heterotopic ossification"), bodySite=[concept("many sites")]),
        takes(concept("palovarotene 5 mg daily")),
        observation(
            PREGNANCY, valueCodeableConcept=concept(code="LA15173-0", system=LOINC, display="Pregnant")
        ),
        observation(
            concept(code="18185-9", system=LOINC, display="Gestational age"),
            valueQuantity={"value": 6, "unit": "wk", "system": "http://unitsofmeasure.org", "code": "wk"},
        ),
    ),
    "HO-X09": bundle(
        patient(60, "male"),
        request(concept("Primary uncemented THA"), 9, bodySite=[concept("Right hip")]),
        lab("98979-8", 90, "mL/min/{1.73_m2}"),
    ),
}  # fmt: skip


def packet(sex: str, age: int, **more: Any) -> Json:
    subject = {"id": "p", "sex": sex, "timeAtLastEncounter": {"age": {"iso8601duration": f"P{age}Y"}}}
    meta = {"created": "2026-11-27T00:00:00Z", "createdBy": "test", "phenopacketSchemaVersion": "2.0", "resources": []}
    return {"id": "case", "subject": subject, "metaData": meta, **more}


def term(label: str, code: str = "") -> Json:
    return {"id": code, "label": label}


def measured(code: str, label: str, value: float, unit: str) -> Json:
    return {
        "assay": term(label, f"LOINC:{code}"),
        "value": {"quantity": {"unit": term(unit, f"UCUM:{unit}"), "value": value}},
        "timeObserved": {"timestamp": f"{day(1)}T00:00:00Z"},
    }


def at(days_ago: float) -> Json:
    return {"timestamp": f"{day(days_ago)}T00:00:00Z"}


PHENOPACKETS: dict[str, Json] = {
    "HO-V09": packet(
        "MALE",
        24,
        phenotypicFeatures=[{"type": term("", code)} for code in ("HP:0012398", "HP:0001945", "HP:0008800")],
        diseases=[
            {"term": term("T8 spinal cord injury AIS A", "MONDO:0000000"), "onset": at(49)},
            {"term": term("Pressure ulcer stage 2", "MONDO:0000000")},
        ],
        measurements=[
            measured("1988-5", "CRP", 14, "mg/L"),
            measured("8310-5", "Body temperature", 38.2, "Cel"),
            {"assay": term("X-ray of left hip"), "value": {"ontologyClass": term("normal")}},
            {"assay": term("phase"), "value": {"ontologyClass": term("suspected")}},
            {"assay": term("site"), "value": {"ontologyClass": term("hip_left")}},
        ],
        medicalActions=[{"treatment": {"agent": term("none for clot prevention since week 4")}}],
    ),
    "HO-V15": packet(
        "MALE",
        61,
        phenotypicFeatures=[{"type": term("", code)} for code in ("HP:0008800", "HP:0001387")],
        diseases=[{"term": term("Heterotopic ossification"), "primarySite": term("Right hip")}],
        medicalActions=[{"procedure": {"code": term("Primary total hip replacement"), "performed": at(490)}}],
        measurements=[
            measured("1988-5", "CRP", 3, "mg/L"),
            measured("4537-7", "ESR", 10, "mm/h"),
            measured("33914-3", "eGFR", 90, "mL/min/{1.73_m2}"),
            measured("", "Flexion", 55, "deg"),
            measured("", "Weeks of treatment without an operation", 20, "wk"),
            {"assay": term("Brooker grade"), "value": {"ontologyClass": term("III")}},
            {"assay": term("ADL"), "value": {"ontologyClass": term("cannot put on shoes")}},
            {
                "assay": term("Radiograph of right hip"),
                "value": {"ontologyClass": term("gap 0.6 cm, dense clear margins")},
            },
        ],
    ),
    "HO-X09": packet(
        "MALE",
        60,
        measurements=[measured("98979-8", "eGFR", 90, "mL/min/{1.73_m2}")],
        medicalActions=[
            {"procedure": {"code": term("Primary uncemented THA"), "performed": at(-9), "bodySite": term("Right hip")}}
        ],
    ),
}  # fmt: skip
