"""Checks of a pathway beyond its schema: names, sources, disputes with both sides, circles, conflicts between rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from symptomdb.errors import BadRecord
from symptomdb.model.care import Verdict
from symptomdb.model.criterion import iter_leaves
from symptomdb.model.pathway import Advice, Pathway, Rule
from symptomdb.sources.content import repeats
from symptomdb.sources.document import Document
from symptomdb.sources.pathway_conflicts import can_hold, conflicts


def check_pathway(
    pathway: Pathway, document: Document, used: Set[str], bibliography: Iterable[str] | None
) -> list[BadRecord]:
    """All problems of a pathway whose shape is right.

    Args:
        used: The facts and factors that its criteria name.
        bibliography: Keys that may be cited; None skips that check.
    """
    problems = [*_circles(pathway, document), *_unused(pathway, document, used)]
    if problems:
        return problems
    known = None if bibliography is None else set(bibliography)
    ids = {rule.id for rule in pathway.rules}
    for number, rule in enumerate(pathway.rules):
        place = ("rules", number)
        if not can_hold(pathway, rule.when):
            problems.append(document.problem(f"{rule.id} can never fire.", "Correct its criteria.", *place))
        problems += [
            document.problem(f"{rule.id}: {what}", remedy, *place) for what, remedy in _rule(pathway, rule, ids)
        ]
        for key in sorted(_cited(rule) - known) if known is not None else []:
            problems.append(
                document.problem(f"{rule.id} cites {key!r}.", "Add it to content/bibliography.yaml.", *place)
            )
    for number, twice in repeats(rule.id for rule in pathway.rules):
        problems.append(
            document.problem(f"the rule {twice} stands twice.", "Give it an id of its own.", "rules", number)
        )
    problems += _unspoken(pathway, document)
    return problems


def conflict_problems(pathway: Pathway, document: Document) -> list[BadRecord]:
    """Pairs of rules that can both fire for one person and disagree on an option."""
    problems: list[BadRecord] = []
    for one, other, code in conflicts(pathway):
        remedy = f"Let one give way: gives_way_to: [{other.id}], or make the criteria exclude each other."
        numbers = [number for number, rule in enumerate(pathway.rules) if rule.id == one.id]
        problem = f"{one.id} and {other.id} can both fire and disagree on {code}."
        problems.append(document.problem(problem, remedy, "rules", numbers[0]))
    return problems


def _rule(pathway: Pathway, rule: Rule, ids: Set[str]) -> Iterator[tuple[str, str]]:
    if rule.group not in pathway.groups:
        yield f"there is no group {rule.group!r}.", f"Use one of: {', '.join(pathway.groups)}."
    if rule.tier and rule.tier not in pathway.tiers:
        yield f"there is no tier {rule.tier!r}.", f"Use one of: {', '.join(pathway.tiers)}."
    if rule.flag and rule.flag.code not in pathway.flags:
        yield f"there is no flag {rule.flag.code!r}.", "Declare it under flags."
    if rule.flag and rule.group != pathway.red_flag_group:
        yield "a rule with a flag stands outside of the red flags.", f"Use the group {pathway.red_flag_group}."
    if bool(rule.sources) == bool(rule.unsourced):
        yield "it needs either sources, or unsourced with the reason.", "Give exactly one of the two."
    for other in rule.gives_way_to:
        if other not in ids:
            yield f"it gives way to {other!r}, which is no rule.", "Correct the id."
    for advice in rule.options:
        yield from _advice(advice, set(pathway.options), "options")
    for advice in rule.tests:
        yield from _advice(advice, set(pathway.tests), "tests")


def _advice(advice: Advice, known: Set[str], where: str) -> Iterator[tuple[str, str]]:
    if advice.code not in known:
        yield f"there is no {advice.code!r} among the {where}.", f"Declare it under {where}, or correct it."
    if (advice.verdict is Verdict.CONTESTED) != (len(advice.sides) == 2):
        yield f"{advice.code}: contested needs exactly two sides, and only contested has them.", "Give both sides."


def _cited(rule: Rule) -> set[str]:
    advice = (*rule.options, *rule.tests)
    return {
        *rule.sources,
        *(key for one in advice for key in one.sources),
        *(key for one in advice for side in one.sides for key in side.sources),
    }


def _unspoken(pathway: Pathway, document: Document) -> Iterator[BadRecord]:
    """Words of the vocabulary that no rule ever uses."""
    spoken = {advice.code for rule in pathway.rules for advice in rule.advice}
    spoken |= {rule.flag.code for rule in pathway.rules if rule.flag}
    for section, named in (("flags", pathway.flags), ("tests", pathway.tests), ("options", pathway.options)):
        for code in named:
            if code not in spoken:
                yield document.problem(f"no rule speaks of {code}.", "Remove it, or write its rule.", section, code)


def _circles(pathway: Pathway, document: Document) -> Iterator[BadRecord]:
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> str | None:
        if name in way:
            return " → ".join((*way[way.index(name) :], name))
        if name in done or name not in pathway.factors:
            return None
        found = next(filter(None, (walk(leaf.name, (*way, name)) for leaf in iter_leaves(pathway.factors[name]))), None)
        done.add(name)
        return found

    for name in pathway.factors:
        if circle := walk(name, ()):
            yield document.problem(f"a factor rests on itself: {circle}.", "Break the circle.", "factors", name)
            return


def _unused(pathway: Pathway, document: Document, used: Set[str]) -> Iterator[BadRecord]:
    for section, names in (("facts", pathway.facts), ("factors", pathway.factors)):
        for name in names:
            if name not in used:
                yield document.problem(f"nothing uses {name!r}.", "Use it in a criterion, or remove it.", section, name)
