"""Criteria of a pathway as FHIRPath over variables: the facts of one case, bound by name.

Each fact is a variable of its name (``%egfr``, ``%ulcerBleed`` for ``ulcer_bleed``), each factor of the pathway one
that is defined by an expression over others. Of a fact that is not known the variable is the empty collection ``{}``,
which is FHIRPath's unknown:

- ``%egfr``: what the record says, or what the pathway makes of its silence;
- ``%egfrStated``: only what the record says; red flags look at nothing else, save inside of a "not";
- ``%ulcerBleedDaysAgo``: how long ago, in days;
- ``%riskTier``, ``%suspended`` and flags (``%FPE`` for ``F.PE``): what earlier rules of the pathway came to.

A client sends the same as a Parameters resource (https://hl7.org/fhir/R4/parameters.html), one parameter per variable.
FHIRPath's ``and``, ``or`` and ``not()`` have the three values of Kleene's logic (http://hl7.org/fhirpath/#boolean-logic),
as the engine's have, so an expression is true, false or empty exactly as the criterion is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from symptomdb.model.criterion import AtLeast, Criterion, Holds, InRange, Not, NotKnown, OneOf, Score, Within
from symptomdb.model.fact import CaseFacts
from symptomdb.model.pathway import Pathway, Rule


def rule_expression(rule: Rule, pathway: Pathway) -> str:
    """The expression of a rule; that of a red flag does not rest on silence."""
    return Expressions(pathway, stated=rule.group == pathway.red_flag_group).of(rule.when)


def factor_expressions(pathway: Pathway) -> list[tuple[str, str]]:
    """The variables that the rules use besides facts: name and expression, each after those that it uses itself."""
    found: dict[str, str] = {}
    for rule in pathway.rules:
        _define(rule.when, Expressions(pathway, stated=rule.group == pathway.red_flag_group), found)
    return list(found.items())


def _define(criterion: Criterion, expressions: Expressions, found: dict[str, str]) -> None:
    match criterion:
        case AtLeast(_, parts):
            for part in parts:
                _define(part, expressions, found)
        case Not(of):
            _define(of, expressions.inside_not(), found)
        case Score(points, _):
            for part, _number in points:
                _define(part, expressions, found)
        case Holds(name) if name in expressions.pathway.factors:
            key = expressions.variable(name).removeprefix("%")
            if key not in found:
                inner = expressions.pathway.factors[name]
                _define(inner, expressions, found)
                found[key] = expressions.of(inner)
        case _:
            pass


class Expressions:
    """Writes criteria of one pathway as FHIRPath.

    Attributes:
        stated: Leave out what is only assumed from silence. Inside of a "not" silence counts as no again: a red flag
            must neither rest on silence nor be held back by it.
        for_flags: The criteria are those of red flags, so that each "not" turns `stated` round.
    """

    def __init__(self, pathway: Pathway, stated: bool = False, for_flags: bool | None = None) -> None:
        self.pathway = pathway
        self.stated = stated
        self.for_flags = stated if for_flags is None else for_flags

    def inside_not(self) -> Expressions:
        """What writes the criterion inside of a "not"."""
        return Expressions(self.pathway, not self.stated, True) if self.for_flags else self

    def of(self, criterion: Criterion) -> str:
        """The expression of a criterion; it gives true, false, or nothing for unknown."""
        match criterion:
            case Not(of):
                return f"({self.inside_not().of(of)}).not()"
            case AtLeast(n, parts):
                return _at_least(n, [self.of(part) for part in parts])
            case Score(points, at_least):
                return _threshold([(self.of(part), number) for part, number in points], at_least)
            case Holds(name):
                return self.variable(name)
            case OneOf(name, codes):
                return _one_of(self.variable(name), codes)
            case InRange(name):
                return _in_range(self.variable(name), criterion)
            case Within(name, days):
                return f"({self.variable(name)} and %{_plain(name)}DaysAgo <= {days:g})"
            case NotKnown(name):
                return f"%{_plain(name)}.empty()"

    def variable(self, name: str) -> str:
        """The variable of a fact or factor."""
        if self.stated:
            return f"%{_plain(name)}Stated"
        return f"%{_plain(name)}{'Denied' if self.for_flags and name in self.pathway.factors else ''}"


def _plain(name: str) -> str:
    """A name that is an identifier in FHIRPath (no dot, no hyphen) and an id in R4 (no underscore).

    >>> _plain("ulcer_bleed"), _plain("F.FOP_AIRWAY")
    ('ulcerBleed', 'FFOPAIRWAY')
    """
    first, *others = re.split(r"[._-]", name)
    return first + "".join(part[:1].upper() + part[1:] for part in others)


def _at_least(n: int, parts: list[str]) -> str:
    if n == 0:
        return "true"
    if len(parts) == 1:
        return parts[0]
    if n == len(parts):
        return f"({' and '.join(parts)})"
    if n == 1:
        return f"({' or '.join(parts)})"
    return _threshold([(part, 1) for part in parts], n)


def _one_of(value: str, codes: tuple[str, ...]) -> str:
    whole = [_quoted(code) for code in codes if not code.endswith("*")]
    starts = [f"{value}.startsWith({_quoted(code[:-1])})" for code in codes if code.endswith("*")]
    tests = ([f"{value} in ({' | '.join(whole)})"] if whole else []) + starts
    return tests[0] if len(tests) == 1 else f"({' or '.join(tests)})"


def _threshold(points: list[tuple[str, int]], at_least: int) -> str:
    """Points that must come up to a number: true if they surely do, false if they surely don't, else empty."""
    surely = " + ".join(_points(part, number, unknown=min(number, 0)) for part, number in points)
    at_most = " + ".join(_points(part, number, unknown=max(number, 0)) for part, number in points)
    return f"iif({surely} >= {at_least}, true, iif({at_most} < {at_least}, false, {{}}))"


