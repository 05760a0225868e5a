"""The sources that a site has loaded: their files under ``<home>/sources/<id>/``, checked before they are put there."""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from symptomdb.assembly.inputs import LoadedSource
from symptomdb.errors import NotFound, SourceError, StoreError
from symptomdb.sources.catalogue import LOADERS, Loader, find_files, loader
from symptomdb.sources.folder import Folder
from symptomdb.sources.opening import digest_of

#: Beside the files of a source: where they came from, when, and their digests.
RECORD = "loaded.json"
_NEW = ".new-"


@dataclass(frozen=True, slots=True)
class Placed:
    """A source whose files are put aside, not yet in their place."""

    loader: Loader
    folder: Path


class SiteSources:
    """The folder of a site's loaded sources."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def ids(self) -> tuple[str, ...]:
        """The sources that are loaded, in the order in which a build reads them."""
        return tuple(key for key in LOADERS if (self.root / key / RECORD).is_file())

    def loaded(self, replaced: Mapping[str, Path | None] | None = None) -> tuple[LoadedSource, ...]:
        """What a build reads.

        Args:
            replaced: Source to the folder to read in its place, None to leave it out.
        """
        folders: dict[str, Path | None] = {key: self.root / key for key in self.ids()}
        folders.update(replaced or {})
        return tuple(_source(LOADERS[key], folder) for key in LOADERS if (folder := folders.get(key)) is not None)

    def record(self, key: str) -> dict[str, Any]:
        """Where a source came from; `NotFound` when it is not loaded."""
        loader(key)
        path = self.root / key / RECORD
        if not path.is_file():
            raise NotFound(f"The source {key} is not loaded.", f"Load it with: symptomdb load {key} --from FOLDER")
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the folder: one load, unload or update at a time. What a killed one left is removed."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            lock = (self.root / ".lock").open("wb")
        except OSError as error:
            raise StoreError(f"{self.root}: {error.strerror}.", "Choose a folder that you may write to.") from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StoreError("Another load of this site is running.", "Wait until it has ended.") from error
            self._tidy()
            try:
                yield
            finally:
                self._tidy()

    def put_aside(self, key: str, place: Path, origin: str = "", new_release: bool = False) -> Placed:
        """Copy a source's files beside their place; nothing that is loaded changes.

        Args:
            place: Folder or file to take them from.
            origin: The address they came from, where they were fetched.
            new_release: Accept counts near those of the release that the manifest names.
        """
        one = loader(key)
        folder = self.root / f"{_NEW}{key}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        digests = {}
        try:
            for path in find_files(one, place):
                shutil.copyfile(path, folder / path.name)
                digests[path.name] = digest_of(folder / path.name)
        except OSError as error:
            raise SourceError(f"{error.filename}: {error.strerror}.", "Check the files and the free space.") from error
        record = {
            "source": key,
            "origin": origin or str(place),
            "loaded_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "new_release": new_release,
            "digests": digests,
        }
        (folder / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
        return Placed(one, folder)

    def put_in_place(self, placed: Placed) -> None:
        """Let the files take the place of the old ones."""
        target = self.root / placed.loader.id
        old = self.root / f"{_NEW}old-{placed.loader.id}"
        if target.exists():
            target.rename(old)
        placed.folder.rename(target)

    def remove(self, key: str) -> None:
        """Take a source's files away."""
        (self.root / key).rename(self.root / f"{_NEW}old-{key}")

    def _tidy(self) -> None:
        for path in self.root.glob(f"{_NEW}*"):
            shutil.rmtree(path, ignore_errors=True)


def _source(one: Loader, folder: Path) -> LoadedSource:
    record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    paths = [path for path in folder.iterdir() if path.name != RECORD]
    for path in paths:
        if digest_of(path) != record["digests"].get(path.name):
            raise SourceError(f"{path} has changed since it was loaded.", f"Load it again: symptomdb load {one.id}")
    manifest = one.manifest.loosened() if record.get("new_release") else one.manifest
    return LoadedSource(one, Folder(one.id, paths), manifest)
