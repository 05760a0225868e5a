"""Which rule of each pathway has which cases: a report that anybody can read.

    python -m benches.plan.coverage [--out docs/benchmarks]

Each case is run: a rule counts as covered when it fires in a case of its own and stays silent in a near miss.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import yaml
from benches.plan.plan import HO, ROOT, TODAY

from symptomdb.plan.planner import Planner
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathways


def fired(planner: Planner, condition: str, record: dict[str, object]) -> set[str]:
    """The rules that fire for a record."""
    engine = planner.engine(condition)
    read, _ = planner.read(record, engine.pathway, today=TODAY)
    return {one.rule.id for one in engine.evaluate(read.facts).fired}


def counts(planner: Planner) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """By pathway and rule: cases that fire, near misses that stay silent, and any case at all that fires it."""
    folder = ROOT / "tests" / "cases" / "plan"
    people = yaml.safe_load((folder / "people.yaml").read_text(encoding="utf-8"))
    yes: Counter[tuple[str, str]] = Counter()
    no: Counter[tuple[str, str]] = Counter()
    anywhere: Counter[tuple[str, str]] = Counter()
    for path in sorted(folder.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")) if path.stem != "people" else ():
            condition = case.get("pathway", HO)
            key = (condition, case["rule"])
            for side in ("fires", "silent"):
                ((name, changes),) = case[side].items()
                rules = fired(planner, condition, {**people[name], **changes})
                anywhere.update((condition, rule) for rule in rules)
                yes[key] += side == "fires" and case["rule"] in rules
                no[key] += side == "silent" and case["rule"] not in rules
    return yes, no, anywhere


def report(planner: Planner) -> str:
    """The page."""
    yes, no, anywhere = counts(planner)
    lines = [
        "# Planning: which rule has which cases",
        "",
        "Made by `python -m benches.plan.coverage`: each case is run.",
        "",
    ]
    for condition, pathway in sorted(planner.pathways.items()):
        covered = sum(bool(yes[condition, rule.id] and no[condition, rule.id]) for rule in pathway.rules)
        rows = len({rule.row for rule in pathway.rules})
        lines += [
            f"## {pathway.title}",
            "",
            f"{covered} of {len(pathway.rules)} rules ({rows} published rows) fire in a case and stay silent in a near miss.",
            "",
            "| rule | fires | near misses | fires in any case | sources |",
            "|---|---:|---:|---:|---|",
        ]
        for rule in pathway.rules:
            key = (condition, rule.id)
            sources = " ".join(rule.sources) or f"unsourced: {rule.unsourced}"
            lines.append(f"| {rule.id} | {yes[key]} | {no[key]} | {anywhere[key]} | {sources} |")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Write the page, and print its sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks")
    content = content_folder()
    planner = Planner.of(read_pathways(content / "pathways"), *read_clinical_words(content / "clinical_words"))
    page = report(planner)
    (parser.parse_args().out / "plan-coverage.md").write_text(page, encoding="utf-8")
    print("\n".join(line for line in page.splitlines() if " rules (" in line))


if __name__ == "__main__":
    main()
