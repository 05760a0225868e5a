"""Tables with a header line: rows by column name, quoted or not, plain or gzipped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from symptomdb.errors import BadCurie, BadRecord
from symptomdb.model.curie import Curie
from symptomdb.sources.lines import Lines

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


class Table:
    """Iterate over the rows of a tab-separated file as ``{column: text}``.

    The columns may stand in any order; a missing one is an error, an unknown one is counted in `unused`.

    Attributes:
        number: Line of the row that was given out last, 1-based.
        comments: The ``#`` lines above the header.

    Raises:
        SourceError, BadRecord: The file can't be read, is cut off, lacks a column, or a row has too many or few fields.
    """

    def __init__(self, path: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> None:
        self.path = path
        self.columns = tuple(columns)
        self.optional = tuple(optional)
        self.comments: list[str] = []
        self.unused: Counter[str] = Counter()
        self._lines = Lines(path)

    @property
    def number(self) -> int:
        """Line of the row that was given out last."""
        return self._lines.number

    @property
    def digest(self) -> str:
        """SHA-256 in hex of what has been read so far, unpacked."""
        return self._lines.digest

    def __iter__(self) -> Iterator[dict[str, str]]:
        header: list[str] | None = None
        wanted = {*self.columns, *self.optional}
        extra: list[int] = []
        for line in self._lines:
            line = line.removesuffix("\r")
            if header is None and line.startswith("#"):
                self.comments.append(line.lstrip("# "))
                continue
            fields = [_unquote(field) for field in line.split("\t")]
            if header is None:
                header = [field.lstrip("\ufeff") for field in fields]
                self._check(header)
                extra = [at for at, name in enumerate(header) if name not in wanted]
                continue
            if len(fields) != len(header):
                raise self.problem(f"the row has {len(fields)} fields and the header {len(header)}.")
            for at in extra:
                if fields[at]:
                    self.unused[header[at]] += 1
            yield dict(zip(header, fields, strict=True))
        if header is None:
            raise self.problem("there is no header line.")

    def problem(self, text: str) -> BadRecord:
        """An error at the row that was given out last."""
        return BadRecord(self.path, self.number, text, "Fetch the file again, or check that it is the file you meant.")

    def _check(self, header: Sequence[str]) -> None:
        missing = [name for name in self.columns if name not in header]
        if missing:
            raise self.problem(f"the column(s) {', '.join(missing)} are missing; it has {', '.join(header)[:200]}.")
        if len(set(header)) != len(header):
            raise self.problem("a column name stands twice in the header.")


def curie_at(text: str, path: Path, number: int) -> Curie:
    """The identifier in a field; `BadRecord` with the line when it is none."""
    try:
        return Curie.parse(text)
    except BadCurie as error:
        raise BadRecord(path, number, error.message, "Fetch the file again.") from error


def _unquote(field: str) -> str:
    if field[:1] != '"':
        return field
    if field.count('"') == 2 and field[-1] == '"':
        return field[1:-1]
    found = _QUOTED.fullmatch(field)
    return found[1].replace('""', '"') if found else field
