"""The interview: red flags first, reasons, undo, resuming, stopping, and fewer questions than the plain order."""

from __future__ import annotations

import base64
import random
import zlib
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from symptomdb.errors import BadInput
from symptomdb.find.information import expected_gain, mutual_information
from symptomdb.find.interview import Interview, Interviewer
from symptomdb.find.rank import Ranker
from symptomdb.find.token import read_token
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case, HistoryItem
from symptomdb.model.frequency import Frequency
from symptomdb.model.interview import Question, Reply, Stop
from symptomdb.model.term import Term


def toy(local: str) -> Curie:
    return Curie("TOY", local)


def test_red_flags_come_first_in_the_order_given(ranker: Ranker) -> None:
    interviewer = Interviewer(ranker, red_flags=(toy("C1"), toy("B1")))
    first = interviewer.next(Interview(Case()))
    assert isinstance(first, Question)
    assert (first.term, first.red_flag) == (toy("C1"), True)
    assert "care at once" in first.why
    second = interviewer.next(Interview(Case()).answer(toy("C1"), Reply.NO))
    assert isinstance(second, Question)
    assert second.term == toy("B1")


def test_a_question_is_plain_and_says_why(ranker: Ranker) -> None:
    state = Interview(Case(observed=(toy("A"),)))
    question = Interviewer(ranker).next(state)
    assert isinstance(question, Question)
    assert question.text.startswith("Is there, or has there been: ")
    assert question.why.startswith("If yes, it would speak for ")
    assert question.bits > 0


def test_the_layperson_word_is_used_where_there_is_one(ranker: Ranker) -> None:
    question = Interviewer(ranker, red_flags=(toy("B2"),)).next(Interview(Case()))
    assert isinstance(question, Question)
    assert question.text == "Is there, or has there been: bump?"


def test_nothing_is_asked_twice_and_nothing_that_follows(ranker: Ranker) -> None:
    interviewer = Interviewer(ranker, sure_at=1.1, least_bits=0.0)
    state = Interview(Case())
    asked: list[Curie] = []
    while isinstance(question := interviewer.next(state), Question):
        asked.append(question.term)
        state = state.answer(question.term, Reply.NO)
    assert len(asked) == len(set(asked))
    assert not {toy("A1"), toy("A11")} <= set(asked) or asked.index(toy("A11")) < asked.index(toy("A1"))
    assert isinstance(question, Stop)
    assert question.reason == "exhausted"


def test_it_stops_when_sure_and_at_the_limit(ranker: Ranker) -> None:
    sure = Interviewer(ranker, sure_at=0.3).next(Interview(Case(observed=(toy("A11"), toy("B1")))))
    assert isinstance(sure, Stop)
    assert sure.reason == "sure"
    limit = Interviewer(ranker, most=1, sure_at=1.1).next(Interview(Case()).answer(toy("B1"), Reply.UNKNOWN))
    assert isinstance(limit, Stop)
    assert limit.reason == "limit"


def test_it_is_sure_of_a_series_whose_members_findings_cant_tell_apart() -> None:
    """Two conditions with the same findings share the probability: neither can ever be sure, their series can."""
    root = Term(Curie("T", "root"), "root")
    findings = [Term(Curie("T", str(n)), f"finding {n}", parents=(root.id,)) for n in range(20)]
    has = {"1": range(4), "2": range(4)} | {str(c): range(c, c + 4) for c in range(4, 16)}
    annotations = [
        Annotation(Curie("SDB", f"c{c}"), Curie("OMIM", c), AnnotationKind.FINDING, findings[n].id, "toy", 1,
                   frequency=Frequency.parse("10/10"))
        for c, own in has.items() for n in own
    ]  # fmt: skip
    names = {Curie("SDB", f"c{c}"): f"Toy syndrome {c}" if c in "12" else f"Disease of {c} kinds" for c in has}
    ranker = Ranker.build([root, *findings], annotations, names=names, root=root.id)
    state = Interview(Case(observed=tuple(findings[n].id for n in range(4))))
    assert ranker.rank(state.start, 1).candidates[0].probability < 0.6
    step = Interviewer(ranker, sure_at=0.7).next(state)
    assert isinstance(step, Stop)
    assert (step.reason, "toy syndrome" in step.text.lower()) == ("sure", True)


