"""Phenopackets: GA4GH's JSON form of one person's case, version 2, to and from values.

Schema: https://phenopacket-schema.readthedocs.io/en/latest/phenopacket.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from symptomdb.errors import BadCase, BadCurie
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case

_DURATION = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T[0-9HMS.]+)?")
_SEXES = {"FEMALE": "female", "MALE": "male"}
_REMEDY = "Give a phenopacket of schema version 2.0 in JSON."


def read_phenopacket(path: Path) -> Case:
    """Read a file; errors as for `parse_phenopacket`."""
    return parse_phenopacket(path.read_text(encoding="utf-8"))


def parse_phenopacket(text: str) -> Case:
    """Read a phenopacket of version 2.

    Raises:
        BadCase: It is no JSON, no phenopacket, or one of version 1.
    """
    try:
        packet = json.loads(text)
    except ValueError as error:
        raise BadCase("The phenopacket is no JSON.", _REMEDY) from error
    if not isinstance(packet, dict):
        raise BadCase("The phenopacket is no JSON object.", _REMEDY)
    check_version(packet)
    try:
        return _case(packet)
    except (AttributeError, KeyError, TypeError, ValueError, BadCurie) as error:
        raise BadCase(f"The phenopacket can't be read: {error}", _REMEDY) from error


def write_phenopacket(case: Case, labels: dict[Curie, str], created: str, resource_version: str) -> dict[str, Any]:
    """A phenopacket of version 2 as a JSON object.

    Args:
        created: Time stamp, ISO 8601 with time zone.
        resource_version: Release of HPO.
    """
    features = [_feature(term, labels, excluded=False) for term in case.observed]
    features += [_feature(term, labels, excluded=True) for term in case.excluded]
    subject: dict[str, Any] = {"id": case.id or "person"}
    if case.sex in {"female", "male"}:
        subject["sex"] = case.sex.upper()
    if case.age_years is not None:
        subject["timeAtLastEncounter"] = {"age": {"iso8601duration": f"P{int(case.age_years)}Y"}}
    resource = {
        "id": "hp", "name": "Human Phenotype Ontology", "url": "http://purl.obolibrary.org/obo/hp.owl",
        "version": resource_version, "namespacePrefix": "HP", "iriPrefix": "http://purl.obolibrary.org/obo/HP_",
    }  # fmt: skip
    meta = {
        "created": created,
        "createdBy": "symptomdb",
        "phenopacketSchemaVersion": "2.0",
        "resources": [resource],
    }
    return {"id": case.id or "case", "subject": subject, "phenotypicFeatures": features, "metaData": meta}


def years_of(duration: str) -> float | None:
    """Years of an ISO 8601 duration; None for anything else.

    >>> years_of("P34Y6M"), years_of("soon")
    (34.5, None)
    """
    found = _DURATION.fullmatch(duration)
    if found is None:
        return None
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    return years + months / 12 + weeks * 7 / 365 + days / 365


def check_version(packet: dict[str, Any]) -> None:
    """Raise `BadCase` for a phenopacket of version 1, or for something else."""
    meta = packet.get("metaData") or packet.get("meta_data") or {}
    version = str(meta.get("phenopacketSchemaVersion") or meta.get("phenopacket_schema_version") or "")
    features = packet.get("phenotypicFeatures") or []
    has_negated = any(isinstance(one, dict) and "negated" in one for one in features)
    if version.startswith("1") or has_negated or "ageAtCollection" in (packet.get("subject") or {}):
        raise BadCase(
            "This is a phenopacket of version 1.", "Convert it to version 2.0, for example with phenopacket-tools."
        )
    if "phenotypicFeatures" not in packet and "subject" not in packet:
        raise BadCase("This is no phenopacket: it has neither a subject nor phenotypic features.", _REMEDY)


def _case(packet: dict[str, Any]) -> Case:
    subject = packet.get("subject") or {}
    features = packet.get("phenotypicFeatures") or []
    onsets = [disease.get("onset") for disease in packet.get("diseases") or []]
    return Case(
        observed=_terms(one for one in features if not one.get("excluded")),
        excluded=_terms(one for one in features if one.get("excluded")),
        age_years=_years(subject.get("timeAtLastEncounter")),
        sex=_SEXES.get(subject.get("sex", ""), "unknown"),
        onset=next((found for found in map(_onset_class, onsets) if found is not None), None),
        id=str(packet.get("id") or subject.get("id") or ""),
    )


def _terms(features: Iterable[dict[str, Any]]) -> tuple[Curie, ...]:
    return tuple(dict.fromkeys(Curie.parse(one["type"]["id"]) for one in features))


def _years(time: dict[str, Any] | None) -> float | None:
    return years_of(((time or {}).get("age") or {}).get("iso8601duration", ""))


def _onset_class(time: dict[str, Any] | None) -> Curie | None:
    known = ((time or {}).get("ontologyClass") or {}).get("id")
    return Curie.parse(known) if known else None


def _feature(term: Curie, labels: dict[Curie, str], excluded: bool) -> dict[str, Any]:
    feature: dict[str, Any] = {"type": {"id": str(term), "label": labels.get(term, "")}}
    return {**feature, "excluded": True} if excluded else feature
