"""Records in any of the forms that are read: a case's own mapping, a FHIR R4 bundle, a phenopacket of version 2."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from symptomdb.errors import BadCase, TooLarge
from symptomdb.sources.case_record import CaseRecord
from symptomdb.sources.fhir_bundle import read_bundle
from symptomdb.sources.phenopacket_record import read_phenopacket_record

#: Longest JSON text of one record, in characters.
MAX_RECORD = 2_000_000
_REMEDY = "Give a case as JSON, a FHIR R4 Bundle, or a phenopacket of version 2."
#: Keys that only a phenopacket has.
_PHENOPACKET = ("phenotypicFeatures", "metaData", "medicalActions")


@dataclass(frozen=True, slots=True)
class GivenRecord:
    """A record as a mapping for a pathway, and what was left out of it."""

    context: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    form: str = field(default="case")


def parse_record(text: str, today: date) -> GivenRecord:
    """Read the JSON text of a record; errors as for `read_record`, `TooLarge` beyond `MAX_RECORD` characters."""
    if len(text) > MAX_RECORD:
        raise TooLarge(f"The record has {len(text):,} characters; {MAX_RECORD:,} is the limit.", "Send less of it.")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadCase("The record is no JSON.", _REMEDY) from error
    return read_record(value, today)


def read_record(record: Any, today: date) -> GivenRecord:
    """Read a record that was parsed already.

    Raises:
        BadCase: It is in none of the forms, or in another version of one.
    """
    if not isinstance(record, Mapping):
        raise BadCase("The record is no JSON object.", _REMEDY)
    if "resourceType" in record:
        return _given(read_bundle(record, today), "fhir")
    if any(key in record for key in _PHENOPACKET):
        return _given(read_phenopacket_record(dict(record), today), "phenopacket")
    context = record.get("context")
    return GivenRecord(context if isinstance(context, Mapping) else record)


def _given(record: CaseRecord, form: str) -> GivenRecord:
    return GivenRecord(record.context(), tuple(record.notes), form)
