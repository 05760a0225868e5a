"""From a pathway and the facts of a case to a plan: red flags first, and the strictest rule on an option counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from symptomdb.model.care import (
    Conveyed,
    Judged,
    MissingFact,
    Plan,
    Reason,
    RedFlag,
    Verdict,
)
from symptomdb.model.curie import CONDITION_PREFIX
from symptomdb.model.evidence import Urgency
from symptomdb.model.pathway import Advice, CaseFact, CaseFacts, Named, Pathway, Rule
from symptomdb.plan.criteria import Judge, Judgement
from symptomdb.plan.schedule import schedule

#: The fact that holds the settled risk tier; rules of later groups may use it.
TIER = "risk_tier"
_URGENCY = {urgency: number for number, urgency in enumerate(Urgency)}


@dataclass(frozen=True, slots=True)
class _Fired:
    rule: Rule
    judgement: Judgement


@dataclass(slots=True)
class _Bench:
    """What the rules of one case have said so far."""

    pathway: Pathway
    facts: dict[str, CaseFact]
    fired: list[_Fired] = field(default_factory=list)
    waiting: list[tuple[Rule, Judgement]] = field(default_factory=list)

    def try_rules(self, rules: Iterable[Rule], strict: bool) -> list[_Fired]:
        judge = Judge(self.pathway, self.facts, strict)
        before = len(self.fired)
        for rule in rules:
            judgement = judge.judge(rule.when)
            if judgement.truth:
                self.fired.append(_Fired(rule, judgement))
            elif judgement.truth is None:
                self.waiting.append((rule, judgement))
        return self.fired[before:]


def plan(
    pathway: Pathway, case_facts: CaseFacts, not_understood: tuple[str, ...] = (), today: date | None = None
) -> Plan:
    """Apply a pathway to one case.

    Args:
        case_facts: What is known, by fact id; anything else counts as unknown.
        not_understood: Words of the record that nothing was made of; handed through.
        today: The day of the plan, from which follow-up gets its dates; None leaves them out.
    """
    bench = _Bench(pathway, dict(case_facts))
    flagged = bench.try_rules(_rules_of(pathway, {pathway.red_flag_group}), strict=True)
    suspended = any(one.rule.suspends for one in flagged)
    bench.facts["suspended"] = CaseFact(suspended, tuple(one.rule.id for one in flagged if one.rule.suspends))
    flags = {one.rule.flag.code for one in flagged if one.rule.flag}
    bench.facts |= {code: CaseFact(code in flags, (code,)) for code in pathway.flags}
    tier, tier_reasons = _tier(bench)
    later = [rule for rule in pathway.rules if rule.group != pathway.red_flag_group and not rule.tier]
    bench.try_rules(later, strict=False)
    counted = _without_replaced(bench.fired)
    return Plan(
        pathway=pathway.id,
        pathway_title=pathway.title,
        pathway_version=pathway.version,
        pathway_digest=pathway.digest,
        condition=f"{CONDITION_PREFIX}:{pathway.condition}",
        risk_tier=tier,
        tier_reasons=tier_reasons,
        red_flags=_red_flags(bench, flagged),
        tests=_judged(bench, counted, pathway.tests, suspended),
        options=_judged(bench, counted, pathway.options, suspended),
        follow_up=() if suspended else schedule(_spoke(counted), bench.facts, today),
        convey=_convey(_spoke(counted), suspended, pathway.red_flag_group),
        missing=_missing(bench),
        not_understood=not_understood,
        limits=pathway.limits,
    )


def what_if(pathway: Pathway, case_facts: CaseFacts, fact: str, value: CaseFact | None) -> dict[str, tuple[str, str]]:
    """Which verdicts would change if one fact were another (None: unknown).

    Returns:
        For each flag, test or option that changes: what it is now and what it would be, "" for not there. The key
        ``risk_tier`` stands for the tier.
    """
    changed = {key: known for key, known in case_facts.items() if key != fact}
    if value is not None:
        changed[fact] = value
    now, then = (_outcome(plan(pathway, facts)) for facts in (case_facts, changed))
    keys = sorted(now.keys() | then.keys())
    return {key: (now.get(key, ""), then.get(key, "")) for key in keys if now.get(key) != then.get(key)}


def _outcome(made: Plan) -> dict[str, str]:
    return {
        TIER: made.risk_tier,
        **{flag.code: str(flag.urgency) for flag in made.red_flags},
        **{one.code: str(one.verdict) for one in (*made.tests, *made.options)},
    }


def _rules_of(pathway: Pathway, groups: set[str]) -> list[Rule]:
    return [rule for rule in pathway.rules if rule.group in groups]


def _tier(bench: _Bench) -> tuple[str, tuple[Reason, ...]]:
    """The first tier with a rule that fires. It is settled for other rules only if no tier before it is open."""
    settled = True
    for tier in bench.pathway.tiers:
        waiting = len(bench.waiting)
        fired = bench.try_rules([rule for rule in bench.pathway.rules if rule.tier == tier], strict=False)
        if fired:
            if settled:
                bench.facts[TIER] = CaseFact(tier, (f"risk tier: {tier}",))
            return tier, tuple(_reason(bench, one, None, None) for one in fired)
        settled = settled and len(bench.waiting) == waiting
    return "not_applicable", ()


def _without_replaced(fired: list[_Fired]) -> list[tuple[_Fired, Advice]]:
    """All advice of the rules that fired, less what gives way to another rule's on the same option."""
    said: dict[str, set[str]] = {}
    for one in fired:
        for advice in (*one.rule.options, *one.rule.tests):
            said.setdefault(advice.code, set()).add(one.rule.id)
    kept: list[tuple[_Fired, Advice]] = []
    for one in fired:
        for advice in (*one.rule.options, *one.rule.tests):
            if advice.verdict is Verdict.RULED_OUT or not said[advice.code].intersection(one.rule.gives_way_to):
                kept.append((one, advice))
        if not one.rule.options and not one.rule.tests:
            kept.append((one, _NO_ADVICE))
    return kept


