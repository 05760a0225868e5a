"""Questioning: one step of an interview as every door shows it; signs of danger are asked about first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from symptomdb.model.curie import Curie
from symptomdb.model.interview import Question, Reply, Stop
from symptomdb.model.urgent import Urgent
from symptomdb.serve.warning_signs import WarningSign, warning_signs

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.candidate import Ranking

#: Asked first, with the words for "now": they mirror the red flags that are looked for in a text. What is denied here
#: is denied for now only, so it never counts as excluded.
RED_FLAGS: dict[Curie, str] = {
    Curie("HP", "0002094"): "struggling for breath",
    Curie("HP", "0100749"): "pain, pressure or tightness in the chest",
    Curie("HP", "0004372"): "hard to wake, or suddenly confused",
    Curie("HP", "0001269"): "weakness of one side of the face or body that came on suddenly",
    Curie("HP", "0001250"): "a fit (seizure)",
    Curie("HP", "0001892"): "bleeding that does not stop",
    Curie("HP", "0031589"): "thoughts of ending one's life",
}
_CRISIS = Curie("HP", "0031589")
_SURE_AT = 0.9


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that was answered.

    Attributes:
        words: What the question called the finding.
    """

    term: Curie
    label: str
    reply: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """Where an interview stands.

    Attributes:
        next: The question to ask, or why there is none.
        red_flags: The signs of danger that were not asked about yet, with their words; may be asked all at once.
        answers: What was answered, signs of danger left out, in order.
        urgent: Said before anything else when a sign of danger is there.
        state: `symptomdb.find.interview.Interview`.
        warnings: Signs of the leading conditions that need care soon.
    """

    next: Question | Stop
    red_flags: dict[Curie, str]
    answers: tuple[Asked, ...]
    urgent: Urgent | None
    ranking: Ranking
    token: str
    state: Any
    warnings: tuple[WarningSign, ...] = ()


def make_step(db: SymptomDatabase, state: Any, number: str, most: int = 20, top: int = 5) -> Step:
    """Say what comes next.

    Args:
        state: What `SymptomDatabase.interview` gave, with the answers since.
        number: Whom to call in an emergency.
        most: After so many questions, signs of danger not counted, the interview stops.
    """
    replied = dict(state.answers)
    flags = {term: words for term, words in RED_FLAGS.items() if term not in replied and term not in _told(state)}
    at_most = most + sum(term in replied for term in RED_FLAGS)
    asker = db.interviewer(tuple(flags), _SURE_AT, at_most, state.prior, state.answered_by)
    coming = asker.next(state)
    if isinstance(coming, Question) and coming.red_flag:
        coming = _worded(coming)
    labels = db.labels(replied)
    answers = tuple(
        Asked(term, labels.get(term, str(term)), str(reply), asker.words_of(term))
        for term, reply in state.answers
        if term not in RED_FLAGS
    )
    left = flags if isinstance(coming, Question) and coming.red_flag else {}
    ranking = asker.ranking(state, top)
    signs = warning_signs(db, ranking.candidates, state.case().observed)
    return Step(coming, left, answers, _danger(replied, number), ranking, state.to_token(), state, signs)


def reply_to(state: Any, term: Curie, reply: Reply) -> Any:
    """The state after one more answer; a sign of danger that is not there now may have been there, so it stays open."""
    if term in RED_FLAGS and reply is Reply.NO:
        reply = Reply.UNKNOWN
    return state.answer(term, reply)


def reply_to_red_flags(state: Any, there: frozenset[Curie]) -> Any:
    """The state after all signs of danger were asked about at once."""
    for term in RED_FLAGS:
        if term not in _told(state):
            state = reply_to(state, term, Reply.YES if term in there else Reply.NO)
    return state


def undo(state: Any) -> Any:
    """The state before the last answer; the signs of danger are taken back together."""
    was_flag = bool(state.answers) and state.answers[-1][0] in RED_FLAGS
    state = state.undo()
    while was_flag and state.answers and state.answers[-1][0] in RED_FLAGS:
        state = state.undo()
    return state


def _told(state: Any) -> frozenset[Curie]:
    return frozenset((*state.start.observed, *state.start.excluded))


def _worded(question: Question) -> Question:
    words = RED_FLAGS[question.term]
    return Question(question.term, question.label, f"Is this there now: {words}?", question.why, red_flag=True)


def _danger(replied: dict[Curie, Reply], number: str) -> Urgent | None:
    there = [term for term in RED_FLAGS if replied.get(term) is Reply.YES]
    if _CRISIS in there:
        return Urgent(
            "crisis",
            f"You are not alone in this. If someone may come to harm now, call {number}. A crisis line listens at any "
            "hour (988 in the USA and Canada, 116 123 in the UK, Ireland and much of Europe; findahelpline.com lists "
            "others).",
        )
    if there:
        return Urgent(
            "emergency",
            f"This could be an emergency: {'; '.join(RED_FLAGS[term] for term in there)}. Call {number} now, or have "
            "someone call. When in doubt, call. Going on with questions can wait.",
        )
    return None
