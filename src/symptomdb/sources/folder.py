"""The files of one loadable source, found by name whether packed or not, and their common digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from symptomdb.errors import SourceError
from symptomdb.sources.opening import digest_of

#: A file may lie packed or unpacked; its name without this is what readers ask for.
_PACKED = ".gz"


class Folder:
    """Files of a source by their name without ``.gz``."""

    def __init__(self, source: str, paths: Iterable[Path]) -> None:
        self.source = source
        self._paths: dict[str, Path] = {}
        for path in sorted(paths, key=lambda path: path.name):
            name = path.name.removesuffix(_PACKED)
            if name in self._paths:
                raise SourceError(
                    f"{self._paths[name]} and {path} are both the file {name} of {source}.", "Keep one of them."
                )
            self._paths[name] = path

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files, by name."""
        return tuple(self._paths.values())

    def need(self, name: str) -> Path:
        """The file of this name; `SourceError` when it is not there."""
        found = self.get(name)
        if found is None:
            raise SourceError(
                f"The source {self.source} lacks the file {name}.",
                f"Give the folder that holds it: symptomdb load {self.source} --from FOLDER",
            )
        return found

    def get(self, name: str) -> Path | None:
        """The file of this name, None when it is not there."""
        return self._paths.get(name)

    def matching(self, pattern: str) -> tuple[Path, ...]:
        """Files whose names (without ``.gz``) fit a shell pattern, by name."""
        return tuple(path for name, path in self._paths.items() if fnmatchcase(name, pattern))

    def digest(self) -> str:
        """SHA-256 over the names and digests of all files: equal files give an equal digest wherever they lie."""
        total = hashlib.sha256()
        for name, path in self._paths.items():
            total.update(f"{name} {digest_of(path)}\n".encode())
        return total.hexdigest()
