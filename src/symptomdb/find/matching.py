"""How each finding of a case bears on a condition: the kind of match together with its likelihood ratio."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from math import exp
from operator import add
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.held import Held, look_up
from symptomdb.find.knowledge import Ints, Knowledge
from symptomdb.find.likelihood import REMEMBERED, Gains, Likelihood, Ways
from symptomdb.find.query import Query
from symptomdb.model.candidate import Match, MatchKind
from symptomdb.model.curie import Curie

#: An excluded finding that at least this share of people with a condition has speaks against the condition.
EXPECTED_SHARE = 0.5
#: How many conditions are remembered, with how many findings each, and how many rows' texts.
CONDITIONS, _FINDINGS, _ROWS = 100, 500, 50_000
#: Makes a named tuple in half the time of its own constructor, which counts where hundreds are made.
_new = tuple.__new__


_Told = tuple[Curie | None, str, float | None, tuple[str, ...]]


class _Row(NamedTuple):
    """What a condition's own row says.

    Attributes:
        term: Number of its term; -1 where it was said of a broader class only, and where there is no row.
        told: The condition's own finding, its label, its share and its references, as in `Match`.
    """

    term: int
    told: _Told


class _Pair(NamedTuple):
    """How one observed finding bears on one condition, whatever else a case tells.

    Attributes:
        head: The finding, its label, the kind of match and the likelihood ratio, as in `Match`.
        log: Natural logarithm of the ratio.
    """

    head: tuple[Curie, str, MatchKind, float]
    log: float
    told: _Told


class _Known:
    """What was worked out of one condition before, per observed and per excluded finding."""

    __slots__ = ("excluded", "observed")

    def __init__(self) -> None:
        self.observed: dict[int, _Pair] = {}
        self.excluded: dict[int, Match] = {}

    def learn(
        self, observed: Iterable[tuple[int, _Pair]], excluded: Iterable[tuple[int, Match]]
    ) -> tuple[dict[int, _Pair], dict[int, Match]]:
        """Add to what is known; what is full is left to those who read it now, and begun anew."""
        if len(self.observed) + len(self.excluded) > _FINDINGS:
            self.observed, self.excluded = {}, {}
        known = self.observed, self.excluded
        known[0].update(observed)
        known[1].update(excluded)
        return known


class Matcher:
    """Matches the findings of a case with conditions of one knowledge base.

    How a finding bears on a condition does not depend on the rest of the case, so it is remembered: the same person's
    case comes again with one finding more, and other cases lead to the same conditions.

    Args:
        remembered: How many conditions are remembered, with at most some `_FINDINGS` findings each, of which one takes
            some 200 bytes.
    """

    def __init__(self, knowledge: Knowledge, likelihood: Likelihood, remembered: int = CONDITIONS) -> None:
        self._knowledge = knowledge
        self._likelihood = likelihood
        self._denied = _denied_rows(knowledge)
        # A view gives plain numbers, in half the time that an array takes for it.
        self._shares = knowledge.arrays.row_shares.data
        self._known = lru_cache(maxsize=remembered)(lambda _condition, _neutral: _Known())
        self._row = lru_cache(maxsize=_ROWS)(lambda row: _read_row(knowledge, row))
        self._lineage = lru_cache(maxsize=REMEMBERED)(lambda finding: _lineage(knowledge, finding))
        self._silent = lru_cache(maxsize=REMEMBERED)(lambda finding: _silent(knowledge, finding))

    def match(
        self, query: Query, conditions: Ints, gains: Sequence[Gains], neutral: bool = False
    ) -> tuple[list[tuple[Match, ...]], NDArray[np.float64]]:
        """One match per finding of the query for each of the conditions, observed findings first; and their ratios.

        Args:
            conditions: Numbers of the conditions.
            gains: Of each observed finding.
            neutral: A finding that the condition does not account for costs nothing.

        Returns:
            The matches of each condition, and (conditions, observed findings) likelihood ratios.
        """
        findings, excluded, size = query.observed.tolist(), query.excluded.tolist(), len(conditions)
        known = self._recall(query, conditions, gains, neutral)
        pairs = [pairs_of[finding] for pairs_of, _ in known for finding in findings]
        weights = query.weights.tolist() * size
        points = [weight * pair.log for weight, pair in zip(weights, pairs, strict=True)]
        heads = map(add, [pair.head for pair in pairs], zip(weights, points, strict=True))
        every = tuple(map(_new, repeat(Match), map(add, heads, [pair.told for pair in pairs])))
        ratios = np.array([pair.head[3] for pair in pairs]).reshape(size, len(findings))
        starts = range(0, size * len(findings), len(findings)) if findings else [0] * size
        matches = [
            every[start : start + len(findings)] + tuple([match_of[finding] for finding in excluded])
            for start, (_, match_of) in zip(starts, known, strict=True)
        ]
        return matches, ratios

    def _recall(
        self, query: Query, conditions: Ints, gains: Sequence[Gains], neutral: bool
    ) -> list[tuple[dict[int, _Pair], dict[int, Match]]]:
        """Per condition what is known of all findings of the query, observed and excluded; of new ones learnt now."""
        findings, excluded = query.observed.tolist(), query.excluded.tolist()
        asked, denied = set(findings), set(excluded)
        tables = [self._known(condition, neutral) for condition in conditions.tolist()]
        known = [(table.observed, table.excluded) for table in tables]
        new = [at for at, one in enumerate(known) if not (one[0].keys() >= asked and one[1].keys() >= denied)]
        if new:
            some = conditions.take(new)
            ways = [one.ways for one in gains]
            held = look_up(self._knowledge, some, query, ways)
            pairs = self._match_observed(findings, some, held, gains, neutral)
            matches = self._match_excluded(excluded, held) if excluded else [()] * len(new)
            for at, first, second in zip(new, pairs, matches, strict=True):
                known[at] = tables[at].learn(zip(findings, first, strict=True), zip(excluded, second, strict=True))
        return known

    def _match_observed(
        self, findings: list[int], conditions: Ints, held: Held, gains: Sequence[Gains], neutral: bool
    ) -> list[list[_Pair]]:
        """One pair per observed finding for each condition."""
        knowledge = self._knowledge
        logs = np.zeros((len(conditions), 0), dtype=np.float32)
        if gains:
            logs = np.array([one.at(conditions) for one in gains]).T + np.float32(self._likelihood.nothing)
        if neutral:
            logs = np.maximum(logs, 0)
        names = [(knowledge.terms[finding], knowledge.labels[finding]) for finding in findings]
        ways = [one.ways for one in gains]
        found: list[list[_Pair]] = []
        lines = zip(conditions.tolist(), held.observed, np.exp(logs).tolist(), logs.tolist(), strict=True)
        for condition, rows, ratios, line in lines:
            bearing = [self._bear(*one, rows) for one in zip(findings, ways, ratios, strict=True)]
            if condition in self._denied:
                self._contradict(self._denied[condition], findings, rows, bearing)
            parts = zip(names, bearing, ratios, line, strict=True)
            found.append([_new(_Pair, ((*name, kind, ratio), log, told)) for name, (kind, told), ratio, log in parts])
        return found

    def _bear(self, finding: int, ways: Ways, ratio: float, rows: dict[int, int]) -> tuple[MatchKind, _Told]:
        """How a condition's own rows bear on a finding, and what the row says that gives most."""
        if finding in rows:
            term, told = self._row(rows[finding])
            return _EXACT if term == finding else _FAMILY if term < 0 else _ANCESTOR, told
        best, via, most, added = -1, -1, 0.0, 0.0
        for above, factor in ways:
            if above in rows:
                row = rows[above]
                adds = factor * self._shares[row]
                added += adds
                if adds > most:
                    best, via, most = row, above, adds
        noise = self._knowledge.method.noise
        if added < noise:
            return (_FAMILY, self._row(best).told) if ratio > 2 * noise else (_UNMATCHED, _SILENT)
        term, told = self._row(best)
        return _DESCENDANT if term == via else _FAMILY if term < 0 else _SIBLING, told

    def _contradict(
        self,
        denied: dict[int, int],
        findings: list[int],
        rows: dict[int, int],
        bearing: list[tuple[MatchKind, _Told]],
    ) -> None:
        """Write over how findings bear on a condition that a source denies for it, given the rows that do."""
        for at, finding in enumerate(findings):
            lineage = self._lineage(finding)
            if finding not in rows and not lineage.isdisjoint(denied):
                # Terms are numbered from the broadest down.
                nearest = max(lineage.intersection(denied))
                bearing[at] = MatchKind.CONTRADICTED, self._row(denied[nearest]).told

    def _match_excluded(self, excluded: list[int], held: Held) -> list[tuple[Match, ...]]:
        """One match per excluded finding for each condition."""
        knowledge, weight, count = self._knowledge, self._knowledge.method.excluded_weight, len(excluded)
        # Of most findings nothing is known in a condition: one match then serves all such conditions.
        silent = tuple(map(self._silent, excluded))
        every = [*silent] * len(held.observed)
        rows = knowledge.arrays.present_rows.take(held.places)
        often = knowledge.arrays.row_shares.take(rows) >= EXPECTED_SHARE
        logs = self._likelihood.lacking(held.places).tolist()
        named = [excluded[column] for column in held.columns.tolist()]
        parts = zip(
            map(knowledge.terms.__getitem__, named),
            map(knowledge.labels.__getitem__, named),
            map(_EXPECTED.__getitem__, often.tolist()),
            map(exp, logs),
            repeat(weight),
            [weight * log for log in logs],
        )
        said = [self._row(row).told for row in rows.tolist()]
        matches = map(_new, repeat(Match), map(add, parts, said))
        for spot, match in zip((held.lines * count + held.columns).tolist(), matches, strict=True):
            every[spot] = match
        return [tuple(every[at : at + count]) for at in range(0, len(every), count)]


