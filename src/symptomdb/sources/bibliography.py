"""The bibliography: every publication that our own content may cite, from ``content/bibliography.yaml``."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any, cast

from symptomdb.errors import BadContent
from symptomdb.model.source import Publication
from symptomdb.sources.content import repeats, schema_problems
from symptomdb.sources.document import read_document

_FIELDS = tuple(field.name for field in fields(Publication))


def read_bibliography(path: Path) -> tuple[Publication, ...]:
    """Read and check the bibliography; `BadContent` lists every problem with file and line."""
    document = read_document(path)
    problems = schema_problems(document, "bibliography")
    if problems:
        raise BadContent(problems)
    entries = cast(list[dict[str, Any]], document.data)
    for key in ("id", "doi", "pmid"):
        problems += [
            document.problem(f"the {key} {value} was given before.", f"Keep one entry per {key}.", number, key)
            for number, value in repeats(entry.get(key) for entry in entries)
        ]
    if problems:
        raise BadContent(problems)
    return tuple(Publication(**{name: entry[name] for name in _FIELDS if name in entry}) for entry in entries)
