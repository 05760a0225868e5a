"""The content that comes with the package: where it lies, and whether a file of it keeps its published JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from symptomdb.errors import BadRecord
from symptomdb.sources.document import Document


def content_folder() -> Path:
    """The folder ``content`` of the installed package."""
    return Path(str(resources.files("symptomdb"))) / "content"


@cache
def validator(schema: str) -> Draft202012Validator:
    """The validator of ``content/schemas/<schema>.schema.json``."""
    text = (content_folder() / "schemas" / f"{schema}.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text), format_checker=Draft202012Validator.FORMAT_CHECKER)


def schema_problems(document: Document, schema: str) -> list[BadRecord]:
    """Where a file breaks its schema: one problem per place, each with its line and what to do."""
    errors = sorted(validator(schema).iter_errors(document.data), key=lambda error: list(map(str, error.absolute_path)))
    return [_problem(document, error) for error in errors]


def repeats(values: Iterable[Hashable]) -> Iterator[tuple[int, Hashable]]:
    """Values that stand for a second time, with their number; None and empty ones don't count.

    >>> list(repeats(["a", "b", None, "a", None]))
    [(3, 'a')]
    """
    seen: set[Hashable] = set()
    for number, value in enumerate(values):
        if value and value in seen:
            yield number, value
        seen.add(value)


def _problem(document: Document, error: ValidationError) -> BadRecord:
    place = list(error.absolute_path)
    where = ".".join(map(str, place)) or "the file"
    shape: Any = error.schema
    wanted: Any = error.validator_value
    given: Any = error.instance
    described = f" ({shape['description']})" if isinstance(shape, dict) and "description" in shape else ""
    if given is None or given == "":
        return document.problem(f"{where} is empty.", f"Fill it in{described}.", *place)
    match error.validator:
        case "required":
            missing = ", ".join(key for key in wanted if key not in given)
            return document.problem(f"{where} lacks {missing}.", "Add it.", *place)
        case "additionalProperties":
            known = shape.get("properties", {})
            extra = next(key for key in given if key not in known)
            remedy = f"Remove it or correct its spelling; known keys: {', '.join(known)}."
            return document.problem(f"{where} has the unknown key {extra!r}.", remedy, *place, extra)
        case "enum":
            allowed = ", ".join(repr(value) for value in wanted)
            return document.problem(f"{where} is {given!r}.", f"Use one of: {allowed}.", *place)
        case "pattern":
            return document.problem(f"{where} is {given!r}.", f"Correct its form{described}.", *place)
        case _:
            return document.problem(f"{where}: {error.message[:200]}.", f"Correct it{described}.", *place)
