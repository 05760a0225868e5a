"""How each finding of a case bears on a condition: the kind of match together with its likelihood ratio."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Floats, Ints, Knowledge
from symptomdb.find.likelihood import Likelihood
from symptomdb.find.query import Query
from symptomdb.model.candidate import Match, MatchKind

#: An excluded finding that at least this share of people with a condition has speaks against the condition.
EXPECTED_SHARE = 0.5
#: However surely a condition has a finding, someone may lack it.
_LEAST_LACKING = 0.05


@dataclass(frozen=True, slots=True)
class _Best:
    """Per condition and finding: the row that gives most, and how much all rows of the condition itself give.

    Attributes:
        rows: (conditions, findings) row number; -1 where the condition has no row that bears on the finding.
        via: (conditions, findings) number of the ancestor through which it does.
        added: (conditions, findings) what the condition's own rows add to the ratio.
    """

    rows: NDArray[np.intp]
    via: NDArray[np.intp]
    added: Floats


def match_findings(
    knowledge: Knowledge, likelihood: Likelihood, query: Query, conditions: Ints, neutral: bool = False
) -> list[tuple[Match, ...]]:
    """One match per finding of the query for each of the conditions, observed findings first.

    Args:
        conditions: Numbers of the conditions.
        neutral: A finding that the condition does not account for costs nothing.
    """
    observed = query.observed.tolist()
    weights = query.weights.tolist()
    logs = [[_log_ratio(likelihood, finding, c, neutral) for finding in observed] for c in conditions.tolist()]
    best = _best_rows(knowledge, likelihood, query.observed, conditions) if observed else None
    matches: list[tuple[Match, ...]] = []
    for place, condition in enumerate(conditions.tolist()):
        found: list[Match] = []
        if best is not None:
            contradicted = _contradicted(knowledge, condition, observed)
            rows, via, added = best.rows[place].tolist(), best.via[place].tolist(), best.added[place].tolist()
            for i, finding in enumerate(observed):
                ratio = exp(logs[place][i])
                kind = _kind(knowledge, finding, rows[i], via[i], added[i], ratio)
                if finding in contradicted:
                    kind, rows[i] = MatchKind.CONTRADICTED, contradicted[finding]
                found.append(_match(knowledge, finding, kind, logs[place][i], weights[i], rows[i]))
        found.extend(_match_excluded(knowledge, int(finding), condition) for finding in query.excluded)
        matches.append(tuple(found))
    return matches


def excluded_log_ratio(share: float) -> float:
    """Log of how much likelier the absence of a finding is in a condition where `share` of people have it."""
    return log(max(1.0 - share, _LEAST_LACKING))


def _log_ratio(likelihood: Likelihood, finding: int, condition: int, neutral: bool) -> float:
    value = float(likelihood.row(finding)[condition])
    return max(value, 0.0) if neutral else value


def _best_rows(knowledge: Knowledge, likelihood: Likelihood, observed: Ints, conditions: Ints) -> _Best:
    arrays = knowledge.arrays
    pairs = [likelihood.factors(int(finding)) for finding in observed]
    lengths = np.array([len(above) for above, _ in pairs])
    begins = np.cumsum(lengths) - lengths
    above = np.concatenate([one for one, _ in pairs])
    factors = np.concatenate([one for _, one in pairs])
    rows = np.full((len(conditions), len(above)), -1, dtype=np.intp)
    for place, condition in enumerate(conditions):
        here = slice(arrays.present_starts[condition], arrays.present_starts[condition + 1])
        terms = arrays.present_terms[here]
        at = np.minimum(np.searchsorted(terms, above), len(terms) - 1)
        rows[place] = np.where(terms[at] == above, arrays.present_rows[here][at], -1)
    shares = np.where(rows >= 0, arrays.row_shares[rows], np.float32(0))
    adds = factors * shares
    # The finding itself stands last in its segment and wins wherever the condition has it.
    last = begins + lengths - 1
    rated = adds.copy()
    rated[:, last] = np.where(rows[:, last] >= 0, np.float32(np.inf), adds[:, last])
    highest = np.maximum.reduceat(rated, begins, axis=1)
    places = np.where(rated == np.repeat(highest, lengths, axis=1), np.arange(len(above)), len(above))
    first = np.minimum.reduceat(places, begins, axis=1)
    line = np.arange(len(conditions))[:, None]
    return _Best(rows[line, first], above[first], np.add.reduceat(adds, begins, axis=1))


def _kind(knowledge: Knowledge, finding: int, row: int, via: int, added: float, ratio: float) -> MatchKind:
    noise = knowledge.method.noise
    if row < 0 or (via != finding and added < noise):
        return MatchKind.FAMILY if ratio > 2 * noise and ratio - noise > added else MatchKind.UNMATCHED
    if knowledge.arrays.row_inherited[row]:
        return MatchKind.FAMILY
    term = knowledge.arrays.row_terms[row]
    if via == finding:
        return MatchKind.EXACT if term == finding else MatchKind.ANCESTOR
    return MatchKind.DESCENDANT if term == via else MatchKind.SIBLING


def _contradicted(knowledge: Knowledge, condition: int, observed: list[int]) -> dict[int, int]:
    """Observed findings that a source denies for the condition, and the row that denies them."""
    arrays = knowledge.arrays
    start, end = int(arrays.row_starts[condition]), int(arrays.row_starts[condition + 1])
    denied = np.flatnonzero(arrays.row_shares[start:end] == 0)
    if not len(denied):
        return {}
    row_of = {int(arrays.row_terms[start + n]): start + int(n) for n in denied}
    terms = set(arrays.present_terms[arrays.present_starts[condition] : arrays.present_starts[condition + 1]].tolist())
    found: dict[int, int] = {}
    for finding in observed:
        if finding not in terms:
            above = arrays.ancestors[arrays.ancestor_starts[finding] : arrays.ancestor_starts[finding + 1]]
            row = next((row_of[a] for a in reversed(above.tolist()) if a in row_of), None)
            if row is not None:
                found[finding] = row
    return found


def _match(knowledge: Knowledge, finding: int, kind: MatchKind, log_ratio: float, weight: float, row: int) -> Match:
    name, label = knowledge.terms[finding], knowledge.labels[finding]
    if row < 0 or kind is MatchKind.UNMATCHED:
        return Match(name, label, kind, exp(log_ratio), weight, weight * log_ratio)
    arrays = knowledge.arrays
    term = int(arrays.row_terms[row])
    references = arrays.references[arrays.reference_starts[row] : arrays.reference_starts[row + 1]].tolist()
    return Match(
        name,
        label,
        kind,
        exp(log_ratio),
        weight,
        weight * log_ratio,
        knowledge.terms[term],
        knowledge.labels[term],
        float(arrays.row_shares[row]),
        tuple([knowledge.references[n] for n in references]),
    )


def _match_excluded(knowledge: Knowledge, finding: int, condition: int) -> Match:
    arrays = knowledge.arrays
    start, end = int(arrays.present_starts[condition]), int(arrays.present_starts[condition + 1])
    at = start + int(np.searchsorted(arrays.present_terms[start:end], finding))
    row = int(arrays.present_rows[at]) if at < end and arrays.present_terms[at] == finding else -1
    share = float(arrays.row_shares[row]) if row >= 0 else 0.0
    against = share >= EXPECTED_SHARE
    kind = MatchKind.EXCLUDED_CONTRADICTED if against else MatchKind.EXCLUDED_CONSISTENT
    return _match(knowledge, finding, kind, excluded_log_ratio(share), knowledge.method.excluded_weight, row)