_EXACT, _ANCESTOR, _DESCENDANT = MatchKind.EXACT, MatchKind.ANCESTOR, MatchKind.DESCENDANT
_SIBLING, _FAMILY, _UNMATCHED = MatchKind.SIBLING, MatchKind.FAMILY, MatchKind.UNMATCHED
#: What a match without a row says of the condition.
_SILENT: _Told = (None, "", None, ())
_EXPECTED = {False: MatchKind.EXCLUDED_CONSISTENT, True: MatchKind.EXCLUDED_CONTRADICTED}


def _lineage(knowledge: Knowledge, finding: int) -> frozenset[int]:
    """A finding and all that stands above it."""
    arrays = knowledge.arrays
    return frozenset(arrays.ancestors[arrays.ancestor_starts[finding] : arrays.ancestor_starts[finding + 1]].tolist())


def _silent(knowledge: Knowledge, finding: int) -> Match:
    """The match of an excluded finding with a condition of which nothing of the kind is known."""
    kind, weight = MatchKind.EXCLUDED_CONSISTENT, knowledge.method.excluded_weight
    return Match(knowledge.terms[finding], knowledge.labels[finding], kind, 1.0, weight, 0.0, *_SILENT)


def _denied_rows(knowledge: Knowledge) -> dict[int, dict[int, int]]:
    """Condition to the terms that a source denies for it, with the row that does."""
    arrays = knowledge.arrays
    found: dict[int, dict[int, int]] = {}
    rows = np.flatnonzero(arrays.row_shares == 0)
    conditions = arrays.row_starts.searchsorted(rows, side="right") - 1
    for row, condition, term in zip(rows.tolist(), conditions.tolist(), arrays.row_terms[rows].tolist(), strict=True):
        found.setdefault(condition, {})[term] = row
    return found


def _read_row(knowledge: Knowledge, row: int) -> _Row:
    """What a row says; nothing for -1."""
    if row < 0:
        return _Row(-1, _SILENT)
    arrays = knowledge.arrays
    term = int(arrays.row_terms[row])
    start, end = arrays.reference_starts[row], arrays.reference_starts[row + 1]
    references = tuple([knowledge.references[n] for n in arrays.references[start:end].tolist()])
    share = float(arrays.row_shares[row]) if arrays.row_counted[row] else None
    told = (knowledge.terms[term], knowledge.labels[term], share, references)
    return _Row(-1 if arrays.row_inherited[row] else term, told)
