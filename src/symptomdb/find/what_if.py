"""What would change the first place, and which findings argue for one condition over another."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from symptomdb.find.information import expected_shares
from symptomdb.find.prior import UNIFORM
from symptomdb.find.query import prepare
from symptomdb.find.rank import Options, Ranker
from symptomdb.model.candidate import Match
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case

#: How many of the first candidates may be overtaken or overtake.
_RIVALS = 10


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that, if observed as well, puts another condition first.

    Attributes:
        share: How often people with the new first condition have the finding.
        lead: Points by which it would lead.
    """

    finding: Curie
    label: str
    first: Curie
    first_name: str
    share: float
    lead: float


@dataclass(frozen=True, slots=True)
class Argument:
    """What one finding says in a comparison: positive points argue for the first of the two conditions."""

    for_first: Match
    for_second: Match
    points: float


def what_would_change(ranker: Ranker, case: Case, most: int = 10, prior: str = UNIFORM) -> tuple[Change, ...]:
    """Single further findings that would change the first place, those most often seen first.

    Args:
        most: How many to return.
        prior: As in `symptomdb.find.rank.Options`.
    """
    knowledge = ranker.knowledge
    query = prepare(knowledge, case)
    if not len(query.observed):
        return ()
    options = Options(prior)
    total = ranker.stand(query, options).total
    leaders = np.argsort(-total, kind="stable")[:_RIVALS]
    terms, shares = expected_shares(knowledge, leaders)
    told = set(query.observed.tolist()) | set(query.excluded.tolist())
    found: list[Change] = []
    for column, term in enumerate(terms.tolist()):
        if term in told:
            continue
        name = knowledge.terms[term]
        more = replace(case, observed=(*case.observed, name))
        again = ranker.stand(prepare(knowledge, more), options).total
        first = int(again.argmax())
        if first != leaders[0] and first in leaders:
            line = int(np.flatnonzero(leaders == first)[0])
            lead = float(again[first] - again[leaders[0]])
            known = (knowledge.conditions[first], knowledge.names[first])
            found.append(Change(name, knowledge.labels[term], *known, float(shares[line, column]), lead))
    return tuple(sorted(found, key=lambda one: (-one.share, -one.lead, one.finding))[:most])


def compare(ranker: Ranker, case: Case, first: Curie, second: Curie) -> tuple[Argument, ...]:
    """Every finding's argument for the first condition over the second, strongest first.

    Raises:
        NotFound: One of the two is not among the ranked conditions.
    """
    pairs = zip(ranker.candidate(case, first).matches, ranker.candidate(case, second).matches, strict=True)
    arguments = [Argument(one, other, one.points - other.points) for one, other in pairs]
    return tuple(sorted(arguments, key=lambda one: -abs(one.points)))
