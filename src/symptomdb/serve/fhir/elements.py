"""Elements that several of our FHIR resources share: narrative, citations, codes, extensions with our own addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from symptomdb.model.answer import NOTICE
from symptomdb.model.evidence import Urgency
from symptomdb.model.source import Publication

Json = dict[str, Any]
#: Finds a publication by its key.
FindPublication = Callable[[str], Publication]

MEDIA_TYPE = "application/fhir+json"
VERSION = "4.0.1"
#: https://hl7.org/fhir/R4/valueset-request-priority.html
PRIORITY = {Urgency.EMERGENCY: "stat", Urgency.SAME_DAY: "asap", Urgency.URGENT: "urgent"}


def narrative(parts: Iterable[str]) -> Json:
    """A generated narrative of paragraphs; the notice stands at its end."""
    lines = "".join(f"<p>{escape(part)}</p>" for part in (*parts, NOTICE) if part)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{lines}</div>'}


def citation(one: Publication) -> Json:
    """A publication as RelatedArtifact."""
    authors = f"{one.authors.rstrip('.')}. " if one.authors else ""
    year = f" {one.year}." if one.year else ""
    publisher = f" {one.publisher.rstrip('.')}." if one.publisher else ""
    text = f"{authors}{(one.title or one.id).rstrip('.')}.{publisher}{year}"
    address = (
        f"https://doi.org/{one.doi}" if one.doi else one.url if one.url.startswith(("http://", "https://")) else ""
    )
    found: Json = {"type": "citation", "label": one.id, "citation": text}
    return found | ({"url": address} if address else {})


def coding(base: str, system: str, code: str, display: str) -> Json:
    """A code of one of our own systems, ``{base}/fhir/CodeSystem/{system}``."""
    return {"system": f"{base}/fhir/CodeSystem/{system}", "code": code, "display": display}


def concept(base: str, system: str, code: str, display: str) -> Json:
    """The same as a CodeableConcept."""
    return {"coding": [coding(base, system, code, display)], "text": display}


def extension(base: str, name: str, **value: Any) -> Json:
    """An extension of ours with one value, for example ``valueString="…"``."""
    return {"url": f"{base}/fhir/StructureDefinition/{name}", **value}


def extensions(base: str, name: str, **parts: str) -> Json:
    """An extension of ours with parts, each a string; empty ones are left out."""
    inner = [{"url": key.replace("_", "-"), "valueString": value} for key, value in parts.items() if value]
    return {"url": f"{base}/fhir/StructureDefinition/{name}", "extension": inner}


def notice_extension(base: str) -> Json:
    """What every resource of ours says: it informs, it does not diagnose."""
    return extension(base, "notice", valueString=NOTICE)
