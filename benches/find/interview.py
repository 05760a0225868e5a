"""The interview on simulated patients: ours beside the order of frequency, for a clinician and for a person.

A patient has each finding of a condition with its known share, starts with the most frequent of them, and answers
truly; a person knows what a doctor has said as often as `Answerable` takes it, with the same luck in every interview.
Both ways ask from the same allowed questions. Rare conditions are ranked with all alike, those that have a page of ours
by how common they are, as the program does by default. Every interview of a patient is a line of a file, so a run that
was stopped goes on where it was.

Run: ``python -m benches.find.interview KNOWLEDGE_BASE RUNS.jsonl [--patients 200] [--seed 2026] [--svg CURVE.svg]``,
with a knowledge base that has Mondo loaded.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benches.find.interview_curves import MOST, report
from symptomdb.find.answerable import Answerable, Answers
from symptomdb.find.information import likeliest, open_questions
from symptomdb.find.interview import Interview, Interviewer
from symptomdb.find.prior import PREVALENCE, UNIFORM
from symptomdb.find.query import prepare
from symptomdb.find.rank import Options, Ranker
from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.interview import AnsweredBy, Question, Reply

#: Kind of condition to the prior that is used for it and how many findings one must have.
KINDS = {"rare": (UNIFORM, 8), "page": (PREVALENCE, 5)}
WAYS = ("ours", "frequency")
Chooser = Callable[[Interviewer, Interview], Curie | None]


@dataclass(frozen=True, slots=True)
class Patient:
    """A simulated person with one condition.

    Attributes:
        first: What they come with.
        has: All findings that are there, with those above them.
        seed: Of their luck with what a doctor may have said.
    """

    condition: int
    first: Curie
    has: frozenset[int]
    seed: tuple[int, int]

    def reply(self, number: int, told: bool) -> Reply:
        """What they say; `told` is what only some know, from a doctor."""
        luck = np.random.default_rng((*self.seed, number)).random()
        if told and luck >= Answerable.TOLD.value:
            return Reply.UNKNOWN
        return Reply.YES if number in self.has else Reply.NO


def make_patient(ranker: Ranker, kind: str, seed: int, number: int) -> Patient:
    """Draw a condition of the kind and its findings; the same for the same numbers."""
    arrays, rng = ranker.knowledge.arrays, np.random.default_rng((seed, number))
    pool = conditions_of(ranker, kind)
    while True:
        condition = int(rng.choice(pool))
        rows = slice(arrays.row_starts[condition], arrays.row_starts[condition + 1])
        terms, shares = arrays.row_terms[rows], arrays.row_shares[rows]
        there = rng.random(len(terms)) < shares
        if there.any():
            break
    first = int(terms[int(np.argmax(np.where(there, shares, -1)))])
    starts, ancestors = arrays.ancestor_starts, arrays.ancestors
    has = frozenset(int(a) for term in terms[there] for a in ancestors[starts[term] : starts[term + 1]])
    return Patient(condition, ranker.knowledge.terms[first], has, (seed, number))


@cache
def conditions_of(ranker: Ranker, kind: str) -> tuple[int, ...]:
    """Numbers of the conditions of a kind with enough findings; no class whose members are ranked themselves."""
    arrays, least = ranker.knowledge.arrays, KINDS[kind][1]
    many = np.flatnonzero((np.diff(arrays.row_starts) >= least) & (arrays.umbrella == 0))
    records = ranker.knowledge.records
    return tuple(int(n) for n in many if any(r.prefix == "SDB" for r in records[int(n)]) == (kind == "page"))


def by_frequency(interviewer: Interviewer, state: Interview) -> Curie | None:
    """What is most often found in the likeliest conditions and can be said, of all that is open."""
    knowledge = interviewer.ranker.knowledge
    query = prepare(knowledge, state.case())
    chances = interviewer.ranker.probabilities(query, Options(state.prior))
    likely, settled = likeliest(chances), interviewer.settled(state, query)
    terms, shares, able = open_questions(knowledge, likely, settled, interviewer.answered)
    order = terms[np.argsort(-able * (chances[likely] @ shares), kind="stable")].tolist()
    return next((knowledge.terms[term] for term in order if not settled.repeats(term)), None)


def by_information(interviewer: Interviewer, state: Interview) -> Curie | None:
    """What the interview asks."""
    step = interviewer.next(state)
    return step.term if isinstance(step, Question) else None


CHOOSERS: dict[str, Chooser] = {"ours": by_information, "frequency": by_frequency}


def curve(interviewer: Interviewer, patient: Patient, prior: str, who: str, choose: Chooser) -> dict[str, list[float]]:
    """After 0, 1, 2 … questions the probability of the true condition, of its series, and of the likeliest other."""
    knowledge = interviewer.ranker.knowledge
    own = knowledge.series[patient.condition]
    series = [n for n, name in enumerate(knowledge.series) if own and name == own] or [patient.condition]
    state, answers = Interview(Case(observed=(patient.first,)), prior=prior, answered_by=who), Answers(knowledge)
    exact, whole, other = [], [], []
    for asked in range(MOST + 1):
        chances = interviewer.ranker.probabilities(prepare(knowledge, state.case()), Options(prior))
        exact.append(round(float(chances[patient.condition]), 5))
        whole.append(round(float(chances[series].sum()), 5))
        other.append(round(float(np.delete(chances, series).max()), 5))
        term = choose(interviewer, state) if asked < MOST else None
        if term is None:
            break
        number = knowledge.numbers[term]
        told = who == AnsweredBy.PERSON and answers.of(number) is Answerable.TOLD
        state = state.answer(term, patient.reply(number, told))
    rest = MOST + 1 - len(exact)
    return {name: line + line[-1:] * rest for name, line in (("exact", exact), ("series", whole), ("other", other))}


def simulate(task: tuple[str, str, int, int, tuple[str, ...]]) -> list[dict[str, Any]]:
    """All interviews of one patient."""
    database, kind, seed, number, ways = task
    ranker = _ranker(database)
    patient, prior = make_patient(ranker, kind, seed, number), KINDS[kind][0]
    found = []
    for who in AnsweredBy:
        interviewer = _interviewer(database, prior, who.value)
        for way in ways:
            started = time.process_time()
            line = curve(interviewer, patient, prior, who.value, CHOOSERS[way])
            seconds = round(time.process_time() - started, 2)
            found.append({"kind": kind, "seed": seed, "patient": number, "who": who.value, "way": way,
                          "condition": str(ranker.knowledge.names[patient.condition]), "seconds": seconds, **line})  # fmt: skip
    return found


@cache
def _ranker(database: str) -> Ranker:
    with SymptomDatabase.open(database) as db:
        return db.ranker


@cache
def _interviewer(database: str, prior: str, who: str) -> Interviewer:
    return Interviewer(_ranker(database), sure_at=1.1, most=MOST, least_bits=0.0, prior=prior, answered_by=who)


def run(
    database: str,
    path: Path,
    patients: int,
    seed: int,
    jobs: int,
    kinds: Iterable[str] = KINDS,
    ways: tuple[str, ...] = WAYS,
) -> None:
    """Interview every patient who is not in the file yet."""
    done = {(row["kind"], row["patient"]) for row in read_runs(path, seed)}
    tasks = [(database, kind, seed, n, ways) for n in range(patients) for kind in kinds if (kind, n) not in done]
    with path.open("a", encoding="utf-8") as out, ProcessPoolExecutor(jobs) as pool:
        for count, rows in enumerate(pool.map(simulate, tasks), start=1):
            out.write("".join(json.dumps(row) + "\n" for row in rows))
            out.flush()
            print(f"\r{count} of {len(tasks)} patients", end="", file=sys.stderr, flush=True)


def read_runs(path: Path, seed: int) -> Iterator[dict[str, Any]]:
    """The interviews with patients of one seed."""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if (row := json.loads(line))["seed"] == seed:
            yield row


def main() -> None:
    """Interview, and print the tables as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("database")
    parser.add_argument("runs", type=Path)
    parser.add_argument("--patients", type=int, default=200, help="of each kind")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--svg", type=Path)
    given = parser.parse_args()
    run(given.database, given.runs, given.patients, given.seed, given.jobs)
    report(list(read_runs(given.runs, given.seed)), WAYS, given.svg)


if __name__ == "__main__":
    main()
