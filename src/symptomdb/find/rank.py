"""The ranking: a case against all conditions at once, with the reasons for the first ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symptomdb.errors import BadInput, NotFound
from symptomdb.find.bearing import Bearing
from symptomdb.find.coverage import measure
from symptomdb.find.knowledge import Floats, Ints, Knowledge
from symptomdb.find.likelihood import REMEMBERED, Gains, Likelihood
from symptomdb.find.matching import Matcher
from symptomdb.find.method import PHENOTYPES, Method
from symptomdb.find.places import TIE, first_places, ranks_of
from symptomdb.find.posterior import heat_of, posterior, posterior_at
from symptomdb.find.prior import PREVALENCE, UNIFORM, name_of, points_of, reason_of
from symptomdb.find.query import Query, prepare
from symptomdb.find.series import groups_of
from symptomdb.model.annotation import Annotation
from symptomdb.model.candidate import Adjustment, AdjustmentKind, Candidate, Ranking
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case
from symptomdb.model.profile import Profile
from symptomdb.model.term import Term


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen for a ranking.

    Attributes:
        prior: ``uniform``, as for rare-disease work, or ``prevalence``, for general use: how common each condition is,
            where a source says so.
        prevalence: Share of people who have a condition, instead of what the sources say; a condition without a
            figure counts as the rarest that has one. The prior is by prevalence when this is given.
        neutral_unmatched: A finding that a condition does not account for costs it nothing.
        only: What the ranking is restricted to; all when empty: conditions, classes above them, or findings (an organ
            system, say), which stand for the conditions that are known to have them.
    """

    prior: str = UNIFORM
    prevalence: Mapping[Curie, float] | None = None
    neutral_unmatched: bool = False
    only: frozenset[Curie] = frozenset()


class Standing(NamedTuple):
    """How all conditions stand for one case.

    Attributes:
        total: (conditions,) points with the prior; -inf for what is not allowed.
        heat: What the points are divided by on the way to probabilities.
        prior: (conditions,) points that the prior gave; None when it is uniform.
        gains: What each observed finding gave.
    """

    total: Floats
    heat: float
    prior: Floats | None
    gains: tuple[Gains, ...]


