"""All loadable sources: manifest, files, reader, and the official addresses where they are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from symptomdb.errors import NotFound, SourceError
from symptomdb.sources import (
    addresses,
    dismech,
    doid,
    icd10cm,
    indications,
    maxo,
    medquad,
    mondo,
    orphapackets,
    symp,
    wikidata,
)
from symptomdb.sources.addresses import Address
from symptomdb.sources.folder import Folder
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest
from symptomdb.sources.overrides import read_overrides


@dataclass(frozen=True, slots=True)
class Loader:
    """A source that can be loaded.

    Attributes:
        files: Patterns of its files, relative to a folder with all sources; packed or not.
        addresses: File to its official address. A file without one must be given by hand.
    """

    manifest: Manifest
    files: tuple[str, ...]
    read: Callable[[Folder, Manifest], Loaded]
    addresses: Mapping[str, Address] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Short key."""
        return self.manifest.id


def _read_wikidata(folder: Folder, manifest: Manifest) -> Loaded:
    return wikidata.read_wikidata(folder, read_overrides().withdrawn, manifest)


_LOADERS = (
    Loader(
        mondo.MANIFEST,
        (
            *(f"mondo/{name}" for name in mondo.TABLES),
            "mondo/class-stats.tsv",
            "mondo/newrare.tsv",
            "mondo/mondo-rare_edges.tsv",
        ),
        mondo.read_mondo,
        addresses.mondo(mondo.TABLES),
    ),
    Loader(
        doid.MANIFEST,
        (
            "do/HumanDO.tsv",
            "do/facets.tsv",
            "do/allXREFinDO.tsv",
            "do/disease-symptom.tsv",
            "do/DO-subClassOf-anonymous.tsv",
        ),
        doid.read_doid,
        addresses.DOID,
    ),
    Loader(symp.MANIFEST, ("symp/symp.obo",), symp.read_symp, addresses.SYMP),
    Loader(
        orphapackets.MANIFEST,
        ("orphapacket/*.tar", "orphapacket/*.zip"),
        orphapackets.read_orphapackets,
        addresses.ORPHAPACKETS,
    ),
    Loader(maxo.MANIFEST, ("maxo/maxo-base.obo",), maxo.read_maxo, addresses.MAXO),
    Loader(
        maxo.ANNOTATIONS,
        (
            "maxo/annotations/maxo-annotations.tsv",
            "maxo/annotations/automaxo/automaxo-annotations.tsv",
            "maxo/annotations/poet/maxo_diagnostic_annotations.tsv",
        ),
        maxo.read_maxo_annotations,
        addresses.MAXO_ANNOTATIONS,
    ),
    Loader(medquad.MANIFEST, ("medquad/*.tar", "medquad/*.zip"), medquad.read_medquad, addresses.MEDQUAD),
    Loader(
        indications.PHARMACOTHERAPYDB,
        ("treatments/pharmacotherapydb_indications.tsv",),
        indications.read_pharmacotherapydb,
    ),
    Loader(
        indications.DRUGCENTRAL,
        ("treatments/drugcentral_rephetio_indications.tsv",),
        indications.read_drugcentral,
        addresses.DRUGCENTRAL,
    ),
    Loader(wikidata.MANIFEST, ("wikidata/WikiDiseaseData.jl",), _read_wikidata, addresses.WIKIDATA),
    Loader(
        dismech.MANIFEST,
        ("dismech/phenotype_texts.jsonl", "dismech/treatment_texts.jsonl", "dismech/genetic_texts.jsonl"),
        dismech.read_dismech,
        addresses.DISMECH,
    ),
    Loader(icd10cm.MANIFEST, ("icd/icd10cm-order-*.txt",), icd10cm.read_icd10cm, addresses.ICD10CM),
)
#: Source id to its loader, in the order in which a build reads them.
LOADERS: dict[str, Loader] = {loader.id: loader for loader in _LOADERS}


def loader(key: str) -> Loader:
    """The loader of a source; `NotFound` for an unknown one."""
    try:
        return LOADERS[key]
    except KeyError:
        raise NotFound(f"There is no source {key!r} to load.", f"Choose one of: {', '.join(LOADERS)}.") from None


def find_files(one: Loader, place: Path) -> tuple[Path, ...]:
    """The source's files at `place`: a folder laid out with all sources, the source's own folder, or a single file.

    Raises:
        SourceError: None of its files is there.
    """
    if place.is_file():
        return (place,)
    found: dict[str, Path] = {}
    for pattern in one.files:
        name = pattern.rpartition("/")[2]
        for tried in (pattern, f"{pattern}.gz", name, f"{name}.gz"):
            for path in sorted(place.glob(tried)):
                found.setdefault(path.name.removesuffix(".gz"), path)
    if not found:
        names = ", ".join(pattern.rpartition("/")[2] for pattern in one.files[:4])
        raise SourceError(f"{place} holds no file of {one.id} ({names}).", "Give the folder that holds them.")
    return tuple(found.values())