def _points(part: str, number: int, unknown: int) -> str:
    """The points of one part: `number` when it holds, 0 when it does not, `unknown` when nobody knows."""
    # iif() takes an empty criterion for false: http://hl7.org/fhirpath/#functions
    return f"iif({part}, {number}, iif(({part}).not(), 0, {unknown}))"


def _in_range(value: str, criterion: InRange) -> str:
    limits = (
        (">=", criterion.at_least),
        (">", criterion.above),
        ("<=", criterion.at_most),
        ("<", criterion.below),
    )
    tests = [f"{value} {sign} {limit:g}" for sign, limit in limits if limit is not None]
    return tests[0] if len(tests) == 1 else f"({' and '.join(tests)})"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def variables_of(pathway: Pathway, facts: CaseFacts) -> dict[str, list[bool | float | str]]:
    """The facts of a case as variables; those that are not known are there too, empty."""
    provided = ("risk_tier", "suspended", *pathway.flags)
    found: dict[str, list[bool | float | str]] = {}
    for name in (*pathway.facts, *provided):
        fact, key = facts.get(name), _plain(name)
        found[key] = [] if fact is None else [fact.value]
        found[f"{key}Stated"] = [] if fact is None or fact.silent else [fact.value]
        found[f"{key}DaysAgo"] = [] if fact is None or fact.days_ago is None else [fact.days_ago]
    return found


def facts_as_parameters(pathway: Pathway, facts: CaseFacts) -> dict[str, Any]:
    """The same as a Parameters resource, in which what is not known is left out."""
    known = {name: values[0] for name, values in variables_of(pathway, facts).items() if values}
    parameters = [{"name": name, **_typed(value)} for name, value in known.items()]
    return {"resourceType": "Parameters", **({"parameter": parameters} if parameters else {})}


def _typed(value: bool | float | str) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"valueBoolean": value}
    return {"valueString": value} if isinstance(value, str) else {"valueDecimal": value}


Evaluator = Callable[[Mapping[str, list[bool | float | str]]], bool | None]


def compiled(expression: str) -> Evaluator:
    """An expression ready to be evaluated over variables, always with the model of R4; None stands for unknown."""
    from fhirpathpy import compile as compile_fhirpath
    from fhirpathpy.models import models

    # Without the model `Observation.value` and its like give nothing, in silence.
    run = compile_fhirpath(expression, models["r4"])

    def judge(variables: Mapping[str, list[bool | float | str]]) -> bool | None:
        found = run({}, dict(variables))
        return bool(found[0]) if found else None

    return judge
