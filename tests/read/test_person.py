"""The age and sex that a text states of the person, and of nobody else."""

from __future__ import annotations

import pytest

from symptomdb.read.person import read_person


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("A 54-year-old woman with a stiff hip", 54, "female"),
        ("54 year old man", 54, "male"),
        ("this 3-month-old baby boy", 0.25, "male"),
        ("54 yo F with chest pain", 54, "female"),
        ("54F, stiff hip", 54, "female"),
        ("my 3 year old son has a fever", 3, "male"),
        ("a 71-year-old obese patient", 71, "unknown"),
        ("I am 34 and my knee hurts", 34, "unknown"),
        ("She is 8 years old.", 8, "female"),
        ("patient aged 40 with gout", 40, "unknown"),
        ("his 80-year-old mother had a DVT", None, "unknown"),
        ("Mother, a 60-year-old woman, had gout", None, "unknown"),
        ("father is well; he is 70 years old", None, "unknown"),
        ("a 10-year-old injury", None, "unknown"),
        ("pain since age 12 at night", None, "unknown"),
        ("I am 100% sure", None, "unknown"),
        ("stiff hip for 6 weeks, 10 mg daily", None, "unknown"),
        ("a 900-year-old man", None, "male"),
        ("", None, "unknown"),
    ],
)
def test_what_is_read(text: str, age: float | None, sex: str) -> None:
    person = read_person(text)
    assert (person.age_years, person.sex) == (age, sex)


def test_a_long_text_takes_no_time() -> None:
    assert read_person("1-year-old " * 5000).age_years is None
