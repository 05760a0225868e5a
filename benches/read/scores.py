"""Precision, recall and F1 of documents and mentions; negation; everyday sentences."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benches.read.cases import Case, Lay, Sentence
from benches.read.known import Known
from benches.read.systems import System
from symptomdb.model.finding import Status
from symptomdb.read import context
from symptomdb.read.landmarks import Words
from symptomdb.read.mentions import Mention
from symptomdb.read.segments import scan
from symptomdb.read.sentence import Sentence as Cued
from symptomdb.read.text import fold
from symptomdb.read.vocabulary import Vocabulary

PRESENT = frozenset({"observed", "uncertain"})
ALL = frozenset(status.value for status in Status)


@dataclass
class Counts:
    """True and false positives, false negatives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int, wrong: int, missed: int) -> None:
        self.right += right
        self.wrong += wrong
        self.missed += missed

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def documents(system: System, cases: Iterable[Case], statuses: frozenset[str], known: Known | None = None) -> Counts:
    """Ids per text; with `known`, a parent or child counts as well."""
    return _sum(each_document(system, cases, statuses, known))


def each_document(
    system: System, cases: Iterable[Case], statuses: frozenset[str], known: Known | None = None
) -> list[Counts]:
    """Counts of each text by itself."""
    every = []
    for case in cases:
        counts = Counts()
        every.append(counts)
        found = {read.term for read in system(case.text) if read.status in statuses}
        if known is None:
            counts.add(len(found & case.gold), len(found - case.gold), len(case.gold - found))
        else:
            near = {term for gold in case.gold for term in known.near(gold)}
            met = sum(not found.isdisjoint(known.near(gold)) for gold in case.gold)
            counts.add(met, len(found - near), len(case.gold) - met)
    return every


def interval(every: Sequence[Counts], rounds: int = 1000) -> tuple[float, float]:
    """Bounds of F1 that hold 95 of 100 drawings of as many texts, with replacement; the same numbers on every run."""
    draw = random.Random(6)
    values = sorted(_sum(draw.choices(every, k=len(every))).f1 for _ in range(rounds))
    return values[int(rounds * 0.025)], values[int(rounds * 0.975) - 1]


def _sum(every: Iterable[Counts]) -> Counts:
    whole = Counts()
    for counts in every:
        whole.add(counts.right, counts.wrong, counts.missed)
    return whole


def mentions(system: System, cases: Iterable[Case], one_edge: bool) -> Counts:
    """Spans with their id: both edges right, or at least one."""
    counts = Counts()
    for case in cases:
        gold = [span for span in case.spans if span[2] in case.gold]
        found = system(case.text)
        used: set[int] = set()
        right = 0
        for read in found:
            for i, (start, end, term) in enumerate(gold):
                edges = (read.start == start) + (read.end == end)
                if i not in used and term == read.term and edges >= (1 if one_edge else 2):
                    used.add(i)
                    right += 1
                    break
        counts.add(right, len(found) - right, len(gold) - right)
    return counts


def negation(words: Vocabulary, sentences: Iterable[Sentence]) -> tuple[Counts, int]:
    """Excluded or not at a concept whose place is given; and how many concepts were found in their sentence."""
    counts = Counts()
    located = 0
    for sentence in sentences:
        place = re.search(r"\s+".join(map(re.escape, sentence.concept.split())), sentence.text, re.IGNORECASE)
        if place is None:
            continue
        located += 1
        excluded = _status_at(words, sentence.text, place.start(), place.end()) is Status.EXCLUDED
        counts.add(excluded and sentence.denied, excluded and not sentence.denied, sentence.denied and not excluded)
    return counts, located


def _status_at(words: Vocabulary, text: str, start: int, end: int) -> Status:
    cut = scan(fold(text), words)
    first = max(i for i, offset in enumerate(cut.offsets) if offset <= start)
    last = max(i for i, offset in enumerate(cut.offsets[:-1]) if offset < end)
    number = bisect_left(cut.ends, first)
    begin = cut.ends[number - 1] + 1 if number else 0
    pieces = Words.of(cut.lows, cut.offsets, cut.marks)
    inside = Cued(pieces, begin, cut.ends[number], set(range(first, last + 1)))
    mention = Mention(tuple(sorted({first, last})), 0, 0.0, ())
    return context.statuses(inside, [mention])[0][0]


@dataclass
class LayScore:
    """Everyday sentences: findings met exactly, or by a parent or child; observed ids near none; denied ones."""

    asked: int = 0
    exact: int = 0
    met: int = 0
    near_none: int = 0
    denied: int = 0
    denied_as_observed: int = 0
    denied_as_excluded: int = 0


def lay(system: System, cases: Iterable[Lay], known: Known) -> LayScore:
    """Score everyday sentences; labels that the ontology lacks can't be met."""
    score = LayScore()
    for case in cases:
        reads = system(case.text)
        observed = {read.term for read in reads if read.status == "observed"}
        excluded = {read.term for read in reads if read.status == "excluded"}
        every: set[str] = set()
        for labels in case.observed:
            ids = known.ids(labels)
            near = {term for one in ids for term in known.near(one)}
            every |= near
            score.asked += 1
            score.exact += not observed.isdisjoint(ids)
            score.met += not observed.isdisjoint(near)
        for labels in case.denied:
            ids = known.ids(labels)
            score.denied += 1
            score.denied_as_observed += any(one in observed or known.children.get(one, set()) & observed for one in ids)
            score.denied_as_excluded += any(known.near(one) & excluded for one in ids)
        score.near_none += len(observed - every)
    return score
