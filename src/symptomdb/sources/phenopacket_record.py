"""Phenopackets of version 2 as a `CaseRecord`: subject, features, diseases, measurements and medical actions.

https://phenopacket-schema.readthedocs.io/en/latest/phenopacket.html
"""

from __future__ import annotations

from datetime import date
from typing import Any

from symptomdb.errors import BadCase
from symptomdb.sources.case_record import CaseRecord, age_on
from symptomdb.sources.clinical_words import measure_of
from symptomdb.sources.fhir_values import Json, as_list, day_of, number_of, words_of
from symptomdb.sources.phenopackets import check_version, years_of

_REMEDY = "Give a phenopacket of schema version 2.0 in JSON."
_SEXES = {"FEMALE": "female", "MALE": "male"}
_READ = {
    "id", "subject", "phenotypicFeatures", "measurements", "diseases", "medicalActions", "metaData", "biosamples",
    "files", "interpretations",
}  # fmt: skip


def read_phenopacket_record(packet: Json, today: date) -> CaseRecord:
    """Read a phenopacket.

    Raises:
        BadCase: It is of version 1, or an element has the wrong shape.
    """
    check_version(packet)
    record = CaseRecord(today)
    try:
        _subject(record, packet.get("subject") or {})
        for feature in as_list(packet.get("phenotypicFeatures")):
            _feature(record, feature)
        for disease in as_list(packet.get("diseases")):
            _disease(record, disease)
        for measurement in as_list(packet.get("measurements")):
            _measurement(record, measurement)
        for action in as_list(packet.get("medicalActions")):
            _action(record, action)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadCase("The phenopacket has an element of the wrong shape.", _REMEDY) from error
    for key in ("interpretations", "biosamples", "files"):
        if packet.get(key):
            record.leave_out(key, "not used")
    for key in packet.keys() - _READ:
        record.leave_out(key, "not known in a phenopacket")
    return record


def _subject(record: CaseRecord, subject: Json) -> None:
    sex = _SEXES.get(str(subject.get("sex", "")), "unknown")
    record.values["sex"] = sex
    if sex == "male":
        record.values["pregnancy"] = "not_applicable"
    birth = day_of(subject.get("dateOfBirth"))
    seen = subject.get("timeAtLastEncounter") or {}
    years = years_of((seen.get("age") or {}).get("iso8601duration", ""))
    if years is not None:
        record.values["age_years"] = years
    elif birth is not None:
        record.values["age_years"] = age_on(birth, record.today)


def _feature(record: CaseRecord, feature: Json) -> None:
    term = feature["type"]
    code = str(term.get("id", ""))
    text = code if code.startswith(("HP:", "SDBF:")) else _words(term)
    record.add("absent" if feature.get("excluded") else "symptoms", text)


def _disease(record: CaseRecord, disease: Json) -> None:
    term = disease["term"]
    if disease.get("excluded"):
        record.add("absent", _words(term))
        return
    ended = _day(disease.get("resolution"))
    began = _day(disease.get("onset"))
    more = [words_of(one.get("label")) for one in as_list(disease.get("diseaseStage"))]
    record.conditions.append(
        {
            "text": _words(term),
            "days": record.days_since(ended or began),
            "standing": "past" if disease.get("resolution") else "active",
            "is_differential": False,
            "site": words_of((disease.get("primarySite") or {}).get("label")),
            "more": [text for text in more if text],
        }
    )


def _measurement(record: CaseRecord, measurement: Json) -> None:
    assay = measurement["assay"]
    value = measurement.get("value") or {}
    quantity = value.get("quantity") or {}
    number = number_of(quantity.get("value"))
    label = words_of(assay.get("label"))
    if number is None:
        said = words_of((value.get("ontologyClass") or {}).get("label"))
        if said and not record.describe_image(label, said):
            record.statements.append({"name": label, "value": said, "unit": ""})
        return
    unit = quantity.get("unit") or {}
    units = [words for words in (str(unit.get("id", "")).removeprefix("UCUM:"), str(unit.get("label", ""))) if words]
    known = measure_of([str(assay.get("id", "")).removeprefix("LOINC:")], label)
    if known is None:
        record.statements.append({"name": label, "value": number, "unit": units[-1] if units else ""})
        return
    converted = next((got for one in units or [""] if (got := known.strictly(number, one)) is not None), None)
    if converted is None:
        record.leave_out(label, f"its unit {units[0]!r} can't be turned into {known.unit}")
        return
    record.measure(known.key, converted, _day(measurement.get("timeObserved")))


def _action(record: CaseRecord, action: Json) -> None:
    procedure, treatment = action.get("procedure"), action.get("treatment")
    if procedure:
        day = _day(procedure.get("performed"))
        days = record.days_since(day)
        standing = "planned" if days is not None and days < 0 else "done"
        site = words_of((procedure.get("bodySite") or {}).get("label"))
        entry: Json = {"text": _words(procedure["code"]), "days": days, "standing": standing, "site": site, "more": []}
        record.procedures.append(entry)
    elif treatment:
        intervals = [one.get("interval") or {} for one in as_list(treatment.get("doseIntervals"))]
        ends = [day for one in intervals if (day := day_of(one.get("end"))) is not None]
        over = action.get("treatmentTerminationReason") or (ends and max(ends) < record.today)
        text = _words(treatment["agent"])
        record.add("medications", f"stopped {text}" if over else text)
    else:
        kinds = ", ".join(sorted(action)) or "an empty one"
        record.leave_out("medicalActions", f"only procedures and treatments are used, this is {kinds}")


def _words(term: Json) -> str:
    label, code = words_of(term.get("label")), str(term.get("id", ""))
    return f"{label} [{code}]" if code.startswith(("ATC:", "HP:", "LOINC:")) else _icd(label, code)


def _icd(label: str, code: str) -> str:
    head, _, tail = code.partition(":")
    return f"{label} [ICD-10:{tail}]" if head.upper() in ("ICD10", "ICD10CM", "ICD-10") and tail else label or code


def _day(time: Any) -> date | None:
    """The day of a TimeElement that is a time stamp or an interval; ages and classes give none."""
    if not isinstance(time, dict):
        return None
    return day_of(time.get("timestamp")) or day_of((time.get("interval") or {}).get("start"))
