"""Numbered citations, shared over an answer: the first statement that cites a thing gives it its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from symptomdb.model.answer import AnswerCitation
from symptomdb.model.source import Publication

#: The data releases that are cited when a line of them names no reference: id → title, publisher, address, licence.
RELEASES = {
    "hpoa": (
        "HPO annotations (phenotype.hpoa)",
        "Human Phenotype Ontology Consortium",
        "https://hpo.jax.org/data/annotations",
        "HPO licence",
    ),
    "hpo": (
        "Human Phenotype Ontology",
        "Human Phenotype Ontology Consortium",
        "https://hpo.jax.org/",
        "HPO licence",
    ),
}


class Citations:
    """Hands out numbers from 1 in the order of first use."""

    def __init__(self, publications: Mapping[str, Publication]) -> None:
        self._publications = publications
        self._numbered: dict[str, AnswerCitation] = {}

    def numbers(self, references: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these references, each once; a publication's id, a PMID, OMIM or ORPHA id, or an address."""
        return tuple(dict.fromkeys(self._number(reference) for reference in references))

    def all(self) -> tuple[AnswerCitation, ...]:
        """The list of references, by number."""
        return tuple(self._numbered.values())

    def _number(self, reference: str) -> int:
        if reference not in self._numbered:
            self._numbered[reference] = self._make(len(self._numbered) + 1, reference)
        return self._numbered[reference].n

    def _make(self, n: int, reference: str) -> AnswerCitation:
        if (known := self._publications.get(reference)) is not None:
            return AnswerCitation(
                n,
                known.id,
                known.title,
                authors=known.authors,
                year=known.year,
                publisher=known.publisher,
                doi=known.doi,
                pmid=known.pmid,
                url=known.url,
                licence=known.licence,
                part_read=known.part_read,
            )
        return _external(n, reference)


def _external(n: int, reference: str) -> AnswerCitation:
    """A reference that a data source gives by its id only: no title is invented for it."""
    prefix, _, local = reference.partition(":")
    if reference in RELEASES:
        title, publisher, url, licence = RELEASES[reference]
        return AnswerCitation(n, reference, title, publisher=publisher, url=url, licence=licence)
    if prefix == "PMID" and local.isdigit():
        return AnswerCitation(
            n, reference, f"PubMed record {local}", pmid=local, url=f"https://pubmed.ncbi.nlm.nih.gov/{local}/"
        )
    if prefix == "OMIM" and local.isdigit():
        return AnswerCitation(
            n, reference, f"OMIM entry {local}", publisher="OMIM", url=f"https://omim.org/entry/{local}"
        )
    if prefix == "ORPHA" and local.isdigit():
        url = f"https://www.orpha.net/en/disease/detail/{local}"
        return AnswerCitation(n, reference, f"Orphanet record ORPHA:{local}", publisher="Orphanet", url=url)
    if prefix == "DECIPHER" and local.isdigit():
        url = f"https://www.deciphergenomics.org/syndrome/{local}"
        return AnswerCitation(n, reference, f"DECIPHER syndrome {local}", publisher="DECIPHER", url=url)
    if prefix.lower() in ("http", "https"):
        return AnswerCitation(n, reference, reference, url=reference)
    return AnswerCitation(n, reference, reference)
