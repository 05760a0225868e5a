"""What this server can do, as a CapabilityStatement of FHIR R4. https://hl7.org/fhir/R4/capabilitystatement.html"""

from __future__ import annotations

from symptomdb import __version__
from symptomdb.model.answer import NOTICE
from symptomdb.serve.fhir.elements import VERSION, Json, narrative

#: Search parameters of PlanDefinition that are answered; https://hl7.org/fhir/R4/plandefinition.html#search
SEARCH = {
    "_id": "token",
    "url": "uri",
    "name": "string",
    "title": "string",
    "status": "token",
    "version": "token",
}
_APPLY = "http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply"


def capability_statement(base: str, knowledge_base: str) -> Json:
    """The statement; `knowledge_base` is the version that answers."""
    return {
        "resourceType": "CapabilityStatement",
        "id": "symptomdb",
        "text": narrative(["Care pathways as PlanDefinition, applied to one person's record with $apply."]),
        "url": f"{base}/fhir/CapabilityStatement/symptomdb",
        "version": __version__,
        "name": "SymptomDatabase",
        "title": "Symptom Database",
        "status": "active",
        "experimental": True,
        "date": "2026-11-28",
        "publisher": "Symptom Database",
        "description": f"{NOTICE} Knowledge base {knowledge_base}.",
        "kind": "instance",
        "software": {"name": "symptomdb", "version": __version__},
        "implementation": {"description": "Care pathways of Symptom Database", "url": f"{base}/fhir"},
        "fhirVersion": VERSION,
        "format": ["json", "application/fhir+json"],
        "rest": [
            {
                "mode": "server",
                "documentation": "Nothing that is sent is stored or logged.",
                "resource": [
                    {
                        "type": "PlanDefinition",
                        "interaction": [{"code": "read"}, {"code": "search-type"}],
                        "versioning": "no-version",
                        "searchParam": [{"name": name, "type": kind} for name, kind in SEARCH.items()],
                        "operation": [{"name": "apply", "definition": _APPLY}],
                    }
                ],
            }
        ],
    }
