"""How each finding of a case bears on a condition: the kind of match together with its likelihood ratio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from operator import add
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

    term: Curie | None
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
        # The last, at -1, for having none.
        self._rows = np.append(knowledge.arrays.present_rows, np.int32(-1))
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
        held = _places_of(self._knowledge, terms, conditions)
        rows = self._rows[held[:, : above.size]].reshape(len(conditions), *above.shape)
        best = _best_rows(self._knowledge, above, factors, rows)
        logs = np.zeros((len(conditions), 0), dtype=np.float32)
        if gains:
            logs = np.array([one.at(conditions) for one in gains]).T + np.float32(self._likelihood.nothing)
        if neutral:
            logs = np.maximum(logs, 0)
        ratios = np.exp(logs)
        observed = self._match_observed(query, conditions, best, logs, ratios)
        if not len(query.excluded):
            return observed, ratios
        excluded = self._match_excluded(query.excluded, held[:, above.size :])
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
        told = zip(
            [knowledge.terms[finding] for finding in findings] * size,
            [knowledge.labels[finding] for finding in findings] * size,
            [_KINDS[code] for code in codes.ravel().tolist()],
            ratios.ravel().tolist(),
            query.weights.tolist() * size,
            (query.weights * logs).ravel().tolist(),
            strict=True,
        )
        every = tuple(map(_new, repeat(Match), map(add, told, map(say, shown.ravel().tolist()))))
        return [every[at : at + count] for at in range(0, size * count, count or 1)] if count else [()] * size

    def _contradicted(self, conditions: list[int], findings: list[int]) -> Iterator[tuple[int, int, int]]:
        """Places of conditions and of observed findings that a source denies for them, with the row that does."""
        arrays = self._knowledge.arrays
        starts, ancestors = arrays.ancestor_starts, arrays.ancestors
        known = [(place, condition) for place, condition in enumerate(conditions) if condition in self._denied]
        if not known:
            return
        above = [ancestors[starts[finding] : starts[finding + 1]].tolist() for finding in findings]
        every = set().union(*above)
        for place, condition in known:
            denied = self._denied[condition]
            if every.isdisjoint(denied):
                continue
            held = arrays.present_terms[arrays.present_starts[condition] : arrays.present_starts[condition + 1]]
            for at, terms in enumerate(above):
                row = next((denied[a] for a in reversed(terms) if a in denied), None)
                if row is not None and findings[at] not in held:
                    yield place, at, row

    def _match_excluded(self, excluded: Ints, held: Ints) -> list[tuple[Match, ...]]:
        """One match per excluded finding for each condition, whose (conditions, findings) places `held` gives."""
        knowledge, weight = self._knowledge, self._knowledge.method.excluded_weight
        findings, (size, count) = excluded.tolist(), held.shape
        names = [(knowledge.terms[n], knowledge.labels[n]) for n in findings]
        # Of most findings nothing is known in a condition: one match then serves all such conditions.
        silent = (MatchKind.EXCLUDED_CONSISTENT, 1.0, weight, 0.0, *_SILENT)
        every = [_new(Match, name + silent) for name in names] * size
        known = np.flatnonzero(held >= 0)
        places = held.ravel()[known]
        rows, logs = self._rows[places], self._likelihood.lacking(places).astype(np.float64)
        often = knowledge.arrays.row_shares[rows] >= EXPECTED_SHARE
        kinds = [_EXPECTED[one] for one in often.tolist()]
        told = zip(kinds, np.exp(logs).tolist(), repeat(weight), (weight * logs).tolist())
        said = map(add, told, map(self._say, rows.tolist()))
        parts = map(add, [names[column] for column in (known % count).tolist()], said)
        for spot, match in zip(known.tolist(), map(_new, repeat(Match), parts), strict=True):
            every[spot] = match
        return [tuple(every[at : at + count]) for at in range(0, size * count, count)]


def _side_by_side(gains: Sequence[Gains]) -> tuple[Ints, Floats]:
    """(findings, most ancestors) ancestors and factors, each finding itself last; -1 and 0 before them."""
    width = max((len(one.above) for one in gains), default=0)
    above = np.full((len(gains), width), -1, dtype=np.int32)
    factors = np.zeros((len(gains), width), dtype=np.float32)
    for line, one in enumerate(gains):
        above[line, width - len(one.above) :] = one.above
        factors[line, width - len(one.above) :] = one.factors
    return above, factors


def _places_of(knowledge: Knowledge, terms: Ints, conditions: Ints) -> Ints:
    """(conditions, terms) where among `Arrays.present_terms` each condition has each term; -1 where it has not."""
    arrays = knowledge.arrays
    starts = arrays.present_starts[conditions]
    counts = arrays.present_starts[conditions + 1] - starts
    before = counts.cumsum() - counts
    places = np.arange(counts.sum(), dtype=np.int32) + (starts - before).repeat(counts)
    # A column per different term: of a term that is named twice, the last place. What -1 stands for is nobody's.
    column_of = np.full(len(knowledge.terms) + 1, -1, dtype=np.int32)
    column_of[terms] = np.arange(len(terms), dtype=np.int32)
    columns = column_of[arrays.present_terms[places]]
    hit = np.flatnonzero(columns >= 0)
    found = np.full((len(conditions), len(terms)), -1, dtype=np.int32)
    found[np.arange(len(conditions)).repeat(counts)[hit], columns[hit]] = places[hit]
    return found.take(column_of[terms], axis=1)


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
    same, direct = term == best.via, best.via == observed
    weak = (best.rows < 0) | (~direct & (best.added < noise))
    # A direct row's term is the finding itself or a form of it.
    codes: NDArray[np.int64] = _BY_WAY[2 * direct + same]
    np.copyto(codes, _FAMILY, where=arrays.row_inherited[best.rows] == 1)
    np.copyto(codes, _UNMATCHED, where=weak)
    np.copyto(codes, _FAMILY, where=weak & (ratios > 2 * noise) & (ratios - noise > best.added))
    return codes


#: What a match without a row says of the condition.
_SILENT = _Row(None, "", None, ())
_EXPECTED = {False: MatchKind.EXCLUDED_CONSISTENT, True: MatchKind.EXCLUDED_CONTRADICTED}
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
#: Through an ancestor or directly, by another term's row or its own.
_BY_WAY = np.array([_SIBLING, _DESCENDANT, _ANCESTOR, _EXACT])


def _denied_rows(knowledge: Knowledge) -> dict[int, dict[int, int]]:
    """Condition to the terms that a source denies for it, with the row that does."""
    arrays = knowledge.arrays
    found: dict[int, dict[int, int]] = {}
    rows = np.flatnonzero(arrays.row_shares == 0)
    conditions = arrays.row_starts.searchsorted(rows, side="right") - 1
    for row, condition, term in zip(rows.tolist(), conditions.tolist(), arrays.row_terms[rows].tolist(), strict=True):
        found.setdefault(condition, {})[term] = row
    return found


def _say(knowledge: Knowledge, row: int) -> _Row:
    """What a row says; nothing for -1."""
    if row < 0:
        return _SILENT
    arrays = knowledge.arrays
    term = arrays.row_terms[row]
    start, end = arrays.reference_starts[row], arrays.reference_starts[row + 1]
    references = tuple([knowledge.references[n] for n in arrays.references[start:end].tolist()])
    share = float(arrays.row_shares[row]) if arrays.row_counted[row] else None
    return _Row(knowledge.terms[term], knowledge.labels[term], share, references)
