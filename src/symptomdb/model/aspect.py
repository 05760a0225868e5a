"""Aspects: what a statement about a condition is about, in schema.org's HealthAspect words where it has them."""

from __future__ import annotations

from enum import StrEnum


class Aspect(StrEnum):
    """In the order in which a page shows them."""

    OVERVIEW = "overview"
    SYMPTOMS = "symptoms"
    SEE_DOCTOR = "see_doctor"
    CAUSES = "causes"
    RISK_FACTORS = "risk_factors"
    EPIDEMIOLOGY = "epidemiology"
    DIAGNOSIS = "diagnosis"
    DIFFERENTIAL = "differential"
    STAGES = "stages"
    TREATMENTS = "treatments"
    PREVENTION = "prevention"
    SELF_CARE = "self_care"
    MONITORING = "monitoring"
    PROGNOSIS = "prognosis"
    COMPLICATIONS = "complications"
    LIVING_WITH = "living_with"

    @property
    def heading(self) -> str:
        """The heading on a page."""
        return _TITLES[self]

    @property
    def health_aspect(self) -> str | None:
        """schema.org's HealthAspect member (https://schema.org/HealthAspectEnumeration), None where it has none."""
        return _HEALTH_ASPECT.get(self)


_TITLES = {
    Aspect.OVERVIEW: "Overview",
    Aspect.SYMPTOMS: "Symptoms and signs",
    Aspect.SEE_DOCTOR: "When to see a doctor",
    Aspect.CAUSES: "Causes",
    Aspect.RISK_FACTORS: "Risk factors",
    Aspect.EPIDEMIOLOGY: "How common it is",
    Aspect.DIAGNOSIS: "How it is detected",
    Aspect.DIFFERENTIAL: "What else it could be",
    Aspect.STAGES: "Stages and grading",
    Aspect.TREATMENTS: "Treatment options",
    Aspect.PREVENTION: "Prevention",
    Aspect.SELF_CARE: "Self-care",
    Aspect.MONITORING: "Monitoring and follow-up",
    Aspect.PROGNOSIS: "Outlook",
    Aspect.COMPLICATIONS: "Complications",
    Aspect.LIVING_WITH: "Living with it",
}

_HEALTH_ASPECT = {
    Aspect.OVERVIEW: "OverviewHealthAspect",
    Aspect.SYMPTOMS: "SymptomsHealthAspect",
    Aspect.SEE_DOCTOR: "SeeDoctorHealthAspect",
    Aspect.CAUSES: "CausesHealthAspect",
    Aspect.STAGES: "StagesHealthAspect",
    Aspect.TREATMENTS: "TreatmentsHealthAspect",
    Aspect.PREVENTION: "PreventionHealthAspect",
    Aspect.SELF_CARE: "SelfCareHealthAspect",
    Aspect.PROGNOSIS: "PrognosisHealthAspect",
    Aspect.COMPLICATIONS: "RisksOrComplicationsHealthAspect",
    Aspect.LIVING_WITH: "LivingWithHealthAspect",
}


_GROUP_TITLES = {
    "no_symptoms": "Without symptoms",
    "red_flags": "Red flags",
    "choosing": "How one chooses",
    "goals": "What treatment is for",
    "non_surgical": "Non-surgical options",
    "surgical": "Surgical options",
    "preventive": "Preventive options",
    "cautions": "When an option does not fit",
    "who_is_at_risk": "Who is at risk",
    "how_often": "How often",
}


def group_title(group: str) -> str:
    """The sub-heading of a group inside an aspect.

    >>> group_title("after_surgery")
    'After surgery'
    """
    words = group.replace("_", " ")
    return _GROUP_TITLES.get(group, words[:1].upper() + words[1:])
