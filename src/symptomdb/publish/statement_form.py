"""A statement as the texts of a form, and back: lists are words with spaces between, everything is one paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from symptomdb.errors import BadInput
from symptomdb.publish.statement_text import Entry, fields, ordered, spaced
from symptomdb.sources.document import Value

#: Fields that an editor does not see: they tie a statement to checklists of its first authors, and stay as they are.
_KEPT = ("seed", "facts")
_LIST = re.compile(r"[\s,;]+")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST = 4000


def choices() -> dict[str, list[Any]]:
    """The values of each field that has a closed list of them, in the order of the schema."""
    shapes = cast(dict[str, dict[str, Any]], fields())
    return {name: list(shape["enum"]) for name, shape in shapes.items() if "enum" in shape}


def groups() -> list[str]:
    """Sub-headings that are in use."""
    return list(cast(dict[str, dict[str, Any]], fields())["group"].get("examples", []))


def typed_of(entry: Entry) -> dict[str, str]:
    """The texts of a form that show a statement."""
    return {name: _typed(entry.get(name)) for name in fields() if name not in _KEPT}


def entry_of(typed: Mapping[str, str], old: Entry) -> dict[str, Value]:
    """The statement that a form's texts say.

    Args:
        old: The statement before, whose hidden fields stay.

    Raises:
        BadInput: A text is too long, holds control characters or is no id; names the field.
    """
    found: dict[str, Value] = {name: old[name] for name in _KEPT if name in old}
    for name, shape in cast(dict[str, dict[str, Any]], fields()).items():
        if name in _KEPT or name not in typed:
            continue
        try:
            text = spaced(typed[name])
        except BadInput as error:
            raise BadInput(error.message, error.remedy, name) from None
        if len(text) > _MOST:
            raise BadInput(f"That is longer than {_MOST:,} characters.", "Make two statements of it.", name)
        found[name] = _value(shape, text)
    key = str(found.get("id", ""))
    if _ID.fullmatch(key) is None or len(key) > 80:
        remedy = "Use lower-case letters, digits and hyphens, for example pain-at-night."
        raise BadInput(f"{key!r} is no id of a statement.", remedy, "id")
    return ordered(found)


def _value(shape: Mapping[str, Any], text: str) -> Value:
    if shape.get("type") == "array":
        return cast(list[Value], list(dict.fromkeys(one for one in _LIST.split(text) if one)))
    if shape.get("type") == "object":
        pairs = (part.split("=", 1) for part in _LIST.split(text) if part)
        return {pair[0]: pair[1] if len(pair) > 1 else "" for pair in pairs}
    if "enum" in shape and all(isinstance(one, int) for one in shape["enum"]) and text.isdigit():
        return int(text)
    return text


def _typed(value: Value) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, dict):
        return " ".join(f"{key}={one}" for key, one in value.items())
    return "" if value is None else str(value)
