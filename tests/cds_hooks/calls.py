"""Requests to the CDS Hooks service: our cases as a client would send them, and the specification's own examples."""

from __future__ import annotations

from typing import Any

from tests.fhir.records import BUNDLES

Json = dict[str, Any]
HO = "/cds-services/heterotopic-ossification"
INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"
_KEYS = {
    "Condition": "conditions",
    "Observation": "observations",
    "DiagnosticReport": "observations",
    "MedicationStatement": "medications",
    "MedicationRequest": "prescriptions",
    "Procedure": "procedures",
    "AllergyIntolerance": "allergies",
    "ServiceRequest": "requests",
}


def prefetch_of(bundle: Json) -> Json:
    """A record as the prefetch of a client that honours every template; null where there is nothing."""
    found: Json = dict.fromkeys(_KEYS.values())
    for entry in bundle["entry"]:
        resource = entry["resource"]
        if resource["resourceType"] == "Patient":
            found["patient"] = resource | {"id": "1288992"}
            continue
        key = _KEYS[resource["resourceType"]]
        found[key] = found[key] or {"resourceType": "Bundle", "type": "searchset", "entry": []}
        found[key]["entry"].append(entry)
    return found


def call(case: str = "", hook: str = "patient-view", **more: Any) -> Json:
    """A request with a case's record."""
    prefetch = prefetch_of(BUNDLES[case]) if case else {"patient": None}
    context = {"userId": "Practitioner/example", "patientId": "1288992", "encounterId": "89284"}
    return {"hook": hook, "hookInstance": INSTANCE, "context": context, "prefetch": prefetch, **more}


def order(words: str, key: str = "103") -> Json:
    """A draft of a medicine."""
    return {
        "resourceType": "MedicationRequest",
        "id": key,
        "status": "draft",
        "intent": "order",
        "medicationCodeableConcept": {"text": words},
        "subject": {"reference": "Patient/1288992"},
    }


def select(case: str, *orders: Json) -> Json:
    """A request of order-select with these drafts, all of them newly selected."""
    body = call(case, "order-select")
    entries = [{"resource": one} for one in orders]
    selections = [f"{one['resourceType']}/{one['id']}" for one in orders]
    body["context"] |= {"selections": selections, "draftOrders": {"resourceType": "Bundle", "entry": entries}}
    return body


#: https://cds-hooks.hl7.org/2.0/#example, with the keys of our own prefetch beside the example's.
SPEC_PATIENT_VIEW: Json = {
    "hookInstance": INSTANCE,
    "fhirServer": "http://hooks.smarthealthit.org:9080",
    "hook": "patient-view",
    "fhirAuthorization": {
        "access_token": "some-opaque-fhir-access-token",
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "patient/Patient.read patient/Observation.read",
        "subject": "cds-service4",
    },
    "context": {"userId": "Practitioner/example", "patientId": "1288992", "encounterId": "89284"},
    "prefetch": {
        "patientToGreet": {
            "resourceType": "Patient",
            "gender": "male",
            "birthDate": "1925-12-23",
            "id": "1288992",
            "active": True,
        }
    },
}
#: The drafts of https://cds-hooks.hl7.org/hooks/order-select/, shortened where nothing is read.
SPEC_ORDERS: Json = {
    "resourceType": "Bundle",
    "entry": [
        {
            "resource": {
                "resourceType": "NutritionOrder",
                "id": "pureeddiet-simple",
                "identifier": [{"system": "http://goodhealthhospital.org/nutrition-requests", "value": "123"}],
                "status": "draft",
                "patient": {"reference": "Patient/1288992"},
                "dateTime": "2014-09-17",
                "orderer": {"reference": "Practitioner/example", "display": "Dr Adam Careful"},
                "oralDiet": {"type": [{"text": "Pureed diet"}]},
            }
        },
        {
            "resource": {
                "resourceType": "MedicationRequest",
                "id": "smart-MedicationRequest-103",
                "meta": {"lastUpdated": "2018-04-30T13:25:40.845-04:00"},
                "status": "draft",
                "intent": "order",
                "medicationCodeableConcept": {
                    "coding": [
                        {
                            "system": "http://www.nlm.nih.gov/research/umls/rxnorm",
                            "code": "617993",
                            "display": "Amoxicillin 120 MG/ML / clavulanate potassium 8.58 MG/ML Oral Suspension",
                        }
                    ],
                    "text": "Amoxicillin 120 MG/ML / clavulanate potassium 8.58 MG/ML Oral Suspension",
                },
                "subject": {"reference": "Patient/1288992"},
                "dosageInstruction": [{"text": "5 mL bid x 10 days"}],
            }
        },
    ],
}
SPEC_SELECTIONS = ["NutritionOrder/pureeddiet-simple", "MedicationRequest/smart-MedicationRequest-103"]
#: https://cds-hooks.hl7.org/2.0/#feedback
SPEC_FEEDBACK: list[Json] = [
    {
        "card": "4e0a3a1e-3283-4575-ab82-028d55fe2719",
        "outcome": "accepted",
        "acceptedSuggestions": [{"id": "e56e1945-20b3-4393-8503-a1a20fd73152"}],
        "outcomeTimestamp": "2020-12-11T00:00:00Z",
    },
    {
        "card": "f6b95768-b1c8-40dc-8385-bf3504b82ffb",
        "outcome": "overridden",
        "outcomeTimestamp": "2020-12-11T00:00:00Z",
    },
    {
        "card": "9368d37b-283f-44a0-93ea-547cebab93ed",
        "outcome": "overridden",
        "overrideReason": {
            "reason": {"code": "d7ecf885", "system": "https://example.com/cds-hooks/override-reason-system"},
            "userComment": "clinician entered comment",
        },
        "outcomeTimestamp": "2020-12-11T00:00:00Z",
    },
]
