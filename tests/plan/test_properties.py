"""What must hold for every case: logic, order, contraindications, red flags, and the short way of what-if."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symptomdb.model.care import Verdict
from symptomdb.model.criterion import AtLeast, Criterion, Holds, Not
from symptomdb.model.fact import CaseFact, FactKind, FactSpec
from symptomdb.model.pathway import Pathway, Rule
from symptomdb.plan.criteria import Judge
from symptomdb.plan.engine import Engine
from symptomdb.plan.options import compose, outcome
from symptomdb.plan.what_if import what_if
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathways

ENGINES = [Engine(one) for one in read_pathways(content_folder() / "pathways")]
HO = next(engine for engine in ENGINES if engine.pathway.id == "heterotopic-ossification")
Facts = dict[str, CaseFact]
some = settings(max_examples=60, deadline=None)


def _value(spec: FactSpec) -> st.SearchStrategy[CaseFact]:
    if spec.kind is FactKind.NUMBER:
        return st.sampled_from([-7.0, 0.0, 1.0, 12.0, 24.0, 38.5, 45.0, 60.0, 200.0]).map(CaseFact)
    if spec.kind is FactKind.CHOICE:
        codes = spec.choices or ("hip_left", "elbow_left", "back", "jaw", "US", "EU")
        return st.sampled_from([CaseFact(code) for code in codes])
    yes = [CaseFact(True, (f"note: {spec.id}",), days) for days in (0.0, 100.0, 1000.0, None)]
    return st.sampled_from([*yes, CaseFact(False, (f"note: no {spec.id}",)), CaseFact(False, silent=True)])


@st.composite
def cases(draw: st.DrawFn, engine: Engine | None = None) -> tuple[Engine, Facts]:
    """A pathway and some facts of a case."""
    engine = engine or draw(st.sampled_from(ENGINES))
    names = draw(st.sets(st.sampled_from(sorted(engine.pathway.facts)), max_size=45))
    return engine, {name: draw(_value(engine.pathway.facts[name])) for name in sorted(names)}


@some
@given(cases(), st.randoms(use_true_random=False))
def test_order_of_facts_does_not_matter(case: tuple[Engine, Facts], random: Any) -> None:
    engine, facts = case
    items = list(facts.items())
    random.shuffle(items)
    one, other = (compose(engine.pathway, engine.evaluate(dict(order))) for order in (facts.items(), items))
    assert one == other


@some
@given(cases())
def test_an_unrelated_fact_changes_nothing(case: tuple[Engine, Facts]) -> None:
    engine, facts = case
    more = {**facts, "colour_of_hair": CaseFact("red", ("note: red hair",))}
    one, other = (compose(engine.pathway, engine.evaluate(some)) for some in (facts, more))
    assert one == other


@some
@given(cases(), st.data())
def test_a_red_flag_lost_with_a_fact_is_asked_for(case: tuple[Engine, Facts], data: st.DataObject) -> None:
    engine, facts = case
    before = compose(engine.pathway, engine.evaluate(facts))
    if not before.red_flags:
        return
    for name in data.draw(st.sets(st.sampled_from(sorted(facts)), max_size=6)):
        fewer = {key: fact for key, fact in facts.items() if key != name}
        after = compose(engine.pathway, engine.evaluate(fewer))
        then = {flag.code: flag.urgency for flag in after.red_flags}
        for flag in before.red_flags:
            if then.get(flag.code) != flag.urgency:
                assert name in {one.fact for one in after.missing}


def _cautions(pathway: Pathway) -> list[tuple[Rule, str]]:
    """Rules that rule something out, with a single fact that makes them fire."""
    found = []
    for rule in pathway.rules:
        if any(one.verdict is Verdict.RULED_OUT for one in rule.options):
            for name in pathway.facts:
                alone = Judge(pathway, {name: CaseFact(True, days_ago=0.0)}).judge(rule.when)
                if alone.truth and pathway.facts[name].kind is FactKind.YES_NO:
                    found.append((rule, name))
    return found


CAUTIONS = _cautions(HO.pathway)


def test_there_are_cautions_to_try() -> None:
    assert {rule.id for rule, _ in CAUTIONS} >= {"K-1", "K-2", "K-3", "K-4", "K-7", "K-10", "PX-5.refused", "PX-16"}


@some
@given(cases(HO), st.sampled_from(CAUTIONS))
def test_a_contraindication_never_makes_a_verdict_milder(case: tuple[Engine, Facts], caution: tuple[Rule, str]) -> None:
    engine, facts = case
    rule, name = caution
    before = outcome(engine.pathway, engine.evaluate(facts))
    after = outcome(engine.pathway, engine.evaluate({**facts, name: CaseFact(True, ("note: it",), 0.0)}))
    for advice in rule.options:
        if advice.verdict is Verdict.RULED_OUT:
            assert after[advice.code] == "ruled_out"
            assert Verdict(after[advice.code]).strictness >= Verdict(before.get(advice.code, "offer")).strictness


@some
@given(cases())
def test_ruled_out_beats_all_and_keeps_every_reason(case: tuple[Engine, Facts]) -> None:
    engine, facts = case
    said = engine.evaluate(facts)
    made = {one.code: one for one in compose(engine.pathway, said).options}
    for fired in said.fired:
        for advice in fired.rule.options:
            if advice.verdict is Verdict.RULED_OUT:
                assert made[advice.code].verdict is Verdict.RULED_OUT
                assert fired.rule.row in {reason.rule for reason in made[advice.code].reasons}


@some
@given(cases())
def test_nothing_is_offered_beside_an_emergency(case: tuple[Engine, Facts]) -> None:
    engine, facts = case
    said = engine.evaluate(facts)
    if not said.suspended:
        return
    made = compose(engine.pathway, said)
    red = {one.rule.row for one in said.fired if one.rule.group == engine.pathway.red_flag_group}
    assert made.red_flags
    assert not made.follow_up
    for one in (*made.options, *made.tests):
        if one.verdict.strictness < Verdict.NOT_NOW.strictness:
            assert red & {reason.rule for reason in one.reasons}


@some
@given(cases())
def test_what_is_unknown_never_fires(case: tuple[Engine, Facts]) -> None:
    """A rule whose criteria are unknown gives no line, and what it waits for is asked for."""
    engine, facts = case
    said = engine.evaluate(facts)
    made = compose(engine.pathway, said)
    asked = {one.fact for one in made.missing}
    assert not {one.rule.id for one in said.waiting} & {one.rule.id for one in said.fired}
    for one in said.waiting:
        assert one.judgement.unknown
        assert set(one.judgement.unknown) <= asked


@some
@given(cases(), st.data())
def test_the_short_way_of_what_if_gives_the_same(case: tuple[Engine, Facts], data: st.DataObject) -> None:
    engine, facts = case
    base = engine.evaluate(facts)
    name = data.draw(st.sampled_from(sorted(engine.pathway.facts)))
    changed = {**facts, name: data.draw(_value(engine.pathway.facts[name]))}
    short, long = engine.evaluate(changed, base, name), engine.evaluate(changed)
    assert outcome(engine.pathway, short) == outcome(engine.pathway, long)
    assert [one.rule.id for one in short.waiting] == [one.rule.id for one in long.waiting]


@settings(max_examples=8, deadline=None)
@given(cases())
def test_what_if_says_what_then_happens(case: tuple[Engine, Facts]) -> None:
    engine, facts = case
    now = engine.evaluate(facts)
    lines = what_if(engine, now, facts)
    before = outcome(engine.pathway, now)
    for line in lines:
        assert before.get(line.output, "") == line.now
        assert line.now != line.then
        assert line.fact in engine.pathway.facts
        assert line.text.endswith(".")


# ---- The logic itself, on made-up facts ------------------------------------------------------------------------------

NAMES = ["a", "b", "c", "d"]
PATHWAY = Pathway(
    "p", "p", "p", "2026-01-01", "", (), ("g",), "g", (),
    {name: FactSpec(name, FactKind.YES_NO, name) for name in NAMES}, {}, {}, {}, {}, (),
)  # fmt: skip
TRUTHS: dict[bool | None, CaseFact | None] = {True: CaseFact(True), False: CaseFact(False), None: None}
criteria = st.recursive(
    st.sampled_from(NAMES).map(Holds),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=4).flatmap(
            lambda parts: st.integers(1, len(parts)).map(lambda n: AtLeast(n, tuple(parts)))
        ),
    ),
    max_leaves=12,
)
assignments = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in NAMES})


def judge(criterion: Criterion, truths: dict[str, bool | None], strict: bool = False) -> bool | None:
    facts = {name: fact for name, truth in truths.items() if (fact := TRUTHS[truth]) is not None}
    return Judge(PATHWAY, facts, strict).judge(criterion).truth


@given(st.lists(criteria, min_size=1, max_size=3), assignments, st.booleans())
def test_de_morgan(parts: list[Criterion], truths: dict[str, bool | None], strict: bool) -> None:
    one = Not(AtLeast(len(parts), tuple(parts)))
    other = AtLeast(1, tuple(Not(part) for part in parts))
    assert judge(one, truths, strict) == judge(other, truths, strict)


@given(criteria, assignments)
def test_a_double_no_is_nothing(criterion: Criterion, truths: dict[str, bool | None]) -> None:
    assert judge(Not(Not(criterion)), truths) == judge(criterion, truths)


@given(criteria, assignments, st.sampled_from(NAMES), st.booleans())
def test_what_is_decided_stays_decided(
    criterion: Criterion, truths: dict[str, bool | None], name: str, value: bool
) -> None:
    """Learning one more fact never turns a decided criterion around."""
    before = judge(criterion, {**truths, name: None})
    if before is not None:
        assert judge(criterion, {**truths, name: value}) is before


@pytest.mark.parametrize(
    ("n", "truths"), [(n, t) for n in (1, 2, 3) for t in itertools.product([True, False, None], repeat=3)]
)
def test_at_least_n_is_what_all_ways_of_filling_in_agree_on(n: int, truths: tuple[bool | None, ...]) -> None:
    ways = itertools.product(*[[truth] if truth is not None else [True, False] for truth in truths])
    answers = {sum(way) >= n for way in ways}
    wanted = answers.pop() if len(answers) == 1 else None
    criterion = AtLeast(n, tuple(Holds(name) for name in NAMES[:3]))
    assert judge(criterion, dict(zip(NAMES, truths, strict=False))) is wanted


def test_a_red_flag_neither_rests_on_silence_nor_is_held_back_by_it() -> None:
    facts = {"a": CaseFact(True), "b": CaseFact(False, silent=True)}
    strict = Judge(PATHWAY, facts, strict=True)
    rests, held = AtLeast(2, (Holds("a"), Holds("b"))), AtLeast(2, (Holds("a"), Not(Holds("b"))))
    twice = Not(Not(Holds("b")))
    assert strict.judge(rests).truth is None
    assert strict.judge(held).truth is True
    assert strict.judge(twice).truth is None
