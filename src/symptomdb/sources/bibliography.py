"""The bibliography: every publication that our own content may cite."""

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
    """Read and check the bibliography; `BadContent` lists every problem with file and line.

    Args:
        path: The file ``bibliography.yaml``; the files of a folder ``bibliographies`` beside it belong to it too.
    """
    documents = [read_document(part) for part in (path, *sorted((path.parent / "bibliographies").glob("*.yaml")))]
    problems = [problem for document in documents for problem in schema_problems(document, "bibliography")]
    if problems:
        raise BadContent(problems)
    lists = [(document, cast(list[dict[str, Any]], document.data)) for document in documents]
    places = [(document, number) for document, entries in lists for number in range(len(entries))]
    entries = [entry for _, some in lists for entry in some]
    for key in ("id", "doi", "pmid"):
        for position, value in repeats(entry.get(key) for entry in entries):
            document, number = places[position]
            problems.append(
                document.problem(f"the {key} {value} was given before.", f"Keep one entry per {key}.", number, key)
            )
    if problems:
        raise BadContent(problems)
    return tuple(Publication(**{name: entry[name] for name in _FIELDS if name in entry}) for entry in entries)
