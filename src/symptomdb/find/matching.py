"""How each finding of a case bears on a condition: the kind of match together with its likelihood ratio."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Floats, Ints, Knowledge
from symptomdb.find.likelihood import Likelihood
from symptomdb.find.query import Query
from symptomdb.model.candidate import Match, MatchKind
from symptomdb.model.curie import Curie

#: An excluded finding that at least this share of people with a condition has speaks against the condition.
EXPECTED_SHARE = 0.5


class _Row(NamedTuple):
    """What a condition's own row says."""

    term: Curie
    label: str
    share: float
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Best:
    """Per condition and observed finding: the row that gives most, and how much all its rows give.

    Attributes:
        rows: (conditions, findings) row number; -1 where the condition has no row that bears on the finding.
        via: (conditions, findings) number of the ancestor through which it does.
        added: (conditions, findings) what the condition's own rows add to the ratio.
    """

    rows: NDArray[np.int32]
    via: Ints
    added: Floats


class Matcher:
    """Matches the findings of a case with conditions of one knowledge base.

    Args:
        remembered: How many rows' texts are kept at hand.
    """

    def __init__(self, knowledge: Knowledge, likelihood: Likelihood, remembered: int = 50_000) -> None:
        self._knowledge = knowledge
        self._likelihood = likelihood
        self._denied = _denied_rows(knowledge)
        self._say = lru_cache(maxsize=remembered)(lambda row: _say(knowledge, row))

    def match(self, query: Query, conditions: Ints, neutral: bool = False) -> list[tuple[Match, ...]]:
        """One match per finding of the query for each of the conditions, observed findings first.

        Args:
            conditions: Numbers of the conditions.
            neutral: A finding that the condition does not account for costs nothing.
        """
        observed = self._match_observed(query, conditions, neutral)
        excluded = self._match_excluded(query.excluded, conditions)
        return [(*first, *second) for first, second in zip(observed, excluded, strict=True)]

    def _match_observed(self, query: Query, conditions: Ints, neutral: bool) -> list[list[Match]]:
        if not len(query.observed):
            return [[] for _ in conditions]
        knowledge, likelihood = self._knowledge, self._likelihood
        findings = query.observed.tolist()
        named = [
            (knowledge.terms[finding], knowledge.labels[finding], weight)
            for finding, weight in zip(findings, query.weights.tolist(), strict=True)
        ]
        logs = np.stack([likelihood.at(finding, conditions) for finding in findings], axis=1)
        if neutral:
            logs = np.maximum(logs, 0)
        best = _best_rows(knowledge, likelihood, query.observed, conditions)
        kinds = _kinds(knowledge, query.observed, best, np.exp(logs))
        every: list[list[Match]] = []
        for condition, line, rows, kind in zip(
            conditions.tolist(), logs.tolist(), best.rows.tolist(), kinds, strict=True
        ):
            if condition in self._denied:
                for place, row in _contradicted(knowledge, self._denied[condition], condition, findings):
                    kind[place], rows[place] = MatchKind.CONTRADICTED, row
            every.append([self._one(*one) for one in zip(named, kind, line, rows, strict=True)])
        return every

    def _match_excluded(self, excluded: Ints, conditions: Ints) -> list[list[Match]]:
        if not len(excluded):
            return [[] for _ in conditions]
        knowledge, weight = self._knowledge, self._knowledge.method.excluded_weight
        named = [(knowledge.terms[finding], knowledge.labels[finding], weight) for finding in excluded.tolist()]
        nothing = [self._one(name, MatchKind.EXCLUDED_CONSISTENT, 0.0, -1) for name in named]
        rows = _rows_of(knowledge, excluded, conditions)
        logs = np.stack([self._likelihood.absence(finding)[conditions] for finding in excluded.tolist()], axis=1)
        every: list[list[Match]] = []
        for line, points in zip(rows.tolist(), logs.tolist(), strict=True):
            found = list(nothing)
            for i, row in enumerate(line):
                if row >= 0:
                    against = knowledge.arrays.row_shares[row] >= EXPECTED_SHARE
                    kind = MatchKind.EXCLUDED_CONTRADICTED if against else MatchKind.EXCLUDED_CONSISTENT
                    found[i] = self._one(named[i], kind, points[i], row)
            every.append(found)
        return every

    def _one(self, named: tuple[Curie, str, float], kind: MatchKind, log_ratio: float, row: int) -> Match:
        name, label, weight = named
        if row < 0 or kind is MatchKind.UNMATCHED:
            return Match(name, label, kind, exp(log_ratio), weight, weight * log_ratio)
        return Match(name, label, kind, exp(log_ratio), weight, weight * log_ratio, *self._say(row))


