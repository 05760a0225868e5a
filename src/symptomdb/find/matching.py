"""How each finding of a case bears on a condition: the kind of match together with its likelihood ratio."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from math import exp
from operator import add
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Floats, Ints, Knowledge
from symptomdb.find.likelihood import REMEMBERED, Gains, Likelihood, Ways
from symptomdb.find.query import Query
from symptomdb.model.candidate import Match, MatchKind
from symptomdb.model.curie import Curie

#: An excluded finding that at least this share of people with a condition has speaks against the condition.
EXPECTED_SHARE = 0.5
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


class _Held(NamedTuple):
    """Which findings of a case some conditions have.

    Attributes:
        observed: Per condition the observed findings that it has, and what stands above them, with the row of each.
        lines, columns, places: Of each pair of a condition and an excluded finding of its own the condition, the
            finding and its place among `Arrays.present_terms`.
    """

    observed: list[dict[int, int]]
    lines: NDArray[np.integer]
    columns: NDArray[np.integer]
    places: NDArray[np.integer]


class Matcher:
    """Matches the findings of a case with conditions of one knowledge base.

    What most costs time is the number of different steps: a hundred pairs of a finding and a condition are so few that
    one operation on an array takes as long as a dozen of them in plain Python.

    Args:
        remembered: How many rows' texts are kept at hand.
    """

    def __init__(self, knowledge: Knowledge, likelihood: Likelihood, remembered: int = 50_000) -> None:
        self._knowledge = knowledge
        self._likelihood = likelihood
        self._denied = _denied_rows(knowledge)
        # A view gives plain numbers, in half the time that an array takes for it.
        self._shares = knowledge.arrays.row_shares.data
        self._row = lru_cache(maxsize=remembered)(lambda row: _read_row(knowledge, row))
        self._lineage = lru_cache(maxsize=REMEMBERED)(lambda finding: _lineage(knowledge, finding))
        self._silent = lru_cache(maxsize=REMEMBERED)(lambda finding: _silent(knowledge, finding))

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
        logs = np.zeros((len(conditions), 0), dtype=np.float32)
        if gains:
            logs = np.array([one.at(conditions) for one in gains]).T + np.float32(self._likelihood.nothing)
        if neutral:
            logs = np.maximum(logs, 0)
        ratios = np.exp(logs)
        ways = [one.ways for one in gains]
        held = _held(self._knowledge, conditions, query, ways)
        every = self._match_observed(query, conditions, held, ways, (ratios, logs))
        if len(query.excluded):
            every = list(map(add, every, self._match_excluded(query.excluded.tolist(), held)))
        return every, ratios

    def _match_observed(
        self, query: Query, conditions: Ints, held: _Held, ways: list[Ways], gave: tuple[Floats, Floats]
    ) -> list[tuple[Match, ...]]:
        knowledge, findings, (ratios, logs) = self._knowledge, query.observed.tolist(), gave
        kinds: list[MatchKind] = []
        said: list[_Told] = []
        for condition, rows, line in zip(conditions.tolist(), held.observed, ratios.tolist(), strict=True):
            bearing = [self._bear(*one, rows) for one in zip(findings, ways, line, strict=True)]
            if condition in self._denied:
                self._contradict(self._denied[condition], findings, rows, bearing)
            for kind, told in bearing:
                kinds.append(kind)
                said.append(told)
        size, count = len(conditions), len(findings)
        parts = zip(
            [knowledge.terms[finding] for finding in findings] * size,
            [knowledge.labels[finding] for finding in findings] * size,
            kinds,
            ratios.ravel().tolist(),
            query.weights.tolist() * size,
            (query.weights * logs).ravel().tolist(),
            strict=True,
        )
        every = tuple(map(_new, repeat(Match), map(add, parts, said)))
        return [every[at : at + count] for at in range(0, size * count, count)] if count else [()] * size

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

    def _match_excluded(self, excluded: list[int], held: _Held) -> list[tuple[Match, ...]]:
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


def _held(knowledge: Knowledge, conditions: Ints, query: Query, ways: list[Ways]) -> _Held:
    arrays = knowledge.arrays
    starts, ends = arrays.present_starts.take(conditions), arrays.present_starts.take(conditions + 1)
    parts = [arrays.present_terms[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    terms = np.concatenate(parts)
    # 1 for what is observed or above it, more for what is excluded.
    wanted = np.zeros(len(knowledge.terms), dtype=np.int16)
    wanted[[above for way in ways for above, _ in way]] = 1
    wanted[query.observed] = 1
    wanted[query.excluded] = np.arange(2, 2 + len(query.excluded))
    marks = wanted.take(terms)
    hits = marks.nonzero()[0]
    marks = marks.take(hits)
    behind = (ends - starts).cumsum()
    lines = behind.searchsorted(hits, side="right")
    places = hits + (ends - behind).take(lines)
    observed: list[dict[int, int]] = [{} for _ in parts]
    rows = arrays.present_rows.take(places)
    for line, term, row in zip(lines.tolist(), terms.take(hits).tolist(), rows.tolist(), strict=True):
        observed[line][term] = row
    excluded = (marks > 1).nonzero()[0]
    return _Held(observed, lines.take(excluded), marks.take(excluded) - 2, places.take(excluded))


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
