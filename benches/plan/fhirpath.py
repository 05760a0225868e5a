"""Exported FHIRPath beside the engine: every rule on the example cases and on generated ones, with its three values.

Run: ``python -m benches.plan.fhirpath [N] [EXAMPLES.jsonl]`` (N generated cases per pathway, 2,000 when left out).
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from benches.plan.fhirpath_rules import FhirPathRules, engine_truths, generated_cases

from symptomdb.model.fact import CaseFact
from symptomdb.model.pathway import Pathway
from symptomdb.plan.planner import Planner
from symptomdb.sources.clinical_words import read_clinical_words
from symptomdb.sources.content import content_folder
from symptomdb.sources.pathways import read_pathways

_SEED = 20261128


def compare(pathway: Pathway, rules: FhirPathRules, cases: list[dict[str, CaseFact]], name: str) -> None:
    """Print how many judgements agree, and each rule that differs with the first case in which it does."""
    counts: Counter[str] = Counter()
    differing: dict[str, tuple[int, object, object]] = {}
    took = [0.0, 0.0]
    for number, facts in enumerate(cases):
        start = time.perf_counter()
        by_fhirpath = rules.truths(facts)
        between = time.perf_counter()
        by_engine = engine_truths(pathway, facts)
        took = [took[0] + between - start, took[1] + time.perf_counter() - between]
        for rule, truth in by_engine.items():
            counts[str(truth)] += 1
            if by_fhirpath.get(rule, "not judged") != truth:
                differing.setdefault(rule, (number, truth, by_fhirpath.get(rule)))
    total = sum(counts.values())
    print(f"| {pathway.id} | {name} | {len(cases):,} | {total:,} | {dict(sorted(counts.items()))} | {len(differing)} | "
          f"{1e3 * took[0] / max(len(cases), 1):.0f} ms | {took[0] / max(took[1], 1e-9):.0f} |", flush=True)  # fmt: skip
    for rule, (number, engine, fhirpath) in differing.items():
        print(f"  {rule}: case {number}: engine {engine}, FHIRPath {fhirpath}")


def main() -> None:
    """Compare all pathways."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    content = content_folder()
    planner = Planner.of(read_pathways(content / "pathways"), *read_clinical_words(content / "clinical_words"))
    print(f"fhirpathpy {version('fhirpathpy')}, model r4, seed {_SEED}\n")
    print(
        "| pathway | cases | n | judgements | truths by the engine | rules that differ | FHIRPath per case | times the engine |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for pathway in planner.pathways.values():
        rules = FhirPathRules(pathway)
        if len(sys.argv) > 2:
            lines = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
            examples = [planner.read(one["context"], pathway)[0].facts for one in map(json.loads, lines)]
            compare(pathway, rules, examples, "examples")
        compare(pathway, rules, list(generated_cases(pathway, n, _SEED)), "generated")


if __name__ == "__main__":
    main()
