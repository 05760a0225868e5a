"""JSON Lines: one object per line, plain or gzipped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from symptomdb.errors import BadRecord
from symptomdb.sources.lines import Lines


def iter_objects(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number (1-based) and object of each line.

    Raises:
        SourceError, BadRecord: The file can't be read, is cut off, or a line is no JSON object.
    """
    lines = Lines(path)
    for line in lines:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadRecord(path, lines.number, f"the line is no JSON ({error}).", "Fetch the file again.") from error
        if not isinstance(value, dict):
            raise BadRecord(path, lines.number, "the line is no JSON object.", "Fetch the file again.")
        yield lines.number, value
