"""Which one fact, were it another, would change which line of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symptomdb.model.care import WhatIf
from symptomdb.model.criterion import Criterion, InRange, OneOf, Within, iter_leaves
from symptomdb.model.fact import CaseFact, FactKind, FactSpec
from symptomdb.model.pathway import Pathway
from symptomdb.plan.engine import TIER, Engine, Evaluation
from symptomdb.plan.options import outcome

#: A date that no window of a pathway reaches back to.
_LONG_AGO_DAYS = 36525.0


def what_if(engine: Engine, now: Evaluation, case_facts: dict[str, CaseFact]) -> tuple[WhatIf, ...]:
    """All changes of one fact that change the tier, a flag, an option or a test.

    Where another value would raise an emergency, the lines that the emergency merely holds back are left out.
    """
    before = outcome(engine.pathway, now)
    found: list[WhatIf] = []
    for fact, value in iter_changes(engine.pathway, now, case_facts):
        then = engine.evaluate({**case_facts, fact: value}, now, fact)
        after = outcome(engine.pathway, then)
        keys = sorted(before.keys() | after.keys())
        if then.suspended and not now.suspended:
            keys = [key for key in keys if key in engine.pathway.flags]
        for key in keys:
            if before.get(key) != after.get(key):
                found.append(_line(engine.pathway, fact, case_facts.get(fact), value, key, before, after))
    return tuple(found)


def iter_changes(pathway: Pathway, now: Evaluation, case_facts: dict[str, CaseFact]) -> Iterator[tuple[str, CaseFact]]:
    """Other values of all facts that the case knows or that a rule waits for, each once."""
    limits = _limits(pathway)
    asked = (name for one in now.waiting for name in one.judgement.unknown)
    for name in dict.fromkeys((*case_facts, *asked)):
        spec, known = pathway.facts.get(name), case_facts.get(name)
        if spec is not None and not (spec.settled and known is not None):
            for value in _other_values(spec, known, limits.get(name, ())):
                yield name, value


def _other_values(spec: FactSpec, known: CaseFact | None, limits: Iterable[Criterion]) -> Iterator[CaseFact]:
    """Values that differ for some criterion from the known one; of a number one per stretch between limits."""
    if spec.kind is FactKind.YES_NO:
        days = sorted({leaf.days for leaf in limits if isinstance(leaf, Within)})
        if known is None or known.value is not False:
            yield CaseFact(False)
        if known is None or known.value is False:
            yield CaseFact(True, days_ago=0.0)
        if days and (known is None or known.value is False or (known.days_ago or 0.0) <= days[-1]):
            yield CaseFact(True, days_ago=_LONG_AGO_DAYS)
        return
    if spec.kind is FactKind.CHOICE:
        named = {code for leaf in limits if isinstance(leaf, OneOf) for code in leaf.codes if not code.endswith("*")}
        yield from (CaseFact(code) for code in sorted(spec.choices or named) if known is None or code != known.value)
        return
    ranges = [leaf for leaf in limits if isinstance(leaf, InRange)]
    edges = {
        edge for leaf in ranges for edge in (leaf.at_least, leaf.above, leaf.at_most, leaf.below) if edge is not None
    }
    seen = {_place(float(known.value), ranges)} if known is not None else set()
    for number in sorted({near for edge in edges for near in (edge - 1, edge, edge + 1)}):
        place = _place(number, ranges)
        if place not in seen:
            seen.add(place)
            yield CaseFact(number)


def _place(number: float, ranges: list[InRange]) -> tuple[bool, ...]:
    return tuple(leaf.holds(number) for leaf in ranges)


def _limits(pathway: Pathway) -> dict[str, list[Criterion]]:
    """The comparisons of each fact."""
    found: dict[str, list[Criterion]] = {}
    for criterion in (*pathway.factors.values(), *(rule.when for rule in pathway.rules)):
        for leaf in iter_leaves(criterion):
            if isinstance(leaf, (OneOf, InRange, Within)):
                found.setdefault(leaf.name, []).append(leaf)
    return found


def _line(
    pathway: Pathway,
    fact: str,
    known: CaseFact | None,
    value: CaseFact,
    key: str,
    before: dict[str, str],
    after: dict[str, str],
) -> WhatIf:
    spec = pathway.facts[fact]
    would = _in_words(spec, value)
    was = "" if known is None or known.silent else _in_words(spec, known)
    now, then = before.get(key, ""), after.get(key, "")
    named = {**pathway.flags, **pathway.tests, **pathway.options}
    label = "the risk tier" if key == TIER else named[key].label
    text = f"If {spec.label} were {would}{f' instead of {was}' if was else ''}: {label} {_change(now, then)}."
    return WhatIf(key, now, fact, was, would, then, text)


def _change(now: str, then: str) -> str:
    if not now:
        return f"would appear as {then.replace('_', ' ')}"
    return f"would be {then.replace('_', ' ')} instead of {now.replace('_', ' ')}" if then else "would fall away"


def _in_words(spec: FactSpec, fact: CaseFact) -> str:
    if spec.kind is FactKind.NUMBER:
        return f"{fact.value:g} {spec.unit}".strip()
    if spec.kind is FactKind.CHOICE:
        return str(fact.value).replace("_", " ")
    return ("yes, long ago" if fact.days_ago == _LONG_AGO_DAYS else "yes") if fact.value else "no"
