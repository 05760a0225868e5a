"""Plain words for findings as a question uses them, from ``content/lexicon/questions``: ours where HPO's are clumsy."""

from __future__ import annotations

import csv
from collections.abc import Collection
from pathlib import Path

from symptomdb.errors import BadContent, BadRecord
from symptomdb.model.curie import Curie

_FIELDS = ["term", "plain", "label"]


def read_plain_words(path: Path, known: Collection[Curie]) -> dict[Curie, str]:
    """Term to its plain words; nothing where there is no file. The column of labels is for human eyes.

    Args:
        known: Identifiers of the current findings; a row of another one is left out, for an ontology of one's own.

    Raises:
        BadContent: Lists every row that is not whole or names a term again.
    """
    if not path.is_file():
        return {}
    found: dict[Curie, str] = {}
    problems: list[BadRecord] = []
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        for number, row in enumerate(rows, start=1):
            if row == _FIELDS:
                continue
            if len(row) != len(_FIELDS) or not all(row) or Curie.parse(row[0]) in found:
                problems.append(
                    BadRecord(path, number, "the row is not whole, or its term was named before.", "Correct it.")
                )
            elif Curie.parse(row[0]) in known:
                found[Curie.parse(row[0])] = row[1]
    if problems:
        raise BadContent(problems)
    return found
