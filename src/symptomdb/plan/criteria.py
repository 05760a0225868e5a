"""Criteria of a pathway in three-valued logic: true, false, or unknown with the facts to ask for."""

from __future__ import annotations

from dataclasses import dataclass, field

from symptomdb.model.pathway import (
    AtLeast,
    CaseFact,
    CaseFacts,
    Criterion,
    Holds,
    InRange,
    Leaf,
    Not,
    NotKnown,
    OneOf,
    Pathway,
    Score,
    Within,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of one criterion.

    Attributes:
        truth: None means unknown.
        facts: Ids of the facts that decided it.
        unknown: Ids of the facts that could decide it, when it is unknown.
    """

    truth: bool | None
    facts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class Judge:
    """Judges criteria of one pathway for one case.

    Attributes:
        strict: Silence of the record counts as unknown where the pathway says "ask": for red flags.
    """

    pathway: Pathway
    facts: CaseFacts
    strict: bool = False
    _memo: dict[str, Judgement] = field(default_factory=dict)

    def judge(self, criterion: Criterion) -> Judgement:
        """Kleene's strong three-valued logic."""
        match criterion:
            case AtLeast():
                return self._at_least(criterion)
            case Not(of):
                inner = self.judge(of)
                return Judgement(None if inner.truth is None else not inner.truth, inner.facts, inner.unknown)
            case Score():
                return self._score(criterion)
            case Holds(name) if name in self.pathway.factors:
                if name not in self._memo:
                    self._memo[name] = self.judge(self.pathway.factors[name])
                return self._memo[name]
            case NotKnown(name):
                # A number that is unknown because the record is silent is just what this criterion is for.
                return Judgement(self.facts.get(name) is None, (name,))
            case _:
                return self._leaf(criterion)

    def _leaf(self, leaf: Leaf) -> Judgement:
        fact = self.facts.get(leaf.name)
        if fact is None or (self.strict and fact.silent):
            return Judgement(None, unknown=(leaf.name,))
        truth = _test(leaf, fact)
        return Judgement(truth, (leaf.name,)) if truth is not None else Judgement(None, unknown=(leaf.name,))

    def _at_least(self, criterion: AtLeast) -> Judgement:
        """At least n hold; unknown ones may still tip it."""
        held: list[Judgement] = []
        failed: list[Judgement] = []
        open_ones: list[Judgement] = []
        for part in criterion.of:
            judged = self.judge(part)
            (open_ones if judged.truth is None else held if judged.truth else failed).append(judged)
        if len(held) >= criterion.n:
            return Judgement(True, _facts(held))
        if len(held) + len(open_ones) < criterion.n:
            return Judgement(False, _facts(failed))
        return Judgement(None, _facts(held), tuple(dict.fromkeys(name for one in open_ones for name in one.unknown)))

    def _score(self, criterion: Score) -> Judgement:
        low = high = 0
        held: list[Judgement] = []
        unknown: list[str] = []
        for part, points in criterion.points:
            judged = self.judge(part)
            if judged.truth is None:
                low, high = low + min(points, 0), high + max(points, 0)
                unknown += judged.unknown
            elif judged.truth:
                low, high = low + points, high + points
                held.append(judged)
        if low >= criterion.at_least:
            return Judgement(True, _facts(held))
        if high < criterion.at_least:
            return Judgement(False, _facts(held))
        return Judgement(None, _facts(held), tuple(dict.fromkeys(unknown)))


def _facts(judged: list[Judgement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in judged for name in one.facts))


def _is_code(value: bool | float | str, code: str) -> bool:
    if code.endswith("*"):
        return isinstance(value, str) and value.startswith(code[:-1])
    return value == code


def _test(leaf: Leaf, fact: CaseFact) -> bool | None:
    """One leaf against one known fact; None when the fact's date, which the leaf needs, is unknown."""
    match leaf:
        case Holds():
            return bool(fact.value)
        case OneOf(_, codes):
            return any(_is_code(fact.value, code) for code in codes)
        case Within(_, days):
            if not fact.value:
                return False
            return None if fact.days_ago is None else fact.days_ago <= days
        case InRange(_, at_least, above, at_most, below):
            if isinstance(fact.value, (str, bool)):
                return False
            number = fact.value
            return (
                (at_least is None or number >= at_least)
                and (above is None or number > above)
                and (at_most is None or number <= at_most)
                and (below is None or number < below)
            )
        case NotKnown():
            return False
