"""Two conditions at once: each finding counts for the one of the two that explains it better."""

from __future__ import annotations

import numpy as np

from symptomdb.find.prior import UNIFORM
from symptomdb.find.query import prepare
from symptomdb.find.rank import Options, Ranker
from symptomdb.model.candidate import PairCandidate
from symptomdb.model.finding import Case

#: Conditions that are tried as the first of the two.
_FIRST = 30


def rank_pairs(ranker: Ranker, case: Case, top: int = 5, prior: str = UNIFORM) -> tuple[PairCandidate, ...]:
    """Pairs that explain the case better than either condition alone, best first.

    A second condition costs what it takes for an independent coincidence: ``ln(number of conditions)`` points where all
    are treated alike, and less for a common one where the prior says so. Only pairs that gain more are listed.

    Args:
        prior: As in `symptomdb.find.rank.Options`.
    """
    knowledge = ranker.knowledge
    query = prepare(knowledge, case)
    if len(query.observed) < 2:
        return ()
    rows = np.stack([ranker.likelihood.row(finding) for finding in query.observed.tolist()])
    weights = query.weights.astype(np.float32)
    before = ranker.prior_points(Options(prior))
    before = np.zeros(len(knowledge.conditions), dtype=np.float32) if before is None else before
    whole = ranker.bearing.points(query) + before
    alone = weights @ rows + whole
    cost = np.float32(np.log(np.exp(before).sum(dtype=np.float64)))
    best: dict[tuple[int, int], float] = {}
    for first in np.argsort(-alone, kind="stable")[:_FIRST].tolist():
        joint = weights @ np.maximum(rows, rows[:, first : first + 1]) + whole + whole[first] - cost
        joint[first] = -np.inf
        for second in np.argsort(-joint, kind="stable")[:top].tolist():
            gain = float(joint[second] - max(alone[first], alone[second]))
            if gain > 0:
                best[min(first, second), max(first, second)] = float(joint[second])
    ordered = sorted(best.items(), key=lambda one: (-one[1], one[0]))[:top]
    return tuple(_describe(ranker, rows, query.observed.tolist(), pair, score, alone) for pair, score in ordered)


def _describe(
    ranker: Ranker,
    rows: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    observed: list[int],
    pair: tuple[int, int],
    score: float,
    alone: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> PairCandidate:
    knowledge = ranker.knowledge
    first, second = sorted(pair, key=lambda number: -float(alone[number]))
    by_first = [i for i in range(len(observed)) if rows[i, first] >= rows[i, second]]
    by_second = [i for i in range(len(observed)) if i not in set(by_first)]
    return PairCandidate(
        first=knowledge.conditions[first],
        second=knowledge.conditions[second],
        first_name=knowledge.names[first],
        second_name=knowledge.names[second],
        score=score,
        gain=score - max(float(alone[first]), float(alone[second])),
        explained_by_first=tuple(knowledge.terms[observed[i]] for i in by_first),
        explained_by_second=tuple(knowledge.terms[observed[i]] for i in by_second),
    )
