"""The addresses at which publishers keep the files of loadable sources, each with how it is known. None was tried."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Known(StrEnum):
    """How we know an address."""

    SEEN = "seen in a project's own files"
    PATH = "the file's path was seen; host and branch are by the rule of that host"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a file lies.

    Attributes:
        digest: SHA-256 in hex of a file that never changes; empty for one that may.
    """

    url: str
    known: Known = Known.SEEN
    digest: str = ""


_PURL = "http://purl.obolibrary.org/obo"
_RAW = "https://raw.githubusercontent.com"


def mondo(tables: Iterable[str]) -> dict[str, Address]:
    """The mapping tables and the statistics of classes; synonyms and the rare hierarchy are given by hand."""
    found = {name: Address(f"{_PURL}/mondo/mappings/{name}") for name in tables}
    stats = f"{_RAW}/monarch-initiative/mondo/master/reports/class-stats.tsv"
    return {**found, "class-stats.tsv": Address(stats, Known.PATH)}


_DO_REPORTS = f"{_RAW}/DiseaseOntology/HumanDiseaseOntology/main/src/DOreports"
_ANNOTATIONS = f"{_RAW}/monarch-initiative/maxo-annotations/main/data"
_DISMECH = (
    f"{_RAW}/sciknow-io/alhazen-skill-dismech/main/dismech-workspace/benchmark-rag-vs-structured/corpus"
)  # fmt: skip

DOID = {"HumanDO.tsv": Address(f"{_DO_REPORTS}/HumanDO.tsv", Known.PATH)}
SYMP = {
    "symp.obo": Address(f"{_RAW}/DiseaseOntology/SymptomOntology/main/src/ontology/symp.obo", Known.PATH)
}  # fmt: skip
MAXO = {"maxo-base.obo": Address(f"{_PURL}/maxo/maxo-base.obo")}
MAXO_ANNOTATIONS = {
    "maxo-annotations.tsv": Address(f"{_ANNOTATIONS}/maxo-annotations.tsv", Known.PATH),
    "automaxo-annotations.tsv": Address(f"{_ANNOTATIONS}/automaxo/automaxo-annotations.tsv", Known.PATH),
}
ORPHAPACKETS = {
    "orphapacket.zip": Address("https://github.com/Orphanet/orphapacket/archive/refs/heads/master.zip", Known.PATH)
}
MEDQUAD = {"medquad.zip": Address("https://github.com/abachaa/MedQuAD/archive/refs/heads/master.zip")}
DRUGCENTRAL = {
    "drugcentral_rephetio_indications.tsv": Address(
        f"{_RAW}/dhimmel/drugcentral/master/rephetio/indications.tsv", Known.PATH
    )
}
WIKIDATA = {
    "WikiDiseaseData.jl": Address(
        f"{_RAW}/sharmasharad795/Medi_Knowledge_Graph/master/OutputFiles/WikiDiseaseData.jl", Known.PATH
    )
}
DISMECH = {
    name: Address(f"{_DISMECH}/{name}", Known.PATH)
    for name in ("phenotype_texts.jsonl", "treatment_texts.jsonl", "genetic_texts.jsonl")
}
ICD10CM = {
    "icd10cm-order-Jan-2021.txt": Address(
        f"{_RAW}/StefanoTrv/simple_icd_10_CM/f6a92131a6694c18584f0efcaa743848fa79aece"
        "/all_data/2021-01/icd10cm-order-Jan-2021.txt",
        Known.PATH,
    )
}
