"""The ranking: a case against all conditions at once, with the reasons for the first ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray

from symptomdb.errors import BadInput, NotFound
from symptomdb.find.bearing import adjustments, whole_points
from symptomdb.find.coverage import measure
from symptomdb.find.knowledge import Floats, Ints, Knowledge
from symptomdb.find.likelihood import REMEMBERED, Likelihood
from symptomdb.find.matching import Matcher
from symptomdb.find.method import PHENOTYPES, Method
from symptomdb.find.posterior import posterior, temperature_of
from symptomdb.find.profiles import build_knowledge
from symptomdb.find.query import Query, prepare
from symptomdb.model.annotation import Annotation
from symptomdb.model.candidate import Adjustment, AdjustmentKind, Candidate, Match, Ranking, SeriesGroup
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.term import Term

#: Scores closer than this share a rank.
TIE = 1e-5
#: Totals are looked through in blocks of this size.
_BLOCK = 32
#: Conditions of one series within this many points can't be told apart.
_ALIKE = 1.0


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen for a ranking.

    Attributes:
        prevalence: Share of people who have a condition, where known; all conditions count alike when empty. A
            condition without a figure counts as the rarest that has one.
        neutral_unmatched: A finding that a condition does not account for costs it nothing.
        only: Conditions, or classes above conditions, to which the ranking is restricted; all when empty.
    """

    prevalence: Mapping[Curie, float] | None = None
    neutral_unmatched: bool = False
    only: frozenset[Curie] = frozenset()