def _rows_of(knowledge: Knowledge, terms: Ints, conditions: Ints) -> NDArray[np.int32]:
    """(conditions, terms) the row through which each condition has each term; -1 where it has not."""
    arrays = knowledge.arrays
    rows = np.full((len(conditions), len(terms)), -1, dtype=np.int32)
    for place, condition in enumerate(conditions.tolist()):
        start, end = arrays.present_starts[condition], arrays.present_starts[condition + 1]
        held = arrays.present_terms[start:end]
        at = held.searchsorted(terms)
        at[at == len(held)] = 0
        if len(held):
            hit = held[at] == terms
            rows[place, hit] = arrays.present_rows[start:end][at[hit]]
    return rows


def _best_rows(knowledge: Knowledge, likelihood: Likelihood, observed: Ints, conditions: Ints) -> _Best:
    pairs = [likelihood.factors(finding) for finding in observed.tolist()]
    lengths = np.array([len(above) for above, _ in pairs])
    begins = np.cumsum(lengths) - lengths
    above = np.concatenate([one for one, _ in pairs])
    rows = _rows_of(knowledge, above, conditions)
    shares = np.where(rows >= 0, knowledge.arrays.row_shares[rows], np.float32(0))
    adds = np.concatenate([one for _, one in pairs]) * shares
    # The finding itself stands last in its segment and wins wherever the condition has it.
    last = begins + lengths - 1
    rated = adds.copy()
    rated[:, last] = np.where(rows[:, last] >= 0, np.float32(np.inf), adds[:, last])
    highest = np.maximum.reduceat(rated, begins, axis=1)
    places = np.where(rated == np.repeat(highest, lengths, axis=1), np.arange(len(above)), len(above))
    first = np.minimum.reduceat(places, begins, axis=1)
    line = np.arange(len(conditions))[:, None]
    return _Best(rows[line, first], above[first], np.add.reduceat(adds, begins, axis=1))


def _kinds(knowledge: Knowledge, observed: Ints, best: _Best, ratios: Floats) -> list[list[MatchKind]]:
    arrays, noise = knowledge.arrays, knowledge.method.noise
    term = arrays.row_terms[best.rows]
    direct = best.via == observed
    weak = (best.rows < 0) | (~direct & (best.added < noise))
    kinds = np.select(
        [
            weak & (ratios > 2 * noise) & (ratios - noise > best.added),
            weak,
            arrays.row_inherited[best.rows] == 1,
            direct & (term == observed),
            direct,
            term == best.via,
        ],
        [0, 1, 0, 2, 3, 4],
        default=5,
    )
    return [[_KINDS[code] for code in line] for line in kinds.tolist()]


#: The codes of `_kinds`.
_KINDS = (
    MatchKind.FAMILY,
    MatchKind.UNMATCHED,
    MatchKind.EXACT,
    MatchKind.ANCESTOR,
    MatchKind.DESCENDANT,
    MatchKind.SIBLING,
)


def _denied_rows(knowledge: Knowledge) -> dict[int, dict[int, int]]:
    """Condition to the terms that a source denies for it, with the row that does."""
    arrays = knowledge.arrays
    found: dict[int, dict[int, int]] = {}
    for row in np.flatnonzero(arrays.row_shares == 0).tolist():
        condition = int(np.searchsorted(arrays.row_starts, row, side="right")) - 1
        found.setdefault(condition, {})[int(arrays.row_terms[row])] = row
    return found


def _contradicted(
    knowledge: Knowledge, denied: dict[int, int], condition: int, observed: list[int]
) -> list[tuple[int, int]]:
    """Places of the observed findings that a source denies for the condition, with the row that denies them."""
    arrays = knowledge.arrays
    held = arrays.present_terms[arrays.present_starts[condition] : arrays.present_starts[condition + 1]]
    found: list[tuple[int, int]] = []
    for place, finding in enumerate(observed):
        above = arrays.ancestors[arrays.ancestor_starts[finding] : arrays.ancestor_starts[finding + 1]]
        row = next((denied[a] for a in reversed(above.tolist()) if a in denied), None)
        if row is not None and finding not in held:
            found.append((place, row))
    return found


def _say(knowledge: Knowledge, row: int) -> _Row:
    arrays = knowledge.arrays
    term = arrays.row_terms[row]
    start, end = arrays.reference_starts[row], arrays.reference_starts[row + 1]
    references = tuple([knowledge.references[n] for n in arrays.references[start:end].tolist()])
    return _Row(knowledge.terms[term], knowledge.labels[term], float(arrays.row_shares[row]), references)
