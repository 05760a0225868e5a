"""Phenopackets: GA4GH's form of one person's case, version 2, to and from values.

Schema: https://phenopacket-schema.readthedocs.io/en/latest/phenopacket.html
Protobuf, which knows the schema, is imported with the first packet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from symptomdb.errors import BadCase, BadCurie
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case

_DURATION = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T[0-9HMS.]+)?")
_REMEDY = "Give a phenopacket of schema version 2.0 in JSON."
#: Parts of a packet that say more than findings, age and sex do; they are named and not used.
_UNUSED = ("measurements", "biosamples", "interpretations", "medical_actions", "files")
#: Fields that only version 1 has (https://phenopacket-schema.readthedocs.io/en/1.0.0/).
_ONLY_VERSION_1 = ("genes", "variants", "htsFiles")


@dataclass(frozen=True, slots=True)
class Packet:
    """A case with notes on what the packet says besides, in words."""

    case: Case
    notes: tuple[str, ...] = ()


def read_phenopacket(path: Path) -> Case:
    """Read a file; errors as for `parse_phenopacket`."""
    return parse_phenopacket(path.read_text(encoding="utf-8")).case


def parse_phenopacket(text: str) -> Packet:
    """Read a phenopacket of version 2.

    Raises:
        BadCase: It is no JSON, no phenopacket, or one of version 1.
    """
    try:
        packet = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadCase("The phenopacket is no JSON.", _REMEDY) from error
    if not isinstance(packet, dict):
        raise BadCase("The phenopacket is no JSON object.", _REMEDY)
    check_version(packet)
    message, notes = _message(packet)
    try:
        return Packet(_case(message), (*notes, *_unused(message)))
    except (ValueError, BadCurie) as error:
        raise BadCase(f"The phenopacket can't be read: {error}", _REMEDY) from error


def write_phenopacket(case: Case, labels: dict[Curie, str], created: str, resource_version: str) -> dict[str, Any]:
    """A phenopacket of version 2 as a JSON object.

    Args:
        created: Time stamp, ISO 8601 with time zone.
        resource_version: Release of HPO.
    """
    from google.protobuf.json_format import MessageToDict, ParseDict
    from phenopackets import Phenopacket

    features = [_feature(term, labels, excluded=False) for term in case.observed]
    features += [_feature(term, labels, excluded=True) for term in case.excluded]
    subject: dict[str, Any] = {"id": case.id or "person"}
    if case.sex in {"female", "male"}:
        subject["sex"] = case.sex.upper()
    if case.age_years is not None:
        subject["timeAtLastEncounter"] = {"age": {"iso8601duration": duration_of(case.age_years)}}
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
    packet = {"id": case.id or "case", "subject": subject, "phenotypicFeatures": features, "metaData": meta}
    found: dict[str, Any] = MessageToDict(ParseDict(packet, Phenopacket()))
    return found


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


def duration_of(years: float) -> str:
    """The ISO 8601 duration of an age, to the day.

    >>> duration_of(34.5), duration_of(0.0), duration_of(2)
    ('P34Y6M', 'P0D', 'P2Y')
    """
    whole, rest = divmod(years, 1)
    months, left = divmod(rest * 12, 1)
    days = round(left * 365 / 12)
    parts = f"{int(whole)}Y" * bool(whole) + f"{int(months)}M" * bool(months) + f"{days}D" * bool(days)
    return f"P{parts or '0D'}"


def check_version(packet: dict[str, Any]) -> None:
    """Raise `BadCase` for a phenopacket of version 1, or for something else."""
    meta = packet.get("metaData") or packet.get("meta_data") or {}
    meta = meta if isinstance(meta, dict) else {}
    version = str(meta.get("phenopacketSchemaVersion") or meta.get("phenopacket_schema_version") or "")
    features = packet.get("phenotypicFeatures") or packet.get("phenotypic_features") or []
    has_negated = isinstance(features, list) and any(isinstance(one, dict) and "negated" in one for one in features)
    subject = packet.get("subject")
    has_old_age = isinstance(subject, dict) and "ageAtCollection" in subject
    if version.startswith("1") or has_negated or has_old_age or any(name in packet for name in _ONLY_VERSION_1):
        raise BadCase(
            "This is a phenopacket of version 1.", "Convert it to version 2.0, for example with phenopacket-tools."
        )
    if not isinstance(subject, dict | None) or not isinstance(features, list):
        raise BadCase("The phenopacket can't be read: its subject or its features have the wrong form.", _REMEDY)
    if subject and not isinstance(subject.get("sex"), str | None):  # protobuf takes false for "unknown"
        raise BadCase("The phenopacket can't be read: its subject's sex is no word.", "Write FEMALE or MALE.")
    if not {"phenotypicFeatures", "phenotypic_features", "subject"} & set(packet):
        raise BadCase("This is no phenopacket: it has neither a subject nor phenotypic features.", _REMEDY)


def _message(packet: dict[str, Any]) -> tuple[Any, tuple[str, ...]]:
    """The packet as protobuf reads it; fields that the schema does not know are named in a note and left out."""
    from google.protobuf.json_format import ParseDict, ParseError
    from phenopackets import Phenopacket

    try:
        return ParseDict(packet, Phenopacket()), ()
    except (ParseError, RecursionError, TypeError, ValueError) as error:
        if "no field named" not in str(error):
            raise BadCase(f"The phenopacket can't be read: {_shortened(error)}", _REMEDY) from error
        note = f"The phenopacket has fields that version 2.0 does not know; they were left out. {_shortened(error)}"
    try:
        return ParseDict(packet, Phenopacket(), ignore_unknown_fields=True), (note,)
    except (ParseError, RecursionError, TypeError, ValueError) as error:
        raise BadCase(f"The phenopacket can't be read: {_shortened(error)}", _REMEDY) from error


def _shortened(error: Exception) -> str:
    # Protobuf lists all fields that it knows behind the first sentence.
    return str(error).split("\n")[0].split(" Available Fields")[0][:200].rstrip(".") + "."


def _case(message: Any) -> Case:
    from phenopackets import Sex

    features, subject = message.phenotypic_features, message.subject
    onsets = (_onset_class(disease.onset) for disease in message.diseases)
    sex = Sex.Name(subject.sex).casefold()
    return Case(
        observed=_terms(one for one in features if not one.excluded),
        excluded=_terms(one for one in features if one.excluded),
        age_years=_years(subject),
        sex=sex if sex in {"female", "male"} else "unknown",
        onset=next((found for found in onsets if found is not None), None),
        id=str(message.id or subject.id),
    )


def _unused(message: Any) -> tuple[str, ...]:
    names = [name.replace("_", " ") for name in _UNUSED if len(getattr(message, name))]
    notes = [f"The phenopacket's {', '.join(names)} were not used."] if names else []
    age = message.subject.time_at_last_encounter.age.iso8601duration
    if age and years_of(age) is None:
        notes.append("The phenopacket's age is no ISO 8601 duration such as P34Y6M; it was not used.")
    return tuple(notes)


def _terms(features: Iterable[Any]) -> tuple[Curie, ...]:
    found = []
    for one in features:
        if not one.type.id:
            raise ValueError(f"a phenotypic feature{one.type.label and f' ({one.type.label})'} has no type with an id.")
        found.append(Curie.parse(one.type.id))
    return tuple(dict.fromkeys(found))


def _years(subject: Any) -> float | None:
    time = subject.time_at_last_encounter
    kind = time.WhichOneof("element")
    if kind == "age":
        return years_of(time.age.iso8601duration)
    if kind == "age_range":
        return years_of(time.age_range.start.iso8601duration)
    if kind == "gestational_age":
        return 0.0
    if kind == "timestamp" and subject.HasField("date_of_birth"):
        seconds = float(time.timestamp.seconds - subject.date_of_birth.seconds)
        return max(0.0, seconds / (365.25 * 24 * 3600))
    return None


def _onset_class(time: Any) -> Curie | None:
    return Curie.parse(time.ontology_class.id) if time.ontology_class.id else None


def _feature(term: Curie, labels: dict[Curie, str], excluded: bool) -> dict[str, Any]:
    feature: dict[str, Any] = {"type": {"id": str(term), "label": labels.get(term, "")}}
    return {**feature, "excluded": True} if excluded else feature
