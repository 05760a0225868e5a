"""The difference of two manuscripts, made to be read: per statement what came, went, moved or changed, word by word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from symptomdb.publish.manuscript import Manuscript
from symptomdb.publish.statement_text import Entry, fields, ordered


class Kind(StrEnum):
    """What happened to a run of words, a field or a statement."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, came or went together."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its old and new text, empty where it was or is absent, and the words that differ."""

    field: str
    kind: Kind
    old: str
    new: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A statement that differs. A changed one can have moved as well.

    Attributes:
        place: Its number on the page, from 1; of the old page when it was removed.
        label: The words before its colon, or its id.
        aspect: Where it stands, of the new page unless it was removed.
    """

    id: str
    kind: Kind
    moved: bool
    place: int
    label: str
    aspect: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs: fields of the page's head, then statements in the order of the new page."""

    head: tuple[FieldChange, ...]
    statements: tuple[StatementChange, ...]
    unchanged: int

    def __bool__(self) -> bool:
        return bool(self.head or self.statements)

    @property
    def summary(self) -> str:
        """One line, such as "1 added, 2 changed, 1 moved"."""
        kinds = [Kind.ADDED, Kind.REMOVED, Kind.CHANGED, Kind.MOVED]
        counts = [(sum(one.kind is kind for one in self.statements), kind) for kind in kinds]
        parts = [f"{count} {kind}" for count, kind in counts if count]
        heads = [f"{one.field.replace('_', ' ')} {one.kind}" for one in self.head]
        return ", ".join(parts + heads) or "no difference"


_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


def compare(old: Manuscript, new: Manuscript) -> Difference:
    """What one has to change in `old` to get `new`."""
    names = [name for name in {**old.data, **new.data} if name != "statements"]
    head = [_field_change(name, old.data.get(name), new.data.get(name)) for name in names]
    before, after = _by_id(old), _by_id(new)
    moved = _moved([one for one in before if one in after], [one for one in after if one in before])
    changes = [_statement_change(key, before.get(key), after[key], key in moved) for key in after]
    gone = [_statement_change(key, before[key], None, False) for key in before if key not in after]
    found = [one for one in changes if one is not None]
    kept = len(after) - len(found)
    return Difference(
        tuple(one for one in head if one is not None), (*found, *(one for one in gone if one is not None)), kept
    )


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """The words of two texts as runs that stayed, went or came.

    >>> [(str(run.kind), run.text) for run in word_runs("It may hurt.", "It often hurts.")]
    [('same', 'It '), ('removed', 'may hurt'), ('added', 'often hurts'), ('same', '.')]
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    runs: list[Run] = []
    for tag, a, b, c, d in _joined(SequenceMatcher(None, before, after, autojunk=False).get_opcodes(), before):
        if tag == "equal":
            runs.append(Run(Kind.SAME, "".join(before[a:b])))
            continue
        if gone := "".join(before[a:b]):
            runs.append(Run(Kind.REMOVED, gone))
        if come := "".join(after[c:d]):
            runs.append(Run(Kind.ADDED, come))
    return tuple(runs)


_Opcode = tuple[str, int, int, int, int]


def _joined(opcodes: Iterable[_Opcode], before: Sequence[str]) -> list[_Opcode]:
    """Changes with nothing but a space between them are one change: single shared blanks don't help a reader."""
    found: list[_Opcode] = []
    for code in opcodes:
        is_blank = code[0] == "equal" and not "".join(before[code[1] : code[2]]).strip()
        joins = found and found[-1][0] == "join"
        if is_blank and found and found[-1][0] != "equal":
            found[-1] = ("join", found[-1][1], code[2], found[-1][3], code[4])
        elif joins and code[0] != "equal":
            found[-1] = ("replace", found[-1][1], code[2], found[-1][3], code[4])
        else:
            found.append(code)
    return found


def _by_id(manuscript: Manuscript) -> dict[str, tuple[int, Entry]]:
    return {str(entry["id"]): (place, entry) for place, entry in enumerate(manuscript.entries, start=1)}


def _statement_change(
    key: str, old: tuple[int, Entry] | None, new: tuple[int, Entry] | None, moved: bool
) -> StatementChange | None:
    place, shown = new or old or (0, {})
    before, after = ordered(old[1]) if old else {}, ordered(new[1]) if new else {}
    changes = [_field_change(name, before.get(name), after.get(name)) for name in fields() if name != "id"]
    changed = tuple(one for one in changes if one is not None)
    if old is None or new is None:
        kind = Kind.ADDED if old is None else Kind.REMOVED
    elif changed:
        kind = Kind.CHANGED
    elif moved:
        kind = Kind.MOVED
    else:
        return None
    label = str(shown.get("label") or key)
    return StatementChange(key, kind, moved, place, label, str(shown.get("aspect", "")), changed)


def _field_change(name: str, old: Any, new: Any) -> FieldChange | None:
    if old == new:
        return None
    before, after = _shown(old), _shown(new)
    kind = Kind.ADDED if not before else Kind.REMOVED if not after else Kind.CHANGED
    return FieldChange(name, kind, before, after, word_runs(before, after))


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')}: {_shown(one) or 'none'}" for key, one in value.items())
    if isinstance(value, list):
        return ("\n" if any(isinstance(one, dict) for one in value) else ", ").join(map(_shown, value))
    return str(value)


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The fewest statements that must move to get from one order to the other: those off a longest rising row."""
    places = {key: number for number, key in enumerate(before)}
    rows: list[list[str]] = []
    ends: list[int] = []
    for key in after:
        place = places[key]
        at = bisect_left(ends, place)
        row = [*(rows[at - 1] if at else []), key]
        rows[at:], ends[at:] = ([row, *rows[at + 1 :]], [place, *ends[at + 1 :]])
    return set(after) - set(rows[-1] if rows else [])
