"""The Medical Action Ontology, its annotations of diseases, and which finding shows itself through which procedure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from symptomdb.errors import BadCurie
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind, FindingTest
from symptomdb.model.condition import Name, NameKind
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.identity import Entry
from symptomdb.model.source import Trust
from symptomdb.sources.folder import Folder
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.obo import read_obo
from symptomdb.sources.record import LoadReport, Rejected
from symptomdb.sources.tables import Table, curie_at

MANIFEST = Manifest(
    id="maxo",
    name="Medical Action Ontology",
    publisher="Monarch Initiative",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    url="https://github.com/monarch-initiative/MAxO",
    trust=Trust.EXPERT_DATABASE,
    attribution="Medical Action Ontology, Monarch Initiative, CC BY 4.0.",
    release="2024-07-29",
    expected=exactly(terms=1_963, synonyms=4_796),
)
ANNOTATIONS = Manifest(
    id="maxo-annotations",
    name="MAxO annotations",
    publisher="Monarch Initiative",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    url="https://github.com/monarch-initiative/maxo-annotations",
    trust=Trust.PUBLICATION_BACKED,
    attribution="Annotations of medical actions, Monarch Initiative, CC BY 4.0.",
    release="2026-08-18",
    expected=exactly(rows=976, diseases=219, machine_proposed=538, observable=19_152, prenatal=2_063),
)
_COLUMNS = (
    "disease_id", "disease_name", "source_id", "maxo_id", "maxo_name", "hpo_id", "relation", "evidence",
    "extension_name",
)  # fmt: skip
_KEY = ("disease_id", "source_id", "maxo_id", "hpo_id")
_KINDS = {
    "treats": (ClaimKind.TREATMENT, Aspect.TREATMENTS, Modality.MAY),
    "prevents": (ClaimKind.PREVENTION, Aspect.PREVENTION, Modality.MAY),
    "contraindicated": (ClaimKind.CONTRAINDICATED, Aspect.TREATMENTS, Modality.NEVER),
    "lack of observed response": (ClaimKind.NO_BENEFIT, Aspect.TREATMENTS, Modality.UNCERTAIN),
    "no_observed_benefit": (ClaimKind.NO_BENEFIT, Aspect.TREATMENTS, Modality.UNCERTAIN),
    "investigates": (ClaimKind.TEST, Aspect.DIAGNOSIS, Modality.MAY),
}
#: "Phenotypic abnormality" as the finding means the disease as a whole.
_WHOLE = "HP:0000118"
_MACHINE = "proposed by a machine"


def read_maxo(folder: Folder, manifest: Manifest = MANIFEST) -> Loaded:
    """Read ``maxo-base.obo``: the terms, for their labels and codes."""
    read = read_obo(folder.need("maxo-base.obo"), manifest)
    terms = tuple(term for term in read.terms if term.id.prefix == "MAXO")
    known = {term.id for term in terms}
    kept = tuple(replace(t, parents=tuple(p for p in t.parents if p in known)) for t in terms)
    active = [term for term in kept if not term.obsolete]
    notes = (f"Active actions: {len(active):,}, of which {sum(bool(t.definition) for t in active):,} are defined.",)
    return Loaded(replace(read.report, notes=(*read.report.notes, *notes)), terms=kept)


def read_maxo_annotations(folder: Folder, manifest: Manifest = ANNOTATIONS) -> Loaded:
    """Read the table of diseases and actions and, when it is there, the one of findings and procedures."""
    machine = _machine_proposed(folder)
    path = folder.need("maxo-annotations.tsv")
    table = Table(path, _COLUMNS)
    claims: list[Claim] = []
    rejected: list[Rejected] = []
    names: dict[Curie, str] = {}
    counts: Counter[str] = Counter()
    for row in table:
        counts["rows"] += 1
        try:
            proposed = _key(row) in machine
            counts["machine_proposed"] += proposed
            made = _claim(row, f"{path.name}:{table.number}", proposed)
        except BadCurie as error:
            rejected.append(Rejected(table.number, str(error)))
            continue
        names.setdefault(made.record if made else curie_at(row["disease_id"], path, table.number), row["disease_name"])
        if made is None:
            rejected.append(Rejected(table.number, f"the relation {row['relation']!r} says nothing of use."))
        else:
            counts[str(made.kind)] += 1
            claims.append(made)
    tests, unused = _tests(folder, counts)
    counts["diseases"] = len(names)
    manifest.check_counts(counts, path)
    entries = tuple(Entry(r, (Name(n, NameKind.RELATED, manifest.id),)) for r, n in names.items())
    source = manifest.source(manifest.release, folder.digest(), counts)
    notes = ("Rows that a machine proposed rank below those of people.",)
    report = LoadReport(source, tuple(rejected), dict(table.unused + unused), notes)
    return Loaded(report, entries, tuple(claims), tests=tests)


def _machine_proposed(folder: Folder) -> set[tuple[str, ...]]:
    path = folder.get("automaxo-annotations.tsv")
    return set() if path is None else {_key(row) for row in Table(path, _COLUMNS)}


def _key(row: dict[str, str]) -> tuple[str, ...]:
    return (*(row[name].strip() for name in _KEY), row["relation"].strip().lower())


def _claim(row: dict[str, str], place: str, machine: bool) -> Claim | None:
    found = _KINDS.get(row["relation"].strip().lower())
    if found is None:
        return None
    kind, aspect, modality = found
    record = Curie.parse(row["disease_id"].strip())
    extension = row["extension_name"].strip()
    name = row["maxo_name"].strip()
    return Claim(
        condition=record,
        record=record,
        source=ANNOTATIONS.id,
        aspect=aspect,
        kind=kind,
        text=f"{name}: {extension}" if extension else name,
        place=place,
        modality=modality,
        note=_MACHINE if machine else "",
        references=(ANNOTATIONS.id, row["source_id"].strip()),
        finding=None if row["hpo_id"].strip() in ("", _WHOLE) else Curie.parse(row["hpo_id"].strip()),
        code=row["maxo_id"].strip(),
        evidence=row["evidence"].strip().upper(),
    )


def _tests(folder: Folder, counts: Counter[str]) -> tuple[tuple[FindingTest, ...], Counter[str]]:
    path = folder.get("maxo_diagnostic_annotations.tsv")
    if path is None:
        counts["observable"] = counts["prenatal"] = 0
        return (), Counter()
    table = Table(path, ("hpo_id", "predicate_id", "maxo_id"))
    tests = tuple(
        FindingTest(
            curie_at(row["hpo_id"], path, table.number),
            curie_at(row["maxo_id"], path, table.number),
            "prenatally" in row["predicate_id"],
            ANNOTATIONS.id,
        )
        for row in table
    )
    counts["observable"] = sum(not test.prenatal for test in tests)
    counts["prenatal"] = sum(test.prenatal for test in tests)
    return _unique(tests), table.unused


def _unique(tests: Iterable[FindingTest]) -> tuple[FindingTest, ...]:
    return tuple(dict.fromkeys(tests))
