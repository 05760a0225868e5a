"""The interview on simulated patients: posterior of the truth after each question, ours beside the order of frequency.

A patient has each finding of a random condition with its known share, and starts with the most frequent of them. The
other interview asks, of the findings of the likeliest conditions, the one expected in most people.

Run: ``python -m benches.find.interview [patients]``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np

from benches.find.data import load
from symptomdb.find.information import expected_shares
from symptomdb.find.interview import Interview, Interviewer
from symptomdb.find.query import prepare
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.interview import Question, Reply

MOST = 30
Chooser = Callable[[Interview], Curie | None]


class Patient:
    """A simulated person with one condition."""

    def __init__(self, interviewer: Interviewer, rng: np.random.Generator) -> None:
        knowledge = interviewer.ranker.knowledge
        arrays = knowledge.arrays
        while True:
            self.condition = int(rng.integers(len(knowledge.conditions)))
            rows = slice(arrays.row_starts[self.condition], arrays.row_starts[self.condition + 1])
            terms, shares = arrays.row_terms[rows], arrays.row_shares[rows]
            present = terms[rng.random(len(terms)) < shares]
            if len(terms) >= 8 and len(present) and not arrays.umbrella[self.condition]:
                break
        self.first = knowledge.terms[int(max(present, key=lambda term: shares[terms == term][0]))]
        starts, ancestors = arrays.ancestor_starts, arrays.ancestors
        self.has = {knowledge.terms[int(a)] for term in present for a in ancestors[starts[term] : starts[term + 1]]}


def curve(interviewer: Interviewer, patient: Patient, choose: Chooser) -> list[float]:
    """Posterior of the true condition after 0, 1, 2 … questions."""
    state = Interview(Case(observed=(patient.first,)))
    values: list[float] = []
    for _ in range(MOST + 1):
        query = prepare(interviewer.ranker.knowledge, state.case())
        values.append(float(interviewer.ranker.probabilities(query)[patient.condition]))
        term = choose(state)
        if term is None:
            break
        state = state.answer(term, Reply.YES if term in patient.has else Reply.NO)
    return values + values[-1:] * (MOST + 1 - len(values))


def main() -> None:
    """Print the curve as Markdown."""
    patients = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    rng = np.random.default_rng(3)
    interviewer = Interviewer(load(iea=False).ranker(), sure_at=1.1, most=MOST, least_bits=0.0)
    knowledge = interviewer.ranker.knowledge

    def best(state: Interview) -> Curie | None:
        step = interviewer.next(state)
        return step.term if isinstance(step, Question) else None

    def frequent(state: Interview) -> Curie | None:
        query = prepare(knowledge, state.case())
        chances = interviewer.ranker.probabilities(query)
        likely = np.argsort(-chances, kind="stable")[:150]
        terms, shares = expected_shares(knowledge, likely)
        asked = {knowledge.numbers[t] for t, _ in state.answers} | set(query.observed.tolist())
        order = terms[np.argsort(-(chances[likely] @ shares), kind="stable")].tolist()
        return next((knowledge.terms[term] for term in order if term not in asked), None)

    people = [Patient(interviewer, rng) for _ in range(patients)]
    ours = np.array([curve(interviewer, person, best) for person in people])
    theirs = np.array([curve(interviewer, person, frequent) for person in people])
    print(
        f"{patients} patients\n\n| questions | ours: mean posterior | by frequency | ours ≥ 0.9 | by frequency ≥ 0.9 |"
    )
    print("|---|---|---|---|---|")
    for n in (0, 2, 4, 6, 8, 10, 15, 20, 30):
        sure = [100 * (values[:, : n + 1].max(axis=1) >= 0.9).mean() for values in (ours, theirs)]
        means = f"{ours[:, n].mean():.2f} | {theirs[:, n].mean():.2f}"
        print(f"| {n} | {means} | {sure[0]:.0f} % | {sure[1]:.0f} % |")


if __name__ == "__main__":
    main()
