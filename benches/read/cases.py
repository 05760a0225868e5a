"""Development texts with gold findings, split into two halves by a hash of each text's id."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """A text and what a person read in it.

    Attributes:
        spans: (start, end, id) where the set has them.
    """

    id: str
    text: str
    gold: frozenset[str]
    spans: tuple[tuple[int, int, str], ...] = ()

    @property
    def half(self) -> str:
        return half(self.id)


@dataclass(frozen=True)
class Sentence:
    """A sentence with a concept and whether it is denied there."""

    id: str
    concept: str
    text: str
    denied: bool


@dataclass(frozen=True)
class Lay:
    """An everyday sentence; each finding is a set of labels that are equally right."""

    text: str
    observed: tuple[tuple[str, ...], ...] = ()
    denied: tuple[tuple[str, ...], ...] = ()
    half: str = field(default="")


def half(key: str) -> str:
    """A or B: errors are looked at in half A only."""
    return "A" if hashlib.sha256(key.encode()).digest()[0] % 2 == 0 else "B"


def read_cases(path: Path) -> list[Case]:
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Case(
            str(row["id"]), row["text"], frozenset(row["hpo"]), tuple((s[0], s[1], s[2]) for s in row.get("spans", ()))
        )
        for row in rows
    ]


def read_sentences(path: Path) -> list[Sentence]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Sentence(r["line"], r["concept"].strip(' "'), r["sentence"].strip(' "'), r["negation"] == "Negated")
            for r in rows
        ]


def read_lay(path: Path) -> list[Lay]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text, tab, gold = line.partition("\t")
        if line.startswith("#") or not tab:
            continue
        sides: dict[str, list[tuple[str, ...]]] = {"+": [], "-": []}
        for item in filter(None, gold.split("|")):
            sides[item[0]].append(tuple(label.strip() for label in item[1:].split("/")))
        found.append(Lay(text, tuple(sides["+"]), tuple(sides["-"]), half(text)))
    return found
