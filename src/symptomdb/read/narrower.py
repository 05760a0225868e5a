"""Narrower terms for a mention: with the word before it, or at the place that was named before."""

from __future__ import annotations

from collections.abc import Sequence

from symptomdb.read.index import NOTHING, Index, token_hash
from symptomdb.read.mentions import COST_COORDINATED, Mention
from symptomdb.read.word_kinds import SPECIFIERS, THINGS
from symptomdb.read.words import loose


def narrower(index: Index, lows: Sequence[str], mention: Mention) -> Mention:
    """The same finding with the word before it, where HPO has a term for the two ("profound delay")."""
    before = mention.positions[0] - 2
    if before < 0 or lows[before] not in SPECIFIERS or lows[before + 1] != " " or mention.term == NOTHING:
        return mention
    key = index.wholes[mention.term] ^ token_hash(loose(lows[before]))
    for term, cost, _, _, strong in index.phrases.get(key, ()):
        if strong and cost < 1.5 and term != mention.term:
            others = ((mention.term, mention.cost), *mention.others)
            return Mention((before, *mention.positions), term, mention.cost + 0.2, others)
    return mention


def at_place(index: Index, lows: Sequence[str], mention: Mention, place: str) -> Mention:
    """A quality said of a place that was named before it ("my knee is warm and swollen")."""
    if lows[mention.start] in THINGS and "," in lows[max(0, mention.start - 1)]:
        return mention
    key = token_hash(loose(place)) ^ token_hash(loose(lows[mention.start]))
    for term, cost, _, _, strong in index.phrases.get(key, ()):
        if strong and term != mention.term:
            others = ((mention.term, mention.cost), *mention.others)
            return Mention(mention.positions, term, max(mention.cost, cost) + COST_COORDINATED, others[:4])
        break
    return mention
