"""Codes of records' words are real ones, and a number of a record finds its measure and its unit."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from symptomdb.sources.clinical_words import measure_of, read_clinical_words, recorded_measures
from symptomdb.sources.content import content_folder

#: In the WHO's edition alone.
WHO_ONLY = {"I64"}


def test_every_icd_10_code_is_one(shared: Path) -> None:
    with gzip.open(shared / "data/sources/icd/icd10cm-order-Jan-2021.txt.gz", "rt", encoding="latin-1") as lines:
        known = [line[6:13].strip() for line in lines]
    heads = {code[:length] for code in known for length in range(1, len(code) + 1)}
    concepts, _ = read_clinical_words(content_folder() / "clinical_words")
    named = {code.replace(".", "") for concept in concepts for code in concept.codes.get("ICD-10", ())}
    assert len(named) > 60
    assert named - heads == WHO_ONLY


def test_a_loinc_code_stands_for_one_measure_and_says_where_it_was_seen() -> None:
    codes = Counter(code for measure in recorded_measures() for code in measure.codes["LOINC"])
    assert max(codes.values()) == 1
    text = (content_folder() / "clinical_words" / "labs.yaml").read_text(encoding="utf-8")
    assert text.count("codes: {LOINC") == text.count("note: ") == len(recorded_measures())


@pytest.mark.parametrize(
    ("codes", "name", "key"),
    [
        (["33914-3"], "", "eGFR"),
        ([], "Body temperature", "temperature_C"),
        ([], "eGFR (CKD-EPI 2021)", "eGFR"),
        (["8480-6"], "anything", "SBP_mmHg"),
        (["718-7"], "Hemoglobin", None),
        ([], "flexion", None),
    ],
)
def test_a_code_or_else_a_name_finds_the_measure(codes: list[str], name: str, key: str | None) -> None:
    found = measure_of(codes, name)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("code", "number", "unit", "told"),
    [
        ("1988-5", 1.4, "mg/dL", 14.0),
        ("1988-5", 14, "mg/L", 14.0),
        ("1988-5", 14, "", 14.0),
        ("1988-5", 14, "g/L", None),
        ("8310-5", 101.3, "[degF]", 38.5),
        ("8310-5", 38.5, "°C", 38.5),
        ("2160-0", 1.0, "mg/dL", 88.42),
    ],
)
def test_a_unit_that_is_not_known_is_not_guessed(code: str, number: float, unit: str, told: float | None) -> None:
    measure = measure_of([code], "")
    assert measure is not None
    assert measure.strictly(number, unit) == told
