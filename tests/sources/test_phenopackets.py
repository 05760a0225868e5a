"""Phenopackets: version 2 in and out, and a clear answer to anything else."""

from __future__ import annotations

import json

import pytest

from symptomdb.errors import BadCase
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.sources.phenopackets import parse_phenopacket, write_phenopacket

PACKET = {
    "id": "case-1",
    "subject": {"id": "p", "sex": "FEMALE", "timeAtLastEncounter": {"age": {"iso8601duration": "P34Y6M"}}},
    "phenotypicFeatures": [
        {"type": {"id": "HP:0000001", "label": "a"}},
        {"type": {"id": "HP:0000002", "label": "b"}, "excluded": True},
    ],
    "diseases": [{"term": {"id": "OMIM:1"}, "onset": {"ontologyClass": {"id": "HP:0003593"}}}],
    "metaData": {"phenopacketSchemaVersion": "2.0"},
}


def test_what_is_read() -> None:
    case = parse_phenopacket(json.dumps(PACKET)).case
    assert case.observed == (Curie("HP", "0000001"),)
    assert case.excluded == (Curie("HP", "0000002"),)
    assert (case.sex, case.age_years, case.id) == ("female", 34.5, "case-1")
    assert case.onset == Curie("HP", "0003593")


def test_what_is_written_reads_back() -> None:
    case = Case((Curie("HP", "0000001"),), (Curie("HP", "0000002"),), 34.0, "male", id="x")
    packet = write_phenopacket(case, {Curie("HP", "0000001"): "a"}, "2026-01-01T00:00:00Z", "2025-01-16")
    assert parse_phenopacket(json.dumps(packet)).case == case
    assert packet["phenotypicFeatures"][0]["type"] == {"id": "HP:0000001", "label": "a"}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        ("{}", "neither a subject"),
        (json.dumps({"subject": {}, "metaData": {"phenopacketSchemaVersion": "1.0.0"}}), "version 1"),
        (json.dumps({"phenotypicFeatures": [{"type": {"id": "HP:1"}, "negated": True}]}), "version 1"),
        (json.dumps({"phenotypicFeatures": [{"label": "no type"}]}), "can't be read"),
        (json.dumps({"subject": {"sex": False}}), "sex is no word"),
        (json.dumps({"subject": {"sex": 2}}), "sex is no word"),
        (json.dumps({"phenotypicFeatures": [{"type": {"id": "not an id"}}]}), "can't be read"),
    ],
)
def test_anything_else_gets_a_clear_answer(text: str, answer: str) -> None:
    with pytest.raises(BadCase, match=answer):
        parse_phenopacket(text)
