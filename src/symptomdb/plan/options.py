"""From what the rules say to a plan: red flags first, the strictest rule on an option counts, with all reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from symptomdb.model.care import Conveyed, Judged, Plan, Reason, RedFlag, Verdict
from symptomdb.model.curie import CONDITION_PREFIX
from symptomdb.model.evidence import Urgency
from symptomdb.model.fact import CaseFact
from symptomdb.model.pathway import Advice, Named, Pathway, Rule
from symptomdb.plan.engine import Evaluation, Fired
from symptomdb.plan.missing import missing_facts
from symptomdb.plan.schedule import schedule

URGENCY = {urgency: number for number, urgency in enumerate(Urgency)}
_NO_ADVICE = Advice("", Verdict.OFFER)


def compose(
    pathway: Pathway, said: Evaluation, not_understood: tuple[str, ...] = (), today: date | None = None
) -> Plan:
    """The plan that an evaluation amounts to.

    Args:
        not_understood: Words of the record that nothing was made of; handed through.
        today: The day of the plan, from which follow-up gets its dates; None leaves them out.
    """
    counted = _without_replaced(said.fired)
    spoke = list({one.rule.id: one.rule for one, _ in counted}.values())
    return Plan(
        pathway=pathway.id,
        pathway_title=pathway.title,
        pathway_version=pathway.version,
        pathway_digest=pathway.digest,
        condition=f"{CONDITION_PREFIX}:{pathway.condition}",
        risk_tier=said.tier,
        tier_reasons=tuple(_reason(said, one, None) for one in said.tier_rules),
        red_flags=_red_flags(pathway, said),
        tests=_judged(said, counted, pathway.tests, pathway.red_flag_group, is_test=True),
        options=_judged(said, counted, pathway.options, pathway.red_flag_group, is_test=False),
        follow_up=() if said.suspended else schedule(spoke, said.facts, today),
        convey=_convey(spoke, said.suspended, pathway.red_flag_group),
        missing=missing_facts(pathway, said.waiting),
        not_understood=not_understood,
        limits=pathway.limits,
    )


def outcome(pathway: Pathway, said: Evaluation) -> dict[str, str]:
    """Tier, flags with urgency, options and tests with verdict, without their reasons."""
    by_code: dict[str, list[tuple[Fired, Advice]]] = {}
    for one, advice in _without_replaced(said.fired):
        by_code.setdefault(advice.code, []).append((one, advice))
    found = {"risk_tier": said.tier}
    for one in said.fired:
        flag = one.rule.flag
        if flag and (flag.code not in found or URGENCY[flag.urgency] < URGENCY[Urgency(found[flag.code])]):
            found[flag.code] = str(flag.urgency)
    for code, heard in by_code.items():
        if code:
            verdict, _ = _verdict(said, heard, pathway.red_flag_group, is_test=code in pathway.tests)
            found[code] = str(verdict)
    return found


def _without_replaced(fired: list[Fired]) -> list[tuple[Fired, Advice]]:
    """All advice of the rules that fired, less what gives way to another rule's on the same option."""
    said: dict[str, set[str]] = {}
    for one in fired:
        for advice in one.rule.advice:
            said.setdefault(advice.code, set()).add(one.rule.id)
    kept: list[tuple[Fired, Advice]] = []
    for one in fired:
        kept += [
            (one, advice)
            for advice in one.rule.advice
            if advice.verdict is Verdict.RULED_OUT or not said[advice.code].intersection(one.rule.gives_way_to)
        ]
        if not one.rule.advice:
            kept.append((one, _NO_ADVICE))
    return kept


