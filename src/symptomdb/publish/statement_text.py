"""The text of one statement in a monograph file: lines of a field stay where nothing changed, else are written anew.

The canonical form of a field is one line where it fits into 120 columns, a folded block for longer wordings, and a
flow list with quoted codes, as the repository's own files have it. Fields stand in the order of the schema.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from symptomdb.errors import BadInput
from symptomdb.sources.content import validator
from symptomdb.sources.document import Value

Entry = Mapping[str, Value]

WIDTH = 120
# YAML can't carry these in any style: https://yaml.org/spec/1.2.2/#51-character-set
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
#: A word that needs no quotes: no sign of YAML's syntax in it, nothing that reads as a number, a date or a truth.
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 ()/_.,;'%+&–-]*")
_TRUTHS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


@cache
def fields() -> dict[str, Value]:
    """All fields of a statement in the order of the file, each with its part of the schema."""
    schema: Any = validator("monograph").schema
    found: dict[str, Value] = schema["properties"]["statements"]["items"]["properties"]
    return found


def spaced(text: str) -> str:
    """The text with single spaces and no line ends: a wording is one paragraph.

    Raises:
        BadInput: It holds a control character.
    """
    if found := _UNPRINTABLE.search(text):
        raise BadInput(
            f"The text holds a character that can't be shown (U+{ord(found[0]):04X}).", "Type that word again."
        )
    return " ".join(text.split())


def field_lines(name: str, value: Value, indent: int) -> list[str]:
    """The lines of one field in canonical form, each with its indentation and without a line end.

    >>> field_lines("findings", ["HP:0000969"], 4)
    ['    findings: ["HP:0000969"]']
    """
    margin = " " * indent
    if isinstance(value, list):
        return [f"{margin}{name}: [{', '.join(scalar(one, flow=True) for one in value)}]"]
    if isinstance(value, dict):
        pairs = (f"{scalar(key, flow=True)}: {scalar(one, flow=True)}" for key, one in value.items())
        return [f"{margin}{name}: {{{', '.join(pairs)}}}"]
    line = f"{margin}{name}: {scalar(value)}"
    if len(line) <= WIDTH or not isinstance(value, str):
        return [line]
    return [f"{margin}{name}: >-", *(f"{margin}  {part}" for part in _wrapped(value, WIDTH - indent - 2))]


def scalar(value: Value, flow: bool = False) -> str:
    """A single value as YAML writes it; `flow` inside brackets, where a comma ends it.

    >>> scalar("Where the bone lies"), scalar("yes"), scalar("HP:0012531"), scalar(2)
    ('Where the bone lies', '"yes"', '"HP:0012531"', '2')
    """
    if not isinstance(value, str):
        return json.dumps(value)
    bare = _BARE.fullmatch(value) is not None and not value.endswith(" ") and value.lower() not in _TRUTHS
    return value if bare and not (flow and "," in value) else json.dumps(value, ensure_ascii=False)


def ordered(entry: Entry) -> dict[str, Value]:
    """The entry with its fields in the order of the file, empty ones left out."""
    return {
        name: entry[name] for name in fields() if name in entry and (name == "cites" or entry[name] not in ("", [], {}))
    }


def entry_lines(entry: Entry, lead: str = "  - ") -> list[str]:
    """The lines of a new statement."""
    lines = [line for name, value in ordered(entry).items() for line in field_lines(name, value, len(lead))]
    return [lead + lines[0][len(lead) :], *lines[1:]]


def rewritten(node: yaml.Node, lines: list[str], end: int, old: Entry, new: Entry) -> list[str]:
    """The lines of a statement after a change: those of an unchanged field stay as they are, byte for byte.

    Args:
        node: The statement's mapping.
        lines: All lines of the file.
        end: The line after the statement's last one.
        old, new: What the statement said and what it shall say.
    """
    column = _column(node)
    if column is None:
        return entry_lines(new)
    kept = _chunks(node, lines, end, column)
    found: list[str] = []
    for name, value in ordered(new).items():
        unchanged = name in kept and old.get(name) == value
        found += kept[name] if unchanged else field_lines(name, value, column)
    return [lines[node.start_mark.line][:column] + found[0][column:], *found[1:]]


def trimmed(lines: list[str], start: int, stop: int, column: int) -> int:
    """Where the text that starts at line `start` ends: before the blank lines and comments that lead to the next."""
    while stop > start + 1:
        text = lines[stop - 1]
        is_comment = text.lstrip().startswith("#") and len(text) - len(text.lstrip()) <= column
        if text.strip() and not is_comment:
            break
        stop -= 1
    return stop


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _column(node: yaml.Node) -> int | None:
    """The column of the statement's keys, None where they don't stand one below the other."""
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return None
    columns = {key.start_mark.column for key, _ in node.value}
    return columns.pop() if len(columns) == 1 else None


def _chunks(node: yaml.Node, lines: list[str], end: int, column: int) -> dict[str, list[str]]:
    """Field to its lines; the first field's dash is blanked."""
    starts = [key.start_mark.line for key, _ in node.value]
    names = [key.value for key, _ in node.value]
    chunks = [lines[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    chunks[0] = [" " * column + chunks[0][0][column:], *chunks[0][1:]]
    return dict(zip(names, chunks, strict=True))
