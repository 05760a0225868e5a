"""The rules of one pathway tried on one case in their order: red flags, then the risk tier, then all others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from symptomdb.model.criterion import Criterion, Holds, parts_of
from symptomdb.model.fact import CaseFact, CaseFacts
from symptomdb.model.pathway import Pathway, Rule
from symptomdb.plan.criteria import Judge, Judgement

#: The fact that holds the settled risk tier; rules of later groups may use it.
TIER = "risk_tier"
#: The fact that says whether an emergency comes before everything else.
SUSPENDED = "suspended"
#: The tier of a case that no tier's rule speaks of.
NO_TIER = "not_applicable"


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired, and why."""

    rule: Rule
    judgement: Judgement


@dataclass(slots=True)
class Evaluation:
    """What the rules of a pathway say of one case.

    Attributes:
        facts: Those of the case, the flags, the tier and whether an emergency suspends the pathway.
        waiting: Rules that are unknown, with the facts that they wait for.
        tier_rules: The rules that settled the tier.
        memos: Judgements of red flags, tier and other rules, to be used again when one fact changes.
    """

    facts: dict[str, CaseFact]
    fired: list[Fired] = field(default_factory=list)
    waiting: list[Fired] = field(default_factory=list)
    tier: str = NO_TIER
    tier_rules: list[Fired] = field(default_factory=list)
    suspended: bool = False
    memos: tuple[dict[int, Judgement], ...] = ({}, {}, {})

    def try_rules(self, rules: Iterable[Rule], judge: Judge) -> list[Fired]:
        """Those of the rules that fire; the unknown ones join `waiting`."""
        before = len(self.fired)
        for rule in rules:
            judgement = judge.judge(rule.when)
            if judgement.truth:
                self.fired.append(Fired(rule, judgement))
            elif judgement.truth is None:
                self.waiting.append(Fired(rule, judgement))
        return self.fired[before:]


class Engine:
    """A pathway made ready: its rules by the order of evaluation, and which criteria rest on which fact."""

    def __init__(self, pathway: Pathway) -> None:
        self.pathway = pathway
        by_group = sorted(pathway.rules, key=lambda rule: pathway.groups.index(rule.group))
        self._red_flags = [rule for rule in by_group if rule.group == pathway.red_flag_group]
        self._tiers = [(tier, [rule for rule in by_group if rule.tier == tier]) for tier in pathway.tiers]
        self._others = [rule for rule in by_group if rule.group != pathway.red_flag_group and not rule.tier]
        self._resting: dict[str, set[int]] = {}
        seen: dict[int, frozenset[str]] = {}
        for criterion in (*pathway.factors.values(), *(rule.when for rule in pathway.rules)):
            self._note(criterion, seen)

    def _note(self, criterion: Criterion, seen: dict[int, frozenset[str]]) -> frozenset[str]:
        """The facts that a criterion rests on; all its parts are noted on the way."""
        if id(criterion) in seen:
            return seen[id(criterion)]
        if isinstance(criterion, Holds) and criterion.name in self.pathway.factors:
            names = self._note(self.pathway.factors[criterion.name], seen)
        else:
            names = frozenset(name for part in parts_of(criterion) for name in self._note(part, seen))
            name = getattr(criterion, "name", None)
            names = names | {name} if name else names
        for name in names:
            self._resting.setdefault(name, set()).add(id(criterion))
        seen[id(criterion)] = names
        return names

    def evaluate(self, facts: CaseFacts, base: Evaluation | None = None, changed: str = "") -> Evaluation:
        """Try all rules.

        Args:
            base: What came of the same case with another value of the fact `changed`; saves most of the work.
        """
        found = Evaluation(dict(facts))
        moved = {changed} if changed else set()
        memos = [self._kept(base, 0, moved)]
        flagged = found.try_rules(self._red_flags, Judge(self.pathway, found.facts, True, memos[0]))
        found.suspended = any(one.rule.suspends for one in flagged)
        self._provide_flags(found, flagged)
        moved |= _moved(base, found, (SUSPENDED, *self.pathway.flags))
        memos.append(self._kept(base, 1, moved))
        self._settle_tier(found, Judge(self.pathway, found.facts, False, memos[1]))
        moved |= _moved(base, found, (TIER,))
        memos.append(self._kept(base, 2, moved))
        found.try_rules(self._others, Judge(self.pathway, found.facts, False, memos[2]))
        found.memos = tuple(memos)
        return found

    def _kept(self, base: Evaluation | None, number: int, moved: set[str]) -> dict[int, Judgement]:
        """The judgements of an earlier evaluation that rest on nothing that moved."""
        if base is None:
            return {}
        stale = set().union(*(self._resting.get(name, ()) for name in moved))
        return {key: judged for key, judged in base.memos[number].items() if key not in stale}

    def _provide_flags(self, found: Evaluation, flagged: list[Fired]) -> None:
        codes = {one.rule.flag.code for one in flagged if one.rule.flag}
        for code in self.pathway.flags:
            found.facts[code] = CaseFact(code in codes, (code,))
        suspending = tuple(one.rule.id for one in flagged if one.rule.suspends)
        found.facts[SUSPENDED] = CaseFact(found.suspended, suspending)

    def _settle_tier(self, found: Evaluation, judge: Judge) -> None:
        """The first tier with a rule that fires. It is settled for other rules only if no tier before it is open."""
        settled = True
        for tier, rules in self._tiers:
            waiting = len(found.waiting)
            fired = found.try_rules(rules, judge)
            if fired:
                found.tier, found.tier_rules = tier, fired
                if settled:
                    found.facts[TIER] = CaseFact(tier, (f"risk tier: {tier}",))
                return
            settled = settled and len(found.waiting) == waiting


def _moved(base: Evaluation | None, found: Evaluation, names: Iterable[str]) -> set[str]:
    if base is None:
        return set()
    return {name for name in names if base.facts.get(name) != found.facts.get(name)}
