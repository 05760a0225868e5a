"""Which of all readings of a text stay: the longest, the cheapest per set of words, none inside others."""

from __future__ import annotations

from collections.abc import Sequence

from symptomdb.read.body import SITES
from symptomdb.read.mentions import Mention
from symptomdb.read.word_kinds import JOINTS

#: "no speech" in "no speech delay" is no finding: it is the delay that is denied.
_DENYING = frozenset(["no", "not", "never"])


def resolve(candidates: list[Mention], lows: Sequence[str]) -> list[Mention]:
    """Keep the longest readings, the cheapest per set of words; drop what lies within others.

    Args:
        lows: The text's pieces in lower case, which mentions number.
    """
    if len(candidates) < 2:
        return candidates
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
    kept.sort(key=lambda m: m.positions)
    if len(covered) == sum([len(m.positions) for m in kept]):
        return kept  # no two share a word
    return [
        mention
        for i, mention in enumerate(kept)
        if len(mention.positions) == 1
        or not (
            _ends_inside(mention, kept[i + 1 : i + 4], lows) or _begins_inside(mention, kept[max(0, i - 3) : i], lows)
        )
    ]


def _ends_inside(mention: Mention, following: list[Mention], lows: Sequence[str]) -> bool:
    """ "bad stomach" in "bad stomach pain": the place belongs to the pain behind it. The mention has several words."""
    end = mention.end
    return (
        mention.positions[-2] == end - 2
        and (lows[end] in SITES or lows[mention.start] in _DENYING)
        and any(other.positions[:2] == (end, end + 2) for other in following)
    )


def _begins_inside(mention: Mention, before: list[Mention], lows: Sequence[str]) -> bool:
    """ "elevated and blood pressure" in "heart rate was elevated and blood pressure was normal"; of several words."""
    start = mention.start
    return lows[min(start + 2, len(lows) - 1)] in JOINTS and any(
        other.end == start and len(other.positions) > 1 for other in before
    )