def _judged(
    said: Evaluation,
    counted: list[tuple[Fired, Advice]],
    vocabulary: Mapping[str, Named],
    red_flag_group: str,
    is_test: bool,
) -> tuple[Judged, ...]:
    by_code: dict[str, list[tuple[Fired, Advice]]] = {}
    for one, advice in counted:
        by_code.setdefault(advice.code, []).append((one, advice))
    found = []
    for code, named in vocabulary.items():
        if code not in by_code:
            continue
        verdict, suspended = _verdict(said, by_code[code], red_flag_group, is_test)
        heard = sorted(by_code[code], key=lambda pair: pair[1].verdict is not verdict)  # the deciding ones first
        reasons = [
            *(_suspension(said) if suspended else ()),
            *(line for pair in heard for line in _reasons(said, *pair)),
        ]
        found.append(Judged(code, named.label, named.plain, verdict, tuple(reasons)))
    return tuple(found)


def _verdict(
    said: Evaluation, heard: list[tuple[Fired, Advice]], red_flag_group: str, is_test: bool
) -> tuple[Verdict, bool]:
    """The strictest, and whether an emergency holds the option back.

    Of a test that is not ruled out the mildest counts: what one rule asks for stays asked for.
    """
    verdicts = {advice.verdict for _, advice in heard}
    pick = min if is_test and Verdict.RULED_OUT not in verdicts else max
    verdict = pick(verdicts, key=lambda one: one.strictness)
    from_flag = any(one.rule.group == red_flag_group for one, _ in heard)
    if said.suspended and not from_flag and verdict.strictness < Verdict.NOT_NOW.strictness:
        return Verdict.NOT_NOW, True
    return verdict, False


def _suspension(said: Evaluation) -> list[Reason]:
    suspending = [one for one in said.fired if one.rule.suspends]
    return [replace(_reason(said, one, None), verdict=str(Verdict.NOT_NOW)) for one in suspending]


def _reasons(said: Evaluation, one: Fired, advice: Advice) -> list[Reason]:
    reason = _reason(said, one, advice)
    if not advice.sides:
        return [reason]
    return [replace(reason, text=side.text, sources=side.sources) for side in advice.sides]


def _reason(said: Evaluation, one: Fired, advice: Advice | None) -> Reason:
    rule = one.rule
    return Reason(
        text=(advice.why if advice else "") or rule.clinical,
        plain=(advice.plain if advice else "") or rule.plain,
        rule=rule.row,
        sources=(advice.sources if advice else ()) or rule.sources,
        facts=_words(said.facts, one.judgement.facts),
        unsourced=rule.unsourced,
        verdict=str(advice.verdict) if advice else "",
        disagreement=rule.disagreement,
    )


def _words(facts: Mapping[str, CaseFact], names: Iterable[str]) -> tuple[str, ...]:
    """The words of the record behind facts; what it only keeps silent about is left out."""
    words: list[str] = []
    for name in names:
        fact = facts.get(name)
        if fact is not None and not fact.silent and (fact.words or fact.value is not False):
            words += fact.words or (f"{name}: {fact.value}",)
    return tuple(dict.fromkeys(words))


def _red_flags(pathway: Pathway, said: Evaluation) -> tuple[RedFlag, ...]:
    found: dict[str, RedFlag] = {}
    for one in said.fired:
        flag = one.rule.flag
        if flag is None:
            continue
        named, reason = pathway.flags[flag.code], _reason(said, one, None)
        known = found.get(flag.code) or RedFlag(flag.code, named.label, named.plain, flag.urgency, ())
        urgency = min(known.urgency, flag.urgency, key=URGENCY.__getitem__)
        found[flag.code] = replace(known, urgency=urgency, reasons=(*known.reasons, reason))
    return tuple(sorted(found.values(), key=lambda flag: URGENCY[flag.urgency]))


def _convey(rules: list[Rule], suspended: bool, red_flag_group: str) -> tuple[Conveyed, ...]:
    said: dict[str, Conveyed] = {}
    for rule in rules:
        if not suspended or rule.group == red_flag_group:
            for text in rule.convey:
                said.setdefault(text, Conveyed(text, rule.row, rule.sources, rule.unsourced))
    return tuple(said.values())
