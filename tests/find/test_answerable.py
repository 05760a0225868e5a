"""Who can answer a question: the person, the person who was told by a doctor, or only a clinician."""

from __future__ import annotations

import pytest

from symptomdb.find.answerable import Answerable, Answers
from symptomdb.find.interview import Interview, Interviewer
from symptomdb.find.rank import Ranker
from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.interview import AnsweredBy, Question, Reply, Stop


@pytest.mark.parametrize(
    ("finding", "answerable"),
    [
        ("HP:0002315", Answerable.SEEN),  # headache
        ("HP:0012735", Answerable.SEEN),  # cough
        ("HP:0001945", Answerable.SEEN),  # fever, which HPO has below metabolism
        ("SDBF:local-warmth", Answerable.SEEN),
        ("HP:0001903", Answerable.TOLD),  # anemia
        ("HP:0002149", Answerable.TOLD),  # hyperuricemia
        ("HP:0001658", Answerable.TOLD),  # heart attack
        ("HP:0002110", Answerable.TOLD),  # bronchiectasis
        ("HP:0001699", Answerable.TESTED),  # sudden death
        ("HP:0002353", Answerable.TESTED),  # EEG abnormality
        ("HP:0000118", Answerable.TESTED),  # phenotypic abnormality
    ],
)
def test_what_a_person_can_say(db: SymptomDatabase, finding: str, answerable: Answerable) -> None:
    knowledge = db.ranker.knowledge
    assert Answers(knowledge).of(knowledge.numbers[Curie.parse(finding)]) is answerable


@pytest.mark.parametrize("text", ["headache", "fever and cough", "stiff hip", "my child is floppy and has seizures"])
@pytest.mark.parametrize("prior", ["prevalence", "uniform"])
def test_a_person_is_never_asked_for_what_takes_a_test(db: SymptomDatabase, text: str, prior: str) -> None:
    knowledge = db.ranker.knowledge
    answers = Answers(knowledge)
    state = db.interview(db.case_of(text), prior=prior)
    interviewer = db.interviewer(prior=prior)
    for number in range(8):
        question = interviewer.next(state)
        if isinstance(question, Stop):
            break
        known = answers.of(knowledge.numbers[question.term])
        assert known is not Answerable.TESTED
        assert question.text.startswith("Has a doctor ever said") == (known is Answerable.TOLD)
        state = state.answer(question.term, Reply.NO if number % 2 else Reply.UNKNOWN)


def test_no_plain_word_is_one_that_hurts(db: SymptomDatabase) -> None:
    """HPO's layperson synonyms still hold some; those that a question would use have words of ours instead."""
    knowledge = db.ranker.knowledge
    answers = Answers(knowledge)
    askable = (n for n in range(len(knowledge.terms)) if answers.of(n) is not Answerable.TESTED)
    assert not [knowledge.plain_labels[n] for n in askable if "retard" in knowledge.plain_labels[n].lower()]


def test_where_a_person_can_say_no_more_the_test_that_would_tell_is_named(ranker: Ranker) -> None:
    """Of the toy findings only the lump has a plain word."""
    interviewer = Interviewer(ranker, sure_at=1.1, answered_by=AnsweredBy.PERSON)
    state = Interview(Case(observed=(Curie("TOY", "A"),)))
    asked = []
    while isinstance(step := interviewer.next(state), Question):
        asked.append(step.term)
        state = state.answer(step.term, Reply.UNKNOWN)
    assert set(asked) <= {Curie("TOY", "B2")}
    assert step.reason == "exhausted"
    assert "An examination or a test might" in step.text


def test_of_an_everyday_complaint_only_what_goes_with_it_is_asked(db: SymptomDatabase) -> None:
    """Everybody "has had" a fever; where all conditions count alike, it is about a whole life."""
    case = db.case_of("headache")
    first = db.interviewer(prior="prevalence").next(db.interview(case, prior="prevalence"))
    assert isinstance(first, Question)
    assert first.text.startswith("Is there also: ")
    other = db.interviewer(prior="uniform").next(db.interview(case, prior="uniform"))
    assert isinstance(other, Question)
    assert not other.text.startswith("Is there also")