def test_undo_takes_back_the_last_answer() -> None:
    state = Interview(Case()).answer(toy("A1"), Reply.YES)
    assert state.answer(toy("C1"), Reply.NO).undo() == state
    with pytest.raises(BadInput, match="no answer to take back"):
        Interview(Case()).undo()


def test_an_answer_can_be_changed_and_dont_know_tells_nothing() -> None:
    state = Interview(Case()).answer(toy("A1"), Reply.YES).answer(toy("A1"), Reply.NO)
    assert state.case() == Case(excluded=(toy("A1"),))
    assert Interview(Case()).answer(toy("A1"), Reply.UNKNOWN).case() == Case()


@given(
    st.lists(st.tuples(st.sampled_from(["A1", "B1", "C1"]), st.sampled_from(Reply)), unique_by=lambda one: one[0]),
    st.sampled_from(["female", "male", "unknown"]),
    st.one_of(st.none(), st.integers(0, 120)),
)
def test_a_token_resumes_the_interview(answers: list[tuple[str, Reply]], sex: str, age: int | None) -> None:
    start = Case((toy("A2"),), (toy("B2"),), None if age is None else float(age), sex)
    state = Interview(start, tuple((toy(term), reply) for term, reply in answers))
    assert Interview.from_token(state.to_token()) == state


def test_a_token_keeps_the_prior_and_an_old_one_takes_the_one_given() -> None:
    assert Interview.from_token(Interview(Case(), prior="prevalence").to_token()).prior == "prevalence"
    packed = base64.urlsafe_b64encode(zlib.compress(b"male;40;+TOY:A1")).decode().rstrip("=")
    old = Interview.from_token(f"i1.{packed}", "prevalence")
    assert (old.prior, old.start.sex, old.answers) == ("prevalence", "male", ((Curie("TOY", "A1"), Reply.YES),))


def test_a_token_keeps_who_answers_and_an_old_one_takes_the_one_given() -> None:
    assert Interview.from_token(Interview(Case(), answered_by="person").to_token()).answered_by == "person"
    packed = base64.urlsafe_b64encode(zlib.compress(b"male;40;+TOY:A1;prevalence")).decode().rstrip("=")
    old = Interview.from_token(f"i2.{packed}", answered_by="person")
    assert (old.prior, old.answered_by) == ("prevalence", "person")


def test_who_answers_is_a_person_or_a_clinician(ranker: Ranker) -> None:
    with pytest.raises(BadInput, match="can't be answered by"):
        Interviewer(ranker, answered_by="the cat")


def test_a_token_holds_no_personal_text() -> None:
    history = (HistoryItem("hip operation by Dr Jones", "surgery"),)
    state = Interview(Case((toy("A1"),), age_years=34.9, id="Jane Roe", history=history)).answer(toy("B1"), Reply.YES)
    content = read_token(state.to_token())
    assert content.age_years == 34
    assert content.answers == ((toy("A1"), "observed"), (toy("B1"), "yes"))
    resumed = Interview.from_token(state.to_token())
    assert (resumed.start.id, resumed.start.history) == ("", ())


def test_a_token_keeps_what_happened_before_by_its_plain_name() -> None:
    history = (HistoryItem("Hip surgery", "surgery", 3, 14, "six weeks after", 42.0), HistoryItem("fall", "injury"))
    resumed = Interview.from_token(Interview(Case((toy("A1"),), history=history)).to_token())
    assert resumed.start.history == (
        HistoryItem("hip surgery", "surgery", days_ago=42.0),
        HistoryItem("fall", "injury"),
    )


