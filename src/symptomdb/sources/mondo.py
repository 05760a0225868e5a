"""Mondo: labels, synonyms of rare diseases, codes of other vocabularies with their relation, and the rare hierarchy.

Formats: SSSOM (https://mapping-commons.github.io/sssom/); ``class-stats``, ``newrare``, ``mondo-rare_edges``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from symptomdb.errors import BadCurie, BadRecord
from symptomdb.model.condition import Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.identity import Entry
from symptomdb.model.source import Trust
from symptomdb.sources.folder import Folder
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.record import LoadReport, Rejected
from symptomdb.sources.tables import Table, curie_at

MANIFEST = Manifest(
    id="mondo",
    name="Mondo Disease Ontology",
    publisher="Monarch Initiative",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    url="https://mondo.monarchinitiative.org",
    trust=Trust.EXPERT_DATABASE,
    attribution="Mondo Disease Ontology, Monarch Initiative, CC BY 4.0 (its mapping tables CC0).",
    release="2026-08-04",
    expected=exactly(
        classes=23_684,  # 23,726 numbers below 1,000,000 less 42 whose label says non-human animal,
        exact_umls=21_571,
        exact_doid=11_683,
        exact_omim=9_750,
        exact_orpha=8_394,
        exact_mesh=7_974,
        exact_icd11=4_506,
        exact_icd10cm=1_999,
        gard=15_803,
        hp=552,
        synonyms=79_708,
        broader=28_842,
    ),
)
#: Table of the release to the relation that it holds. SNOMED CT, MedDRA and UMLS texts are off by default: not read.
#: UMLS is read for its exact codes only, which join MedQuAD's passages and are not shown.
TABLES = {
    **{
        f"mondo_exactmatch_{name}.sssom.tsv": Relation.EXACT
        for name in ("omim", "omimps", "orphanet", "doid", "mesh", "umls", "icd10cm", "icd11.foundation", "ncit")
    },
    **{
        f"mondo_{kind}match_{name}.sssom.tsv": relation
        for kind, relation in (("close", Relation.CLOSE), ("broad", Relation.BROAD), ("narrow", Relation.NARROW))
        for name in ("icd10cm", "mesh", "ncit", "icd11.foundation")
    },
    "mondo_hasdbxref_gard.sssom.tsv": Relation.RELATED,
    "mondo_hasdbxref_hp.sssom.tsv": Relation.RELATED,
}
_NEEDED = ("mondo_exactmatch_omim.sssom.tsv", "mondo_exactmatch_orphanet.sssom.tsv", "class-stats.tsv")
_PREFIXES = {"Orphanet": "ORPHA", "mesh": "MESH", "icd11.foundation": "ICD11"}
_SSSOM = ("subject_id", "predicate_id", "object_id")
_SSSOM_UNUSED = ("subject_label", "object_label", "mapping_justification")
_RELEASE = re.compile(r"/releases/(\d{4}-\d{2}-\d{2})/")
#: Classes of diseases of other animals have numbers in this range.
_ANIMAL = range(1_000_000, 7_000_000)
#: Classes of other animals that stand among the human ones say so in their label.
_ANIMAL_LABEL = "non-human animal"


def read_mondo(folder: Folder, manifest: Manifest = MANIFEST) -> Loaded:
    """Read the tables that are there; the exact matches of OMIM and Orphanet and the labels must be."""
    for name in _NEEDED:
        folder.need(name)
    reader = _Reader(folder)
    labels = reader.labels()
    codes, counts, version = reader.codes(labels)
    synonyms = reader.synonyms(labels)
    parents = reader.parents(labels)
    counts["classes"] = sum(int(id_.local) < _ANIMAL.start for id_ in labels)
    counts["classes_loaded"] = len(labels)
    counts["synonyms"], counts["broader"] = reader.synonym_count, reader.edge_count
    manifest.check_counts(counts, folder.need("class-stats.tsv").parent)
    entries = tuple(
        Entry(
            id_,
            (Name(label, NameKind.PREFERRED, manifest.id), *synonyms.get(id_, ())),
            tuple(codes.get(id_, ())),
            tuple(parents.get(id_, ())),
        )
        for id_, label in labels.items()
    )
    source = manifest.source(version or manifest.release, folder.digest(), counts)
    notes = (
        f"Obsolete classes and those of other animals were left out: {reader.left_out:,}.",
        "Codes of SNOMED CT, MedDRA and UMLS are not shown; UMLS codes join passages to conditions.",
        f"Links of rare diseases to genes were not used: {reader.gene_links:,}.",
    )
    return Loaded(LoadReport(source, tuple(reader.rejected), dict(reader.unused), notes), entries)


class _Reader:
    """Reads table after table and gathers what was left over."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.rejected: list[Rejected] = []
        self.unused: Counter[str] = Counter()
        self.left_out = 0
        self.gene_links = 0
        self.synonym_count = 0
        self.edge_count = 0

    def labels(self) -> dict[Curie, str]:
        """Active human classes and their labels."""
        found: dict[Curie, str] = {}
        path = self._folder.need("class-stats.tsv")
        seen: dict[Curie, str] = {}
        for number, row in self._rows(path, ("cls", "cls_label")):
            if not row["cls"].startswith("MONDO:"):
                self.unused["classes of other ontologies"] += 1
                continue
            id_ = curie_at(row["cls"], path, number)
            label = row["cls_label"]
            if seen.setdefault(id_, label) != label:
                raise BadRecord(path, number, f"{id_} stands twice, with two labels.", "Fetch the file again.")
            if label.startswith("obsolete ") or int(id_.local) in _ANIMAL or label.endswith(_ANIMAL_LABEL):
                self.left_out += 1
            elif label:
                found[id_] = label
        return found

    def codes(self, labels: dict[Curie, str]) -> tuple[dict[Curie, list[Xref]], Counter[str], str]:
        """Codes by class, the number of classes with each sort of code, and the release's date."""
        found: dict[Curie, list[Xref]] = {}
        counts: Counter[str] = Counter()
        version = ""
        for name, relation in TABLES.items():
            path = self._folder.get(name)
            if path is None:
                continue
            bearers = set()
            prefix = ""
            table = Table(path, _SSSOM, _SSSOM_UNUSED)
            for number, row in self._table_rows(table):
                subject, code = curie_at(row["subject_id"], path, number), self._code(row["object_id"], path, number)
                if subject not in labels or code is None:
                    continue
                prefix = code.prefix
                bearers.add(subject)
                found.setdefault(subject, []).append(Xref(code, relation, MANIFEST.id))
            kind = prefix.lower()
            human = sum(int(id_.local) < _ANIMAL.start for id_ in bearers)
            counts[f"exact_{kind}" if relation is Relation.EXACT else f"{relation}_{kind}"] += human
            version = version or next((hit[1] for line in table.comments if (hit := _RELEASE.search(line))), "")
        for kind in ("gard", "hp"):
            counts[kind] = counts.pop(f"related_{kind}", 0)
        return found, counts, version

    def synonyms(self, labels: dict[Curie, str]) -> dict[Curie, list[Name]]:
        """Synonyms by class; the table doesn't say whether they are exact, so they count as related."""
        path = self._folder.get("newrare.tsv")
        found: dict[Curie, list[Name]] = {}
        if path is None:
            return found
        for number, row in self._rows(path, ("ID", "LABEL", "SYNONYMS")):
            texts = [text.strip() for text in row["SYNONYMS"].split("|") if text.strip()]
            self.synonym_count += len(texts)
            id_ = curie_at(row["ID"], path, number)
            if id_ not in labels:
                self.unused["synonyms of classes that are gone"] += len(texts)
                continue
            found[id_] = [Name(text, NameKind.RELATED, MANIFEST.id) for text in texts]
        return found

    def parents(self, labels: dict[Curie, str]) -> dict[Curie, list[Curie]]:
        """Broader classes of rare diseases."""
        path = self._folder.get("mondo-rare_edges.tsv")
        found: dict[Curie, list[Curie]] = {}
        if path is None:
            return found
        for number, row in self._rows(path, ("subject", "predicate", "object")):
            if row["predicate"] != "biolink:subclass_of":
                self.gene_links += 1
                continue
            self.edge_count += 1
            subject, above = curie_at(row["subject"], path, number), curie_at(row["object"], path, number)
            if subject in labels and above in labels:
                found.setdefault(subject, []).append(above)
            else:
                self.unused["broader classes that are gone"] += 1
        return found

    def _rows(self, path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
        table = Table(path, columns)
        yield from self._table_rows(table)
        self.unused.update({f"{path.name} {column}": count for column, count in table.unused.items()})

    def _table_rows(self, table: Table) -> Iterator[tuple[int, dict[str, str]]]:
        for row in table:
            yield table.number, row

    def _code(self, text: str, path: Path, number: int) -> Curie | None:
        try:
            code = Curie.parse(text)
        except BadCurie as error:
            self.rejected.append(Rejected(number, f"{path.name}: {error}", text[:80]))
            return None
        return Curie(_PREFIXES.get(code.prefix, code.prefix), code.local)
