"""Values of FHIR R4 resources as plain words, codes, days and numbers.

A coding becomes ``SYSTEM:code`` for the open systems that concepts are coded in; others count by their display only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

Json = dict[str, Any]

#: Canonical systems (https://hl7.org/fhir/R4/terminologies-systems.html) of the codes that our words carry.
SYSTEMS = {
    "http://loinc.org": "LOINC",
    "http://www.whocc.no/atc": "ATC",
    "http://hl7.org/fhir/sid/icd-10": "ICD-10",
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10",
    "http://hl7.org/fhir/sid/icd-10-gm": "ICD-10",
    "http://fhir.de/CodeSystem/bfarm/icd-10-gm": "ICD-10",
    "http://fhir.de/CodeSystem/bfarm/atc": "ATC",
    "http://human-phenotype-ontology.org": "HP",
    "http://purl.obolibrary.org/obo/hp.owl": "HP",
    "http://purl.obolibrary.org/obo/hp.fhir": "HP",
    "http://www.nlm.nih.gov/research/umls/rxnorm": "RXNORM",
    "http://www.cms.gov/Medicare/Coding/ICD10": "ICD-10-PCS",
    "http://hl7.org/fhir/sid/icd-10-pcs": "ICD-10-PCS",
}
# The tag that SNOMED CT puts behind a fully specified name.
_TAG = re.compile(
    r"\s*\((?:disorder|procedure|finding|substance|product|medicinal product|body structure|situation)\)$"
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Coded:
    """What a CodeableConcept says.

    Attributes:
        text: In words; empty when it only has codes.
        codes: ``SYSTEM:code``; an ontology's own code, such as HP:0001945, stands for itself.
        raw: Codes as they stand, whatever their system.
    """

    text: str
    codes: tuple[str, ...]
    raw: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words with the codes behind them in brackets, as the reader of cases takes them."""
        marks = "".join(f" [{code}]" for code in self.codes)
        return f"{self.text or (self.raw[0] if self.raw and not marks else '')}{marks}".strip()

    def has(self, *codes: str) -> bool:
        """One of these raw codes is among them."""
        return bool(set(codes).intersection(self.raw))


def coded(concept: Any) -> Coded:
    """Read a CodeableConcept; nothing gives empty words.

    >>> coded({"coding": [{"system": "http://loinc.org", "code": "1988-5", "display": "CRP"}]}).words
    'CRP [LOINC:1988-5]'
    """
    concept = concept if isinstance(concept, dict) else {}
    codings = [one for one in as_list(concept.get("coding")) if isinstance(one, dict)]
    text = words_of(concept.get("text"))
    for display in (words_of(one.get("display")) for one in codings):
        if display and display.lower() not in text.lower():
            text = f"{text} / {display}" if text else display
    codes = [_code(one) for one in codings if one.get("code")]
    raw = tuple(str(one["code"]) for one in codings if one.get("code"))
    return Coded(text, tuple(dict.fromkeys(code for code in codes if code)), raw)


def _code(coding: Json) -> str:
    code = str(coding["code"])
    system = SYSTEMS.get(str(coding.get("system", "")).rstrip("/"), "")
    if code.startswith("HP:") or not system:
        return code if code.startswith("HP:") else ""
    return f"HP:{code.removeprefix('HP_')}" if system == "HP" else f"{system}:{code}"


def words_of(text: Any) -> str:
    """A display without its tag and without brackets, which hold codes."""
    plain = _TAG.sub("", str(text).strip()) if isinstance(text, str) else ""
    return plain.replace("[", "(").replace("]", ")").strip()


def as_list(value: Any) -> list[Any]:
    """A list as it is, nothing as an empty one, anything else as a list of one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def notes_of(resource: Json) -> Iterator[str]:
    """The texts of its notes."""
    for one in as_list(resource.get("note")):
        if isinstance(one, dict) and isinstance(one.get("text"), str):
            yield words_of(one["text"])


def day_of(text: Any) -> date | None:
    """The day of a FHIR date, dateTime or instant; the first of its month or year when it is shorter."""
    found = _DATE.match(text) if isinstance(text, str) else None
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def first_day(resource: Json, *names: str) -> date | None:
    """The day of the first of these elements that has one: a date, or the start (else end) of a Period."""
    for name in names:
        value = resource.get(name)
        if isinstance(value, dict):
            value = value.get("start") or value.get("end")
        day = day_of(value)
        if day is not None:
            return day
    return None


def number_of(value: Any) -> float | None:
    """A number; None for anything else."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
