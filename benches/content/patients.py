"""Patients simulated from DDXPlus's share of people with each piece of evidence, given a condition.

Only questions about complaints that can be answered with yes or no take part (no choices, no history), each as far as our
own reader finds a finding in its English words: nothing is mapped by hand.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from benches.content.exam_cases import condition_named
from symptomdb.find.interview import Interview, Interviewer
from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.interview import Question, Reply

#: A question as the statement of somebody who says yes.
_STATEMENT = (
    (re.compile(r"^(?:Do|Did) you "), "I "),
    (re.compile(r"^Are you "), "I am "),
    (re.compile(r"^Have you "), "I have "),
    (re.compile(r"^(?:Is|Are) your "), "My "),
    (re.compile(r"\byour\b"), "my"),
    (re.compile(r"\byou\b"), "I"),
    (re.compile(r"\?$"), "."),
)
_MOST_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """Findings by piece of evidence, and the share of people of each covered condition who have it."""

    terms: dict[str, Curie]
    conditions: dict[str, Curie]
    shares: dict[str, dict[str, float]]

    @classmethod
    def of(cls, db: SymptomDatabase, folder: Path) -> Evidence:
        """Read DDXPlus; conditions and evidence that our knowledge base has no name for are left out."""
        asked = json.loads((folder / "ddxplus_evidences.json").read_text(encoding="utf-8"))
        told = json.loads((folder / "ddxplus_evidence_probabilities.json").read_text(encoding="utf-8"))
        terms = {}
        for name, one in asked.items():
            if one["data_type"] == "B" and not one["is_antecedent"]:
                found = db.read(statement(one["question_en"])).findings
                if found:
                    terms[name] = found[0].term
        named = {name: condition_named(db, name) for name in told["conditions"]}
        conditions = {name: condition for name, condition in named.items() if condition is not None}
        return cls(terms, conditions, {name: told["probabilities"][name] for name in conditions})

    def patient(self, condition: str, dice: random.Random) -> Patient:
        """Somebody with a condition and at least one finding."""
        shares = self.shares[condition]
        while True:
            has = {name: dice.random() < shares.get(name, 0.0) for name in self.terms}
            present = [name for name, yes in has.items() if yes]
            if present:
                first = max(present, key=lambda name: (shares[name], name))
                told = {self.terms[name]: yes for name, yes in has.items() if not yes}
                told |= {self.terms[name]: True for name in present}
                return Patient(self.conditions[condition], self.terms[first], told)


@dataclass(frozen=True, slots=True)
class Patient:
    """What somebody has, and what was most frequent in people like that, which is said first."""

    condition: Curie
    first: Curie
    has: dict[Curie, bool]

    def everything(self) -> Case:
        """All that is there, said at once."""
        return Case(observed=tuple(sorted((term for term, yes in self.has.items() if yes), key=str)))

    def reply(self, term: Curie, below: dict[Curie, frozenset[Curie]]) -> Reply:
        """Yes to what is there or is a kind of it; no where DDXPlus says so; else nobody knows."""
        if any(yes and term in below[one] for one, yes in self.has.items()):
            return Reply.YES
        return Reply.NO if self.has.get(term) is False else Reply.UNKNOWN


def statement(question: str) -> str:
    """A question as a statement.

    >>> statement("Do you have a cough?")
    'I have a cough.'
    """
    for pattern, words in _STATEMENT:
        question = pattern.sub(words, question)
    return question


def ancestors_of(interviewer: Interviewer, terms: set[Curie]) -> dict[Curie, frozenset[Curie]]:
    """Each finding with all that it is a kind of."""
    knowledge = interviewer.ranker.knowledge
    arrays, found = knowledge.arrays, {}
    for term in terms:
        number = knowledge.numbers.get(term)
        if number is None:
            found[term] = frozenset({term})
            continue
        above = arrays.ancestors[arrays.ancestor_starts[number] : arrays.ancestor_starts[number + 1]]
        found[term] = frozenset({term, *(knowledge.terms[int(one)] for one in above)})
    return found


def interviewed(
    interviewer: Interviewer, patient: Patient, below: dict[Curie, frozenset[Curie]]
) -> tuple[Interview, int]:
    """The state at the end of an interview that starts from the first complaint, and how many questions it took."""
    state = Interview(Case(observed=(patient.first,)))
    for number in range(_MOST_QUESTIONS):
        step = interviewer.next(state)
        if not isinstance(step, Question):
            return state, number
        state = state.answer(step.term, patient.reply(step.term, below))
    return state, _MOST_QUESTIONS
