"""Mondo's tables, read for ranking: which records are one condition, and which classes lie above which.

Tables: SSSOM (https://mapping-commons.github.io/sssom/) and ``mondo-rare_edges.tsv.gz``.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

from symptomdb.errors import BadRecord
from symptomdb.model.curie import Curie

_EXACT = "skos:exactMatch"
_SUBCLASS = "biolink:subclass_of"
#: Prefixes that HPOA writes otherwise.
_PREFIXES = {"Orphanet": "ORPHA"}


def read_exact_matches(path: Path) -> dict[Curie, Curie]:
    """Code of another vocabulary to the Mondo class that is exactly the same; prefixes as HPOA writes them.

    Args:
        path: A gzipped SSSOM table, such as ``mondo_exactmatch_omim.sssom.tsv.gz``.
    """
    matches: dict[Curie, Curie] = {}
    for _, row in _rows(path, ("subject_id", "predicate_id", "object_id")):
        if row["predicate_id"] == _EXACT:
            code = Curie.parse(row["object_id"])
            matches[Curie(_PREFIXES.get(code.prefix, code.prefix), code.local)] = Curie.parse(row["subject_id"])
    return matches


def read_broader(path: Path) -> dict[Curie, tuple[Curie, ...]]:
    """Mondo class to the classes directly above it.

    Args:
        path: ``mondo-rare_edges.tsv.gz``.
    """
    above: dict[Curie, dict[Curie, None]] = {}
    for _, row in _rows(path, ("subject", "predicate", "object")):
        if row["predicate"] == _SUBCLASS:
            above.setdefault(Curie.parse(row["subject"]), {})[Curie.parse(row["object"])] = None
    return {subject: tuple(found) for subject, found in above.items()}


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = set(columns) - set(reader.fieldnames or ())
        if missing:
            raise BadRecord(path, 1, f"the column {min(missing)!r} is missing.", "Is it the file that its name says?")
        for row in reader:
            if any(not row[column] for column in columns):
                raise BadRecord(path, reader.line_num, "a row has an empty id.", "The file may be cut off.")
            yield reader.line_num, row
