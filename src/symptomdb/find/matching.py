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
        factors = [self._likelihood.factors(finding) for finding in query.observed.tolist()]
        terms = np.concatenate([*(above for above, _ in factors), query.excluded])
        rows = _rows_of(self._knowledge, terms, conditions)
        cut = len(terms) - len(query.excluded)
        observed = self._match_observed(query, conditions, neutral, factors, rows[:, :cut])
        excluded = self._match_excluded(query.excluded, conditions, rows[:, cut:])
        return [(*first, *second) for first, second in zip(observed, excluded, strict=True)]

    def _match_observed(
        self, query: Query, conditions: Ints, neutral: bool, factors: list[tuple[Ints, Floats]], rows: NDArray[np.int32]
    ) -> list[list[Match]]:
        if not factors:
            return [[] for _ in conditions]
        knowledge, likelihood = self._knowledge, self._likelihood
        findings = query.observed.tolist()
        logs = np.stack([likelihood.at(finding, conditions) for finding in findings], axis=1)
        if neutral:
            logs = np.maximum(logs, 0)
        best = _best_rows(knowledge, factors, rows)
        ratios = np.exp(logs)
        codes = _kinds(knowledge, query.observed, best, ratios)
        shown = np.where(codes == _UNMATCHED, -1, best.rows)
        for place, condition in enumerate(conditions.tolist()):
            if condition in self._denied:
                for at, row in _contradicted(knowledge, self._denied[condition], condition, findings):
                    codes[place, at], shown[place, at] = _CONTRADICTED, row
        names = [(knowledge.terms[finding], knowledge.labels[finding]) for finding in findings]
        weights = query.weights.tolist()
        say = self._say
        columns = (codes, ratios, query.weights * logs, shown)
        return [
            [
                Match(term, label, _KINDS[code], ratio, weight, points, *(say(row) if row >= 0 else _SILENT))
                for (term, label), weight, code, ratio, points, row in zip(names, weights, *line, strict=True)
            ]
            for line in zip(*(column.tolist() for column in columns), strict=True)
        ]

    def _match_excluded(self, excluded: Ints, conditions: Ints, rows: NDArray[np.int32]) -> list[list[Match]]:
        knowledge, weight = self._knowledge, self._knowledge.method.excluded_weight
        names = [(knowledge.terms[finding], knowledge.labels[finding]) for finding in excluded.tolist()]
        nothing = [Match(*name, MatchKind.EXCLUDED_CONSISTENT, 1.0, weight, 0.0) for name in names]
        every = [list(nothing) for _ in conditions]
        for column in np.flatnonzero((rows >= 0).any(axis=0)).tolist():
            logs = self._likelihood.absence(int(excluded[column])).at(conditions).tolist()
            for place, row in enumerate(rows[:, column].tolist()):
                if row >= 0:
                    against = knowledge.arrays.row_shares[row] >= EXPECTED_SHARE
                    kind = MatchKind.EXCLUDED_CONTRADICTED if against else MatchKind.EXCLUDED_CONSISTENT
                    log_ratio = logs[place]
                    term, label = names[column]
                    ratio, points = exp(log_ratio), weight * log_ratio
                    every[place][column] = Match(term, label, kind, ratio, weight, points, *self._say(row))
        return every


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


def _best_rows(knowledge: Knowledge, factors: list[tuple[Ints, Floats]], rows: NDArray[np.int32]) -> _Best:
    lengths = np.array([len(above) for above, _ in factors])
    begins = np.cumsum(lengths) - lengths
    above = np.concatenate([one for one, _ in factors])
    shares = np.where(rows >= 0, knowledge.arrays.row_shares[rows], np.float32(0))
    adds = np.concatenate([one for _, one in factors]) * shares
    # The finding itself stands last in its segment and wins wherever the condition has it.
    last = begins + lengths - 1
    rated = adds.copy()
    rated[:, last] = np.where(rows[:, last] >= 0, np.float32(np.inf), adds[:, last])
    highest = np.maximum.reduceat(rated, begins, axis=1)
    places = np.where(rated == np.repeat(highest, lengths, axis=1), np.arange(len(above)), len(above))
    first = np.minimum.reduceat(places, begins, axis=1)
    line = np.arange(len(rows))[:, None]
    return _Best(rows[line, first], above[first], np.add.reduceat(adds, begins, axis=1))


def _kinds(knowledge: Knowledge, observed: Ints, best: _Best, ratios: Floats) -> NDArray[np.int64]:
    """(conditions, findings) places in `_KINDS`; the later a rule stands here, the more it counts."""
    arrays, noise = knowledge.arrays, knowledge.method.noise
    term = arrays.row_terms[best.rows]
    direct = best.via == observed
    weak = (best.rows < 0) | (~direct & (best.added < noise))
    codes = np.where(term == best.via, _DESCENDANT, _SIBLING)
    codes[direct] = _ANCESTOR
    codes[direct & (term == observed)] = _EXACT
    codes[arrays.row_inherited[best.rows] == 1] = _FAMILY
    codes[weak] = _UNMATCHED
    codes[weak & (ratios > 2 * noise) & (ratios - noise > best.added)] = _FAMILY
    return codes


#: What a match without a row says of the condition.
_SILENT: tuple[None, str, None, tuple[str, ...]] = (None, "", None, ())
_KINDS = (
    MatchKind.FAMILY,
    MatchKind.UNMATCHED,
    MatchKind.EXACT,
    MatchKind.ANCESTOR,
    MatchKind.DESCENDANT,
    MatchKind.SIBLING,
    MatchKind.CONTRADICTED,
)
_FAMILY, _UNMATCHED, _EXACT, _ANCESTOR, _DESCENDANT, _SIBLING, _CONTRADICTED = range(len(_KINDS))


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
