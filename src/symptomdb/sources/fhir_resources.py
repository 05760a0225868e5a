"""What is read of each FHIR R4 resource of a record, with its status: planned, active, past, refuted, in error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from symptomdb.sources.case_record import CaseRecord, age_on, modality_of
from symptomdb.sources.fhir_observations import read_observation
from symptomdb.sources.fhir_values import Coded, Json, as_list, coded, day_of, first_day, notes_of, words_of

References = Mapping[str, Json]

#: https://hl7.org/fhir/R4/valueset-condition-clinical.html
_PAST = {"inactive", "remission", "resolved"}
#: https://hl7.org/fhir/R4/valueset-condition-ver-status.html
_UNCONFIRMED = {"unconfirmed", "provisional", "differential"}


def is_entered_in_error(resource: Json) -> bool:
    """Its status, or its verification status, says so."""
    verification = coded(resource.get("verificationStatus"))
    return resource.get("status") == "entered-in-error" or verification.has("entered-in-error")


def read_patient(record: CaseRecord, patient: Json, _: References) -> None:
    """Age, sex and country."""
    birth = day_of(patient.get("birthDate"))
    if birth is not None:
        record.values["age_years"] = age_on(birth, record.today)
    sex = patient.get("gender")
    record.values["sex"] = sex if sex in ("female", "male") else "unknown"
    if sex == "male":
        record.values["pregnancy"] = "not_applicable"
    for address in as_list(patient.get("address")):
        if address.get("country"):
            record.values["jurisdiction"] = str(address["country"])
            break


def read_condition(record: CaseRecord, condition: Json, _: References) -> None:
    """A problem: present, past, not yet confirmed, or refuted."""
    name = coded(condition.get("code"))
    if not name.words:
        record.leave_out(_id(condition), "it names no condition")
        return
    verification = coded(condition.get("verificationStatus"))
    if verification.has("refuted"):
        record.add("absent", name.words)
        return
    clinical = coded(condition.get("clinicalStatus"))
    standing = "unconfirmed" if verification.has(*_UNCONFIRMED) else "past" if clinical.has(*_PAST) else "active"
    began = first_day(condition, "onsetDateTime", "onsetPeriod", "recordedDate")
    ended = first_day(condition, "abatementDateTime", "abatementPeriod")
    stages = [coded(one.get("summary")).text for one in as_list(condition.get("stage")) if one.get("summary")]
    record.conditions.append(
        {
            "text": name.words,
            "days": record.days_since(ended if standing == "past" and ended else began),
            "standing": standing,
            "is_differential": verification.has("differential"),
            "site": _site(condition),
            "more": [*stages, *notes_of(condition), *filter(None, [words_of(condition.get("onsetString"))])],
        }
    )


def read_medication_statement(record: CaseRecord, statement: Json, by_reference: References) -> None:
    """A medicine that is, was or will be taken. https://hl7.org/fhir/R4/valueset-medication-statement-status.html"""
    status = statement.get("status")
    period = statement.get("effectivePeriod")
    ended = day_of(period.get("end")) if isinstance(period, dict) else None
    if status in ("stopped", "completed") or (ended is not None and ended < record.today):
        before = "stopped"
    else:
        before = {"intended": "planned", "not-taken": "not taking"}.get(str(status), "")
    _take_medicine(record, statement, by_reference, before)


def read_medication_request(record: CaseRecord, request: Json, by_reference: References) -> None:
    """A medicine that was ordered, or is about to be."""
    status, intent = request.get("status"), request.get("intent")
    if status == "cancelled":
        record.leave_out(_id(request), "cancelled")
        return
    if request.get("doNotPerform") is True:
        before = "not taking"
    elif status in ("stopped", "completed"):
        before = "stopped"
    else:
        before = "planned" if status == "draft" or intent in ("proposal", "plan") else ""
    _take_medicine(record, request, by_reference, before)


def _take_medicine(record: CaseRecord, resource: Json, by_reference: References, before: str) -> None:
    name = coded(resource.get("medicationCodeableConcept"))
    if not name.words:
        name = coded(_referenced(resource, resource.get("medicationReference"), by_reference).get("code"))
    reference = resource.get("medicationReference")
    if not name.words and isinstance(reference, dict) and reference.get("display"):
        name = Coded(words_of(reference["display"]), (), ())
    record.add("medications", "")
    if not name.words:
        record.leave_out(_id(resource), "it names no medicine")
        return
    doses = [words_of(one.get("text")) for one in as_list(resource.get("dosage") or resource.get("dosageInstruction"))]
    reasons = [coded(one).text for one in as_list(resource.get("reasonCode"))]
    because = f"for {reasons[0]}" if reasons and reasons[0] else ""
    text = " ".join(
        part for part in (before, _without_commas(name.text), *map(_without_commas, doses), because) if part
    )
    record.add("medications", f"{text}{name.words.removeprefix(name.text)}".strip())


