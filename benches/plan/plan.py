"""How long a plan takes: one warm plan, and 100 rules on up to 10,000 cases, with the curve.

    python -m benches.plan.plan [--out docs/benchmarks]

One plan: every case of tests/cases/plan through reading and rules, median and 95th percentile. The curve: made-up
pathways of 10 to 400 rules on 100 to 10,000 made-up cases, rules alone. There is no peer that runs the same rules; the
yardsticks are the target of 5 ms and a straight line.
"""

from __future__ import annotations

import argparse
import platform
import random
import statistics
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from symptomdb.model.fact import CaseFact, FactKind
from symptomdb.model.pathway import Pathway
from symptomdb.plan.engine import Engine
from symptomdb.plan.options import compose
from symptomdb.plan.planner import Planner
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathways

ROOT = Path(__file__).resolve().parents[2]
HO = "heterotopic-ossification"
TODAY = date(2026, 3, 1)
TARGET_MS = 5.0


def own_cases() -> list[tuple[str, dict[str, Any]]]:
    """All records of the rules' own cases, with the condition each is for."""
    folder = ROOT / "tests" / "cases" / "plan"
    people = yaml.safe_load((folder / "people.yaml").read_text(encoding="utf-8"))
    found = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem != "people":
            for case in yaml.safe_load(path.read_text(encoding="utf-8")):
                for side in ("fires", "silent"):
                    ((name, changes),) = case[side].items()
                    found.append((case.get("pathway", HO), {**people[name], **changes}))
    return found


def one_plan(planner: Planner, with_what_if: bool = False) -> list[float]:
    """Milliseconds of each case, the best of three; with what-if each tenth case alone, once."""
    times = []
    for condition, record in own_cases()[:: 10 if with_what_if else 1]:
        best = float("inf")
        for _ in range(1 if with_what_if else 3):
            started = time.process_time()
            planner.plan(record, condition, TODAY, with_what_if=with_what_if)
            best = min(best, time.process_time() - started)
        times.append(best * 1000)
    return times


def of_size(pathway: Pathway, rules: int) -> Pathway:
    """The pathway with so many rules: its own again and again, or the first of them."""
    own = pathway.rules
    made = [replace(own[number % len(own)], id=f"{own[number % len(own)].id}.n{number}") for number in range(rules)]
    return replace(pathway, rules=tuple(made))


def made_up(pathway: Pathway, count: int, seed: int = 1) -> list[dict[str, CaseFact]]:
    """Cases of random facts, about half of them known."""
    dice = random.Random(seed)
    cases = []
    for _ in range(count):
        facts: dict[str, CaseFact] = {}
        for spec in pathway.facts.values():
            if dice.random() < 0.5:
                continue
            if spec.kind is FactKind.NUMBER:
                facts[spec.id] = CaseFact(float(dice.randint(-10, 120)))
            elif spec.kind is FactKind.CHOICE:
                facts[spec.id] = CaseFact(dice.choice(spec.choices or ("hip_left", "elbow_left", "US", "EU")))
            else:
                facts[spec.id] = CaseFact(dice.random() < 0.2, days_ago=float(dice.randint(0, 900)))
        cases.append(facts)
    return cases


def curve(pathway: Pathway, sizes: list[tuple[int, int]]) -> list[tuple[int, int, float]]:
    """Seconds for so many rules on so many cases, plans written out whole."""
    found = []
    for rules, count in sizes:
        engine = Engine(of_size(pathway, rules))
        cases = made_up(pathway, count)
        started = time.process_time()
        for facts in cases:
            compose(engine.pathway, engine.evaluate(facts), (), TODAY)
        found.append((rules, count, time.process_time() - started))
    return found


def report(planner: Planner, most: int) -> str:
    """The page, with curves up to so many cases."""
    plain, asked = one_plan(planner), one_plan(planner, with_what_if=True)
    counts = [count for count in (100, 1_000, 10_000) if count <= most]
    sizes = [*((100, count) for count in counts), *((rules, min(most, 1_000)) for rules in (10, 50, 200, 400))]
    points = curve(planner.pathway(HO), sizes)
    rows = [
        f"| {rules} | {count:,} | {seconds:.2f} | {seconds / count * 1000:.2f} |" for rules, count, seconds in points
    ]
    return "\n".join(
        [
            "# Planning: how fast",
            "",
            f"Made by `python -m benches.plan.plan` with Python {platform.python_version()} on {platform.machine()}; "
            "one process, processor time. No peer runs the same rules, so there is no ratio: the yardstick is the target of "
            f"{TARGET_MS:g} ms for one warm plan.",
            "",
            f"## One plan, reading and rules ({len(plain)} records of `tests/cases/plan`, best of 3; what-if: each tenth, once)",
            "",
            "| | median ms | 95th percentile ms | worst ms |",
            "|---|---:|---:|---:|",
            f"| plan | {_line(plain)} |",
            f"| plan with what-if | {_line(asked)} |",
            "",
            "## Rules on made-up cases (facts to a whole plan, about half of the facts known)",
            "",
            "| rules | cases | seconds | ms per case |",
            "|---:|---:|---:|---:|",
            *rows,
            "",
            "Time grows with the cases in a straight line, and more slowly than the rules: a criterion that several",
            "rules share is judged once. Figures that were taken while the machine was busy are too high.",
            "",
        ]
    )


def _line(times: list[float]) -> str:
    ordered = sorted(times)
    return f"{statistics.median(ordered):.2f} | {ordered[int(0.95 * len(ordered))]:.2f} | {ordered[-1]:.2f}"


def main() -> None:
    """Write the page, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks")
    parser.add_argument("--most", type=int, default=10_000, help="the largest number of cases")
    arguments = parser.parse_args()
    content = content_folder()
    planner = Planner.of(read_pathways(content / "pathways"), *read_clinical_words(content / "clinical_words"))
    page = report(planner, arguments.most)
    (arguments.out / "plan.md").write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
