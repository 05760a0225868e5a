"""Conflicts between rules of a pathway: two verdicts on one option that can be true of one and the same person.

``ruled_out`` beats all by design. Any other difference must be settled in the file: by `gives_way_to`, or by criteria
that exclude each other. Tests are left out: a test that one rule asks for stays asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from symptomdb.model.care import Verdict
from symptomdb.model.criterion import AtLeast, Criterion, Holds, InRange, Leaf, Not, NotKnown, OneOf, Score, Within
from symptomdb.model.pathway import Pathway, Rule

#: A partial assignment: which leaves are taken to be true or false.
_Taken = dict[Leaf, bool]


def conflicts(pathway: Pathway) -> Iterator[tuple[Rule, Rule, str]]:
    """Pairs of rules that can both fire and give one option two verdicts, neither of them `ruled_out`."""
    for one, other in combinations(pathway.rules, 2):
        if other.id in one.gives_way_to or one.id in other.gives_way_to:
            continue
        here, there = _verdicts(one), _verdicts(other)
        for code in here.keys() & there.keys():
            if here[code] is not there[code] and can_both_hold(pathway, one.when, other.when):
                yield one, other, code


def _verdicts(rule: Rule) -> dict[str, Verdict]:
    return {one.code: one.verdict for one in rule.options if one.verdict is not Verdict.RULED_OUT}


def can_hold(pathway: Pathway, criterion: Criterion) -> bool:
    """Whether some set of facts makes a criterion true; looks only as far as each fact contradicts itself."""
    return any(True for _ in _ways([(criterion, True)], {}, pathway.factors))


def can_both_hold(pathway: Pathway, one: Criterion, other: Criterion) -> bool:
    """Whether some set of facts makes both criteria true; looks only as far as each fact contradicts itself."""
    return any(True for _ in _ways([(one, True), (other, True)], {}, pathway.factors))


def _ways(goals: list[tuple[Criterion, bool]], taken: _Taken, factors: Mapping[str, Criterion]) -> Iterator[_Taken]:
    """Ways to meet all goals (a criterion and the truth it should have) without contradiction, one by one."""
    if not goals:
        yield taken
        return
    (goal, wanted), rest = goals[0], goals[1:]
    match goal:
        case Not(of):
            yield from _ways([(of, not wanted), *rest], taken, factors)
        case AtLeast(n, of):
            # "Not at least n of m" is "at least m - n + 1 do not".
            count = n if wanted else len(of) - n + 1
            for chosen in combinations(of, count):
                yield from _ways([*((part, wanted) for part in chosen), *rest], taken, factors)
        case Score():
            yield from _ways(rest, taken, factors)  # taken to be reachable either way
        case Holds(name) if name in factors:
            yield from _ways([(factors[name], wanted), *rest], taken, factors)
        case _ if not _contradicts(goal, wanted, taken):
            yield from _ways(rest, {**taken, goal: wanted}, factors)


def _contradicts(leaf: Leaf, wanted: bool, taken: _Taken) -> bool:
    if taken.get(leaf, wanted) is not wanted:
        return True
    same = {known: truth for known, truth in taken.items() if known.name == leaf.name} | {leaf: wanted}
    return _choice_impossible(same) or _range_impossible(same) or _known_impossible(same)


def _choice_impossible(same: _Taken) -> bool:
    allowed: set[str] | None = None
    for leaf, truth in same.items():
        if isinstance(leaf, OneOf) and truth:
            codes = set(leaf.codes)
            allowed = codes if allowed is None else _common(allowed, codes)
    if allowed is None:
        return False
    for leaf, truth in same.items():
        if isinstance(leaf, OneOf) and not truth:
            allowed = {code for code in allowed if not any(_covers(one, code) for one in leaf.codes)}
    return not allowed


def _common(some: set[str], others: set[str]) -> set[str]:
    return {one for one in some if any(_covers(other, one) for other in others)} | {
        other for other in others if any(_covers(one, other) for one in some)
    }


def _covers(wide: str, code: str) -> bool:
    return wide == code or (wide.endswith("*") and code.startswith(wide[:-1]))


def _range_impossible(same: _Taken) -> bool:
    low, high = float("-inf"), float("inf")
    open_low = open_high = False
    for leaf, truth in same.items():
        if not isinstance(leaf, InRange):
            continue
        at_least, above, at_most, below = leaf.at_least, leaf.above, leaf.at_most, leaf.below
        if not truth:
            if sum(limit is not None for limit in (at_least, above, at_most, below)) != 1:
                continue  # outside of a closed range: two ways, not followed
            at_least, above, at_most, below = below, at_most, above, at_least
        for limit, is_open in ((at_least, False), (above, True)):
            if limit is not None and limit >= low:
                low, open_low = limit, is_open
        for limit, is_open in ((at_most, False), (below, True)):
            if limit is not None and limit <= high:
                high, open_high = limit, is_open
    return low > high or (low == high and (open_low or open_high))


def _known_impossible(same: _Taken) -> bool:
    unknown = any(isinstance(leaf, NotKnown) and truth for leaf, truth in same.items())
    held = any(isinstance(leaf, (Holds, Within)) and truth for leaf, truth in same.items())
    denied = any(isinstance(leaf, Holds) and not truth for leaf, truth in same.items())
    within = any(isinstance(leaf, Within) and truth for leaf, truth in same.items())
    compared = any(not isinstance(leaf, NotKnown) for leaf in same)
    return (unknown and (held or compared)) or (denied and within)
