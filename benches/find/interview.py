"""The interview on simulated patients: posterior of the truth after each question, ours beside the order of frequency.

A patient has each finding of a random condition with its known share, and starts with the most frequent of them. The
other interview asks, of the findings of the likeliest conditions, the one expected in most people. Both question the
same patients; the differences are paired, their intervals over patients.

Run: ``python -m benches.find.interview [patients [curve.svg]]``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benches.find.data import Data, load
from benches.find.scoring import interval
from symptomdb.assembly.plain_words import with_plain_words
from symptomdb.find.information import expected_shares
from symptomdb.find.interview import Interview, Interviewer
from symptomdb.find.query import prepare
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.interview import AnsweredBy, Question, Reply
from symptomdb.sources.lexicon import lexicon_folder
from symptomdb.sources.plain_words import read_plain_words

MOST = 30
Chooser = Callable[[Interview], Curie | None]
Curves = NDArray[np.float64]


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


def curve(interviewer: Interviewer, patient: Patient, choose: Chooser) -> tuple[list[float], list[float]]:
    """Posterior of the true condition, and of its series, after 0, 1, 2 … questions."""
    knowledge = interviewer.ranker.knowledge
    own = knowledge.series[patient.condition]
    series = [n for n, name in enumerate(knowledge.series) if own and name == own] or [patient.condition]
    state = Interview(Case(observed=(patient.first,)))
    exact: list[float] = []
    whole: list[float] = []
    for _ in range(MOST + 1):
        chances = interviewer.ranker.probabilities(prepare(knowledge, state.case()))
        exact.append(float(chances[patient.condition]))
        whole.append(float(chances[series].sum()))
        term = choose(state)
        if term is None:
            break
        state = state.answer(term, Reply.YES if term in patient.has else Reply.NO)
    rest = MOST + 1 - len(exact)
    return exact + exact[-1:] * rest, whole + whole[-1:] * rest


def reached(curves: Curves) -> list[float]:
    """Percent of patients whose true condition has reached 0.9 after 0, 1, 2 … questions."""
    return [float(100 * sure_by(curves, n).mean()) for n in range(MOST + 1)]


def sure_by(curves: Curves, n: int) -> Curves:
    """(patients,) 1 where 0.9 was reached within n questions."""
    return np.asarray((curves[:, : n + 1].max(axis=1) >= 0.9).astype(float))


def questions_needed(curves: Curves) -> Curves:
    """(patients,) questions until 0.9, one more than the most where it was not reached."""
    hit = curves >= 0.9
    return np.where(hit.any(axis=1), hit.argmax(axis=1), MOST + 1).astype(float)


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


def rows(title: str, ours: Curves, theirs: Curves) -> None:
    """Print the paired table of two ways to choose."""
    print(
        f"\n| {title}: questions | ours: mean posterior | by frequency | ours ≥ 0.9 | by frequency ≥ 0.9 | paired [95 %] |"
    )
    print("|---|---|---|---|---|---|")
    for n in (0, 2, 4, 6, 8, 10, 15, 20, 30):
        both = [sure_by(one, n) for one in (ours, theirs)]
        low, high = interval(both[0] - both[1])
        shares = " | ".join(f"{100 * one.mean():.0f} %" for one in both)
        gain = f"{100 * (both[0] - both[1]).mean():+.0f} [{low:+.0f}, {high:+.0f}]"
        print(f"| {n} | {ours[:, n].mean():.2f} | {theirs[:, n].mean():.2f} | {shares} | {gain} |")
    fewer = questions_needed(theirs) - questions_needed(ours)
    low, high = (one / 100 for one in interval(fewer))
    print(
        f"\nFewer questions until 0.9, not reached counted as {MOST + 1}: {fewer.mean():.1f} [{low:.1f}, {high:.1f}]."
    )


def by_frequency(interviewer: Interviewer) -> Chooser:
    """Asks for what is most often found in the likeliest conditions."""
    knowledge = interviewer.ranker.knowledge

    def choose(state: Interview) -> Curie | None:
        query = prepare(knowledge, state.case())
        chances = interviewer.ranker.probabilities(query)
        likely = np.argsort(-chances, kind="stable")[:150]
        terms, shares = expected_shares(knowledge, likely)
        asked = {knowledge.numbers[t] for t, _ in state.answers} | set(query.observed.tolist())
        order = terms[np.argsort(-(chances[likely] @ shares), kind="stable")].tolist()
        return next((knowledge.terms[term] for term in order if term not in asked), None)

    return choose


def by_information(interviewer: Interviewer) -> Chooser:
    """Asks as the interview does."""

    def choose(state: Interview) -> Curie | None:
        step = interviewer.next(state)
        return step.term if isinstance(step, Question) else None

    return choose


def with_words(data: Data) -> Data:
    """The data with the plain words of a build, without which a person would be asked nothing."""
    words = lexicon_folder() / "questions" / "plain_words.tsv"
    ours = read_plain_words(words, {term.id for term in data.terms})
    return replace(data, terms=with_plain_words(data.terms, ours))


def main() -> None:
    """Print the curves as Markdown."""
    patients = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    rng = np.random.default_rng(3)
    ranker = with_words(load(iea=False)).ranker()
    clinician, person = (
        Interviewer(ranker, sure_at=1.1, most=MOST, least_bits=0.0, answered_by=who)
        for who in (AnsweredBy.CLINICIAN, AnsweredBy.PERSON)
    )
    people = [Patient(clinician, rng) for _ in range(patients)]
    print(f"{patients} patients")
    theirs = [curve(clinician, one, by_frequency(clinician)) for one in people]
    for who, interviewer in (("clinician", clinician), ("person", person)):
        ours = [curve(interviewer, one, by_information(interviewer)) for one in people]
        for kind, level in enumerate(("the condition", "its series")):
            rows(f"{who}, {level}", np.array([one[kind] for one in ours]), np.array([one[kind] for one in theirs]))
        if who == "clinician" and len(sys.argv) > 2:
            shown = [reached(np.array([one[0] for one in way])) for way in (ours, theirs)]
            names = (("by expected information", "#1f5fa8"), ("by frequency", "#b5541c"))
            svg([(*name, values) for name, values in zip(names, shown, strict=True)], Path(sys.argv[2]))


if __name__ == "__main__":
    main()
