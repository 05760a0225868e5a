"""What to ask: every fact that a rule waits for, those of red flags first, with what it could decide."""

from __future__ import annotations

from symptomdb.model.care import MissingFact
from symptomdb.model.pathway import Pathway, Rule
from symptomdb.plan.engine import Fired

#: Effects that are named one by one; more are counted.
_NAMED = 4


def missing_facts(pathway: Pathway, waiting: list[Fired]) -> tuple[MissingFact, ...]:
    """The facts that could decide a rule which is unknown now, in the order of the rules."""
    rules: dict[str, list[Rule]] = {}
    for one in waiting:
        for name in one.judgement.unknown:
            rules.setdefault(name, []).append(one.rule)
    effects = {one.rule.id: _effects(pathway, one.rule) for one in waiting}
    return tuple(_missing_fact(pathway, name, waits, effects) for name, waits in rules.items())


def _missing_fact(pathway: Pathway, name: str, rules: list[Rule], effects: dict[str, tuple[str, ...]]) -> MissingFact:
    spec = pathway.facts.get(name)
    rows = tuple(dict.fromkeys([rule.row for rule in rules]))
    could = tuple(dict.fromkeys([effect for rule in rules for effect in effects[rule.id]]))
    more = "" if len(could) <= _NAMED else f" and {len(could) - _NAMED} more"
    why = f"could decide {', '.join(could[:_NAMED])}{more} (rule{'s' if len(rows) > 1 else ''} {', '.join(rows)})"
    question = spec.question or f"{spec.label}?" if spec else "Settle the risk tier first."
    return MissingFact(name, question, why, rows)


def _effects(pathway: Pathway, rule: Rule) -> tuple[str, ...]:
    if rule.flag:
        return (pathway.flags[rule.flag.code].label,)
    if rule.tier:
        return (f"risk tier {rule.tier}",)
    named = [(pathway.options.get(one.code) or pathway.tests[one.code]).label for one in rule.advice]
    return tuple(named) or ("follow-up",)
