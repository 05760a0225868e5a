"""How each finding of a case bears on a condition: the kind of match together with its likelihood ratio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Floats, Ints, Knowledge
from symptomdb.find.likelihood import Gains, Likelihood
from symptomdb.find.query import Query
from symptomdb.model.candidate import Match, MatchKind
from symptomdb.model.curie import Curie

#: An excluded finding that at least this share of people with a condition has speaks against the condition.
EXPECTED_SHARE = 0.5
#: Makes a named tuple in half the time of its own constructor, which counts where hundreds are made.
_new = tuple.__new__


class _Row(NamedTuple):
    """What a condition's own row says."""

    term: Curie
    label: str
    share: float | None
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

    def match(
        self, query: Query, conditions: Ints, gains: Sequence[Gains], neutral: bool = False
    ) -> tuple[list[tuple[Match, ...]], Floats]:
        """One match per finding of the query for each of the conditions, observed findings first; and their ratios.

        Args:
            conditions: Numbers of the conditions.
            gains: Of each observed finding.
            neutral: A finding that the condition does not account for costs nothing.

        Returns:
            The matches of each condition, and (conditions, observed findings) likelihood ratios.
        """
        above, factors = _side_by_side(gains)
        terms = np.concatenate([above.ravel(), query.excluded])
        rows = _rows_of(self._knowledge, terms, conditions)
        cut = above.size
        best = _best_rows(self._knowledge, above, factors, rows[:, :cut].reshape(len(conditions), *above.shape))
        logs = np.zeros((len(conditions), 0), dtype=np.float32)
        if gains:
            logs = np.array([one.at(conditions) for one in gains]).T + np.float32(self._likelihood.nothing)
        if neutral:
            logs = np.maximum(logs, 0)
        ratios = np.exp(logs)
        observed = self._match_observed(query, conditions, best, logs, ratios)
        excluded = self._match_excluded(query.excluded, conditions, rows[:, cut:])
        return [first + second for first, second in zip(observed, excluded, strict=True)], ratios

    def _match_observed(
        self, query: Query, conditions: Ints, best: _Best, logs: Floats, ratios: Floats
    ) -> list[tuple[Match, ...]]:
        knowledge = self._knowledge
        findings = query.observed.tolist()
        codes = _kinds(knowledge, query.observed, best, ratios)
        shown = np.where(codes == _UNMATCHED, -1, best.rows)
        for place, at, row in self._contradicted(conditions.tolist(), findings):
            codes[place, at], shown[place, at] = _CONTRADICTED, row
        say, count, size = self._say, len(findings), len(conditions)
        said = [say(row) if row >= 0 else _SILENT for row in shown.ravel().tolist()]
        columns = zip(
            [knowledge.terms[finding] for finding in findings] * size,
            [knowledge.labels[finding] for finding in findings] * size,
            [_KINDS[code] for code in codes.ravel().tolist()],
            ratios.ravel().tolist(),
            query.weights.tolist() * size,
            (query.weights * logs).ravel().tolist(),
            *zip(*said, strict=True),
            strict=True,
        )
        every = tuple(map(_new, repeat(Match), columns))
        return [every[at : at + count] for at in range(0, size * count, count or 1)] if count else [()] * size

    def _contradicted(self, conditions: list[int], findings: list[int]) -> Iterator[tuple[int, int, int]]:
        """Places of conditions and of observed findings that a source denies for them, with the row that does."""
        arrays = self._knowledge.arrays
        starts, ancestors = arrays.ancestor_starts, arrays.ancestors
        above = [ancestors[starts[finding] : starts[finding + 1]].tolist() for finding in findings]
        every = {term for terms in above for term in terms}
        for place, condition in enumerate(conditions):
            denied = self._denied.get(condition, {})
            if every.isdisjoint(denied):
                continue
            held = arrays.present_terms[arrays.present_starts[condition] : arrays.present_starts[condition + 1]]
            for at, terms in enumerate(above):
                row = next((denied[a] for a in reversed(terms) if a in denied), None)
                if row is not None and findings[at] not in held:
                    yield place, at, row

    def _match_excluded(self, excluded: Ints, conditions: Ints, rows: NDArray[np.int32]) -> list[tuple[Match, ...]]:
        knowledge, weight = self._knowledge, self._knowledge.method.excluded_weight
        names = [(knowledge.terms[finding], knowledge.labels[finding]) for finding in excluded.tolist()]
        nothing = [_new(Match, (*name, MatchKind.EXCLUDED_CONSISTENT, 1.0, weight, 0.0, *_SILENT)) for name in names]
        every = [list(nothing) for _ in range(len(conditions))]
        columns, places = np.nonzero((rows >= 0).T)
        if len(columns):
            logs = self._log_lacking(excluded[columns], conditions[places])
            shown = rows[places, columns]
            against = (knowledge.arrays.row_shares[shown] >= EXPECTED_SHARE).tolist()
            values = (columns, places, shown, logs)
            for known, column, place, row, log in zip(against, *(one.tolist() for one in values), strict=True):
                kind = MatchKind.EXCLUDED_CONTRADICTED if known else MatchKind.EXCLUDED_CONSISTENT
                match = (*names[column], kind, exp(log), weight, weight * log, *self._say(row))
                every[place][column] = _new(Match, match)
        return [tuple(matches) for matches in every]

    def _log_lacking(self, findings: Ints, conditions: Ints) -> Floats:
        """Log of how much likelier it is to lack each finding with each condition, pair by pair; ordered by finding."""
        borders = np.flatnonzero(np.diff(findings, prepend=-1, append=-1)).tolist()
        logs = [
            self._likelihood.absence(int(findings[start])).at(conditions[start:end]) for start, end in pairwise(borders)
        ]
        return np.concatenate(logs)