class Ranker:
    """Ranks cases against the conditions of one knowledge base; safe to share between threads.

    Args:
        remembered: How many findings' rows are kept at hand.
    """

    def __init__(self, knowledge: Knowledge, remembered: int = REMEMBERED) -> None:
        self.knowledge = knowledge
        self.likelihood = Likelihood(knowledge, remembered)
        self._matcher = Matcher(knowledge, self.likelihood)

    @classmethod
    def build(
        cls,
        terms: Iterable[Term],
        annotations: Iterable[Annotation],
        groups: Mapping[Curie, Curie] | None = None,
        broader: Mapping[Curie, tuple[Curie, ...]] | None = None,
        names: Mapping[Curie, str] | None = None,
        version: str = "",
        root: Curie = PHENOTYPES,
        method: Method | None = None,
    ) -> Ranker:
        """Compute the arrays from values.

        Args:
            terms: The ontology, local findings included.
            annotations: All that the sources say, monographs included.
            groups: Condition of an annotation to the condition that it is merged into; itself where it is not named.
            broader: Condition or class to the conditions or classes directly above it.
            names: Name per condition.
            version: Version of the knowledge base; it is stored with every ranking.
            root: The term below which all findings lie.

        Raises:
            SourceError: The ontology runs in a circle or names unknown parents.
            BadInput: The ontology lacks the root.
        """
        return cls(build_knowledge(terms, annotations, groups, broader, names, version, root, method))

    def to_bytes(self) -> bytes:
        """The arrays as one block, for the store."""
        return self.knowledge.to_bytes()

    @classmethod
    def from_bytes(cls, block: bytes | memoryview, version: str = "") -> Ranker:
        """Read what `to_bytes` wrote; `StoreError` when the block is damaged.

        Args:
            version: Version of the knowledge base that holds the block; the one in the block when left out.
        """
        knowledge = Knowledge.from_bytes(block)
        return cls(replace(knowledge, version=version) if version else knowledge)

    def rank(self, case: Case, top: int = 10, options: Options | None = None) -> Ranking:
        """Rank all conditions and explain the first ones.

        Args:
            top: How many candidates to return.

        Raises:
            BadCase: The case contradicts itself.
            TooLarge: The case has more findings than can be ranked.
        """
        if top < 1:
            raise BadInput(f"{top} candidates can't be shown.", "Ask for at least one.")
        options = options or Options()
        query = prepare(self.knowledge, case)
        coverage = measure(self.knowledge, query)
        allowed = self._allowed(options.only)
        considered = len(self.knowledge.conditions) if allowed is None else int(allowed.sum())
        candidates: tuple[Candidate, ...] = ()
        if len(query.observed):
            candidates = self._candidates(query, top, options, allowed)
        return Ranking(
            candidates=candidates,
            coverage=coverage,
            considered=considered,
            notes=query.notes,
            unknown=query.unknown,
            groups=_alike(candidates),
            prior="prevalence" if options.prevalence else "uniform",
            knowledge_base=self.knowledge.version,
            method=self.knowledge.method.name,
        )

    def score(self, query: Query, neutral: bool = False) -> Floats:
        """(conditions,) points of every condition, before any prior: findings and adjustments."""
        total = whole_points(self.knowledge, query)
        nothing = 0.0 if neutral else self.likelihood.nothing
        total += np.float32(nothing * float(query.weights.sum()))
        rows = [self.likelihood.gains(finding) for finding in query.observed.tolist()]
        if rows:
            every = np.concatenate([gains for _, gains in rows])
            if neutral:
                every = np.maximum(every + np.float32(self.likelihood.nothing), 0)
            every *= np.repeat(query.weights.astype(np.float32), [len(places) for places, _ in rows])
            total += np.bincount(np.concatenate([places for places, _ in rows]), every, len(total)).astype(np.float32)
        if self.knowledge.method.excluded_weight:
            for finding in query.excluded.tolist():
                total += np.float32(self.knowledge.method.excluded_weight) * self.likelihood.absence(finding)
        return total

    def probabilities(self, query: Query) -> Floats:
        """(conditions,) posterior of every condition, all equally likely beforehand; they sum to 1."""
        return self._totals(query, Options(), None)[1]

    def candidate(self, case: Case, condition: Curie, options: Options | None = None) -> Candidate:
        """One condition for a case, whatever its rank. `NotFound` when the knowledge base can't rank it."""
        number = self.knowledge.condition_numbers.get(condition)
        if number is None:
            raise NotFound(f"{condition} is not among the ranked conditions.", "Check the id.")
        options = options or Options()
        query = prepare(self.knowledge, case)
        total, chances = self._totals(query, options, self._allowed(options.only))
        return self._describe(query, np.array([number], dtype=np.int32), total, chances, options)[0]

    def _candidates(
        self, query: Query, top: int, options: Options, allowed: NDArray[np.bool_] | None
    ) -> tuple[Candidate, ...]:
        total, chances = self._totals(query, options, allowed)
        return self._describe(query, first_places(total, top), total, chances, options)

    def _totals(self, query: Query, options: Options, allowed: NDArray[np.bool_] | None) -> tuple[Floats, Floats]:
        """Points of every condition with the prior, and the probabilities; -inf and 0 for what is not allowed."""
        total = self.score(query, options.neutral_unmatched)
        prior = self._prior(options)
        if allowed is not None:
            total[~allowed] = -np.inf
        temperature = temperature_of(self.knowledge.method.temperature, measure(self.knowledge, query).bits)
        chances = posterior(total, temperature, prior)
        return (total if prior is None else total + prior), chances

    def _describe(
        self, query: Query, places: Ints, total: Floats, chances: Floats, options: Options
    ) -> tuple[Candidate, ...]:
        every = self._matcher.match(query, places, options.neutral_unmatched)
        prior = self._prior(options)
        content = self.knowledge.arrays.content
        informative = float((query.weights * content[query.observed]).sum())
        found: list[Candidate] = []
        ranks = [1 + int(np.count_nonzero(total > points + TIE)) for points in total[places]]
        for place, rank, matches in zip(places.tolist(), ranks, every, strict=True):
            parts = adjustments(self.knowledge, query, place)
            if prior is not None:
                parts += (Adjustment(AdjustmentKind.PRIOR, float(prior[place]), "How common the condition is."),)
            plain = Candidate(
                condition=self.knowledge.conditions[place],
                name=self.knowledge.names[place],
                rank=rank,
                score=float(total[place]),
                probability=float(chances[place]),
                records=self.knowledge.records[place],
                matches=matches,
                adjustments=parts,
                series=self.knowledge.series[place],
                explained=_explained(matches, content[query.observed], informative),
            )
            found.append(plain)
        return tuple(found)

    def _prior(self, options: Options) -> Floats | None:
        if not options.prevalence:
            return None
        known = {c: share for c, share in options.prevalence.items() if share > 0}
        rarest = min(known.values(), default=1.0)
        return np.array([log(known.get(c, rarest)) for c in self.knowledge.conditions], dtype=np.float32)

    def _allowed(self, only: frozenset[Curie]) -> NDArray[np.bool_] | None:
        if not only:
            return None
        allowed = np.zeros(len(self.knowledge.conditions), dtype=bool)
        for asked in only:
            members = self.knowledge.members_of(asked)
            if not len(members):
                raise NotFound(f"{asked} is no condition or class of this knowledge base.", "Check the id.")
            allowed[members] = True
        return allowed


def first_places(total: Floats, top: int) -> Ints:
    """Numbers of the `top` highest totals, ties in the order of the numbers; -inf is never among them."""
    top = min(top, len(total))
    blocks = len(total) // _BLOCK
    if blocks >= 2 * top:
        # The top-th highest of the blocks' maxima is no higher than the top-th highest of all: most drop out at once.
        highest = total[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
        near = np.flatnonzero(total >= np.partition(highest, blocks - top)[blocks - top])
    else:
        near = np.arange(len(total))
    near = near[total[near] > -np.inf]
    return near[np.argsort(-total[near], kind="stable")][:top].astype(np.int32)


def _explained(matches: tuple[Match, ...], content: Floats, informative: float) -> float:
    if informative <= 0:
        return 0.0
    pairs = zip(matches, content.tolist(), strict=False)
    return float(sum(match.weight * information for match, information in pairs if match.ratio > 1)) / informative


def _alike(candidates: tuple[Candidate, ...]) -> tuple[SeriesGroup, ...]:
    by_series: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        by_series.setdefault(candidate.series, []).append(candidate)
    groups = []
    for name, members in by_series.items():
        near = [one for one in members if members[0].score - one.score <= _ALIKE]
        if name and len(near) > 1:
            chance = sum(one.probability for one in near)
            groups.append(SeriesGroup(name, tuple(one.condition for one in near), chance))
    return tuple(groups)
