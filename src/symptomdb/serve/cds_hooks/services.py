"""The services that are there: two per care pathway, with what each asks a client to send along (prefetch)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from symptomdb.model.answer import NOTICE

if TYPE_CHECKING:
    from symptomdb.model.pathway import Pathway

Json = dict[str, Any]

PATIENT_VIEW, ORDER_SELECT = "patient-view", "order-select"
#: What a client is asked to send, and the lists of a case that stay unknown without it.
PREFETCH = {
    "patient": ("Patient/{{context.patientId}}", ()),
    "conditions": ("Condition?patient={{context.patientId}}", ("comorbidities",)),
    "observations": (
        "Observation?patient={{context.patientId}}&_sort=-date&_count=200",
        ("symptoms", "absent", "imaging", "labs", "function"),
    ),
    "medications": ("MedicationStatement?patient={{context.patientId}}", ("medications",)),
    "prescriptions": ("MedicationRequest?patient={{context.patientId}}", ("medications",)),
    "procedures": ("Procedure?patient={{context.patientId}}", ("planned_surgery",)),
    "allergies": ("AllergyIntolerance?patient={{context.patientId}}", ("allergies",)),
    "requests": ("ServiceRequest?patient={{context.patientId}}", ()),
}
#: Without these nothing can be said.
REQUIRED = ("patient", "conditions")


@dataclass(frozen=True, slots=True)
class Service:
    """One service: a pathway on a hook."""

    pathway: Pathway
    hook: str

    @property
    def id(self) -> str:
        """The last part of its address."""
        return f"{self.pathway.id}-{self.hook}"

    def described(self) -> Json:
        """Its entry in the discovery."""
        what = {
            PATIENT_VIEW: "Red flags, tests and options that apply to this person, each with its reason and sources.",
            ORDER_SELECT: "Warns when a selected order is one that the pathway rules out for this person, and why.",
        }
        return {
            "hook": self.hook,
            "title": f"{self.pathway.title} ({self.hook})",
            "description": f"{what[self.hook]} For clinicians. {NOTICE}",
            "id": self.id,
            "prefetch": {key: query for key, (query, _) in PREFETCH.items()},
            "usageRequirements": "Needs Patient and Condition by prefetch; says what it lacks of the others.",
        }


def services(pathways: Iterable[Pathway]) -> list[Service]:
    """All services."""
    return [Service(pathway, hook) for pathway in pathways for hook in (PATIENT_VIEW, ORDER_SELECT)]
