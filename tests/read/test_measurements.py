"""Figures with their unit become findings beyond wide limits, or beyond the range that the text gives itself."""

from __future__ import annotations

import pytest

from symptomdb.model.term import Term
from symptomdb.read.findings import Reader
from symptomdb.read.measure_tables import GROWTH, MEASURES, PRESSURE_HIGH, PRESSURE_LOW


def _found(reader: Reader, text: str) -> list[tuple[str, str]]:
    return [(finding.label, finding.mention) for finding in reader.read(text).findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hb 5.7 g/dL", [("Anemia", "Hb 5.7 g/dL")]),
        ("haemoglobin (Hb) 57 g/L", [("Anemia", "haemoglobin (Hb) 57 g/L")]),
        ("WBC 17 200/µL", [("Leukocytosis", "WBC 17 200/µL")]),
        ("platelets were 45,000/mm3", [("Thrombocytopenia", "platelets were 45,000/mm3")]),
        ("platelets 45 x 10^9/L", [("Thrombocytopenia", "platelets 45 x 10^9/L")]),
        ("Temp 39.2 on arrival", [("Fever", "Temp 39.2")]),
        ("T 102.5 F", [("Fever", "T 102.5 F")]),
        ("BP 180/100 mm Hg", [("Increased blood pressure", "BP 180/100")]),
        ("blood pressure of 72/40", [("Hypotension", "blood pressure of 72/40")]),
        ("sodium fell from 140 to 121 mmol/L", [("Hyponatremia", "sodium fell from 140 to 121 mmol/L")]),
        ("creatinine 350 µmol/L", [("Elevated circulating creatinine concentration", "creatinine 350 µmol/L")]),
        ("height 75 cm (−6.2 SD)", [("Short stature", "height 75 cm (−6.2 SD")]),
        ("OFC 2.5 standard deviations above the mean", [("Macrocephaly", "OFC 2.5 standard deviations above")]),
    ],
)
def test_a_figure_beyond_the_limits_is_read(reader: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(reader, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hb 13.5 g/dL", "temperature 37 °C", "BP 120/80, HR 72", "platelets 250 x 10^9/L",
        "HR 5", "sodium 12", "calcium 9",
        "neutrophils 82%", "took 650 mg 2 times for 3 hr 120 min",
        "T2 weighted 39 images", "a newborn with RR 45 breaths/min",
        "height on the 50th centile", "weight 3.2 kg", "pulse 3 days ago", "temperature chart, page 39/40",
    ],
)  # fmt: skip
def test_usual_values_and_other_figures_are_not_read(reader: Reader, text: str) -> None:
    assert _found(reader, text) == []


def test_the_range_of_the_text_goes_before_our_limits(reader: Reader) -> None:
    assert _found(reader, "sodium 136 mmol/L (reference range 138-146)") == [("Hyponatremia", "sodium 136 mmol/L")]
    assert _found(reader, "sodium 132 mmol/L (normal range: 130-146)") == []
    assert (
        _found(reader, "troponin I 0.056 ng/mL (normal <0.015)")[0][0]
        == "Increased circulating troponin I concentration"
    )
    assert _found(reader, "troponin I 0.056 ng/mL") == []


def test_a_centile_that_was_read_is_not_told_as_unread(reader: Reader) -> None:
    reading = reader.read("Height was below the 3rd centile")
    assert [finding.label for finding in reading.findings] == ["Short stature"]
    assert not reading.unread


def test_the_lowest_centiles_are_told_and_not_read(reader: Reader) -> None:
    reading = reader.read("head circumference 44 cm (<3rd percentile)")
    assert reading.findings == ()
    assert [(unread.mention, unread.reason) for unread in reading.unread] == [
        ("head circumference 44 cm (<3rd percentile", "a body measure at the lowest centiles")
    ]


def test_words_go_before_their_figure(reader: Reader) -> None:
    assert len(_found(reader, "raised CRP of 80 mg/L")) == 1


def test_every_term_of_the_tables_is_current(every_term: tuple[Term, ...]) -> None:
    current = {str(term.id) for term in every_term if not term.obsolete}
    used = {limit.term for measure in MEASURES.values() for limit in measure.limits}
    used |= {term for pair in GROWTH.values() for term in pair if term} | {PRESSURE_HIGH, PRESSURE_LOW}
    assert used <= current
