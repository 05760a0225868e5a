"""The reason to exist: a question about heterotopic ossification, and the answer that it must get."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from tests.documents import read_yaml

from symptomdb.library import SymptomDatabase
from symptomdb.model.answer import Answer, Behaviour
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.serve.cli.markdown import answer_to_markdown
from symptomdb.serve.json import answer_to_json

FLAGSHIP = "What are the symptoms and treatment options for heterotopic ossification?"
HO = Curie("SDB", "heterotopic-ossification")
#: Conditions that lying names would lead to (fact sheet, data traps 1 to 3).
MISTAKEN = {"SDB:progressive-osseous-heteroplasia", "SDB:fibrodysplasia-ossificans-progressiva"}


@pytest.fixture(scope="module")
def answer(db: SymptomDatabase) -> Answer:
    return db.ask(FLAGSHIP)


def _monograph() -> dict[str, object]:
    path = files("symptomdb") / "content" / "monographs" / "heterotopic-ossification.yaml"
    loaded: dict[str, object] = read_yaml(path)
    return loaded


def test_it_answers_about_the_acquired_disease_and_nothing_else(answer: Answer) -> None:
    assert answer.behaviour is Behaviour.ANSWER
    assert [condition.id for condition in answer.conditions] == [HO]
    assert {section.condition for section in answer.sections} == {HO}


def test_it_has_symptoms_and_treatments_in_the_order_asked(answer: Answer) -> None:
    assert [section.aspect for section in answer.sections][:2] == [Aspect.SYMPTOMS, Aspect.TREATMENTS]
    groups = {statement.group for section in answer.sections for statement in section.statements}
    assert {"choosing", "non_surgical", "surgical"} <= groups


def test_every_statement_is_cited_or_marked_unsourced(answer: Answer) -> None:
    numbers = {citation.n for citation in answer.citations}
    for section in answer.sections:
        for statement in section.statements:
            assert statement.citations or statement.unsourced_reason, statement.id
            assert set(statement.citations) <= numbers
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_no_symptom_frequency_is_shown_since_none_is_published(answer: Answer) -> None:
    symptoms = answer.sections[0]
    assert not [statement.id for statement in symptoms.statements if statement.frequency]


def test_json_fits_the_published_schema(answer: Answer) -> None:
    schema = json.loads((files("symptomdb") / "content" / "schemas" / "answer.schema.json").read_text())
    Draft202012Validator(schema).validate(answer_to_json(answer))


@pytest.mark.parametrize("number", range(1, 34))
def test_each_statement_of_the_seed_checklist_comes_back_with_its_hedge(number: int, db: SymptomDatabase) -> None:
    seed = f"C{number}"
    stored = {
        entry["id"]: entry["modality"]
        for entry in _monograph()["statements"]  # type: ignore[attr-defined]
        if seed in entry.get("seed", [])
    }
    assert stored, f"no statement carries {seed}"
    shown = {
        statement.id: statement
        for section in db.show("heterotopic-ossification").sections
        for statement in section.statements
    }
    for key, modality in stored.items():
        assert shown[key].modality == modality
        assert seed in shown[key].seed


@pytest.mark.parametrize(
    "question",
    [
        FLAGSHIP,
        "heterotopic ossification",
        "what is ectopic ossification",
        "symptoms of heterotrophic ossification",
        "I just had a hip replaced and was told bone may grow where it shouldn't. Is that dangerous?",
    ],
)
def test_names_that_lie_do_not_lead_to_a_genetic_disease(question: str, db: SymptomDatabase) -> None:
    linked = {str(condition.id) for condition in db.ask(question).conditions}
    assert linked == {str(HO)}
    assert not linked & MISTAKEN


def test_myositis_ossificans_is_the_injury_and_not_fop(db: SymptomDatabase) -> None:
    linked = [str(condition.id) for condition in db.ask("treatment of myositis ossificans").conditions]
    assert linked == ["SDB:traumatic-myositis-ossificans"]


def test_marfan_is_answered_from_hpoa_with_frequencies_and_references(db: SymptomDatabase) -> None:
    answer = db.ask("what are the symptoms of Marfan syndrome")
    assert answer.behaviour is Behaviour.ANSWER
    statements = [statement for section in answer.sections for statement in section.statements]
    assert sum(bool(statement.frequency) for statement in statements) >= 10
    assert all(statement.citations for statement in statements)


def test_no_source_is_said_and_not_filled_in(db: SymptomDatabase) -> None:
    answer = db.ask("how is Marfan syndrome treated")
    assert [missing.aspect for missing in answer.missing] == [Aspect.TREATMENTS]
    assert not [section for section in answer.sections if section.aspect is Aspect.TREATMENTS]


@pytest.mark.parametrize(
    ("question", "behaviour"),
    [
        ("what are the symptoms of Blorvian fever syndrome", Behaviour.NO_ANSWER),
        ("I have crushing chest pain right now", Behaviour.EMERGENCY),
        ("how many mg of ibuprofen should I take", Behaviour.DOSE),
        ("What is the capital of Mongolia?", Behaviour.OUT_OF_SCOPE),
        ("my friend is cutting herself and says she has pills", Behaviour.CRISIS),
    ],
)
def test_questions_that_are_not_answered(question: str, behaviour: Behaviour, db: SymptomDatabase) -> None:
    answer = db.ask(question)
    assert answer.behaviour is behaviour
    assert answer.message
    assert answer.notice


def test_a_recognised_name_without_a_record_is_told(db: SymptomDatabase) -> None:
    answer = db.ask("What are the symptoms of COVID-19?")
    assert answer_to_json(answer)["understood"] == ["COVID-19"]
    assert "_Understood as:_ COVID-19" in answer_to_markdown(answer)
