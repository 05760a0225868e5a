"""The question cases on the whole knowledge base, the data traps, and the development questions beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.ask.cases import read_cases

from symptomdb.library import SymptomDatabase

ROWS = read_cases("questions.tsv")


def _names(row: str) -> set[str]:
    return {name.lower() for name in row.split("; ")} - {"-"}


@pytest.mark.parametrize(("behaviour", "first", "forbidden", "question"), ROWS)
def test_case(behaviour: str, first: str, forbidden: str, question: str, db: SymptomDatabase) -> None:
    found = db.ask(question)
    assert found.behaviour.value == behaviour
    named = [condition.name for condition in found.conditions] or list(found.understood)
    if first != "-":
        assert named[:1] == [first]
    assert not {name.lower() for name in named} & _names(forbidden)
    assert {section.condition_name for section in found.sections} <= set(named)


def test_no_answer_shows_anything_in_place_of_what_was_asked(db: SymptomDatabase) -> None:
    for behaviour, _, _, question in ROWS:
        if behaviour != "answer":
            found = db.ask(question)
            assert found.sections == ()
            assert found.message


@pytest.mark.slow
def test_development_questions(shared: Path, db: SymptomDatabase) -> None:
    """A check for sanity, not a target: the rows were never used to make a rule. No row may link what it must not."""
    rows = [
        json.loads(line) for line in (shared / "data/cases/ask/questions_dev.jsonl").read_text("utf-8").splitlines()
    ]
    for row in rows:
        found = db.ask(row["question"])
        named = {condition.name.lower() for condition in found.conditions} | {name.lower() for name in found.understood}
        assert not named & {name.lower() for name in row["must_not_link"]}
        if row["behaviour"] in ("emergency", "crisis", "dose_refuse"):
            assert found.behaviour.value == row["behaviour"].removesuffix("_refuse")
