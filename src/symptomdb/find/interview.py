"""The interview: which finding to ask for next, why, and when to stop.

Red flags come first, in the order given; after them the finding whose answer is expected to tell most about the
likeliest conditions. A person is asked in plain words for what can be seen and felt, sometimes for what a doctor has
said, never for what only a test shows; a clinician is asked for anything. Here "no" counts against conditions that have
the finding, since it was asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np

from symptomdb.errors import BadInput
from symptomdb.find.answerable import Answerable, Answers
from symptomdb.find.information import Gain, best_question
from symptomdb.find.knowledge import Floats
from symptomdb.find.prior import PREVALENCE, UNIFORM
from symptomdb.find.query import Query, prepare
from symptomdb.find.rank import Options, Ranker
from symptomdb.find.settled import Settled
from symptomdb.find.token import TokenContent, read_token, write_token
from symptomdb.model.candidate import Ranking
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.interview import AnsweredBy, Question, Reply, Stop

#: How much a "no" counts, as `Method.excluded_weight`.
_WEIGHT_OF_NO = 1.0
#: Less probable members add nothing that matters to their series.
_SLIGHT = 1e-4


@dataclass(frozen=True, slots=True)
class Interview:
    """The state of one interview: what was known at the start, every answer since, in order, and what was chosen."""

    start: Case
    answers: tuple[tuple[Curie, Reply], ...] = ()
    prior: str = UNIFORM
    answered_by: str = AnsweredBy.CLINICIAN

    def answer(self, term: Curie, reply: Reply | str) -> Interview:
        """The state after one more answer; a second answer to a question replaces the first."""
        kept = tuple(one for one in self.answers if one[0] != term)
        return replace(self, answers=(*kept, (term, Reply(reply))))

    def undo(self) -> Interview:
        """The state before the last answer; `BadInput` when there is none."""
        if not self.answers:
            raise BadInput("There is no answer to take back.", "Answer the question first.")
        return replace(self, answers=self.answers[:-1])

    def case(self) -> Case:
        """All that is known now, as a case."""
        observed = [term for term, reply in self.answers if reply is Reply.YES]
        excluded = [term for term, reply in self.answers if reply is Reply.NO]
        seen = dict.fromkeys((*self.start.observed, *observed))
        absent = dict.fromkeys(term for term in (*self.start.excluded, *excluded) if term not in seen)
        return replace(self.start, observed=tuple(seen), excluded=tuple(absent))

    def to_token(self) -> str:
        """The state as a short text; `symptomdb.find.token` says what it holds."""
        known = [(term, "observed") for term in self.start.observed]
        known += [(term, "excluded") for term in self.start.excluded]
        asked = [(term, reply.value) for term, reply in self.answers]
        age = None if self.start.age_years is None else int(self.start.age_years)
        told = tuple(known + asked)
        return write_token(TokenContent(self.start.sex, age, told, self.prior, self.answered_by, self.start.history))

    @classmethod
    def from_token(cls, token: str, prior: str = UNIFORM, answered_by: str = AnsweredBy.CLINICIAN) -> Interview:
        """Resume; `BadInput` when the token can't be read.

        Args:
            prior, answered_by: For a token of an earlier version, which does not say.
        """
        content = read_token(token)
        by_word: dict[str, list[Curie]] = {"observed": [], "excluded": []}
        answers: list[tuple[Curie, Reply]] = []
        for term, word in content.answers:
            if word in by_word:
                by_word[word].append(term)
            else:
                answers.append((term, Reply(word)))
        age = None if content.age_years is None else float(content.age_years)
        start = Case(tuple(by_word["observed"]), tuple(by_word["excluded"]), age, content.sex, history=content.history)
        return cls(start, tuple(answers), content.prior or prior, content.answered_by or answered_by)


class Interviewer:
    """Asks about one knowledge base.

    Args:
        red_flags: Findings that need care at once, in the order in which to ask for them.
        sure_at: The interview stops when the first condition is this probable.
        most: The interview stops after so many questions.
        least_bits: The interview stops when no question is expected to tell more.
        prior: As in `symptomdb.find.rank.Options`; it bears on the questions too.
        answered_by: Who answers; it bears on what is asked.
    """

    def __init__(
        self,
        ranker: Ranker,
        red_flags: tuple[Curie, ...] = (),
        sure_at: float = 0.9,
        most: int = 20,
        least_bits: float = 0.01,
        prior: str = UNIFORM,
        answered_by: str = AnsweredBy.CLINICIAN,
    ) -> None:
        self.ranker, self._answers = _prepared(ranker)
        self._red_flags = red_flags
        self._sure_at = sure_at
        self._most = most
        self._least_bits = least_bits
        self._options = Options(prior)
        self._of_person = _answerer(answered_by) is AnsweredBy.PERSON

    def next(self, interview: Interview) -> Question | Stop:
        """The next question, or why there is none."""
        asked = {term for term, _ in interview.answers}
        case = interview.case()
        if len(interview.answers) >= self._most:
            return Stop("limit", f"{self._most} questions were asked.")
        known = asked | set(case.observed) | set(case.excluded)
        for flag in self._red_flags:
            if flag not in known and flag in self.ranker.knowledge.numbers:
                return self._ask_red_flag(flag)
        query = prepare(self.ranker.knowledge, case)
        chances = self.ranker.probabilities(query, self._options)
        if len(query.observed) and (sure := self._sure(chances)):
            return sure
        settled = self.settled(interview, query)
        best = partial(best_question, self.ranker.knowledge, self.ranker.likelihood, query, chances, settled)
        gain = best(self.answered)
        if gain is None or gain.bits < self._least_bits:
            return self._exhausted(best(self._answers.of_clinician) if self._of_person else None)
        return self._ask(gain, bool(len(query.observed)))

    def answered(self, term: int) -> float:
        """Share of those who answer who can say whether a finding is there; it is not asked for at 0."""
        return self._answers.of_person(term) if self._of_person else self._answers.of_clinician(term)

    def settled(self, interview: Interview, query: Query) -> Settled:
        """What need not be asked at this point."""
        numbers, case = self.ranker.knowledge.numbers, interview.case()
        told = dict.fromkeys(case.excluded, Reply.NO) | dict.fromkeys(case.observed, Reply.YES)
        replies = {numbers[term]: reply for term, reply in (*interview.answers, *told.items()) if term in numbers}
        vain = [
            term
            for term, reply in replies.items()
            if reply is Reply.UNKNOWN and self._of_person and self._answers.of(term) is Answerable.TOLD
        ]
        return Settled(self.ranker.knowledge, query, replies, vain)

    def _sure(self, chances: Floats) -> Stop | None:
        """Sure of a condition, or of a series whose members findings can't tell apart."""
        knowledge, first = self.ranker.knowledge, int(chances.argmax())
        if float(chances[first]) >= self._sure_at:
            return Stop("sure", f"One condition now has a probability of at least {self._sure_at:.0%}.")
        name = knowledge.series[first]
        together = sum(float(chances[n]) for n in np.flatnonzero(chances > _SLIGHT) if knowledge.series[n] == name)
        if not name or together < self._sure_at:
            return None
        said = f"The conditions of the series “{name}” together have a probability of at least {self._sure_at:.0%}."
        return Stop("sure", f"{said} Findings can't tell them apart.")

    def _exhausted(self, gain: Gain | None) -> Stop:
        if gain is None or gain.bits < self._least_bits:
            return Stop("exhausted", "No further question would change the picture.")
        label = self.ranker.knowledge.labels[gain.term]
        return Stop(
            "exhausted",
            "Nothing more that you can tell would change the picture. An examination or a test might: the one that "
            f"would tell most is for “{label}”.",
        )

    def ranking(self, interview: Interview, top: int = 10) -> Ranking:
        """What the answers say so far."""
        return self.ranker.rank(interview.case(), top, self._options)

    def _ask(self, gain: Gain, also: bool) -> Question:
        knowledge = self.ranker.knowledge
        names = [knowledge.names[number] for number in gain.favours]
        why = f"If yes, it would speak for {' or '.join(names)}" if names else "The answer would narrow the list"
        against = [knowledge.names[number] for number in gain.disfavours]
        why += f", rather than {' or '.join(against)}." if names and against else "."
        text = self._wording(gain.term, also)
        return Question(knowledge.terms[gain.term], knowledge.labels[gain.term], text, why, gain.bits)

    def _ask_red_flag(self, flag: Curie) -> Question:
        number = self.ranker.knowledge.numbers[flag]
        why = "It can be a sign of something that needs care at once, so it is asked first."
        return Question(flag, self.ranker.knowledge.labels[number], self._wording(number), why, red_flag=True)

    def words_of(self, term: Curie) -> str:
        """What a question calls a finding; the id of one that is not known here."""
        number = self.ranker.knowledge.numbers.get(term)
        return str(term) if number is None else self._words_of(number)

    def _words_of(self, number: int) -> str:
        label = self.ranker.knowledge.plain_labels[number] or self.ranker.knowledge.labels[number]
        is_word = label[1:2].islower() or label[1:2] in {" ", ""}
        return label[0].lower() + label[1:] if is_word else label

    def _wording(self, number: int, also: bool = False) -> str:
        named = self._words_of(number)
        if self._of_person and self._answers.of(number) is Answerable.TOLD:
            return f"Has a doctor ever said that there is: {named}?"
        if also and self._of_person and self._options.prior == PREVALENCE:
            # Everybody has had a fever; of an everyday complaint only what goes with it counts.
            return f"Is there also: {named}?"
        return f"Is there, or has there been: {named}?"


@lru_cache(maxsize=1)
def _prepared(ranker: Ranker) -> tuple[Ranker, Answers]:
    """The ranker with which a no counts, and who can answer what; kept, since every step of an interview needs them."""
    method = replace(ranker.knowledge.method, excluded_weight=_WEIGHT_OF_NO)
    return Ranker(replace(ranker.knowledge, method=method)), Answers(ranker.knowledge)


def _answerer(text: str) -> AnsweredBy:
    try:
        return AnsweredBy(text)
    except ValueError:
        raise BadInput(f"Questions can't be answered by {text[:40]!r}.", "Use person or clinician.") from None
