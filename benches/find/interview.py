"""The interview on simulated patients: posterior of the truth after each question, ours beside the order of frequency.

A patient has each finding of a random condition with its known share, and starts with the most frequent of them. The
other interview asks, of the findings of the likeliest conditions, the one expected in most people.

Run: ``python -m benches.find.interview [patients [curve.svg]]``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

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


def reached(curves: NDArray[np.float64]) -> list[float]:
    """Percent of patients whose true condition has reached 0.9 after 0, 1, 2 … questions."""
    return [float(100 * (curves[:, : n + 1].max(axis=1) >= 0.9).mean()) for n in range(MOST + 1)]


def svg(lines: list[tuple[str, str, list[float]]], path: Path) -> None:
    """Draw the share of patients who have reached 0.9 against the number of questions."""
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 300" font-family="sans-serif" font-size="12">']
    parts.append("<title>Share of simulated patients whose condition reached a posterior of 0.9</title>")
    parts.append('<rect width="420" height="300" fill="#fff"/><path d="M50 20V250H400" stroke="#333" fill="none"/>')
    for n in range(0, MOST + 1, 5):
        parts.append(f'<text x="{50 + 350 * n / MOST:.0f}" y="266" text-anchor="middle">{n}</text>')
    for share in range(0, 101, 25):
        y = 250 - 2.3 * share
        parts.append(f'<path d="M50 {y:.0f}H400" stroke="#ddd"/>')
        parts.append(f'<text x="44" y="{y + 4:.0f}" text-anchor="end">{share} %</text>')
    for n, (label, colour, values) in enumerate(lines):
        points = " ".join(f"{50 + 350 * q / MOST:.1f},{250 - 2.3 * value:.1f}" for q, value in enumerate(values))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        parts.append(f'<text x="60" y="{34 + 16 * n}" fill="{colour}">{label}</text>')
    parts.append('<text x="225" y="288" text-anchor="middle">questions</text></svg>')
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


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
    if len(sys.argv) > 2:
        lines = [("by expected information", "#1f5fa8", reached(ours)), ("by frequency", "#b5541c", reached(theirs))]
        svg(lines, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
