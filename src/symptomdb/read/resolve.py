"""Which of all readings of a text stay: the longest, the cheapest per set of words, none inside others."""

from __future__ import annotations

from symptomdb.read.mentions import Mention


def resolve(candidates: list[Mention]) -> list[Mention]:
    """Keep the longest readings, the cheapest per set of words; drop what lies within others."""
    best: dict[tuple[int, ...], Mention] = {}
    for mention in candidates:
        old = best.get(mention.positions)
        if old is None or (mention.cost, mention.term) < (old.cost, old.term):
            best[mention.positions] = mention
    covered: set[int] = set()
    kept: list[Mention] = []
    for mention in sorted(best.values(), key=lambda m: (-len(m.positions), m.cost, m.positions)):
        if not covered.issuperset(mention.positions):
            covered.update(mention.positions)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.positions)
