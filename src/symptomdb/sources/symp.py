"""The Symptom Ontology: the terms that the Disease Ontology's symptoms name. None is mapped to HPO without review."""

from __future__ import annotations

from dataclasses import replace

from symptomdb.model.source import Trust
from symptomdb.sources.folder import Folder
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.obo import read_obo

MANIFEST = Manifest(
    id="symp",
    name="Symptom Ontology",
    publisher="University of Maryland, Institute for Genome Sciences",
    licence="CC0 1.0",
    licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    url="https://github.com/DiseaseOntology/SymptomOntology",
    trust=Trust.EXPERT_DATABASE,
    attribution="Symptom Ontology, CC0.",
    release="2026-07-30",
    expected=exactly(terms=1_020),
)


def read_symp(folder: Folder, manifest: Manifest = MANIFEST) -> Loaded:
    """Read ``symp.obo``."""
    read = read_obo(folder.need("symp.obo"), manifest)
    known = {term.id for term in read.terms if term.id.prefix == "SYMP"}
    terms = tuple(
        replace(term, parents=tuple(p for p in term.parents if p in known)) for term in read.terms if term.id in known
    )
    active = [term for term in terms if not term.obsolete]
    note = f"Active terms: {len(active):,}, of which {sum(bool(term.definition) for term in active):,} are defined."
    return Loaded(replace(read.report, notes=(*read.report.notes, note)), terms=terms)
