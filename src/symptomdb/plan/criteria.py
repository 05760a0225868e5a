"""Criteria of a pathway in three-valued logic: true, false, or unknown with the facts to ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from symptomdb.model.criterion import AtLeast, Criterion, Holds, InRange, Leaf, Not, NotKnown, OneOf, Score, Within
from symptomdb.model.fact import CaseFact, CaseFacts
from symptomdb.model.pathway import Pathway


class Judgement(NamedTuple):
    """What came of one criterion.

    Attributes:
        truth: None means unknown.
        facts: Ids of the facts that decided it.
        unknown: Ids of the facts that could decide it, when it is unknown.
    """

    truth: bool | None
    facts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class Judge:
    """Judges criteria for one case by Kleene's strong three-valued logic; each criterion once.

    Attributes:
        strict: Silence of the record counts as unknown where the pathway says "ask": for red flags. Inside of a
            "not" it still counts as no: a red flag must neither rest on silence nor be held back by it.
        memo: Judgements by the identity of the criterion, which its pathway keeps alive.
    """

    __slots__ = ("_inside_not", "facts", "memo", "pathway", "strict")

    def __init__(
        self,
        pathway: Pathway,
        facts: CaseFacts,
        strict: bool = False,
        memo: dict[int, Judgement] | None = None,
    ) -> None:
        self.pathway = pathway
        self.facts = facts
        self.strict = strict
        self.memo: dict[int, Judgement] = {} if memo is None else memo
        self._inside_not: Judge | None = None

    def inside_not(self) -> Judge:
        """The judge of what stands inside of a "not": the same one, unless this one is strict."""
        if self._inside_not is None:
            self._inside_not = self
            if self.strict:
                self._inside_not = Judge(self.pathway, self.facts)
                self._inside_not._inside_not = self
        return self._inside_not

    def judge(self, criterion: Criterion) -> Judgement:
        """What is known of a criterion, with the facts that decided it or could decide it."""
        key = id(criterion)
        found = self.memo.get(key)
        if found is None:
            found = self.memo[key] = _WAYS[criterion.__class__](self, criterion)
        return found


def _holds(judge: Judge, criterion: Holds) -> Judgement:
    factor = judge.pathway.factors.get(criterion.name)
    return _leaf(judge, criterion) if factor is None else judge.judge(factor)


def _leaf(judge: Judge, leaf: Leaf) -> Judgement:
    fact = judge.facts.get(leaf.name)
    if fact is None or (judge.strict and fact.silent):
        return Judgement(None, (), (leaf.name,))
    truth = _TESTS[leaf.__class__](leaf, fact)
    return Judgement(None, (), (leaf.name,)) if truth is None else Judgement(truth, (leaf.name,))


def _not_known(judge: Judge, criterion: NotKnown) -> Judgement:
    # A number that is unknown because the record is silent is just what this criterion is for.
    return Judgement(judge.facts.get(criterion.name) is None, (criterion.name,))


def _not(judge: Judge, criterion: Not) -> Judgement:
    inner = judge.inside_not().judge(criterion.of)
    return inner if inner.truth is None else Judgement(not inner.truth, inner.facts)


def _at_least(judge: Judge, criterion: AtLeast) -> Judgement:
    """At least n hold; unknown ones may still tip it. Of "all", the first that fails is reason enough."""
    if criterion.n == len(criterion.of):
        return _all(judge, criterion)
    held: list[Judgement] = []
    failed: list[Judgement] = []
    open_ones: list[Judgement] = []
    for part in criterion.of:
        judged = judge.judge(part)
        (open_ones if judged.truth is None else held if judged.truth else failed).append(judged)
    if len(held) >= criterion.n:
        return Judgement(True, _facts(held))
    if len(held) + len(open_ones) < criterion.n:
        return Judgement(False, _facts(failed))
    return Judgement(None, _facts(held), _unknown(open_ones))


def _all(judge: Judge, criterion: AtLeast) -> Judgement:
    held: list[Judgement] = []
    open_ones: list[Judgement] = []
    for part in criterion.of:
        judged = judge.judge(part)
        if judged.truth is False:
            return judged
        (held if judged.truth else open_ones).append(judged)
    return Judgement(None, _facts(held), _unknown(open_ones)) if open_ones else Judgement(True, _facts(held))


def _score(judge: Judge, criterion: Score) -> Judgement:
    low = high = 0
    held: list[Judgement] = []
    open_ones: list[Judgement] = []
    for part, points in criterion.points:
        judged = judge.judge(part)
        if judged.truth is None:
            low, high = low + min(points, 0), high + max(points, 0)
            open_ones.append(judged)
        elif judged.truth:
            low, high = low + points, high + points
            held.append(judged)
    if low >= criterion.at_least:
        return Judgement(True, _facts(held))
    if high < criterion.at_least:
        return Judgement(False, _facts(held))
    return Judgement(None, _facts(held), _unknown(open_ones))


def _facts(judged: list[Judgement]) -> tuple[str, ...]:
    if len(judged) == 1:
        return judged[0].facts
    return tuple(dict.fromkeys([name for one in judged for name in one.facts]))


def _unknown(judged: list[Judgement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name for one in judged for name in one.unknown]))


def _is_one_of(leaf: OneOf, fact: CaseFact) -> bool:
    value = fact.value
    if value in leaf.codes:
        return True
    return isinstance(value, str) and any(code[-1:] == "*" and value.startswith(code[:-1]) for code in leaf.codes)


def _is_within(leaf: Within, fact: CaseFact) -> bool | None:
    """None when it happened but the day, which the criterion needs, is unknown."""
    if not fact.value:
        return False
    return None if fact.days_ago is None else fact.days_ago <= leaf.days


def _is_in_range(leaf: InRange, fact: CaseFact) -> bool:
    return not isinstance(fact.value, (str, bool)) and leaf.holds(fact.value)


_TESTS: Mapping[type, Callable[..., bool | None]] = {
    Holds: lambda _leaf, fact: bool(fact.value),
    OneOf: _is_one_of,
    Within: _is_within,
    InRange: _is_in_range,
}
_WAYS: Mapping[type, Callable[..., Judgement]] = {
    Holds: _holds,
    OneOf: _leaf,
    Within: _leaf,
    InRange: _leaf,
    NotKnown: _not_known,
    Not: _not,
    AtLeast: _at_least,
    Score: _score,
}
