"""What is read of FHIR R4 observations: measurements, symptoms there or not, pregnancy, images, other words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symptomdb.sources.case_record import CaseRecord, modality_of
from symptomdb.sources.clinical_words import measure_of
from symptomdb.sources.fhir_values import Coded, Json, as_list, coded, first_day, notes_of, number_of, words_of

# Codes were seen with their names on 2026-11-28: pregnancy status and its answers in the value set
# pregnancy-status-uv-ips (International Patient Summary), gestational age in hl7-eu/eps, the rest in public code lists.
# Symptoms IG 1.0.0 (hl7.fhir.uv.symptoms): the symptom itself stands in valueCodeableConcept.
_SYMPTOM_PRESENT, _SYMPTOM_ABSENT = "75325-1", "111551-8"
_PREGNANCY_STATUS, _GESTATION_WEEKS = "82810-3", ("18185-9", "11884-4")
_PREGNANCY_TESTS = ("2106-3", "2118-8", "80384-1")
#: Answers by code (LOINC answer lists, HL7 table 0136, v3 ObservationInterpretation) and by word.
_YES = {"LA9633-4", "LA6576-8", "LA33-6", "Y", "POS"}
_NO = {"LA9634-2", "LA6577-6", "LA32-8", "N", "NEG"}
_YES_WORDS = ("present", "yes", "positive", "detected", "true", "found")
_NO_WORDS = ("absent", "no", "not present", "negative", "not detected", "none", "false", "not found", "never")
_PREGNANT, _NOT_PREGNANT = "LA15173-0", "LA26683-5"


def read_observation(record: CaseRecord, observation: Json, _: Mapping[str, Json]) -> None:
    """One observation; it can hold others as components."""
    if observation.get("status") in ("cancelled", "registered"):
        record.leave_out(_id(observation), str(observation["status"]))
        return
    name = coded(observation.get("code"))
    parts = [one for one in as_list(observation.get("component")) if isinstance(one, dict)]
    for part in parts:
        _take(record, {**part, "effectiveDateTime": observation.get("effectiveDateTime")}, coded(part.get("code")))
    if parts and not any(key.startswith("value") for key in observation):
        return
    _take(record, observation, name)


def _take(record: CaseRecord, observation: Json, name: Coded) -> None:
    value = observation.get("valueCodeableConcept")
    if name.has(_SYMPTOM_PRESENT, _SYMPTOM_ABSENT) and value:
        record.add("symptoms" if name.has(_SYMPTOM_PRESENT) else "absent", _finding(coded(value)))
    elif name.has(_PREGNANCY_STATUS, *_GESTATION_WEEKS, *_PREGNANCY_TESTS):
        _take_pregnancy(record, observation, name)
    elif "valueQuantity" in observation or "valueInteger" in observation:
        _take_number(record, observation, name)
    elif not _take_image(record, observation, name):
        _take_finding(record, observation, name)


def _take_image(record: CaseRecord, observation: Json, name: Coded) -> bool:
    kinds = " ".join(coded(one).text for one in as_list(observation.get("category")))
    if modality_of(name.text) is None and "imag" not in kinds.lower():
        return False
    said = [_words(observation), *notes_of(observation)]
    return record.describe_image(name.text, "; ".join(filter(None, said)))


def _take_pregnancy(record: CaseRecord, observation: Json, name: Coded) -> None:
    if record.values.get("sex") == "male":
        return
    known = record.values.get("pregnancy")
    known = dict(known) if isinstance(known, dict) else {"status": known} if known else {}
    quantity = observation.get("valueQuantity")
    if name.has(*_GESTATION_WEEKS) and isinstance(quantity, dict):
        weeks = number_of(quantity.get("value"))
        per_week = 7 if quantity.get("code") == "d" or quantity.get("unit") in ("d", "day", "days") else 1
        known |= {"weeks": weeks / per_week} if weeks is not None else {}
        known.setdefault("status", "pregnant")
    else:
        answer = coded(observation.get("valueCodeableConcept"))
        yes = True if answer.has(_PREGNANT) else False if answer.has(_NOT_PREGNANT) else _answer(observation)
        if yes is None and "pregnan" in answer.text.lower():
            yes = "not" not in answer.text.lower()
        if yes is not None:
            known["status"] = "pregnant" if yes else "no"
    if known.get("status"):
        record.values["pregnancy"] = known if "weeks" in known and known["status"] == "pregnant" else known["status"]


def _take_number(record: CaseRecord, observation: Json, name: Coded) -> None:
    given = observation.get("valueQuantity")
    quantity = given if isinstance(given, dict) else {"value": observation.get("valueInteger")}
    value = number_of(quantity.get("value"))
    if value is None:
        record.leave_out(_id(observation, name), "it has no value")
        return
    day = first_day(observation, "effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued")
    known = measure_of(list(name.raw), name.text)
    if known is None:
        unit = str(quantity.get("unit") or quantity.get("code") or "")
        record.statements.append({"name": name.text or name.words, "value": value, "unit": unit})
        return
    units = [str(quantity[key]) for key in ("code", "unit") if quantity.get(key)]
    converted = next((got for unit in units or [""] if (got := known.strictly(value, unit)) is not None), None)
    if converted is None:
        record.leave_out(_id(observation, name), f"its unit {units[0]!r} can't be turned into {known.unit}")
        return
    record.measure(known.key, converted, day)


def _take_finding(record: CaseRecord, observation: Json, name: Coded) -> None:
    """A sign or symptom with yes or no, or words on some topic."""
    answer, said = _answer(observation), _words(observation)
    if answer is not None and not (said and answer and said.lower() not in _YES_WORDS):
        record.add("symptoms" if answer else "absent", _finding(name))
    elif said:
        record.statements.append({"name": name.text or name.words, "value": said, "unit": ""})
    else:
        record.leave_out(_id(observation, name), "it has no value that says whether it is there")


def _finding(name: Coded) -> str:
    """An ontology's code alone, as cases hold it; else the words with their codes."""
    terms = [code for code in name.codes if code.startswith("HP:")]
    return terms[0] if terms else name.words


def _answer(observation: Json) -> bool | None:
    """Yes or no; None when it says neither."""
    value = observation.get("valueBoolean")
    if isinstance(value, bool):
        return value
    concepts = [coded(observation.get("valueCodeableConcept"))]
    concepts += [coded(one) for one in as_list(observation.get("interpretation"))]
    for concept in concepts:
        text = concept.text.lower().strip()
        if concept.has(*_NO) or text in _NO_WORDS:
            return False
        if concept.has(*_YES) or text in _YES_WORDS:
            return True
    return {**dict.fromkeys(_YES_WORDS, True), **dict.fromkeys(_NO_WORDS, False)}.get(_words(observation).lower())


def _words(observation: Json) -> str:
    text: Any = observation.get("valueString")
    return words_of(text) if isinstance(text, str) else coded(observation.get("valueCodeableConcept")).words


def _id(observation: Json, name: Coded | None = None) -> str:
    words = f" ({name.words})" if name and name.words else ""
    return f"Observation/{observation.get('id', '?')}{words}"
