"""The words of records: small readable cases by category, what each must give and what it must not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.documents import read_yaml

from symptomdb.model.pathway import Pathway
from symptomdb.plan.case import read_case
from symptomdb.plan.vocabulary import Vocabulary
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathways

CASES = Path(__file__).parents[1] / "cases" / "plan" / "words"
TODAY = date(2026, 3, 1)


def lines() -> list[Any]:
    """One parameter per line of the files."""
    return [
        pytest.param(*line, id=f"{path.stem}: {line[1]}")
        for path in sorted(CASES.glob("*.yaml"))
        for line in read_yaml(path)
    ]


@pytest.fixture(scope="module")
def pathway() -> Pathway:
    return next(
        one for one in read_pathways(content_folder() / "pathways") if one.condition == "heterotopic-ossification"
    )


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(*read_clinical_words(content_folder() / "clinical_words"))


def test_there_are_enough_words() -> None:
    assert len(lines()) >= 150


@pytest.mark.parametrize(("key", "words", "gives"), lines())
def test_words(key: str, words: Any, gives: dict[str, Any], pathway: Pathway, vocabulary: Vocabulary) -> None:
    read = read_case(_context(key, words), pathway, vocabulary, TODAY)
    for name, wanted in gives.items():
        name, _, part = name.partition(".")
        fact = read.facts.get(name)
        if part:
            assert fact is not None
            assert fact.days_ago == (wanted if wanted is None else pytest.approx(wanted, abs=3))
        elif wanted is False:
            assert fact is None or fact.value is False
        else:
            assert fact is not None
            assert fact.value == (wanted if wanted is True else pytest.approx(wanted))


def _context(key: str, words: Any) -> dict[str, Any]:
    head, _, rest = key.partition(".")
    if rest:
        return {head: {rest: words}}
    return {key: words if key == "planned_surgery" else [words]}
