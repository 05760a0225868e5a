"""The Disease Ontology: names, definitions, codes, parents, symptoms, transmission; from its report tables."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from symptomdb.errors import BadCurie, BadRecord
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.condition import Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.identity import Entry
from symptomdb.model.source import Trust
from symptomdb.sources.folder import Folder
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.record import LoadReport, Rejected
from symptomdb.sources.tables import Table, curie_at

MANIFEST = Manifest(
    id="doid",
    name="Disease Ontology",
    publisher="University of Maryland, Institute for Genome Sciences",
    licence="CC0 1.0",
    licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    url="https://disease-ontology.org",
    trust=Trust.EXPERT_DATABASE,
    attribution="Human Disease Ontology, CC0.",
    release="2026-07-31",
    expected=exactly(names=12_246, definitions=9_947, xrefs=39_264, disease_symptom=2_222, diseases_with_symptom=863),
)
_PREFIXES = {"MIM": "OMIM", "ORDO": "ORPHA", "NCI": "NCIT"}
#: SNOMED CT, UMLS and MedDRA are off by default; the others have no use here.
_SKIPPED = re.compile(r"SNOMEDCT|UMLS_CUI|MEDDRA|KEGG|ICD9CM|ICDO|EFO")
_TRANSMITTED = re.compile(r"'transmitted by' some (?:'([^']+)'|([\w-]+))(?=\||$)")


def read_doid(folder: Folder, manifest: Manifest = MANIFEST) -> Loaded:
    """Read names and parents (needed), and definitions, codes, symptoms and axioms where their tables are there."""
    reader = _Reader(folder)
    names, above = reader.names()
    reader.definitions()
    codes = reader.codes()
    reader.symptoms()
    reader.axioms()
    reader.counts["names"] = len(names)
    manifest.check_counts(reader.counts, folder.need("HumanDO.tsv").parent)
    entries = tuple(
        Entry(
            id_, (Name(label, NameKind.PREFERRED, manifest.id),), tuple(codes.get(id_, ())), tuple(above.get(id_, ()))
        )
        for id_, label in names.items()
    )
    source = manifest.source(manifest.release, folder.digest(), reader.counts)
    notes = ("Codes of SNOMED CT, UMLS and MedDRA are off by default and were not loaded.",)
    report = LoadReport(source, tuple(reader.rejected), dict(reader.unused), notes)
    return Loaded(report, entries, tuple(reader.claims))


class _Reader:
    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.counts: Counter[str] = Counter()
        self.unused: Counter[str] = Counter()
        self.rejected: list[Rejected] = []
        self.claims: list[Claim] = []

    def names(self) -> tuple[dict[Curie, str], dict[Curie, list[Curie]]]:
        """Labels and parents; the table names parents by label."""
        rows = [
            (curie_at(row["id"], self._current.path, self._number), row["label"], row["subClassOf"])
            for row in self._table("HumanDO.tsv", "id", "label", "subClassOf")
        ]
        labels: dict[Curie, str] = {}
        for number, (id_, label, _) in enumerate(rows, start=2):
            if labels.setdefault(id_, label) != label:
                path = self._current.path
                raise BadRecord(path, number, f"{id_} stands twice, with two labels.", "Fetch the file again.")
        by_label: dict[str, list[Curie]] = {}
        for id_, label in labels.items():
            by_label.setdefault(label, []).append(id_)
        above: dict[Curie, list[Curie]] = {}
        for id_, _, parent in rows:
            found = by_label.get(parent, [])
            if len(found) == 1:
                above.setdefault(id_, []).append(found[0])
            elif parent:
                self.unused["parent labels that are no or several diseases"] += 1
        return labels, above

    def definitions(self) -> None:
        """Definitions; the table repeats each once per facet, which is not used."""
        path = self._folder.get("facets.tsv")
        if path is None:
            return
        done: set[str] = set()
        table = Table(path, ("?id", "?name", "?definition"), ("?facet", "?import_keyword", "?import_id"))
        for row in table:
            self.unused["facet rows"] += 1
            if row["?id"] in done:
                continue
            done.add(row["?id"])
            if row["?definition"]:
                self.counts["definitions"] += 1
                self._claim(row["?id"], Aspect.OVERVIEW, ClaimKind.DEFINITION, row["?definition"], table)
        self.unused["facet rows"] -= len(done)

    def codes(self) -> dict[Curie, list[Xref]]:
        """Codes of other vocabularies. The table doesn't say how they relate, so they count as close, not as exact."""
        found: dict[Curie, list[Xref]] = {}
        if self._folder.get("allXREFinDO.tsv") is None:
            return found
        for row in self._table("allXREFinDO.tsv", "id", "label", "xref"):
            self.counts["xrefs"] += 1
            if _SKIPPED.match(row["xref"]):
                self.unused[f"xref {row['xref'].split(':')[0].split('_US')[0]}"] += 1
                continue
            try:
                code = Curie.parse(row["xref"])
            except BadCurie as error:
                self.rejected.append(Rejected(self._number, f"allXREFinDO.tsv: {error}"))
                continue
            code = Curie(_PREFIXES.get(code.prefix, code.prefix), code.local)
            found.setdefault(curie_at(row["id"], self._current.path, self._number), []).append(
                Xref(code, Relation.CLOSE, MANIFEST.id)
            )
        return found

    def symptoms(self) -> None:
        """Symptoms, without a frequency."""
        diseases = set()
        if self._folder.get("disease-symptom.tsv") is None:
            return
        for row in self._table("disease-symptom.tsv", "disease_id", "disease_label", "symptom_id", "symptom_label"):
            self.counts["disease_symptom"] += 1
            diseases.add(row["disease_id"])
            self._claim(
                row["disease_id"],
                Aspect.SYMPTOMS,
                ClaimKind.SYMPTOM,
                row["symptom_label"],
                self._current,
                row["symptom_id"],
            )
        self.counts["diseases_with_symptom"] = len(diseases)

    def axioms(self) -> None:
        """Ways of transmission; the other axioms are not used."""
        if self._folder.get("DO-subClassOf-anonymous.tsv") is None:
            return
        for row in self._table("DO-subClassOf-anonymous.tsv", "ID", "LABEL", "SubClass Of [ANON]"):
            text = row["SubClass Of [ANON]"]
            ways = [quoted or word for quoted, word in _TRANSMITTED.findall(text)]
            self.unused["axioms"] += text.count("|") + 1 - len(ways)
            for way in ways:
                self.counts["transmission"] += 1
                self._claim(row["ID"], Aspect.CAUSES, ClaimKind.CAUSE, f"Transmitted by: {way}", self._current)

    def _table(self, name: str, *columns: str) -> Table:
        path: Path = self._folder.need(name)
        self._current = Table(path, columns)
        return self._current

    @property
    def _number(self) -> int:
        return self._current.number

    def _claim(self, id_: str, aspect: Aspect, kind: ClaimKind, text: str, table: Table, code: str = "") -> None:
        record = curie_at(id_, table.path, table.number)
        modality = Modality.MAY if kind is ClaimKind.SYMPTOM else Modality.IS
        place = f"{table.path.name}:{table.number}"
        note = "how often is not given" if kind is ClaimKind.SYMPTOM else ""
        cited = (MANIFEST.id,)
        self.claims.append(
            Claim(
                record, record, MANIFEST.id, aspect, kind, text, place, modality, note=note, references=cited, code=code
            )
        )
