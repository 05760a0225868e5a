"""The sources side by side: `python -m benches.data FOLDER HOME` loads all in two orders and prints the tables.

FOLDER is laid out with all sources; HOME is an empty folder for the knowledge base.
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
    """Load, measure, print."""
    folder, home = Path(sys.argv[1]), Path(sys.argv[2])
    settings = replace(Settings.from_environment({}), home=home)
    digests = []
    for order in (loading.loadable(), loading.loadable()[::-1]):
        half = len(order) // 2
        for _ in range(2):
            started = time.perf_counter()
            for keys in (order[:half], order[half:]):
                loading.load(settings, dict.fromkeys(keys, folder))
            print(f"two loads: {time.perf_counter() - started:.1f} s")
        with Facts(connect(settings.database_url)) as facts:
            digests.append(facts.content_digest())
        loading.unload(settings, order) if order[0] == loading.loadable()[0] else None
    print("equal content:", len(set(digests)) == 1, digests[0][:16])
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10:,} MB,", end=" ")
    print(f"database {(home / 'knowledge.sqlite3').stat().st_size // 1_000_000:,} MB")
    tables(settings.database_url)


def tables(url: str) -> None:
    """Print coverage, the ten and the forty conditions."""
    with SymptomDatabase.open(url) as db:
        print("\n| source | aspect | conditions | lines |\n|---|---|---:|---:|")
        for (source, aspect), (conditions, lines) in db.coverage().items():
            print(f"| {source} | {aspect} | {conditions:,} | {lines:,} |")
        print("\n| condition | answered as | aspects and their sources |\n|---|---|---|")
        for name in TEN:
            print(f"| {name} | {_aspects(db, name)} |")
        _forty(db)


def _aspects(db: SymptomDatabase, name: str) -> str:
    answer = db.ask(f"What is {name}?")
    if not answer.conditions:
        return "- | -"
    found = answer.conditions[0]
    aspects = db.aspects_of([found.id]).get(found.id, {})
    listed = "; ".join(f"{aspect}: {', '.join(sorted(sources))}" for aspect, sources in aspects.items())
    return f"{found.name} ({found.id}) | {listed or '-'}"


def _forty(db: SymptomDatabase) -> None:
    counts = {"both": 0, "symptoms": 0, "treatments": 0, "none": 0}
    uncited = 0
    print("\n| condition | symptoms | treatments |\n|---|---:|---:|")
    for name in FORTY:
        answer = db.ask(f"What are the symptoms and treatment options for {name}?")
        lines = dict.fromkeys((Aspect.SYMPTOMS, Aspect.TREATMENTS), 0)
        for section in answer.sections if answer.behaviour is Behaviour.ANSWER else ():
            lines[section.aspect] = lines.get(section.aspect, 0) + len(section.statements)
            uncited += sum(not line.citations and not line.unsourced_reason for line in section.statements)
        symptoms, treatments = lines[Aspect.SYMPTOMS], lines[Aspect.TREATMENTS]
        kind = ("both" if treatments else "symptoms") if symptoms else ("treatments" if treatments else "none")
        counts[kind] += 1
        print(f"| {name} | {symptoms} | {treatments} |")
    print(f"\n{counts}, statements without citation or reason: {uncited}")


if __name__ == "__main__":
    try:
        main()
    except NotFound as error:
        sys.exit(str(error))
