"""Score both knowledge bases on both sets.

    python -m benches.content [--cases ../shared/data/cases/find] [--kept FOLDER] [--patients N]

Writes docs/benchmarks/content.md, and keeps what people wrote at its end. No monograph was written or changed with a case
in sight: the writers were shown none, and whoever scores writes none.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import defaultdict
from math import sqrt
from pathlib import Path

from benches.content.exam_cases import condition_named, exam_cases, place_in_ranking
from benches.content.knowledge_bases import OLD, WHEN, built
from benches.content.patients import Evidence, ancestors_of, interviewed
from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie
from symptomdb.sources.content import content_folder

ROOT = Path(__file__).resolve().parents[2]
SEED = 20261128
#: Where the part of the page begins that people wrote.
BY_HAND = "## The pages themselves"
PRIORS = ("uniform", "prevalence")
WAYS = {
    "complaint": "the first complaint",
    "interview": "the first complaint, then the interview",
    "everything": "all complaints at once",
}


def share(hits: int, n: int) -> str:
    """A share in percent with Wilson's 95 % interval."""
    if not n:
        return "-"
    z, p = 1.96, hits / n
    middle, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (abs(100 * (middle + sign * half) / (1 + z * z / n)) for sign in (-1, 1))
    return f"{100 * p:.1f} [{low:.0f}, {high:.0f}]"


def within(places: list[int | None], most: int) -> str:
    """The share of cases whose condition is among the first `most`."""
    return share(sum(place is not None and place <= most for place in places), len(places))


def has_monograph(db: SymptomDatabase, condition: Curie | None) -> bool:
    """Whether a page of ours tells of the condition."""
    return condition is not None and db.page(condition) is not None


def score_exams(databases: dict[str, SymptomDatabase], path: Path) -> list[str]:
    """Rows on the exam cases."""
    cases, rows = exam_cases(path), []
    afterwards = {case.diagnosis: condition_named(databases["after"], case.diagnosis) for case in cases}
    for when, db in databases.items():
        known = {case.diagnosis: condition_named(db, case.diagnosis) for case in cases}
        told = {case: condition for case in cases if (condition := known[case.diagnosis]) is not None}
        ours = [case for case in cases if has_monograph(databases["after"], afterwards[case.diagnosis])]
        for prior in PRIORS:
            places = {case: place_in_ranking(db, case, condition, prior) for case, condition in told.items()}
            for label, some in (
                ("all", cases),
                ("named in the knowledge base", [*told]),
                ("with a monograph now", ours),
            ):
                found = [places.get(case) for case in some]
                cells = " | ".join(within(found, most) for most in (1, 3, 10))
                rows.append(f"| {when} | {prior} | {label} | {len(some)} | {cells} |")
                print(rows[-1], flush=True)
    return rows


def score_patients(databases: dict[str, SymptomDatabase], folder: Path, each: int) -> tuple[list[str], str]:
    """Rows on simulated patients, and what could be mapped. The conditions are those covered after, so that both compare."""
    covered = Evidence.of(databases["after"], folder)
    rows = []
    for when, db in databases.items():
        evidence = Evidence.of(db, folder)
        named = [name for name in covered.conditions if name in evidence.conditions]
        for prior in PRIORS:
            places: defaultdict[str, list[int | None]] = defaultdict(list)
            asked = 0
            interviewer, options = db.interviewer(prior=prior), db.find_options(prior=prior)
            below = ancestors_of(interviewer, set(evidence.terms.values()))
            dice = random.Random(SEED)
            for name in covered.conditions:
                for _ in range(each):
                    if name not in named:
                        for way in WAYS:
                            places[way].append(None)
                        continue
                    patient = evidence.patient(name, dice)
                    state, questions = interviewed(interviewer, patient, below)
                    asked += questions
                    rankings = {
                        "complaint": db.find(state.start, 3, options),
                        "interview": interviewer.ranking(state, 3),
                        "everything": db.find(patient.everything(), 3, options),
                    }
                    for way, ranking in rankings.items():
                        place = (one.rank for one in ranking.candidates if one.condition == patient.condition)
                        places[way].append(next(place, None))
            for way, words in WAYS.items():
                found = places[way]
                rows.append(f"| {when} | {prior} | {words} | {len(found)} | {within(found, 1)} | {within(found, 3)} |")
                print(rows[-1], flush=True)
            print(f"questions per patient: {asked / max(1, len(places['interview'])):.1f}", flush=True)
    pages = sum(has_monograph(databases["after"], one) for one in covered.conditions.values())
    told = (
        f"Of 49 conditions of DDXPlus {len(covered.conditions)} bear a name of ours ({pages} with a monograph): "
        f"{', '.join(sorted(covered.conditions))}. Of 96 yes-or-no questions about complaints our reader found a finding in "
        f"{len(covered.terms)}; {each} patients of each condition, seed {SEED}."
    )
    return rows, told


def main() -> None:
    """Score, write the page, print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=ROOT.parent / "shared" / "data" / "cases" / "find")
    parser.add_argument("--kept", type=Path, default=Path(tempfile.gettempdir()) / "symptomdb-content-bench")
    parser.add_argument("--patients", type=int, default=20)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks" / "content.md")
    arguments = parser.parse_args()
    databases = {when: built(arguments.kept, when) for when in WHEN}
    exams = score_exams(databases, arguments.cases / "agentclinic_medqa.jsonl")
    patients, mapped = score_patients(databases, arguments.cases, arguments.patients)
    after = databases["after"]
    measured = page(exams, patients, mapped, after)
    arguments.out.write_text(measured + read_by_hand(arguments.out), encoding="utf-8")


def read_by_hand(path: Path) -> str:
    """The rest of the page at `path`, from `BY_HAND` on, which no bench can measure; empty where there is none."""
    _, heading, rest = path.read_text(encoding="utf-8").partition(BY_HAND) if path.exists() else ("", "", "")
    return f"\n{heading}{rest}" if heading else ""


def page(exams: list[str], patients: list[str], mapped: str, after: SymptomDatabase) -> str:
    """The page with both tables."""
    pages = len(list((content_folder() / "monographs").glob("*.yaml")))
    head = (ROOT / "benches" / "content" / "page.md").read_text(encoding="utf-8")
    parts = {"EXAMS": "\n".join(exams), "PATIENTS": "\n".join(patients), "MAPPED": mapped, "OLD": str(len(OLD)), "NEW": str(pages), "VERSION": after.version}  # fmt: skip
    for key, text in parts.items():
        head = head.replace(f"@{key}@", text)
    return head


if __name__ == "__main__":
    main()
