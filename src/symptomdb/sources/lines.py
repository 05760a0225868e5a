"""Lines of a text file, plain or gzipped, read once from start to end, with the SHA-256 of the text's bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from symptomdb.errors import BadRecord
from symptomdb.sources.opening import open_bytes


class Lines:
    """Iterate over the lines of a UTF-8 file without their line ends.

    Attributes:
        number: The number of the line that was given out last, 1-based.

    Raises:
        SourceError: The file can't be opened.
        BadRecord: A line is not UTF-8, or the last one has no line end: the file was cut off in the middle of it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.number = 0
        self._digest = hashlib.sha256()

    @property
    def digest(self) -> str:
        """SHA-256 in hex of what has been read so far."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[str]:
        file = open_bytes(self.path)
        update = self._digest.update
        with file:
            for self.number, raw in enumerate(file, start=1):
                update(raw)
                if not raw.endswith(b"\n"):
                    raise self._problem("the last line has no line end, so the file was cut off.")
                try:
                    yield raw[:-1].decode()
                except UnicodeDecodeError:
                    raise self._problem("the line is not UTF-8.") from None

    def _problem(self, problem: str) -> BadRecord:
        return BadRecord(self.path, self.number, problem, "Fetch the file again.")