def _without_commas(text: str) -> str:
    """The reader of words takes a comma for the end of an item."""
    return text.replace(",", " ")


def _referenced(resource: Json, reference: Any, by_reference: References) -> Json:
    target = str(reference.get("reference", "")) if isinstance(reference, dict) else ""
    if target.startswith("#"):
        contained = (one for one in as_list(resource.get("contained")) if one.get("id") == target[1:])
        return next(contained, {})
    return by_reference.get(target, {})


def read_allergy(record: CaseRecord, allergy: Json, _: References) -> None:
    """An allergy or intolerance with its reactions."""
    name = coded(allergy.get("code"))
    record.add("allergies", "")
    if coded(allergy.get("verificationStatus")).has("refuted"):
        record.leave_out(_id(allergy), "refuted")
        return
    reactions = as_list(allergy.get("reaction"))
    signs = [coded(sign).text for one in reactions for sign in as_list(one.get("manifestation"))]
    substances = [coded(one.get("substance")).text for one in reactions if one.get("substance")]
    what = name.words or " ".join(substances)
    if not what:
        record.leave_out(_id(allergy), "it names no substance")
        return
    record.add("allergies", ": ".join(part for part in (what, " and ".join(filter(None, signs))) if part))


def read_procedure(record: CaseRecord, procedure: Json, _: References) -> None:
    """What was done, is being done or is planned. https://hl7.org/fhir/R4/valueset-event-status.html"""
    status = procedure.get("status")
    if status == "not-done":
        record.leave_out(_id(procedure), "not done")
        return
    standing = "planned" if status in ("preparation", "on-hold") else "done"
    day = first_day(procedure, "performedDateTime", "performedPeriod")
    _take_procedure(record, procedure, standing, record.days_since(day))


def read_service_request(record: CaseRecord, request: Json, _: References) -> None:
    """An operation or test that is asked for."""
    if request.get("status") in ("revoked", "completed") or request.get("doNotPerform") is True:
        record.leave_out(_id(request), "revoked, completed or not to be done")
        return
    if modality_of(coded(request.get("code")).text) is not None:
        record.leave_out(_id(request), "an image that was ordered says nothing before it is taken")
        return
    day = first_day(request, "occurrenceDateTime", "occurrencePeriod")
    days = record.days_since(day)
    _take_procedure(record, request, "planned", days)


def _take_procedure(record: CaseRecord, resource: Json, standing: str, days: int | None) -> None:
    name = coded(resource.get("code"))
    if not name.words:
        record.leave_out(_id(resource), "it names no procedure")
        return
    reasons = [coded(one).text for one in as_list(resource.get("reasonCode"))]
    more = [*filter(None, reasons), *notes_of(resource)]
    entry = {"text": name.words, "days": days, "standing": standing, "site": _site(resource), "more": more}
    record.procedures.append(entry)


def read_report(record: CaseRecord, report: Json, _: References) -> None:
    """An image's report: its conclusion in words."""
    name = coded(report.get("code"))
    kinds = " ".join(coded(one).text for one in as_list(report.get("category")))
    findings = [words_of(report.get("conclusion")), *(coded(one).text for one in as_list(report.get("conclusionCode")))]
    if not record.describe_image(f"{name.text} {kinds}", "; ".join(filter(None, findings))):
        record.leave_out(_id(report), "a report of no image; its results are read as observations")


def words_of_order(order: Json) -> tuple[str, str]:
    """What an order is for, in words alone and with the codes behind them."""
    name = coded(order.get("medicationCodeableConcept") or order.get("code"))
    if not name.words:
        name = coded(_referenced(order, order.get("medicationReference"), {}).get("code"))
    return name.text or "this order", name.words


def _site(resource: Json) -> str:
    return " ".join(coded(one).text for one in as_list(resource.get("bodySite"))).strip()


def _id(resource: Json) -> str:
    return f"{resource.get('resourceType')}/{resource.get('id', '?')}"


Reader = Callable[[CaseRecord, Json, References], None]
READERS: dict[str, Reader] = {
    "Patient": read_patient,
    "Condition": read_condition,
    "Observation": read_observation,
    "MedicationStatement": read_medication_statement,
    "MedicationRequest": read_medication_request,
    "AllergyIntolerance": read_allergy,
    "Procedure": read_procedure,
    "ServiceRequest": read_service_request,
    "DiagnosticReport": read_report,
}
