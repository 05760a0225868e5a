"""Lay, British and older names and acronyms (``content/ask/lay_names.tsv``), with the names that they stand for.

An entry whose name is not in the knowledge base still says which condition was meant, so that the answer can be an
honest "no sourced answer" and not another condition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from symptomdb.ontology.names import name_key

_FILE = Path(__file__).resolve().parents[1] / "content" / "ask" / "lay_names.tsv"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a lay name stands for.

    Attributes:
        name: The condition's usual name.
        prior: How often an acronym means it, 0 to 1; 1 for a name with one reading.
        acronym: True when the name only counts in capitals or in a very short question.
    """

    name: str
    prior: float = 1.0
    acronym: bool = False


@lru_cache(maxsize=1)
def entries() -> dict[str, tuple[Entry, ...]]:
    """Key of a lay name → its readings, likeliest first."""
    found: dict[str, dict[str, Entry]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, lay, acronyms = (*line.split("\t"), "", "")[:3]
        for text in (name, *filter(None, lay.split("; "))):
            found.setdefault(name_key(text), {}).setdefault(name, Entry(name))
        for item in filter(None, acronyms.strip().split("; ")):
            text, _, prior = item.partition("=")
            entry = Entry(name, float(prior or 1), acronym=True)
            found.setdefault(name_key(text), {}).setdefault(name, entry)
    return {key: tuple(sorted(by.values(), key=lambda entry: -entry.prior)) for key, by in found.items()}


@lru_cache(maxsize=1)
def stems() -> frozenset[str]:
    """All stems of the lay names: known words, never repaired."""
    return frozenset(stem for key in entries() for stem in key.split())
