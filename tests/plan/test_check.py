"""The checker finds what is wrong in a pathway before anybody is at the bedside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from symptomdb.errors import BadContent
from symptomdb.sources.pathways import read_pathway

SOUND = """
format: 1
id: toy
condition: toy
title: A toy pathway
version: "2026-01-01"
summary: A toy pathway.
limits: []
groups: [red_flags, treatment]
red_flag_group: red_flags
facts:
  fever: {kind: yes_no, words: [fever], told_by: [symptoms], label: fever}
  ill: {kind: yes_no, words: [unwell], told_by: [symptoms], label: unwell}
  egfr: {kind: number, field: labs.eGFR, label: eGFR}
factors:
  weak_kidneys: {label: weak kidneys, when: {egfr: {below: 30}}}
flags: {F.X: {label: flag, plain: flag}}
tests: {T.X: {label: test, plain: test}}
options: {OPT.X: {label: option, plain: option}}
rules:
  - id: RF-1
    group: red_flags
    when: ill
    flag: {code: F.X, urgency: same_day}
    clinical: Ill.
    plain: Ill.
    sources: [S001]
  - id: A-1
    group: treatment
    when: {all: [fever, {not: weak_kidneys}]}
    clinical: Fever.
    plain: Fever.
    sources: [S001]
    options: {OPT.X: offer}
    tests: {T.X: offer}
"""


def check(tmp_path: Path, *changes: tuple[str, str]) -> str:
    """The problems of the toy pathway after some changes, as one text; "" when it is sound."""
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "toy.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        read_pathway(path, ["S001"])
    except BadContent as found:
        return str(found)
    return ""


def test_a_sound_pathway_passes(tmp_path: Path) -> None:
    assert check(tmp_path) == ""


A2 = """  - id: A-2
    group: treatment
    when: WHEN
    clinical: Other.
    plain: Other.
    sources: [S001]
    options: {OPT.X: VERDICT}
"""
END = "    tests: {T.X: offer}\n"


@pytest.mark.parametrize(
    ("when", "verdict", "problem"),
    [
        ("fever", "consider", "can both fire and disagree on OPT.X"),
        ("{all: [fever, {egfr: {at_least: 60}}]}", "not_now", "can both fire and disagree on OPT.X"),
        ("{all: [fever, {egfr: {below: 20}}]}", "consider", ""),
        ("not fever", "consider", ""),
        ("fever", "ruled_out", ""),
        ("fever", "offer", ""),
    ],
)
def test_conflicts_are_found_unless_criteria_exclude_each_other(
    tmp_path: Path, when: str, verdict: str, problem: str
) -> None:
    added = A2.replace("WHEN", when).replace("VERDICT", verdict)
    found = check(tmp_path, (END, END + added))
    assert problem in found if problem else found == ""


def test_giving_way_settles_a_conflict(tmp_path: Path) -> None:
    added = A2.replace("WHEN", "fever").replace("VERDICT", "consider") + "    gives_way_to: [A-1]\n"
    assert check(tmp_path, (END, END + added)) == ""


WHEN = "{all: [fever, {not: weak_kidneys}]}"
OPTIONS = "    sources: [S001]\n    options: {OPT.X: offer}"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("when: ill", "when: sick", "no fact or factor 'sick'"),
        (WHEN, "{all: [fever, {not: fever}, {not: weak_kidneys}]}", "A-1 can never fire"),
        (WHEN, "{all: [fever, weak_kidneys, {egfr: {above: 50}}]}", "A-1 can never fire"),
        ("options: {OPT.X: offer}", "options: {OPT.Y: offer}", "no 'OPT.Y' among the options"),
        ("code: F.X", "code: F.Y", "no flag 'F.Y'"),
        (OPTIONS, OPTIONS.replace("S001", "S999"), "cites 'S999'"),
        (OPTIONS, "    options: {OPT.X: offer}", "either sources, or unsourced"),
        ("options: {OPT.X: offer}", "options: {OPT.X: {verdict: contested}}", "exactly two sides"),
        ("{egfr: {below: 30}}", "{egfr: low}", "can't be compared like this"),
        ("when: {egfr: {below: 30}}", "when: weak_kidneys", "rests on itself"),
        ("id: A-1", "id: RF-1", "stands twice"),
        ("group: treatment\n", "group: other\n", "no group 'other'"),
        ("  egfr:", "  spare: {kind: yes_no, label: spare}\n  egfr:", "nothing uses 'spare'"),
        ("version:", "colour: red\nversion:", "unknown key 'colour'"),
        ("tests: {T.X: {", "tests: {T.Z: {label: zzz, plain: zzz}, T.X: {", "no rule speaks of T.Z"),
    ],
)
def test_mistakes_are_found_with_their_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    found = check(tmp_path, (old, new))
    assert problem in found
    assert re.search(r"toy\.yaml:\d+", found)
