"""The words of records, ``content/clinical_words/*.yaml``: drugs, problems, complaints, images, measurements.

A site adds files of its own in a folder ``clinical_words`` of its home. A concept that stands in both is joined: words
and codes are added; with ``replace: true`` the site's takes the place of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from symptomdb.errors import BadContent, BadRecord
from symptomdb.model.concept import Concept, Measure
from symptomdb.sources.content import content_folder, schema_problems
from symptomdb.sources.document import Document, read_document


def read_clinical_words(*folders: Path) -> tuple[tuple[Concept, ...], tuple[Measure, ...]]:
    """The concepts and measurements of all word files; a later folder adds to an earlier one, or replaces.

    Raises:
        BadContent: A concept stands twice in one folder, or implies one that is nowhere.
    """
    concepts: dict[str, Concept] = {}
    measures: dict[str, Measure] = {}
    places: dict[str, Document] = {}
    problems: list[BadRecord] = []
    for folder in folders:
        here: dict[str, Path] = {}
        for document in map(read_document, sorted(folder.glob("*.yaml"))):
            broken = schema_problems(document, "clinical_words")
            problems += broken
            data = {} if broken else cast(dict[str, Any], document.data)
            for key, entry in data.get("concepts", {}).items():
                if key in here:
                    problems.append(document.problem(f"{key!r} stands twice.", "Keep one.", "concepts", key))
                here[key] = document.path
                known = None if entry.get("replace") else concepts.get(key)
                concepts[key] = _join(known, _concept(key, data["kind"], entry))
                places[key] = document
            for key, entry in data.get("measures", {}).items():
                known_measure = None if entry.get("replace") else measures.get(key)
                measures[key] = _join_measure(known_measure, _measure(key, entry))
    problems += [
        places[key].problem(f"there is no concept {other!r}.", "Declare it, or correct its spelling.", "concepts", key)
        for key, concept in concepts.items()
        for other in concept.implies
        if other not in concepts
    ]
    problems += _circles(concepts, places)
    if problems:
        raise BadContent(problems)
    return tuple(concepts.values()), tuple(measures.values())


@cache
def recorded_measures() -> tuple[Measure, ...]:
    """The measures of the package whose numbers electronic records give by a code or name."""
    data = cast(dict[str, Any], read_document(content_folder() / "clinical_words" / "labs.yaml").data)
    measures = (_measure(key, entry) for key, entry in data["measures"].items())
    return tuple(one for one in measures if one.key)


def measure_of(codes: Iterable[str], text: str) -> Measure | None:
    """The measure that LOINC codes, or else a name, stand for."""
    name = re.sub(r"\s*[\[(].*", "", text.lower()).strip()
    by_code = (one for one in recorded_measures() if set(codes).intersection(one.codes.get("LOINC", ())))
    by_name = (one for one in recorded_measures() if name in one.words)
    return next(by_code, None) or next(by_name, None)


def _circles(concepts: Mapping[str, Concept], places: Mapping[str, Document]) -> Iterator[BadRecord]:
    for key in concepts:
        seen: set[str] = set()
        todo = list(concepts[key].implies)
        while todo:
            name = todo.pop()
            if name == key:
                yield places[key].problem(f"{key!r} implies itself.", "Break the circle.", "concepts", key)
                break
            if name not in seen and name in concepts:
                seen.add(name)
                todo += concepts[name].implies


def _join(known: Concept | None, added: Concept) -> Concept:
    if known is None:
        return added
    return replace(
        added,
        label=known.label,
        kind=known.kind,
        words=tuple(dict.fromkeys((*known.words, *added.words))),
        codes=_joined_codes(known, added),
        implies=tuple(dict.fromkeys((*known.implies, *added.implies))),
        unless=tuple(dict.fromkeys((*known.unless, *added.unless))),
    )


def _join_measure(known: Measure | None, added: Measure) -> Measure:
    if known is None:
        return added
    return replace(
        known,
        words=tuple(dict.fromkeys((*known.words, *added.words))),
        codes=_joined_codes(known, added),
        units={**known.units, **added.units},
    )


def _joined_codes(known: Concept | Measure, added: Concept | Measure) -> dict[str, tuple[str, ...]]:
    systems = dict.fromkeys((*known.codes, *added.codes))
    return {one: tuple(dict.fromkeys((*known.codes.get(one, ()), *added.codes.get(one, ())))) for one in systems}


def _concept(key: str, kind: str, entry: dict[str, Any]) -> Concept:
    return Concept(
        id=key,
        label=entry.get("label", key.replace("_", " ")),
        kind=entry.get("kind", kind),
        words=tuple(str(word) for word in entry.get("words", [])),
        codes=_codes(entry),
        implies=tuple(entry.get("implies", [])),
        unless=tuple(entry.get("unless", [])),
    )


def _measure(key: str, entry: dict[str, Any]) -> Measure:
    units = entry.get("units", {})
    return Measure(
        id=key,
        label=entry.get("label", key),
        unit=entry.get("unit", ""),
        words=tuple(entry["words"]),
        codes=_codes(entry),
        units={name.lower(): (float(one.get("times", 1)), float(one.get("plus", 0))) for name, one in units.items()},
        key=entry.get("key", ""),
    )


def _codes(entry: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {system: tuple(map(str, codes)) for system, codes in entry.get("codes", {}).items()}
