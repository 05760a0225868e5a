"""Doses in texts of others are found in their many spellings; measurements, genes and food are left alone."""

from __future__ import annotations

import pytest

from symptomdb.sources.doses import LEFT_OUT, names_dose, without_doses


@pytest.mark.parametrize(
    "sentence",
    [
        "Adults take 100 mg every 12 hours.",
        "Give 2.2 mg/kg body weight.",
        "A typical starting dose is half of a 2.5 milligram (mg) tablet.",
        "The dose is 400 International Units.",
        "Inject 1-2 mL into the muscle.",
        "Apply the ointment three times a day.",
        "Infusions are given every 4 weeks.",
        "Administered subcutaneously every 2-4 weeks.",
        "Methotrexate 15mg once weekly.",
        "Use a 5% solution.",
        "One puff bid.",
        "Radiation of 7 Gy was used.",
        "Six weeks of 1,000 µg.",
    ],
)
def test_a_dose_is_found(sentence: str) -> None:
    assert names_dose(sentence)
    assert without_doses(f"It helps. {sentence}") == (f"It helps. {LEFT_OUT}", 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "A fasting blood sugar of 126 mg/dL or higher is diabetes.",
        "Levels above 1,000 g/L are high.",
        "Mutations in the BCS1L and USH1G genes cause it.",
        "He carries the 20210G>A allele.",
        "Eat fish twice a week.",
        "Dialysis is done three times a week.",
        "Try to eat no more than 2,300 milligrams of sodium a day.",
        "Urine holds more than 30 milligrams of albumin.",
        "See your doctor every 6 months.",
        "It affects 1 in 5,000 people.",
    ],
)
def test_what_is_no_dose_stays(sentence: str) -> None:
    assert not names_dose(sentence)
    assert without_doses(sentence) == (sentence, 0)


def test_sentences_in_a_row_leave_one_mark() -> None:
    assert without_doses("Rest. Take 1 mg. Take 2 mg. Wait.") == (f"Rest. {LEFT_OUT} Wait.", 2)