@pytest.mark.parametrize(
    "item",
    [
        HistoryItem("hip surgery", "surgery", days_ago=1e9),
        HistoryItem("hip surgery", "an: odd kind"),
        HistoryItem(" ".join(["emergency"] * 20 + ["surgery"]), "surgery"),
        HistoryItem("", "surgery"),
    ],
)
def test_an_event_that_a_token_cannot_hold_leaves_the_token_sound(item: HistoryItem) -> None:
    assert Interview.from_token(Interview(Case((toy("A1"),), history=(item,))).to_token()).start.history == ()


@pytest.mark.parametrize("token", ["", "i1.", "i1.AAAA", "i0.eJw", "i1." + "A" * 30_000, "i1.ü"])
def test_a_damaged_token_is_refused(token: str) -> None:
    with pytest.raises(BadInput, match="can't be read"):
        Interview.from_token(token)


def test_mutual_information_is_never_negative_and_at_most_one_bit() -> None:
    rng = np.random.default_rng(1)
    weight = rng.dirichlet(np.ones(6))
    bits = mutual_information(weight, rng.random((6, 40)))
    assert (bits >= -1e-9).all()
    assert (bits <= 1).all()


def test_it_needs_fewer_questions_than_asking_in_order_of_frequency() -> None:
    """Forty conditions, each with six of sixty findings that eight people in ten with it have."""
    rng = random.Random(7)
    root = Term(Curie("T", "root"), "root")
    findings = [Term(Curie("T", str(n)), f"finding {n}", parents=(root.id,)) for n in range(60)]
    has = {c: rng.sample(range(60), 6) for c in range(40)}
    annotations = [
        Annotation(Curie("SDB", f"c{c}"), Curie("OMIM", str(c)), AnnotationKind.FINDING, findings[n].id, "toy", 1,
                   frequency=Frequency.parse("8/10"))
        for c, own in has.items() for n in own
    ]  # fmt: skip
    ranker = Ranker.build([root, *findings], annotations, root=root.id)
    by_frequency = sorted(range(60), key=lambda n: -sum(n in own for own in has.values()))
    interviewer = Interviewer(ranker, sure_at=0.9, most=60, least_bits=0.0)

    def plain(state: Interview) -> Curie:
        asked = {term for term, _ in state.answers}
        return next(findings[n].id for n in by_frequency if findings[n].id not in asked)

    def best(state: Interview) -> Curie:
        question = interviewer.next(state)
        assert isinstance(question, Question)
        return question.term

    ours = sum(questions_until_sure(interviewer, has[c], best, c) for c in range(0, 40, 4))
    theirs = sum(questions_until_sure(interviewer, has[c], plain, c) for c in range(0, 40, 4))
    assert ours < 0.7 * theirs


def questions_until_sure(
    interviewer: Interviewer, own: list[int], choose: Callable[[Interview], Curie], seed: int
) -> int:
    rng = random.Random(seed)
    present = {str(n) for n in own if rng.random() < 0.8}
    state = Interview(Case())
    for count in range(60):
        candidates = interviewer.ranking(state, top=1).candidates
        if candidates and candidates[0].probability >= 0.9:
            return count
        term = choose(state)
        state = state.answer(term, Reply.YES if term.local in present else Reply.NO)
    return 60


def test_a_question_that_parts_the_likely_is_worth_more_than_one_that_does_not() -> None:
    weight = np.array([0.5, 0.5])
    shares = np.array([[0.9, 0.5], [0.1, 0.5]])
    yes = np.log(shares / 0.5)
    gain = expected_gain(weight, shares, yes, 1.0)
    assert gain[0] > 0.3
    assert gain[1] == pytest.approx(0.0, abs=1e-9)
    assert expected_gain(weight, shares, yes / 4, 4.0)[0] < gain[0]
