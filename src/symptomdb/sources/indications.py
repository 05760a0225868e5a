"""Indications: which medicine is given for which disease, from PharmacotherapyDB and a slice of DrugCentral."""

from __future__ import annotations

from collections import Counter

from symptomdb.errors import BadCurie
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.condition import Name, NameKind
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.identity import Entry
from symptomdb.model.source import Trust
from symptomdb.sources.folder import Folder
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.record import LoadReport, Rejected
from symptomdb.sources.tables import Table

PHARMACOTHERAPYDB = Manifest(
    id="pharmacotherapydb",
    name="PharmacotherapyDB",
    publisher="Himmelstein and others",
    licence="CC0 1.0",
    licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    url="https://github.com/dhimmel/indications",
    trust=Trust.EXPERT_DATABASE,
    attribution="PharmacotherapyDB, CC0 (DrugBank ids are not shown).",
    release="2016",
    expected=exactly(rows=1_388, disease_modifying=755, symptomatic=390, no_indication=243),
)
DRUGCENTRAL = Manifest(
    id="drugcentral",
    name="DrugCentral (slice for Rephetio)",
    publisher="DrugCentral, University of New Mexico; slice by Himmelstein",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    url="https://github.com/dhimmel/drugcentral",
    trust=Trust.EXPERT_DATABASE,
    attribution="DrugCentral, CC BY 4.0; slice by dhimmel/drugcentral, CC0.",
    release="2017",
    expected=exactly(rows=671),
)
_COLUMNS = ("doid_id", "disease", "drug", "category")
_KINDS = {"DM": "disease_modifying", "SYM": "symptomatic", "NOT": "no_indication", "": "category_not_given"}
_NOTES = {"DM": "changes the course of the disease", "SYM": "relieves symptoms", "": "kind of effect not given"}


def read_pharmacotherapydb(folder: Folder, manifest: Manifest = PHARMACOTHERAPYDB) -> Loaded:
    """Read the table of PharmacotherapyDB."""
    return _read(folder, "pharmacotherapydb_indications.tsv", manifest)


def read_drugcentral(folder: Folder, manifest: Manifest = DRUGCENTRAL) -> Loaded:
    """Read the table of DrugCentral."""
    return _read(folder, "drugcentral_rephetio_indications.tsv", manifest)


def _read(folder: Folder, name: str, manifest: Manifest) -> Loaded:
    """A row of category NOT is no indication: it is left out, and is no word of harm either."""
    table = Table(folder.need(name), _COLUMNS, ("drugbank_id",))
    counts: Counter[str] = Counter()
    rejected: list[Rejected] = []
    claims: list[Claim] = []
    names: dict[Curie, str] = {}
    for row in table:
        counts["rows"] += 1
        kind = _KINDS.get(row["category"])
        counts[kind or "unknown_category"] += 1
        try:
            record = Curie.parse(row["doid_id"])
        except BadCurie as error:
            rejected.append(Rejected(table.number, str(error)))
            continue
        if kind is None or row["category"] == "NOT":
            reason = "is no indication" if kind else f"has the unknown category {row['category']!r}"
            rejected.append(Rejected(table.number, f"{row['drug']} for {row['disease']} {reason}."))
            continue
        names.setdefault(record, row["disease"])
        claims.append(
            Claim(
                record,
                record,
                manifest.id,
                Aspect.TREATMENTS,
                ClaimKind.TREATMENT,
                row["drug"].strip(),
                f"{table.path.name}:{table.number}",
                Modality.MAY,
                note=_NOTES[row["category"]],
                references=(manifest.id,),
            )
        )
    counts["diseases"] = len(names)
    manifest.check_counts(counts, table.path)
    entries = tuple(Entry(r, (Name(n, NameKind.RELATED, manifest.id),)) for r, n in names.items())
    source = manifest.source(manifest.release, folder.digest(), counts)
    notes = ("Ids of DrugBank have their own terms and are not stored.",)
    return Loaded(LoadReport(source, tuple(rejected), dict(table.unused), notes), entries, tuple(claims))
