"""The description that the project is built around reads into the right findings."""

from __future__ import annotations

from symptomdb.model.finding import Status
from symptomdb.read.findings import Reader

TEXT = "Stiff hip, a hard lump in the thigh, warm and red, no fever, six weeks after hip surgery"


def test_findings(reader: Reader) -> None:
    found = [(str(f.term), f.label, f.status, f.site) for f in reader.read(TEXT).findings]
    assert found == [
        ("HP:0025262", "Stiff hip", Status.OBSERVED, "hip"),
        ("SDBF:hard-lump", "Hard lump in soft tissue", Status.OBSERVED, "thigh"),
        ("SDBF:local-warmth", "Local warmth", Status.OBSERVED, "thigh"),
        ("HP:0010783", "Erythema", Status.OBSERVED, "thigh"),
        ("HP:0001945", "Fever", Status.EXCLUDED, ""),
    ]


def test_the_operation_is_history_with_its_time(reader: Reader) -> None:
    (item,) = reader.read(TEXT).history
    assert (item.text, item.kind, item.when, item.days_ago) == ("hip surgery", "surgery", "six weeks after", 42.0)


def test_nothing_is_left_unread(reader: Reader) -> None:
    assert reader.read(TEXT).unread == ()
