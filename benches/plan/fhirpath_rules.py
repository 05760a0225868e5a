"""A pathway evaluated by its exported FHIRPath alone, as a client of the PlanDefinition would, beside the engine.

Both go through the same stages: red flags, tiers, all other rules. What the first stages come to is told to the later
ones, here from FHIRPath's own results, there from the engine's.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from symptomdb.model.criterion import InRange, OneOf, Within, iter_leaves
from symptomdb.model.fact import CaseFact, FactKind
from symptomdb.model.pathway import Pathway, Rule
from symptomdb.plan.criteria import Judge
from symptomdb.serve.fhir.fhirpath import compiled, factor_expressions, rule_expression, variables_of

Truths = dict[str, bool | None]


class FhirPathRules:
    """All rules and factors of a pathway, compiled once, with the model of R4."""

    def __init__(self, pathway: Pathway) -> None:
        self.pathway = pathway
        factors = dict(factor_expressions(pathway))
        self._factors = {name: compiled(text) for name, text in factors.items()}
        expressions = {rule.id: rule_expression(rule, pathway) for rule in pathway.rules}
        self._rules = {key: compiled(text) for key, text in expressions.items()}
        used = {name: _names(text) & factors.keys() for name, text in factors.items()}
        self._needed = {key: _closure(_names(text) & factors.keys(), used) for key, text in expressions.items()}

    def truths(self, facts: dict[str, CaseFact]) -> Truths:
        """Whether each rule applies; None for unknown."""
        return _staged(self.pathway, dict(facts), self._judge_all)

    def _judge_all(self, rules: list[Rule], facts: dict[str, CaseFact], _strict: bool) -> Truths:
        # Strictness stands in the expressions already.
        variables: dict[str, list[bool | float | str]] = variables_of(self.pathway, facts)
        needed = {name for rule in rules for name in self._needed[rule.id]}
        for name, judge in self._factors.items():
            if name in needed:
                truth = judge(variables)
                variables[name] = [] if truth is None else [truth]
        return {rule.id: self._rules[rule.id](variables) for rule in rules}


def _names(expression: str) -> set[str]:
    return set(re.findall(r"%(\w+)", expression))


def _closure(names: set[str], used: dict[str, set[str]]) -> set[str]:
    """The factors of these names, and those that they use in turn."""
    found: set[str] = set()
    while names:
        found |= names
        names = {inner for name in names for inner in used[name]} - found
    return found


def engine_truths(pathway: Pathway, facts: dict[str, CaseFact]) -> Truths:
    """The same by the engine."""

    def judge_all(rules: list[Rule], known: dict[str, CaseFact], strict: bool) -> Truths:
        judge = Judge(pathway, known, strict)
        return {rule.id: judge.judge(rule.when).truth for rule in rules}

    return _staged(pathway, dict(facts), judge_all)


JudgeAll = Callable[[list[Rule], dict[str, CaseFact], bool], Truths]


def _staged(pathway: Pathway, facts: dict[str, CaseFact], judge_all: JudgeAll) -> Truths:
    flags = [rule for rule in pathway.rules if rule.group == pathway.red_flag_group]
    truths = judge_all(flags, facts, True)
    applied = [rule for rule in flags if truths[rule.id]]
    facts["suspended"] = CaseFact(any(rule.suspends for rule in applied))
    raised = {rule.flag.code for rule in applied if rule.flag}
    facts.update({code: CaseFact(code in raised) for code in pathway.flags})
    settled = True
    for tier in pathway.tiers:
        found = judge_all([rule for rule in pathway.rules if rule.tier == tier], facts, False)
        truths |= found
        if any(found.values()):
            if settled:
                facts["risk_tier"] = CaseFact(tier)
            break
        settled = settled and None not in found.values()
    rest = [rule for rule in pathway.rules if rule.group != pathway.red_flag_group and not rule.tier]
    return truths | judge_all(rest, facts, False)


@dataclass(frozen=True, slots=True)
class _Limits:
    numbers: dict[str, list[float]]
    codes: dict[str, list[str]]
    days: dict[str, list[float]]


def generated_cases(pathway: Pathway, n: int, seed: int = 1) -> Iterator[dict[str, CaseFact]]:
    """Random cases that lie about every limit of the pathway: known, assumed from silence, unknown, dated and undated."""
    limits = _limits(pathway)
    source = random.Random(seed)
    for _ in range(n):
        # From a sparse record to one in which nearly everything is known.
        density = source.choice((0.1, 0.4, 0.8, 1.0))
        facts = {}
        for spec in pathway.facts.values():
            if source.random() > density:
                continue
            if spec.kind is FactKind.NUMBER:
                known = limits.numbers.get(spec.id) or [1.0]
                facts[spec.id] = CaseFact(source.choice(known) + source.choice((-1, -0.5, 0, 0.5, 1)))
            elif spec.kind is FactKind.CHOICE:
                known_codes = [*spec.choices, *limits.codes.get(spec.id, []), "something else"]
                facts[spec.id] = CaseFact(source.choice(known_codes))
            else:
                facts[spec.id] = _yes_no(source, limits.days.get(spec.id, []))
        yield facts


def _yes_no(source: random.Random, days: list[float]) -> CaseFact:
    if source.random() < 0.3:
        return CaseFact(False, silent=True)
    value = source.random() < 0.35
    when = source.choice([*days, 0.0]) + source.choice((-1, 0, 1)) if value and source.random() < 0.6 else None
    return CaseFact(value, days_ago=when)


def _limits(pathway: Pathway) -> _Limits:
    found = _Limits({}, {}, {})
    for criterion in (*(rule.when for rule in pathway.rules), *pathway.factors.values()):
        for leaf in iter_leaves(criterion):
            match leaf:
                case InRange(name):
                    found.numbers.setdefault(name, []).extend(one for one in _numbers(leaf))
                case OneOf(name, codes):
                    # "hip*" stands for a code that begins so.
                    found.codes.setdefault(name, []).extend(code.replace("*", "_left") for code in codes)
                case Within(name, days):
                    found.days.setdefault(name, []).append(days)
                case _:
                    pass
    return found


def _numbers(leaf: InRange) -> list[float]:
    return [one for one in (leaf.at_least, leaf.above, leaf.at_most, leaf.below) if one is not None]
