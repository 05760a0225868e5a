"""Linking names to conditions: acronyms, spelling, traps, pieces of unknown names."""

from __future__ import annotations

import pytest
from tests.ask.toy import ToyFacts

from symptomdb.ask.conditions import Linked, link
from symptomdb.ask.spelling import repair
from symptomdb.library import SymptomDatabase


def _link(text: str, facts: ToyFacts) -> Linked:
    return link(text, repair(text, facts), facts)


def _first(text: str, facts: ToyFacts) -> str | None:
    links = _link(text, facts).links
    return links[0].name if links else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("heterotopic ossification", "Heterotopic ossification"),
        ("ectopic ossification", "Heterotopic ossification"),
        ("is ectopic ossificaton dangerous", "Heterotopic ossification"),
        ("treatment of HO", "Heterotopic ossification"),
        ("bone may grow where it shouldn't", "Heterotopic ossification"),
        ("myositis ossificans", "Traumatic myositis ossificans"),
        ("myositis ossificans progressiva", "Fibrodysplasia ossificans progressiva"),
        ("Marfan's", "Marfan syndrome"),
        ("Marfan", "Marfan syndrome"),
        ("low blood sugar", "Hypoglycemia"),
        ("Wilson's disease", "Wilson disease"),
    ],
)
def test_a_name_leads_to_its_condition(text: str, name: str, facts: ToyFacts) -> None:
    assert _first(text, facts) == name


@pytest.mark.parametrize("text", ["covid-19", "how is covid 19 treated"])
def test_numbers_do_not_lead_to_a_microdeletion(text: str, facts: ToyFacts) -> None:
    assert [found.name for found in _link(text, facts).links] == ["COVID-19"]
    assert _link(text, facts).links[0].record is None


@pytest.mark.parametrize(
    "text", ["Zarnak-Wilson disease", "Grobblet Wilson disease", "purple monkey syndrome", "hypthyroidism"]
)
def test_made_up_and_two_sided_names_stay_unknown(text: str, facts: ToyFacts) -> None:
    assert _first(text, facts) is None


def test_calcification_is_no_ossification(facts: ToyFacts) -> None:
    found = _link("calcification of muscle tissue", facts).links
    assert [one.name for one in found] == ["calcification of muscles"]
    assert found[0].record is None


@pytest.mark.parametrize(
    "text", ["ho ho ho said the man in the red suit and went home", "ho, what a day it was for all of us today"]
)
def test_an_acronym_needs_its_capitals(text: str, facts: ToyFacts) -> None:
    assert _first(text, facts) is None


def test_an_acronym_with_several_readings_is_asked_back(facts: ToyFacts) -> None:
    readings = dict(_link("treatment for CP", facts).readings)
    assert readings["CP"] == ("cerebral palsy", "chronic pancreatitis", "chest pain")


def test_records_of_one_name_are_not_merged(facts: ToyFacts) -> None:
    first = _link("Marfan syndrome", facts).links[0]
    assert str(first.record) == "SDB:omim-154700"  # the richer one
    assert [str(key) for key, _ in first.same_name] == ["SDB:orpha-558"]


def test_close_names_are_offered_not_taken(facts: ToyFacts) -> None:
    found = _link("osteopetrosis", facts)
    assert all(one.record is None for one in found.links)
    assert [name for _, name in found.close] == ["Osteopetrosis, made-up type 1", "Osteopetrosis, made-up type 2"]


def test_several_conditions_in_one_question(facts: ToyFacts) -> None:
    names = {found.name for found in _link("compare FOP and POH", facts).links}
    assert names == {"Fibrodysplasia ossificans progressiva", "Progressive osseous heteroplasia"}


def test_opposites_are_never_crossed(facts: ToyFacts) -> None:
    assert repair("hyperthyrodism", facts).repairs == (("hyperthyrodism", "hyperthyroidism"),)
    two_sided = repair("hypthyroidism", facts)
    assert two_sided.repairs == ()
    assert {right for _, right in two_sided.offers} == {"hyperthyroidism", "hypothyroidism"}


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("What are the symptoms of a cold", "common-cold"),
        ("how long does a cold last?", "common-cold"),
        ("can a cold turn into pneumonia", "common-cold"),
        ("is there a treatment for colds?", "common-cold"),
        ("the sniffles", "common-cold"),
        ("triple A, how is it found?", "abdominal-aortic-aneurysm"),
        ("symptoms of a triple a", "abdominal-aortic-aneurysm"),
        ("how is AAA treated", "abdominal-aortic-aneurysm"),
        ("triple a symptoms and treatment", "abdominal-aortic-aneurysm"),
        ("are UTIs dangerous", "urinary-tract-infection"),
    ],
)
def test_an_article_may_belong_to_a_name(text: str, page: str, db: SymptomDatabase) -> None:
    assert page in [one.id.local for one in db.ask(text).conditions]


@pytest.mark.parametrize(
    "text",
    [
        "what is a cold sore",
        "I have a cold hand after surgery",
        "does a cold compress help",
        "chest colds",
        "a cold foot",
        "is it a cold abscess",
    ],
)
def test_an_article_is_no_name(text: str, db: SymptomDatabase) -> None:
    assert "common-cold" not in [one.id.local for one in db.ask(text).conditions]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("what is cardiac asthma", "asthma"),
        ("symptoms of bird flu", "influenza"),
        ("treatment of steroid diabetes", "type-2-diabetes"),
        ("is non-coeliac gluten sensitivity inherited?", "celiac-disease"),
    ],
)
def test_a_denied_name_does_not_lead_to_the_name_inside_it(text: str, page: str, db: SymptomDatabase) -> None:
    assert page not in [one.id.local for one in db.ask(text).conditions]


def test_a_denied_name_takes_nothing_from_the_rest_of_a_question(db: SymptomDatabase) -> None:
    asked = "Is cardiac asthma the same as asthma, and what about heart failure?"
    assert {"asthma", "heart-failure"} <= {one.id.local for one in db.ask(asked).conditions}


@pytest.mark.parametrize(
    ("text", "page"), [("childhood diabetes", "type-1-diabetes"), ("abdominal aneurysm", "abdominal-aortic-aneurysm")]
)
def test_what_people_say_leads_to_the_right_page_alone(text: str, page: str, db: SymptomDatabase) -> None:
    assert [one.id.local for one in db.ask(f"how is {text} treated?").conditions] == [page]
