"""Prevalence for the ranking's prior: the classes of our own pages and those that loaded sources give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.curie import Curie

#: Orphanet's classes: the geometric mean of their bounds, and half or twice the bound of the open ones
#: (https://www.orphadata.com/epidemiology/).
CLASSES: dict[str, float] = {
    ">1 / 1000": 2e-3,
    "6-9 / 10 000": 7.3e-4,
    "1-5 / 10 000": 2.2e-4,
    "1-9 / 100 000": 3e-5,
    "1-9 / 1 000 000": 3e-6,
    "<1 / 1 000 000": 5e-7,
}

#: "Point prevalence: 1-9 / 100 000 (Europe)", as `symptomdb.sources.orphapackets` writes it.
_SAID = re.compile(r"(?P<kind>[^:]*): (?P<share>[^()]+?) \((?P<place>.*)\)", re.DOTALL)
#: The kind that says most about how many people have a condition comes first.
_KINDS = ("point prevalence", "prevalence at birth", "lifetime prevalence", "annual incidence")


def prevalence_of(ours: Mapping[Curie, float], claims: Iterable[Claim] = ()) -> dict[Curie, float]:
    """Condition to the share of people who have it.

    A page of ours wins. Of a source's several, the best kind counts, the worldwide figure before that of a place, and
    of equals the commonest.

    Args:
        ours: Condition to the share that its page gives, from its source or as our estimate.
        claims: What loaded sources say, joined to our conditions.
    """
    best: dict[Curie, tuple[int, bool, float]] = {}
    for claim in claims:
        said = _SAID.fullmatch(claim.text) if claim.kind is ClaimKind.PREVALENCE else None
        share = CLASSES.get(said["share"]) if said else None
        if said is None or share is None or said["kind"].lower() not in _KINDS:
            continue
        order = (_KINDS.index(said["kind"].lower()), said["place"].lower() != "worldwide", -share)
        if claim.condition not in best or order < best[claim.condition]:
            best[claim.condition] = order
    found = {condition: -order[2] for condition, order in best.items()}
    return found | dict(ours)