_NO_ADVICE = Advice("", Verdict.OFFER)


def _judged(
    bench: _Bench, counted: list[tuple[_Fired, Advice]], vocabulary: Mapping[str, Named], suspended: bool
) -> tuple[Judged, ...]:
    by_code: dict[str, list[tuple[_Fired, Advice]]] = {}
    for one, advice in counted:
        if advice.code in vocabulary:
            by_code.setdefault(advice.code, []).append((one, advice))
    found = []
    for code, named in vocabulary.items():
        if code not in by_code:
            continue
        verdict = _verdict({advice.verdict for _, advice in by_code[code]}, is_test=vocabulary is bench.pathway.tests)
        deciding = [(one, advice) for one, advice in by_code[code] if advice.verdict is verdict]
        others = [(one, advice) for one, advice in by_code[code] if advice.verdict is not verdict]
        reasons = [reason for one, advice in (*deciding, *others) for reason in _reasons(bench, one, advice)]
        from_flag = any(one.rule.group == bench.pathway.red_flag_group for one, _ in by_code[code])
        if suspended and not from_flag and verdict.strictness < Verdict.NOT_NOW.strictness:
            verdict, reasons = Verdict.NOT_NOW, [*_suspension(bench), *reasons]
        found.append(Judged(code, named.label, named.plain, verdict, tuple(reasons)))
    return tuple(found)


def _verdict(said: set[Verdict], is_test: bool) -> Verdict:
    """The strictest; of a test that is not ruled out the mildest: what one rule asks for stays asked for."""
    pick = min if is_test and Verdict.RULED_OUT not in said else max
    return pick(said, key=lambda one: one.strictness)


def _suspension(bench: _Bench) -> list[Reason]:
    return [
        replace(_reason(bench, one, None, None), verdict=str(Verdict.NOT_NOW))
        for one in bench.fired
        if one.rule.suspends
    ]


