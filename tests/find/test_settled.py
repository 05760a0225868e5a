"""What an interview need not ask: what follows from what is known, and what was asked in nearly the same words."""

from __future__ import annotations

import numpy as np
import pytest

from symptomdb.find.answerable import Answers
from symptomdb.find.query import prepare
from symptomdb.find.rank import Ranker
from symptomdb.find.settled import Settled, words_of
from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.interview import Question, Reply

HEADACHE, PAIN, KNEE_PAIN = "HP:0002315", "HP:0012531", "HP:0030839"
NAUSEA, NAUSEA_AND_VOMITING = "HP:0002018", "HP:0002017"
LIMB_PAIN, RASH, IMPAIRED_PAIN = "HP:0009763", "HP:0000988", "HP:0007328"


def settled(ranker: Ranker, replies: dict[str, Reply], vain: tuple[str, ...] = ()) -> Settled:
    given = {Curie.parse(term): reply for term, reply in replies.items()}
    observed = tuple(term for term, reply in given.items() if reply is Reply.YES)
    excluded = tuple(term for term, reply in given.items() if reply is Reply.NO)
    numbers = ranker.knowledge.numbers
    return Settled(
        ranker.knowledge,
        prepare(ranker.knowledge, Case(observed, excluded)),
        {numbers[term]: reply for term, reply in given.items()},
        [numbers[Curie.parse(term)] for term in vain],
    )


def is_settled(ranker: Ranker, known: Settled, term: str) -> bool:
    number = ranker.knowledge.numbers[Curie.parse(term)]
    return bool(known.follows(np.array([number], dtype=np.int32))[0]) or known.repeats(number)


@pytest.mark.parametrize(
    ("known", "asked", "need_not"),
    [
        ({HEADACHE: Reply.YES}, PAIN, True),  # only the words say so
        ({HEADACHE: Reply.NO}, PAIN, False),
        ({PAIN: Reply.NO}, HEADACHE, True),
        ({PAIN: Reply.UNKNOWN}, HEADACHE, False),
        ({KNEE_PAIN: Reply.YES}, LIMB_PAIN, True),  # the hierarchy says so
        ({KNEE_PAIN: Reply.NO}, LIMB_PAIN, False),
        ({LIMB_PAIN: Reply.NO}, KNEE_PAIN, True),
        ({LIMB_PAIN: Reply.YES}, KNEE_PAIN, False),
        ({NAUSEA: Reply.NO}, NAUSEA_AND_VOMITING, True),
        ({IMPAIRED_PAIN: Reply.YES}, PAIN, False),
        ({HEADACHE: Reply.YES}, RASH, False),
    ],
)
def test_what_is_known_is_not_asked(db: SymptomDatabase, known: dict[str, Reply], asked: str, need_not: bool) -> None:
    assert is_settled(db.ranker, settled(db.ranker, known), asked) is need_not


def test_who_does_not_know_of_a_disease_is_not_asked_for_its_kinds(db: SymptomDatabase) -> None:
    anemia, hemolytic = "HP:0001903", "HP:0001878"
    assert is_settled(db.ranker, settled(db.ranker, {anemia: Reply.UNKNOWN}, (anemia,)), hemolytic)
    assert not is_settled(db.ranker, settled(db.ranker, {anemia: Reply.UNKNOWN}), hemolytic)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a sore throat", "throat pain"), ("Headache", "pain in the head"), ("swollen ankles", "ankle swelling"),
     ("belly pain", "Abdominal pain"), ("frequent nosebleeds", "nosebleeds")],
)  # fmt: skip
def test_wordings_that_ask_the_same_have_the_same_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize("answered_by", ["person", "clinician"])
@pytest.mark.parametrize("text", ["headache", "cough", "knee pain", "rash", "tiredness"])
def test_an_interview_asks_for_no_class_and_nothing_again(db: SymptomDatabase, text: str, answered_by: str) -> None:
    answers = Answers(db.ranker.knowledge)
    state = db.interview(db.case_of(text), prior="prevalence", answered_by=answered_by)
    interviewer = db.interviewer(prior="prevalence", answered_by=answered_by)
    words = []
    for number in range(10):
        question = interviewer.next(state)
        if not isinstance(question, Question):
            break
        assert answers.of_clinician(db.ranker.knowledge.numbers[question.term])
        words.append(words_of(question.text))
        state = state.answer(question.term, (Reply.NO, Reply.NO, Reply.YES)[number % 3])
    assert len(words) == len(set(words))
    assert len(words) > 3


@pytest.mark.parametrize(
    ("term", "asked"),
    [
        ("HP:0000152", False),  # abnormality of head or neck
        ("HP:0001627", False),  # abnormal heart morphology
        ("HP:0001699", False),  # sudden death
        ("HP:0002353", True),  # EEG abnormality
        ("HP:0001892", True),  # abnormal bleeding
    ],
)
def test_a_clinician_is_asked_for_findings_and_not_for_classes(db: SymptomDatabase, term: str, asked: bool) -> None:
    knowledge = db.ranker.knowledge
    assert bool(Answers(knowledge).of_clinician(knowledge.numbers[Curie.parse(term)])) is asked
