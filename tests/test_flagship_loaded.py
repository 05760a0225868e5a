"""The traps of heterotopic ossification hold with every source loaded, and nothing is shown without a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests import test_flagship as flagship

from symptomdb import loading
from symptomdb.library import SymptomDatabase
from symptomdb.model.annotation import ASPECT_OF
from symptomdb.model.answer import Behaviour
from symptomdb.model.aspect import Aspect
from symptomdb.settings import Settings
from symptomdb.sources.doses import without_doses
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


#: Rows counted in the files themselves: (condition, source, aspect) to how many. HPOA without IEA
#: and with the OMIM and the ORPHA record together; Wikidata less the withdrawn medicines.
BY_HAND = {
    ("fibrodysplasia-ossificans-progressiva", "hpoa", "symptoms"): 60,
    ("fibrodysplasia-ossificans-progressiva", "dismech", "symptoms"): 6,
    ("fibrodysplasia-ossificans-progressiva", "dismech", "treatments"): 5,
    ("osteoarthritis", "doid", "symptoms"): 1,
    ("osteoarthritis", "dismech", "symptoms"): 3,
    ("osteoarthritis", "dismech", "treatments"): 5,
    ("osteoarthritis", "pharmacotherapydb", "treatments"): 25,
    ("osteoarthritis", "wikidata", "symptoms"): 0,
    ("gout", "dismech", "symptoms"): 4,
    ("gout", "dismech", "treatments"): 7,
    ("gout", "wikidata", "symptoms"): 4,
    ("gout", "wikidata", "treatments"): 12,
    ("gout", "pharmacotherapydb", "treatments"): 10,
    ("gout", "drugcentral", "treatments"): 15,
    ("gout", "hpoa", "symptoms"): 0,
    ("migraine", "doid", "symptoms"): 1,
    ("migraine", "dismech", "symptoms"): 6,
    ("migraine", "dismech", "treatments"): 9,
    ("migraine", "wikidata", "symptoms"): 4,
    ("migraine", "pharmacotherapydb", "treatments"): 31,
    ("migraine", "drugcentral", "treatments"): 15,
    ("type 2 diabetes", "hpoa", "symptoms"): 3,
    ("type 2 diabetes", "dismech", "symptoms"): 10,
    ("type 2 diabetes", "dismech", "treatments"): 6,
    ("type 2 diabetes", "pharmacotherapydb", "treatments"): 22,
    ("type 2 diabetes", "drugcentral", "treatments"): 25,
    ("asthma", "doid", "symptoms"): 7,
    ("asthma", "dismech", "symptoms"): 12,
    ("asthma", "dismech", "treatments"): 5,
    ("asthma", "wikidata", "symptoms"): 2,
    ("asthma", "pharmacotherapydb", "treatments"): 40,
    ("asthma", "drugcentral", "treatments"): 34,
    ("appendicitis", "doid", "symptoms"): 3,
    ("appendicitis", "wikidata", "symptoms"): 3,
    ("appendicitis", "wikidata", "treatments"): 1,
    ("appendicitis", "dismech", "symptoms"): 0,
    ("deep vein thrombosis", "dismech", "symptoms"): 0,
    ("Lyme disease", "hpoa", "symptoms"): 24,
    ("Lyme disease", "doid", "symptoms"): 3,
    ("Lyme disease", "dismech", "symptoms"): 9,
    ("Lyme disease", "dismech", "treatments"): 3,
    ("Lyme disease", "wikidata", "symptoms"): 18,
    ("heterotopic ossification", "hpoa", "symptoms"): 0,
    ("heterotopic ossification", "medquad", "overview"): 0,
    ("heterotopic ossification", "wikidata", "treatments"): 0,
}


def test_ten_conditions_hold_what_the_files_say(home: Path, loaded: SymptomDatabase) -> None:
    with Facts(connect(f"sqlite:///{home / 'knowledge.sqlite3'}")) as facts:
        found = {key: _count(facts, loaded, *key) for key in BY_HAND}
    assert found == BY_HAND


def _count(facts: Facts, loaded: SymptomDatabase, name: str, source: str, aspect: str) -> int:
    condition = loaded.ask(f"What is {name}?").conditions[0].id if " " in name else loaded.find_condition(name).id
    coded = sum(
        line.source == source and ASPECT_OF[line.kind] == aspect and not line.excluded
        for line in facts.annotations(condition)
    )
    return coded + sum(claim.source == source and claim.aspect == aspect for claim in facts.claims(condition))


def test_no_line_of_any_source_names_a_dose(loaded: SymptomDatabase) -> None:
    for name in ("gout", "asthma", "migraine", "type 2 diabetes", "tuberculosis", "epilepsy", "iron deficiency anemia"):
        answer = loaded.ask(f"What are the treatments for {name}?")
        shown = [line.text for section in answer.sections for line in section.statements]
        assert [text for text in shown if without_doses(text)[1]] == []


def test_every_line_says_how_far_it_is_trusted_and_every_source_is_credited(loaded: SymptomDatabase) -> None:
    answer = loaded.ask("What are the symptoms and treatment options for asthma?")
    lines = [line for section in answer.sections for line in section.statements]
    assert all(line.trust for line in lines)
    assert {line.source for line in lines} == {source.id for source in answer.sources}
    assert all(source.licence and source.attribution for source in answer.sources)
