"""The reader on the real terms and on a handful of made-up ones."""

from __future__ import annotations

import pytest

from symptomdb.model.curie import Curie
from symptomdb.model.term import Synonym, Term
from symptomdb.read.findings import Reader
from symptomdb.sources.content import content_folder
from symptomdb.sources.hpo import find_hpo_folder, read_hpo
from symptomdb.sources.lexicon import read_lexicon
from symptomdb.sources.local_findings import read_local_findings

ROOT = Curie("HP", "0000118")


@pytest.fixture(scope="session")
def every_term() -> tuple[Term, ...]:
    terms = read_hpo(find_hpo_folder() / "hp.obo").terms
    return (*terms, *read_local_findings(content_folder() / "findings.yaml", terms))


@pytest.fixture(scope="session")
def reader(every_term: tuple[Term, ...]) -> Reader:
    return Reader.build(
        every_term, read_lexicon(content_folder() / "lexicon", {term.id for term in every_term if not term.obsolete})
    )


def term(number: int, label: str, *synonyms: str | Synonym) -> Term:
    """A made-up finding right below the root of findings."""
    made = tuple(name if isinstance(name, Synonym) else Synonym(name) for name in synonyms)
    return Term(Curie("TOY", f"{number:04}"), label, synonyms=made, parents=(ROOT,))


@pytest.fixture(scope="session")
def toy() -> Reader:
    return Reader.build(
        [
            term(1, "Plimbic pits"),
            term(2, "Plantic pits"),
            term(3, "Abnormal glimbus morphology", "Glimbus", Synonym("GLM", kind="abbreviation")),
            term(4, "Glimbus dolor, nocturnal", Synonym("Old dolor", kind="obsolete_synonym")),
            term(5, "Frobbing", "bone frobbing bone"),
            term(6, "Bilateral frobbing"),
            term(7, "Decreased level of zorbin"),
            term(8, "Aplasia/Hypoplasia of the snark"),
        ]
    )