def _side_by_side(gains: Sequence[Gains]) -> tuple[Ints, Floats]:
    """(findings, most ancestors) ancestors and factors, each finding itself last; -1 and 0 before them."""
    width = max((len(one.above) for one in gains), default=0)
    above = np.full((len(gains), width), -1, dtype=np.int32)
    factors = np.zeros((len(gains), width), dtype=np.float32)
    for line, one in enumerate(gains):
        above[line, width - len(one.above) :] = one.above
        factors[line, width - len(one.above) :] = one.factors
    return above, factors


def _rows_of(knowledge: Knowledge, terms: Ints, conditions: Ints) -> NDArray[np.int32]:
    """(conditions, terms) the row through which each condition has each term; -1 where it has not."""
    arrays = knowledge.arrays
    starts, ends = arrays.present_starts[conditions].tolist(), arrays.present_starts[conditions + 1].tolist()
    pieces = [slice(start, end) for start, end in zip(starts, ends, strict=True)]
    held = np.concatenate([arrays.present_terms[piece] for piece in pieces])
    # A column per different term: of a term that is named twice, the last place. What -1 stands for is nobody's.
    place = np.full(len(knowledge.terms) + 1, -1, dtype=np.int32)
    place[terms] = np.arange(len(terms), dtype=np.int32)
    column = place[held]
    hit = np.flatnonzero(column >= 0)
    owner = np.repeat(np.arange(len(pieces)), [end - start for start, end in zip(starts, ends, strict=True)])
    rows = np.full((len(pieces), len(terms)), -1, dtype=np.int32)
    rows[owner[hit], column[hit]] = np.concatenate([arrays.present_rows[piece] for piece in pieces])[hit]
    return rows[:, place[terms]]


def _best_rows(knowledge: Knowledge, above: Ints, factors: Floats, rows: NDArray[np.int32]) -> _Best:
    """Of (conditions, findings, ancestors) rows the one that gives most; the finding's own wins where there is one."""
    adds = factors * np.where(rows >= 0, knowledge.arrays.row_shares[rows], np.float32(0))
    added = adds.sum(axis=2)
    if rows.size:
        adds[:, :, -1][rows[:, :, -1] >= 0] = np.inf
    most = adds.argmax(axis=2) if rows.size else np.zeros(rows.shape[:2], dtype=np.intp)
    finding = np.arange(rows.shape[1])
    return _Best(rows[np.arange(len(rows))[:, None], finding, most], above[finding, most], added)


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


def _say(knowledge: Knowledge, row: int) -> _Row:
    arrays = knowledge.arrays
    term = arrays.row_terms[row]
    start, end = arrays.reference_starts[row], arrays.reference_starts[row + 1]
    references = tuple([knowledge.references[n] for n in arrays.references[start:end].tolist()])
    share = float(arrays.row_shares[row]) if arrays.row_counted[row] else None
    return _Row(knowledge.terms[term], knowledge.labels[term], share, references)
