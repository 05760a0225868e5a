"""The traps of heterotopic ossification hold with every source loaded, and nothing is shown without a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests import test_flagship as flagship

from symptomdb import loading
from symptomdb.library import SymptomDatabase
from symptomdb.model.answer import Behaviour
from symptomdb.model.aspect import Aspect
from symptomdb.settings import Settings
from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("loaded")
    settings = replace(Settings.from_environment({}), home=folder)
    loading.load(settings, loading.places_in(shared / "data" / "sources"))
    return folder


@pytest.fixture(scope="module")
def loaded(home: Path) -> Iterator[SymptomDatabase]:
    with SymptomDatabase.open(str(home / "knowledge.sqlite3")) as db:
        yield db


@pytest.mark.parametrize(
    "question",
    [
        flagship.FLAGSHIP,
        "heterotopic ossification",
        "what is ectopic ossification",
        "symptoms of heterotrophic ossification",
        "I just had a hip replaced and was told bone may grow where it shouldn't. Is that dangerous?",
    ],
)
def test_names_that_lie_still_lead_nowhere(question: str, loaded: SymptomDatabase) -> None:
    flagship.test_names_that_lie_do_not_lead_to_a_genetic_disease(question, loaded)


def test_the_answer_is_still_ours(loaded: SymptomDatabase) -> None:
    answer = loaded.ask(flagship.FLAGSHIP)
    flagship.test_it_answers_about_the_acquired_disease_and_nothing_else(answer)
    flagship.test_it_has_symptoms_and_treatments_in_the_order_asked(answer)
    flagship.test_every_statement_is_cited_or_marked_unsourced(answer)
    flagship.test_no_symptom_frequency_is_shown_since_none_is_published(answer)
    flagship.test_json_fits_the_published_schema(answer)
    flagship.test_myositis_ossificans_is_the_injury_and_not_fop(loaded)


@pytest.mark.parametrize("name", ["gout", "asthma", "migraine", "type 2 diabetes", "appendicitis", "Lyme disease"])
def test_common_conditions_have_symptoms_and_treatments_with_citations(name: str, loaded: SymptomDatabase) -> None:
    answer = loaded.ask(f"What are the symptoms and treatment options for {name}?")
    assert answer.behaviour is Behaviour.ANSWER
    lines = {section.aspect.value: section.statements for section in answer.sections}
    assert lines["symptoms"]
    assert lines["treatments"]
    assert all(line.citations for statements in lines.values() for line in statements)


def test_conditions_are_as_many_as_the_mondo_merge_gives(home: Path) -> None:
    with Facts(connect(f"sqlite:///{home / 'knowledge.sqlite3'}")) as facts:
        assert facts.check()[0] == []
        conditions = {(one.source, one.aspect): one.conditions for one in facts.covered()}["hpoa", Aspect.SYMPTOMS]
        # 9,845 by Mondo alone; Orphanet's own equal codes join a few records more that Mondo doesn't know.
        assert 9_830 <= conditions <= 9_845
        assert {row.licence for row in facts.sources()} - {""} == {row.licence for row in facts.sources()}
