"""The ontology as the benches need it: names, neighbours, and the reader built from it."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from symptomdb.model.curie import Curie
from symptomdb.model.term import Term
from symptomdb.read.findings import Reader
from symptomdb.sources.content import content_folder
from symptomdb.sources.hpo import find_hpo_folder, read_hpo
from symptomdb.sources.lexicon import read_lexicon
from symptomdb.sources.local_findings import read_local_findings

ROOT = Curie("HP", "0000118")


class Known:
    """Current findings with their names and neighbours."""

    def __init__(self) -> None:
        terms = read_hpo(find_hpo_folder() / "hp.obo").terms
        local = read_local_findings(content_folder() / "findings.yaml", terms)
        self.terms: tuple[Term, ...] = tuple(term for term in (*terms, *local) if not term.obsolete)
        self.parents = {str(term.id): {str(parent) for parent in term.parents} for term in self.terms}
        self.children: dict[str, set[str]] = {}
        for child, parents in self.parents.items():
            for parent in parents:
                self.children.setdefault(parent, set()).add(child)
        self.names = {s.text.lower(): str(term.id) for term in reversed(self.terms) for s in term.synonyms}
        self.names |= {term.label.lower(): str(term.id) for term in self.terms}

    @cached_property
    def findings(self) -> frozenset[str]:
        """Ids below the root of findings."""
        found = {str(ROOT)}
        waiting = [str(ROOT)]
        while waiting:
            for child in self.children.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return frozenset(found)

    @cached_property
    def usage(self) -> Counter[Curie]:
        """Rows per term in the annotations, for ties."""
        counts: Counter[Curie] = Counter()
        with (find_hpo_folder() / "phenotype.hpoa").open(encoding="utf-8") as rows:
            for row in rows:
                fields = row.split("\t")
                if len(fields) > 3 and fields[3].startswith("HP:"):
                    counts[Curie.parse(fields[3])] += 1
        return counts

    def build_reader(self) -> Reader:
        wordings = read_lexicon(content_folder() / "lexicon", {term.id for term in self.terms})
        return Reader.build(self.terms, wordings, self.usage)

    def near(self, term: str) -> set[str]:
        """A term with its parents and children."""
        return {term} | self.parents.get(term, set()) | self.children.get(term, set())

    def ids(self, labels: tuple[str, ...]) -> set[str]:
        found = (label if label.startswith("SDBF:") else self.names.get(label.lower()) for label in labels)
        return {one for one in found if one}
