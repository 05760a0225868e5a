"""FHIR R4 bundles: one person's record as resources, read into a `CaseRecord`.

https://hl7.org/fhir/R4/bundle.html. What is read of each resource stands in `fhir_resources`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from symptomdb.errors import BadCase
from symptomdb.sources.case_record import CaseRecord
from symptomdb.sources.fhir_resources import READERS, is_entered_in_error
from symptomdb.sources.fhir_values import Json, as_list

#: Resources that say nothing of the person's health, or are read through those that point to them.
_SILENT = {
    "Medication", "Practitioner", "PractitionerRole", "Organization", "Location", "Provenance", "Encounter", "Coverage",
    "RelatedPerson", "Device", "Composition", "CareTeam", "EpisodeOfCare", "Specimen", "OperationOutcome",
    "ImagingStudy",
}  # fmt: skip
_REMEDY = "Give a Bundle of FHIR R4 (4.0.1) in JSON with a Patient and that person's resources."
MAX_ENTRIES = 5_000


def read_bundle(bundle: Any, today: date) -> CaseRecord:
    """Read a bundle; what no reader is there for, or was entered in error, is noted.

    Raises:
        BadCase: It is no bundle, holds several people or too much, or was written in another version of FHIR.
    """
    resources = _resources(bundle)
    patients = [one for one in resources if one.get("resourceType") == "Patient"]
    if len(patients) > 1:
        raise BadCase(f"The bundle holds {len(patients)} patients.", "Send one person's resources in one bundle.")
    record = CaseRecord(today)
    by_reference = dict(_referable(bundle, resources))
    # The person first: whether a pregnancy can be asked for depends on the sex.
    for resource in (*patients, *(one for one in resources if one.get("resourceType") != "Patient")):
        _check_version(resource)
        _read(record, resource, by_reference)
    return record


def _read(record: CaseRecord, resource: Json, by_reference: dict[str, Json]) -> None:
    kind = str(resource.get("resourceType", ""))
    reader = READERS.get(kind)
    if is_entered_in_error(resource):
        record.leave_out(_name(resource), "entered in error")
    elif reader is not None:
        try:
            reader(record, resource, by_reference)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise BadCase(f"{_name(resource)} can't be read: it has an element of the wrong shape.", _REMEDY) from error
    elif kind not in _SILENT:
        record.leave_out(_name(resource), "this kind of resource is not used")


def _resources(bundle: Any) -> list[Json]:
    if not isinstance(bundle, dict) or bundle.get("resourceType") != "Bundle":
        kind = bundle.get("resourceType", "JSON without a resourceType") if isinstance(bundle, dict) else "no object"
        raise BadCase(f"This is no FHIR bundle but {kind!r}.", _REMEDY)
    entries = as_list(bundle.get("entry"))
    if len(entries) > MAX_ENTRIES:
        raise BadCase(f"The bundle has {len(entries):,} entries; {MAX_ENTRIES:,} is the limit.", "Send fewer.")
    found: list[Json] = []
    for entry in entries:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if resource is None:
            continue
        if not isinstance(resource, dict) or not isinstance(resource.get("resourceType"), str):
            raise BadCase("An entry of the bundle holds no resource.", _REMEDY)
        found += _resources(resource) if resource["resourceType"] == "Bundle" else [resource]
    return found


def _referable(bundle: Json, resources: list[Json]) -> list[tuple[str, Json]]:
    found = [(f"{one['resourceType']}/{one['id']}", one) for one in resources if isinstance(one.get("id"), str)]
    for entry in as_list(bundle.get("entry")):
        if (
            isinstance(entry, dict)
            and isinstance(entry.get("fullUrl"), str)
            and isinstance(entry.get("resource"), dict)
        ):
            found.append((entry["fullUrl"], entry["resource"]))
    return found


def _name(resource: Json) -> str:
    key = resource.get("id")
    return f"{resource.get('resourceType')}/{key}" if isinstance(key, str) else str(resource.get("resourceType"))


#: Elements that only another version has, by resource: https://hl7.org/fhir/R5/diff.html, https://hl7.org/fhir/R4/diff.html.
_OTHER_VERSIONS: tuple[tuple[str, str, type, str], ...] = (
    ("MedicationRequest", "medication", dict, "R5"),
    ("MedicationStatement", "medication", dict, "R5"),
    ("Procedure", "occurrenceDateTime", str, "R5"),
    ("ServiceRequest", "code.concept", dict, "R5"),
    ("AllergyIntolerance", "participant", list, "R5"),
    ("Condition", "participant", list, "R5"),
    ("Condition", "clinicalStatus", str, "STU3"),
    ("Condition", "verificationStatus", str, "STU3"),
    ("AllergyIntolerance", "clinicalStatus", str, "STU3"),
    ("AllergyIntolerance", "substance", dict, "DSTU2"),
    ("MedicationStatement", "taken", str, "STU3"),
)
_OTHER_KINDS = {
    "MedicationUsage": "R5",
    "MedicationOrder": "DSTU2",
    "ProcedureRequest": "STU3",
    "DiagnosticOrder": "DSTU2",
}


def _check_version(resource: Json) -> None:
    kind = str(resource.get("resourceType", ""))
    version = _OTHER_KINDS.get(kind, "")
    for name, path, shape, other in _OTHER_VERSIONS:
        value: Any = resource
        for step in path.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if kind == name and isinstance(value, shape):
            version = version or other
    if version:
        raise BadCase(f"{_name(resource)} is written in FHIR {version}; this reads R4 (4.0.1).", "Convert it to R4.")
