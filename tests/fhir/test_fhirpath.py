"""The exported FHIRPath and the engine judge every rule alike, with three values, on examples and generated cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benches.plan.fhirpath_rules import FhirPathRules, engine_truths, generated_cases

from symptomdb.model.criterion import AtLeast, Criterion, Holds, InRange, Not, NotKnown, OneOf, Score, Within
from symptomdb.model.fact import CaseFact, FactKind, FactSpec
from symptomdb.model.pathway import Pathway
from symptomdb.plan.criteria import Judge
from symptomdb.plan.planner import Planner
from symptomdb.serve.fhir.fhirpath import Expressions, compiled, factor_expressions, facts_as_parameters, variables_of

HO = "heterotopic-ossification"


@pytest.fixture(scope="module")
def rules(planner: Planner) -> dict[str, FhirPathRules]:
    return {key: FhirPathRules(pathway) for key, pathway in planner.pathways.items()}


def test_examples_are_judged_alike(planner: Planner, rules: dict[str, FhirPathRules], shared: Path) -> None:
    lines = (shared / "data/cases/plan/examples.jsonl").read_text(encoding="utf-8").splitlines()
    pathway = planner.pathway(HO)
    for case in map(json.loads, lines):
        facts = planner.read(case["context"], pathway)[0].facts
        assert rules[HO].truths(facts) == engine_truths(pathway, facts), case["id"]


def test_generated_cases_are_judged_alike(planner: Planner, rules: dict[str, FhirPathRules]) -> None:
    """2,000 of them in ``benches/plan/fhirpath.py``; a few here."""
    for key, pathway in planner.pathways.items():
        for facts in generated_cases(pathway, 15, seed=7):
            assert rules[key].truths(facts) == engine_truths(pathway, facts)


def test_generated_cases_reach_every_truth(planner: Planner) -> None:
    """What agrees must not be one truth only."""
    found = [engine_truths(planner.pathway(HO), facts) for facts in generated_cases(planner.pathway(HO), 150)]
    counts = {truth: sum(list(one.values()).count(truth) for one in found) for truth in (True, False, None)}
    assert min(counts.values()) > 500


FACTS = {
    "yes": FactSpec("yes", FactKind.YES_NO, ""),
    "no": FactSpec("no", FactKind.YES_NO, ""),
    "open": FactSpec("open", FactKind.YES_NO, ""),
    "quiet": FactSpec("quiet", FactKind.YES_NO, ""),
    "dated": FactSpec("dated", FactKind.YES_NO, ""),
    "number": FactSpec("number", FactKind.NUMBER, ""),
    "code": FactSpec("code", FactKind.CHOICE, ""),
}
CASE = {
    "yes": CaseFact(True),
    "no": CaseFact(False),
    "quiet": CaseFact(False, silent=True),
    "dated": CaseFact(True, days_ago=30),
    "number": CaseFact(24.0),
    "code": CaseFact("hip_left's"),
}


@pytest.mark.parametrize("stated", [False, True])
@pytest.mark.parametrize(
    "criterion",
    [
        Holds("yes"),
        Holds("open"),
        Holds("quiet"),
        Not(Holds("quiet")),
        Not(Holds("open")),
        Not(Holds("factor")),
        Not(Not(Holds("quiet"))),
        Not(AtLeast(1, (Holds("quiet"), Not(Holds("quiet"))))),
        Holds("factor"),
        InRange("number", below=30),
        InRange("number", at_least=24, at_most=24),
        InRange("number", above=24),
        InRange("missing", above=24),
        OneOf("code", ("hip*",)),
        OneOf("code", ("x", "hip_left's", "elbow*")),
        OneOf("code", ("x",)),
        Within("dated", 30),
        Within("dated", 29),
        Within("yes", 29),
        Within("no", 29),
        NotKnown("open"),
        NotKnown("quiet"),
        AtLeast(0, ()),
        AtLeast(2, (Holds("yes"), Holds("open"), Holds("dated"))),
        AtLeast(2, (Holds("yes"), Holds("open"), Holds("no"))),
        AtLeast(2, (Holds("no"), Holds("open"), Holds("no"))),
        AtLeast(2, (Holds("no"), Holds("open"))),
        AtLeast(1, (Holds("yes"), Holds("open"))),
        Score(((Holds("yes"), 2), (Holds("open"), -2), (Holds("no"), 1)), 1),
        Score(((Holds("yes"), 2), (Holds("open"), -2)), 3),
        Score(((Holds("yes"), 2), (Holds("no"), -2)), 2),
        Score(((Holds("open"), 1), (Holds("yes"), 1)), 2),
    ],
    ids=str,
)
def test_every_kind_of_criterion_is_true_false_or_unknown_as_in_the_engine(criterion: Criterion, stated: bool) -> None:
    facts = {**FACTS, "missing": FactSpec("missing", FactKind.NUMBER, "")}
    factors = {"factor": AtLeast(2, (Holds("yes"), Not(Holds("quiet"))))}
    pathway = Pathway("p", "p", "", "", "", (), ("g",), "g", (), facts, factors, {}, {}, {}, ())
    expressions = Expressions(pathway, stated)
    variables = dict(variables_of(pathway, CASE))
    for one in (expressions, expressions.inside_not()):
        factor = compiled(one.of(factors["factor"]))(variables)
        variables[one.variable("factor").removeprefix("%")] = [] if factor is None else [factor]
    judged = compiled(expressions.of(criterion))(variables)
    assert judged == Judge(pathway, CASE, strict=stated).judge(criterion).truth


def test_facts_stand_in_parameters_by_the_names_of_their_variables(planner: Planner) -> None:
    facts = {
        "egfr": CaseFact(24.0),
        "anticoagulant": CaseFact(False, silent=True),
        "ulcer_bleed": CaseFact(True, (), 300),
    }
    given = facts_as_parameters(planner.pathway(HO), facts)["parameter"]
    assert {one.pop("name"): one for one in given} == {
        "egfr": {"valueDecimal": 24.0},
        "egfrStated": {"valueDecimal": 24.0},
        "anticoagulant": {"valueBoolean": False},
        "ulcerBleed": {"valueBoolean": True},
        "ulcerBleedStated": {"valueBoolean": True},
        "ulcerBleedDaysAgo": {"valueDecimal": 300},
    }


def test_no_two_variables_share_a_name(planner: Planner) -> None:
    for pathway in planner.pathways.values():
        facts = 3 * (len(pathway.facts) + len(pathway.flags) + 2)
        factors = [name for name, _ in factor_expressions(pathway)]
        assert len(variables_of(pathway, {}).keys() | set(factors)) == facts + len(factors)
