"""Exam cases in words (AgentClinic, made of MedQA): text is read, the findings are ranked, the diagnosis is looked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from symptomdb.errors import NotFound
from symptomdb.library import SymptomDatabase
from symptomdb.model.curie import Curie

_BESIDE = re.compile(r"^(?P<name>[^(]+?)\s*\((?P<short>[^)]+)\)$")


@dataclass(frozen=True, slots=True)
class ExamCase:
    """One case: what the person says and what is found on examining; results of tests are left out."""

    diagnosis: str
    text: str


def exam_cases(path: Path) -> list[ExamCase]:
    """All cases of the file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)["OSCE_Examination"]
        person = told["Patient_Actor"]
        sentences = [*_sentences(person), *_sentences(told.get("Physical_Examination_Findings", {}))]
        found.append(ExamCase(told["Correct_Diagnosis"], "\n".join(sentences)))
    return found


def condition_named(db: SymptomDatabase, name: str) -> Curie | None:
    """The condition that bears a diagnosis's name, by the knowledge base's own names alone.

    A name with a second one in brackets, or with several between slashes, counts by each of them.
    """
    with_short = _BESIDE.match(name)
    ways = [
        name,
        *(with_short.groups() if with_short else ()),
        *(part.strip() for part in name.split("/") if "/" in name),
    ]
    for way in dict.fromkeys(ways):
        try:
            return db.find_condition(way.replace("’", "'")).id
        except NotFound:
            continue
    return None


def place_in_ranking(db: SymptomDatabase, case: ExamCase, wanted: Curie, prior: str) -> int | None:
    """The rank of a condition among the first ten; None beyond them."""
    found = db.find(db.case_of(case.text), 10, db.find_options(prior=prior))
    return next((one.rank for one in found.candidates if one.condition == wanted), None)


def _sentences(value: Any, name: str = "") -> Iterator[str]:
    """The words of a nested record, a sentence for each; the name of a field stands before a value that needs it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _sentences(inner, str(key).replace("_", " "))
    elif isinstance(value, list):
        for inner in value:
            yield from _sentences(inner, name)
    elif isinstance(value, str) and value.strip():
        words = value.strip().rstrip(".")
        plain = len(words.split()) > 3 or name in ("Demographics", "Primary Symptom", "Secondary Symptoms")
        yield f"{words}." if plain else f"{name}: {words}."
