"""Fields of a request that can't be used: each once, by the name that the caller knows, with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

# A part of a place that names an alternative of pydantic's and no field of the caller's: "constrained-float",
# "function-after[_is_age(), constrained-str]".
_OURS_ALONE = re.compile(r"[\[(]|^constrained-")
#: What an error of pydantic's means here, by its type, where its own words tell a person little.
_WORDS = {
    "json_invalid": "This is no JSON; check quotation marks, commas and brackets near that character",
    "model_attributes_type": "Send a JSON object, with the header Content-Type: application/json",
    "string_type": "This must be text in quotation marks",
    "bool_type": "This must be true or false, without quotation marks",
    "int_type": "This must be a whole number, without quotation marks",
    "string_unicode": "This holds half a character (a surrogate without its other half); send whole ones",
    "missing": "This is needed and was not sent",
    "extra_forbidden": "There is no such field; check its spelling against /api/v1/openapi.json",
}
_CODE = "This is no identifier: write it as PREFIX:LOCAL, for example HP:0011986"
_BLANK = "This is empty: write something"


def field_errors(found: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Field and message per field.

    What the caller typed is left out: it may be about someone's health, and replies are kept by programs.

    Args:
        found: The errors as pydantic lists them. A field with alternatives has one per alternative; the one about its
            value says more than the one about its type.

    >>> field_errors([{"loc": ("body", "age", "constrained-float"), "type": "float_type", "msg": "no number"},
    ...               {"loc": ("body", "age", "constrained-str"), "type": "value_error", "msg": "Value error, No age"}])
    [{'field': 'body.age', 'message': 'No age'}]
    """
    chosen: dict[str, Mapping[str, Any]] = {}
    for one in found:
        parts = [part for part in map(str, one["loc"]) if not _OURS_ALONE.search(part)]
        field = ".".join(parts)
        if field not in chosen or str(chosen[field]["type"]).endswith("_type"):
            chosen[field] = one
    return [{"field": field, "message": _message(one)} for field, one in chosen.items()]


def _message(one: Mapping[str, Any]) -> str:
    kind = str(one["type"])
    if kind == "string_pattern_mismatch":
        pattern = str(one.get("ctx", {}).get("pattern", ""))
        if ":" in pattern:
            return _CODE
        if pattern.startswith("[^\\s"):
            return _BLANK
    if kind == "string_too_short":
        return _BLANK
    if kind == "string_too_long":
        return f"This is too long: send at most {one['ctx']['max_length']:,} characters"
    return _WORDS.get(kind, str(one["msg"]).removeprefix("Value error, "))
