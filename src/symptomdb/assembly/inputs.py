"""Where a build finds its files, and which release each of them must be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from symptomdb.sources import hpo, hpoa
from symptomdb.sources.catalogue import Loader
from symptomdb.sources.content import content_folder
from symptomdb.sources.english import find_english_words
from symptomdb.sources.folder import Folder
from symptomdb.sources.manifest import Manifest


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """A loadable source with the files that are at hand."""

    loader: Loader
    folder: Folder
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files and manifests.

    Attributes:
        terms: ``hp.obo``.
        annotations: ``phenotype.hpoa``.
        content: The folder with the monographs, the bibliography and the local findings.
        english: The list of English words with their counts.
        loaded: What the site has loaded beside, in the order in which it is read.
    """

    terms: Path
    annotations: Path
    content: Path
    english: Path
    terms_manifest: Manifest = hpo.MANIFEST
    annotations_manifest: Manifest = hpoa.MANIFEST
    loaded: tuple[LoadedSource, ...] = ()

    @classmethod
    def installed(cls, loaded: tuple[LoadedSource, ...] = ()) -> Self:
        """The files of the installed packages and of this one, and those that the site has loaded."""
        folder = hpo.find_hpo_folder()
        files = (folder / "hp.obo", folder / "phenotype.hpoa", content_folder(), find_english_words())
        return cls(*files, loaded=loaded)