def _reasons(bench: _Bench, one: _Fired, advice: Advice) -> list[Reason]:
    if not advice.sides:
        return [_reason(bench, one, advice, None)]
    return [
        replace(_reason(bench, one, advice, side.sources), text=side.text, plain=advice.plain or one.rule.plain)
        for side in advice.sides
    ]


def _reason(bench: _Bench, one: _Fired, advice: Advice | None, sources: tuple[str, ...] | None) -> Reason:
    rule = one.rule
    return Reason(
        text=(advice.why if advice else "") or rule.clinical,
        plain=(advice.plain if advice else "") or rule.plain,
        rule=rule.row,
        sources=sources or (advice.sources if advice else ()) or rule.sources,
        facts=_words(bench, one.judgement.facts),
        unsourced=rule.unsourced,
        verdict=str(advice.verdict) if advice else "",
        disagreement=rule.disagreement,
    )


def _words(bench: _Bench, names: Iterable[str]) -> tuple[str, ...]:
    """The words of the record behind facts; for a known "no" that was stated, the label with "no"."""
    words: list[str] = []
    for name in names:
        fact = bench.facts.get(name)
        if fact is None or fact.silent or (fact.value is False and not fact.words):
            continue
        words += fact.words or (f"{name}: {fact.value}",)
    return tuple(dict.fromkeys(words))


def _red_flags(bench: _Bench, flagged: list[_Fired]) -> tuple[RedFlag, ...]:
    found: dict[str, RedFlag] = {}
    for one in flagged:
        flag = one.rule.flag
        if flag is None:
            continue
        reason = _reason(bench, one, None, None)
        known = found.get(flag.code)
        if known is None:
            named = bench.pathway.flags[flag.code]
            found[flag.code] = RedFlag(flag.code, named.label, named.plain, flag.urgency, (reason,))
        else:
            urgency = min(known.urgency, flag.urgency, key=_URGENCY.__getitem__)
            found[flag.code] = replace(known, urgency=urgency, reasons=(*known.reasons, reason))
    return tuple(sorted(found.values(), key=lambda flag: _URGENCY[flag.urgency]))


def _spoke(counted: list[tuple[_Fired, Advice]]) -> list[Rule]:
    return list({one.rule.id: one.rule for one, _ in counted}.values())


def _convey(rules: list[Rule], suspended: bool, red_flag_group: str) -> tuple[Conveyed, ...]:
    said: dict[str, Conveyed] = {}
    for rule in rules:
        if not suspended or rule.group == red_flag_group:
            for text in rule.convey:
                said.setdefault(text, Conveyed(text, rule.row, rule.sources, rule.unsourced))
    return tuple(said.values())


def _missing(bench: _Bench) -> tuple[MissingFact, ...]:
    """What to ask, red flags first: every fact that a rule waits for."""
    waiting: dict[str, list[Rule]] = {}
    for rule, judgement in bench.waiting:
        for name in judgement.unknown:
            waiting.setdefault(name, []).append(rule)
    return tuple(_missing_fact(bench.pathway, name, rules) for name, rules in waiting.items())


def _missing_fact(pathway: Pathway, name: str, rules: list[Rule]) -> MissingFact:
    spec = pathway.facts.get(name)
    rows = tuple(dict.fromkeys(rule.row for rule in rules))
    could = list(dict.fromkeys(effect for rule in rules for effect in _effects(pathway, rule)))
    more = "" if len(could) <= 4 else f" and {len(could) - 4} more"
    why = f"could decide {', '.join(could[:4])}{more} (rule{'s' if len(rows) > 1 else ''} {', '.join(rows)})"
    question = spec.question or f"{spec.label}?" if spec else "Settle the risk tier first."
    return MissingFact(name, question, why, rows)


def _effects(pathway: Pathway, rule: Rule) -> list[str]:
    if rule.flag:
        return [pathway.flags[rule.flag.code].label]
    if rule.tier:
        return [f"risk tier {rule.tier}"]
    named = {**pathway.options, **pathway.tests}
    return [named[advice.code].label for advice in (*rule.options, *rule.tests)] or ["follow-up"]
