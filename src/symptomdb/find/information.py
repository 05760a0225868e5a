"""How much the answer to a question is expected to tell about the likeliest conditions.

First by mutual information, which is quick; then, for the best few, by how much less is open on average after the
ranking has used the answer, since the ranking is more careful than a bare share of people. What few people can answer
is expected to tell as much less.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Floats, Ints, Knowledge
from symptomdb.find.likelihood import LEAST_LACKING, Likelihood
from symptomdb.find.posterior import heat_of
from symptomdb.find.query import Query
from symptomdb.find.settled import Settled

Doubles = NDArray[np.float64]
#: How many of the likeliest conditions are looked at.
_CONDITIONS = 150
#: How many of the best questions are looked at more closely.
_CLOSER = 40
#: A person with a condition has a finding that is not known for it this often, and lacks an obligate one as often.
_SURPRISE = 0.02
#: Named in the reason: at most so many conditions for and against.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Gain:
    """A question with its expected information in bits and the likely conditions that the answer would part."""

    term: int
    bits: float
    favours: tuple[int, ...]
    disfavours: tuple[int, ...]


def best_question(
    knowledge: Knowledge,
    likelihood: Likelihood,
    query: Query,
    chances: Floats,
    settled: Settled,
    answered: Callable[[int], float] = lambda _term: 1.0,
) -> Gain | None:
    """The finding whose answer tells most; None when nothing is left to ask.

    Args:
        likelihood: What the ranking makes of a yes.
        chances: (conditions,) probabilities.
        settled: What need not be asked.
        answered: Share of people who can answer a question about a term; 0 leaves it out.
    """
    likely = likeliest(chances)
    terms, shares, able = open_questions(knowledge, likely, settled, answered)
    weight = chances[likely].astype(np.float64)
    weight /= weight.sum()
    bits = able * mutual_information(weight, shares)
    order = (n for n in np.argsort(-bits, kind="stable") if not settled.repeats(int(terms[n])))
    near = np.array(list(islice(order, _CLOSER)), dtype=np.intp)
    if not len(near):
        return None
    heat = heat_of(knowledge.method.temperature, query)
    yes = np.stack([likelihood.at(int(terms[n]), likely.astype(np.int32)) for n in near], axis=1) / heat
    closer = able[near] * expected_gain(weight, shares[:, near], yes.astype(np.float64), heat)
    best = int(near[int(np.argmax(closer))])
    column = shares[:, best]
    by_weight = np.argsort(-weight, kind="stable")
    favours = [int(likely[i]) for i in by_weight if column[i] >= 0.5][:_NAMED]
    against = [int(likely[i]) for i in by_weight if column[i] < 0.2][:_NAMED]
    return Gain(int(terms[best]), float(bits[best]), tuple(favours), tuple(against))


def likeliest(chances: Floats) -> NDArray[np.intp]:
    """Numbers of the conditions that are looked at, likeliest first."""
    return np.argsort(-chances, kind="stable")[:_CONDITIONS]


def open_questions(
    knowledge: Knowledge, likely: NDArray[np.integer], settled: Settled, answered: Callable[[int], float]
) -> tuple[Ints, Doubles, Doubles]:
    """Findings of the conditions that may be asked for, the shares as in `expected_shares`, and who can answer."""
    terms, shares = expected_shares(knowledge, likely)
    able = np.array(list(map(answered, terms.tolist())))
    left = ~settled.follows(terms) & (able > 0)
    return terms[left], shares[:, left], able[left]


def expected_shares(knowledge: Knowledge, conditions: NDArray[np.integer]) -> tuple[Ints, Doubles]:
    """Terms of the conditions' own rows, and (conditions, terms) how often people with each have them or a form."""
    arrays = knowledge.arrays
    rows, _ = _spans(arrays.row_starts, conditions)
    terms = np.unique(arrays.row_terms[rows]).astype(np.int32)
    place = np.full(len(knowledge.terms), -1, dtype=np.int64)
    place[terms] = np.arange(len(terms))
    pairs, lines = _spans(arrays.present_starts, conditions)
    at = place[arrays.present_terms[pairs]]
    own = at >= 0
    shares = np.zeros((len(conditions), len(terms)))
    shares[lines[own], at[own]] = arrays.row_shares[arrays.present_rows[pairs[own]]]
    return terms, np.clip(shares, _SURPRISE, 1 - _SURPRISE, out=shares)


def _spans(starts: Ints, of: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of all that belongs to some owners, and which of the owners each place belongs to."""
    first, lengths = starts[of].astype(np.int64), np.diff(starts)[of].astype(np.int64)
    lines = np.repeat(np.arange(len(of)), lengths)
    return np.arange(len(lines)) + (first - (np.cumsum(lengths) - lengths))[lines], lines


def mutual_information(weight: Doubles, shares: Doubles) -> Doubles:
    """(terms,) bits that a yes or no gives about the conditions.

    >>> mutual_information(np.array([0.5, 0.5]), np.array([[1.0, 0.5], [0.0, 0.5]])).round(3).tolist()
    [1.0, 0.0]
    """
    # Most conditions have most findings no oftener than by surprise, so few logarithms are left to take.
    within = np.full(shares.shape, _entropy(np.array(_SURPRISE)))
    known = shares != _SURPRISE
    within[known] = _entropy(shares[known])
    return np.asarray(_entropy(weight @ shares) - weight @ within)


def expected_gain(weight: Doubles, shares: Doubles, yes: Doubles, heat: float) -> Doubles:
    """(terms,) bits by which the conditions' entropy is expected to fall once the answer was used.

    Args:
        weight: (conditions,) probabilities that sum to 1.
        shares: (conditions, terms) how often people with each have the finding.
        yes: (conditions, terms) what a yes adds to the logarithm of each condition's probability.
        heat: What the points of a no are divided by.
    """
    no = np.log(np.maximum(1.0 - shares, LEAST_LACKING)) / heat
    chance = weight @ shares
    left = chance * _spread(weight, yes) + (1 - chance) * _spread(weight, no)
    return np.asarray(_spread(weight, np.zeros((len(weight), 1))) - left)


def _spread(weight: Doubles, points: Doubles) -> Doubles:
    """(terms,) entropy in bits of the weights after the points."""
    after = weight[:, None] * np.exp(points - points.max(axis=0))
    after /= after.sum(axis=0)
    return np.asarray(-(after * np.log2(np.maximum(after, 1e-12))).sum(axis=0))


def _entropy(chance: Doubles) -> Doubles:
    inner = np.clip(chance, 1e-12, 1 - 1e-12)
    return np.asarray(-(inner * np.log2(inner) + (1 - inner) * np.log2(1 - inner)))
