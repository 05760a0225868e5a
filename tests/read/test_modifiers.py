"""Severity, side, onset, duration, site; events with their time; words that stay unread."""

from __future__ import annotations

import pytest

from symptomdb.model.finding import Finding
from symptomdb.read.findings import Reader


def _only(reader: Reader, text: str) -> Finding:
    (finding,) = reader.read(text).findings
    return finding


def test_all_modifiers_of_one_finding(reader: Reader) -> None:
    finding = _only(reader, "severe pain in my left knee for three weeks, started suddenly")
    assert finding.label == "Knee pain"
    assert (finding.severity, finding.laterality, finding.site) == ("severe", "left", "knee")
    assert (finding.duration, finding.onset) == ("for three weeks", "started suddenly")


def test_a_quality_takes_the_place_named_before_it(reader: Reader) -> None:
    found = {f.mention: (f.label, f.site) for f in reader.read("my wrist hurts, it is swollen too").findings}
    assert found["swollen"] == ("Wrist swelling", "wrist")


@pytest.mark.parametrize(
    ("text", "kind", "when", "days"),
    [
        ("hip replacement 3 weeks ago", "surgery", "3 weeks ago", 21.0),
        ("two days after a car accident", "injury", "two days after", 2.0),
        ("My back hurts since the fall.", "injury", "since", None),
        ("several months after the operation", "surgery", "several months after", None),
        ("POD 3, doing well", "surgery", "pod 3", 3.0),
    ],
)
def test_history(reader: Reader, text: str, kind: str, when: str, days: float | None) -> None:
    (item,) = reader.read(text).history
    assert (item.kind, item.when, item.days_ago) == (kind, when, days)
    assert text[item.start : item.end] == item.text


@pytest.mark.parametrize("text", ["no history of trauma", "denies any injury", "planned for surgery"])
def test_what_did_not_happen_is_no_history(reader: Reader, text: str) -> None:
    assert reader.read(text).history == ()


def test_words_without_a_code_are_reported(reader: Reader) -> None:
    unread = {span.mention: span.reason for span in reader.read("diarhea and blorbitis, a throbbing elsewhere").unread}
    assert "Diarrhea" in unread["diarhea"]
    assert "blorbitis" in unread


def test_a_misspelling_is_suggested_and_not_read(reader: Reader) -> None:
    assert reader.read("atraumatic diarhea").findings == ()


def test_the_next_best_terms_are_given(reader: Reader) -> None:
    finding = _only(reader, "renal disorder")
    assert finding.alternatives
    assert all(other.confidence <= finding.confidence for other in finding.alternatives)


def test_what_looks_like_a_complaint_is_told(reader: Reader) -> None:
    reading = reader.read("My knee is wonky, I'm unable to move and I can't see my doctor till Monday")
    assert [span.mention for span in reading.unread] == ["wonky", "unable to move", "can't see"]
    assert not reading.findings
