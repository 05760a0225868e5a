"""Lines of a text file, read once from start to end, with the SHA-256 of the bytes that were read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from symptomdb.errors import BadRecord, SourceError


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
        try:
            file = self.path.open("rb")
        except OSError as error:
            raise SourceError(
                f"{self.path} can't be read ({error.strerror}).", "Check that the file is there and may be read."
            ) from error
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
