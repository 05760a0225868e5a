"""How common the conditions of our own pages are: one cited class each, in Orphanet's words."""

from __future__ import annotations

import csv
from collections.abc import Collection
from pathlib import Path

from symptomdb.errors import BadContent, BadRecord
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.model.prevalence import CLASSES

_HEADER = ["condition", "class", "cites", "why"]


def read_prevalence(path: Path, conditions: Collection[Curie], publications: Collection[str]) -> dict[Curie, str]:
    """Condition to its class; empty when there is no such file.

    Args:
        conditions: Our pages.
        publications: Ids of the bibliography.

    Raises:
        BadContent: Lists every row with an unknown condition, class or citation, or without a citation or reason.
    """
    if not path.is_file():
        return {}
    problems: list[BadRecord] = []
    found: dict[Curie, str] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter="\t"), start=1):
            if number == 1 and row == _HEADER:
                continue
            problem = _problem(row, conditions, publications)
            if problem:
                problems.append(BadRecord(path, number, problem, f"Write {', '.join(_HEADER)} with tabs between."))
            else:
                found[Curie(CONDITION_PREFIX, row[0])] = row[1]
    if problems:
        raise BadContent(problems)
    return found


def _problem(row: list[str], conditions: Collection[Curie], publications: Collection[str]) -> str:
    if len(row) != len(_HEADER):
        return f"{len(row)} fields."
    condition, share, cites, why = row
    if Curie(CONDITION_PREFIX, condition) not in conditions:
        return f"there is no page {condition!r}."
    if share not in CLASSES:
        return f"{share!r} is none of the classes {', '.join(CLASSES)}."
    unknown = [one for one in cites.split() if one not in publications]
    if unknown or not cites.strip():
        return f"citations missing or not in the bibliography: {' '.join(unknown)}."
    return "" if why.strip() else "the reason is missing."
