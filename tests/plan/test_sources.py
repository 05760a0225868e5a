"""Every published row of the fact sheet is in the pathway with its sources; no unverified line gives a cited fact."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from symptomdb.model.pathway import Pathway
from symptomdb.sources.bibliography import read_bibliography
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathways

_ROW = re.compile(r"^\| ((?:RF|RT|PX|DX|TX|FU)-\d+) \|.*\|([^|]*)\|\s*$", re.MULTILINE)
_SOURCE = re.compile(r"\bS\d{3}\b")
#: Lines of the fact sheet that are marked unverified: the branch that states them, and what it rests on instead.
UNVERIFIED = {
    "RF-4.pulseless": "P005",
    "RF-9": "P004",
    "RF-10": "P003",
    "PX-14.radiotherapy": "P006",
    "FU-5.motion": "",
}


@pytest.fixture(scope="module")
def pathway() -> Pathway:
    found = {one.condition: one for one in read_pathways(content_folder() / "pathways")}
    return found["heterotopic-ossification"]


def _cited(pathway: Pathway, row: str) -> set[str]:
    rules = [rule for rule in pathway.rules if rule.row == row]
    keys = {key for rule in rules for key in rule.sources}
    keys |= {key for rule in rules for one in rule.advice for key in one.sources}
    return keys | {key for rule in rules for one in rule.advice for side in one.sides for key in side.sources}


def test_every_row_of_the_fact_sheet_is_there_with_its_sources(shared: Path, pathway: Pathway) -> None:
    text = (shared / "clinical" / "heterotopic-ossification-facts.md").read_text(encoding="utf-8")
    rows = {row: set(_SOURCE.findall(sources)) for row, sources in _ROW.findall(text)}
    assert len(rows) == 59
    lacking = {row: sorted(wanted - _cited(pathway, row)) for row, wanted in rows.items()}
    # PX-3 gives its dose window from V-10; TX-12 names both windows: nothing may be missing.
    assert {row: missing for row, missing in lacking.items() if missing} == {}


@pytest.mark.parametrize(("rule", "source"), UNVERIFIED.items())
def test_an_unverified_line_gives_no_cited_fact(pathway: Pathway, rule: str, source: str) -> None:
    (found,) = [one for one in pathway.rules if one.id == rule]
    assert source in found.sources if source else (found.unsourced and not found.sources)


def test_everything_cited_was_read() -> None:
    entries = {entry.id: entry for entry in read_bibliography(content_folder() / "bibliography.yaml")}
    for pathway in read_pathways(content_folder() / "pathways"):
        for rule in pathway.rules:
            for key in _cited(pathway, rule.row):
                assert entries[key].part_read, f"{rule.id} cites {key}"