class Ranker:
    """Ranks cases against the conditions of one knowledge base; safe to share between threads.

    Args:
        remembered: How many findings' rows are kept at hand.
    """

    def __init__(self, knowledge: Knowledge, remembered: int = REMEMBERED) -> None:
        self.knowledge = knowledge
        self.likelihood = Likelihood(knowledge, remembered)
        self.bearing = Bearing(knowledge)
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
        prevalence: Mapping[Curie, float] | None = None,
        profiles: Mapping[Curie, Profile] | None = None,
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
            prevalence: Share of people who have a condition, where a source says so.
            profiles: Whom a condition affects and how it begins, where a page of ours says so.

        Raises:
            SourceError: The ontology runs in a circle or names unknown parents.
            BadInput: The ontology lacks the root.
        """
        # Brings scipy, which takes longer to import than the arrays to load, and which ranking has no use for.
        from symptomdb.find.profiles import build_knowledge

        return cls(
            build_knowledge(terms, annotations, groups, broader, names, version, root, method, prevalence, profiles)
        )

    def to_bytes(self) -> bytes:
        """The arrays as one block, for the store."""
        return self.knowledge.to_bytes()

    @classmethod
    def from_bytes(cls, block: bytes | memoryview, version: str = "", remembered: int = REMEMBERED) -> Ranker:
        """Read what `to_bytes` wrote; `StoreError` when the block is damaged.

        Args:
            version: Version of the knowledge base that holds the block; the one in the block when left out.
            remembered: How many findings' rows are kept at hand.
        """
        return cls(Knowledge.from_bytes(block, version), remembered)

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
        candidates: tuple[Candidate, ...] = ()
        if len(query.observed):
            standing = self.stand(query, options, allowed)
            places = first_places(standing.total, top)
            candidates = self._describe(query, places, standing, options)
        return Ranking(
            candidates=candidates,
            coverage=coverage,
            considered=len(self.knowledge.conditions) if allowed is None else int(allowed.sum()),
            notes=query.notes,
            unknown=query.unknown,
            groups=groups_of(candidates),
            prior=name_of(options.prior, options.prevalence),
            knowledge_base=self.knowledge.version,
            method=self.knowledge.method.name,
        )

    def score(self, query: Query, neutral: bool = False) -> Floats:
        """(conditions,) points of every condition, before any prior: findings and adjustments."""
        return self._add_up(query, self._gains_of(query), neutral)

    def _gains_of(self, query: Query) -> tuple[Gains, ...]:
        return tuple(map(self.likelihood.gains, query.observed.tolist()))

    def _add_up(self, query: Query, gains: tuple[Gains, ...], neutral: bool) -> Floats:
        weights = query.weights.astype(np.float32)
        nothing = np.float32(self.likelihood.nothing)
        points = self.bearing.points(query)
        total = points.copy() if neutral else points + nothing * weights.sum()
        room = np.empty_like(total)
        for one, weight in zip(gains, weights, strict=True):
            (one.neutral(nothing) if neutral else one).add_to(total, weight, room)
        if self.knowledge.method.excluded_weight:
            for finding in query.excluded.tolist():
                less = self.likelihood.absence(finding)
                less.add_to(total, np.float32(self.knowledge.method.excluded_weight), room)
        return total

    def probabilities(self, query: Query, options: Options | None = None) -> Floats:
        """(conditions,) posterior of every condition; they sum to 1."""
        standing = self.stand(query, options)
        return posterior(standing.total, standing.heat)

    def candidate(self, case: Case, condition: Curie, options: Options | None = None) -> Candidate:
        """One condition for a case, whatever its rank. `NotFound` when the knowledge base can't rank it."""
        number = self.knowledge.condition_numbers.get(condition)
        if number is None:
            raise NotFound(f"{condition} is not among the ranked conditions.", "Check the id.")
        options = options or Options()
        query = prepare(self.knowledge, case)
        standing = self.stand(query, options, self._allowed(options.only))
        return self._describe(query, np.array([number], dtype=np.int32), standing, options)[0]

    def stand(self, query: Query, options: Options | None = None, allowed: NDArray[np.bool_] | None = None) -> Standing:
        """How all conditions stand for one case.

        Args:
            allowed: (conditions,) which of them are ranked; all when left out.
        """
        options = options or Options()
        gains = self._gains_of(query)
        total = self._add_up(query, gains, options.neutral_unmatched)
        heat = heat_of(self.knowledge.method.temperature, query)
        prior = self.prior_points(options)
        if prior is not None:
            total += prior
        if allowed is not None:
            total[~allowed] = -np.inf
        return Standing(total, heat, prior, gains)

    def prior_points(self, options: Options) -> Floats | None:
        """(conditions,) points that the prior gives; None when it is uniform."""
        if options.prior == PREVALENCE and not options.prevalence:
            return self._sourced
        return points_of(self.knowledge, options.prior, options.prevalence)

    @cached_property
    def _sourced(self) -> Floats | None:
        """Points of the prior by the sources' prevalence: kept, since it looks through every condition's records."""
        return points_of(self.knowledge, PREVALENCE, None)

    def _describe(self, query: Query, places: Ints, standing: Standing, options: Options) -> tuple[Candidate, ...]:
        knowledge = self.knowledge
        every, ratios = self._matcher.match(query, places, standing.gains, options.neutral_unmatched)
        total, points = standing.total, standing.total[places]
        if len(points) > 1:  # they are in order, so whatever is higher is among them
            ranks, chances = ranks_of(points).tolist(), posterior_at(total, standing.heat, places).tolist()
        else:
            ranks = [1 + int(np.count_nonzero(total > one + TIE)) for one in points]
            chances = posterior(total, standing.heat)[places].tolist()
        columns = (
            places.tolist(),
            ranks,
            points.tolist(),
            chances,
            every,
            self.bearing.adjustments(query, places),
            _explained(query, ratios),
        )
        found: list[Candidate] = []
        for place, rank, score, chance, matches, parts, explained in zip(*columns, strict=True):
            if standing.prior is not None:
                reason = reason_of(knowledge, options.prevalence, place)
                parts += (Adjustment(AdjustmentKind.PRIOR, float(standing.prior[place]), reason),)
            one = Candidate(
                condition=knowledge.conditions[place],
                name=knowledge.names[place],
                rank=rank,
                score=score,
                probability=chance,
                records=knowledge.records[place],
                matches=matches,
                adjustments=parts,
                series=knowledge.series[place],
                explained=explained,
            )
            found.append(one)
        return tuple(found)

    def _allowed(self, only: frozenset[Curie]) -> NDArray[np.bool_] | None:
        if not only:
            return None
        allowed = np.zeros(len(self.knowledge.conditions), dtype=bool)
        for asked in only:
            members = self.knowledge.members_of(asked)
            if not len(members):
                raise NotFound(f"{asked} is no condition, class or finding of a condition here.", "Check the id.")
            allowed[members] = True
        return allowed


def _explained(query: Query, ratios: Floats) -> list[float]:
    """Share of the case's information that each condition accounts for, from its (conditions, findings) ratios."""
    whole = float(query.content.sum())
    if whole <= 0:
        return [0.0] * len(ratios)
    explained: list[float] = ((ratios > 1) @ query.content / whole).tolist()
    return explained
