"""The sources side by side.

``python -m benches.data load FOLDER HOME`` loads all in two orders, twice, and compares the contents;
``python -m benches.data tables HOME`` prints what is covered, ten conditions and the answers to forty questions.
FOLDER is laid out with all sources; HOME is a folder for the knowledge base, empty before the first.
"""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

from symptomdb import loading
from symptomdb.errors import NotFound
from symptomdb.library import SymptomDatabase
from symptomdb.model.answer import Behaviour
from symptomdb.model.aspect import Aspect
from symptomdb.settings import Settings
from symptomdb.store.connection import connect
from symptomdb.store.facts import Facts

TEN = (
    "heterotopic ossification", "fibrodysplasia ossificans progressiva", "osteoarthritis", "gout", "migraine",
    "type 2 diabetes", "asthma", "appendicitis", "deep vein thrombosis", "Lyme disease",
)  # fmt: skip
FORTY = (
    *TEN, "Marfan syndrome", "cystic fibrosis", "Huntington disease", "sickle cell disease", "Noonan syndrome",
    "phenylketonuria", "Gaucher disease", "Wilson disease", "Stickler syndrome", "Turner syndrome",
    "progressive osseous heteroplasia", "traumatic myositis ossificans", "rheumatoid arthritis", "psoriasis",
    "hypertension", "pneumonia", "tuberculosis", "malaria", "influenza", "celiac disease", "Crohn disease",
    "ulcerative colitis", "epilepsy", "Parkinson disease", "multiple sclerosis", "osteoporosis", "glaucoma",
    "schizophrenia", "kidney stones", "endometriosis",
)  # fmt: skip


def main() -> None:
    """Load and measure, or print the tables of what is loaded."""
    what, *places = sys.argv[1:] or [""]
    if what == "load" and len(places) == 2:
        load_in_two_orders(Path(places[0]), Path(places[1]))
    elif what == "tables" and len(places) == 1:
        tables(Path(places[0]) / "knowledge.sqlite3")
    else:
        sys.exit(__doc__)


def load_in_two_orders(folder: Path, home: Path) -> None:
    """Load all at once, all again, then in two halves in the reverse order, twice; contents must be equal."""
    order = loading.loadable()
    half = len(order) // 2
    settings = replace(Settings.from_environment({}), home=home)
    digests = []
    for name, steps in (
        ("all at once", [order]),
        ("all once more", [order]),
        ("the second half, reversed, into an empty home", [order[::-1][:half]]),
        ("then the first half, reversed", [order[::-1][half:]]),
        ("each half once more", [order[half:], order[:half]]),
    ):
        if name.startswith("the second half"):
            loading.unload(settings, order)
        started, used = time.perf_counter(), time.process_time()
        for keys in steps:
            loading.load(settings, dict.fromkeys(keys, folder))
        spent = (
            f"{time.perf_counter() - started:.1f} s, of which the processor worked {time.process_time() - used:.1f} s"
        )
        with Facts(connect(settings.database_url)) as facts:
            digest = facts.content_digest()
            problems = facts.check()[0]
        if not name.startswith("the second half"):
            digests.append(digest)
        print(f"{name}: {spent}; content {digest[:16]}; problems {problems or 'none'}", flush=True)
    print("equal content:", len(set(digests)) == 1)
    print(f"memory at its highest {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10:,} MB")


def tables(path: Path) -> None:
    """Print size, coverage, the ten and the forty conditions."""
    print(f"database {path.stat().st_size // 1_000_000:,} MB")
    with SymptomDatabase.open(str(path)) as db:
        print("\n| source | aspect | conditions | lines |\n|---|---|---:|---:|")
        for one in db.covered():
            print(f"| {one.source} | {one.aspect} | {one.conditions:,} | {one.lines:,} |")
        print("\n| condition | answered as | aspects and their sources |\n|---|---|---|")
        for name in TEN:
            print(f"| {name} | {_aspects(db, name)} |")
        _forty(db)


def _aspects(db: SymptomDatabase, name: str) -> str:
    answer = db.ask(f"What is {name}?")
    if not answer.conditions:
        return "- | -"
    found = answer.conditions[0]
    said: dict[str, dict[str, int]] = {}
    for section in db.show(str(found.id)).sections:
        counts = said.setdefault(str(section.aspect), {})
        for line in section.statements:
            counts[line.source] = counts.get(line.source, 0) + 1
    listed = "; ".join(
        f"{aspect}: {', '.join(f'{source} {count}' for source, count in counts.items())}"
        for aspect, counts in said.items()
    )
    return f"{found.name} ({found.id}) | {listed or '-'}"


def _forty(db: SymptomDatabase) -> None:
    counts = {"both": 0, "symptoms": 0, "treatments": 0, "none": 0}
    uncited = unsourced = trapped = every = 0
    print("\n| condition | answered as | symptoms | treatments |\n|---|---|---:|---:|")
    for name in FORTY:
        answer = db.ask(f"What are the symptoms and treatment options for {name}?")
        lines = dict.fromkeys((Aspect.SYMPTOMS, Aspect.TREATMENTS), 0)
        for section in answer.sections if answer.behaviour is Behaviour.ANSWER else ():
            lines[section.aspect] = lines.get(section.aspect, 0) + len(section.statements)
            every += len(section.statements)
            unsourced += sum(not line.citations and bool(line.unsourced_reason) for line in section.statements)
            uncited += sum(not line.citations and not line.unsourced_reason for line in section.statements)
        symptoms, treatments = lines[Aspect.SYMPTOMS], lines[Aspect.TREATMENTS]
        kind = ("both" if treatments else "symptoms") if symptoms else ("treatments" if treatments else "none")
        counts[kind] += 1
        named = ", ".join(one.name for one in answer.conditions) or str(answer.behaviour)
        trapped += name == TEN[0] and named != "Heterotopic ossification"
        print(f"| {name} | {named} | {symptoms} | {treatments} |")
    print(
        f"\n{counts} of {len(FORTY)}; {every:,} lines, {unsourced} marked unsourced with a reason, {uncited} without either"
    )
    print("heterotopic ossification leads to itself alone:", not trapped)


if __name__ == "__main__":
    try:
        main()
    except NotFound as error:
        sys.exit(str(error))
