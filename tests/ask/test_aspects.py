"""Aspects: every row of the case file; the cheap triggers change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ask.cases import read_cases

from symptomdb.ask import aspects
from symptomdb.ask.aspects import find_aspects
from symptomdb.model.aspect import Aspect

ROWS = read_cases("aspects.tsv")


@pytest.mark.parametrize(("expected", "text"), ROWS)
def test_case(expected: str, text: str) -> None:
    assert " ".join(find_aspects(text)) == ("" if expected == "-" else expected)


def test_every_aspect_is_asked_for_in_some_case() -> None:
    assert {word for expected, _ in ROWS for word in expected.split()} - {"-"} == set(Aspect)


def test_in_a_story_only_the_asking_sentences_count() -> None:
    story = (
        "My son had an operation and tests and scans last year, and the doctor gave him medicine for a long while "
        "before they told us that he has xcondx. How common is it?"
    )
    assert find_aspects(story) == (Aspect.EPIDEMIOLOGY,)


def test_triggers_spare_work_and_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for name in ("aspects.tsv", "questions.tsv", "safety.tsv") for *_, text in read_cases(name)]
    quick = [find_aspects(text) for text in texts]
    monkeypatch.setattr(aspects, "_TRIGGERS", dict.fromkeys(Aspect, ("",)))
    assert quick == [find_aspects(text) for text in texts]


@given(st.text(max_size=300))
def test_no_aspect_comes_twice(text: str) -> None:
    found = find_aspects(text)
    assert len(set(found)) == len(found)
