"""Finding codes of our own, for findings that HPO has no term for, from ``content/findings.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from symptomdb.errors import BadContent
from symptomdb.model.curie import Curie
from symptomdb.model.term import Synonym, Term
from symptomdb.sources.content import repeats, schema_problems
from symptomdb.sources.document import read_document
from symptomdb.sources.vocabulary import Vocabulary


def read_local_findings(path: Path, terms: Iterable[Term] = ()) -> tuple[Term, ...]:
    """Read the local codes; `BadContent` lists every problem with file and line.

    Args:
        terms: The terms of HPO; the parents are looked up in them unless there are none.
    """
    document = read_document(path)
    problems = schema_problems(document, "findings")
    if problems:
        raise BadContent(problems)
    entries = cast(list[dict[str, Any]], document.data)
    for key in ("id", "label"):
        problems += [
            document.problem(f"the {key} {value!r} was given before.", "Choose another one.", number, key)
            for number, value in repeats(entry[key] for entry in entries)
        ]
    if known := Vocabulary.of(terms):
        for number, entry in enumerate(entries):
            for place, parent in enumerate(entry["parents"]):
                if wrong := known.wrong(parent):
                    problems.append(document.problem(*wrong, number, "parents", place))
    if problems:
        raise BadContent(problems)
    return tuple(_term(entry) for entry in entries)


def _term(entry: dict[str, Any]) -> Term:
    return Term(
        id=Curie.parse(entry["id"]),
        label=entry["label"],
        definition=entry["definition"],
        synonyms=tuple(Synonym(text) for text in entry.get("synonyms", [])),
        parents=tuple(Curie.parse(parent) for parent in entry["parents"]),
        comment=entry["reason"],
    )
