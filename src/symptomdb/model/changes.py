"""What is different between two knowledge bases: sources side by side, and lines added, removed, changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Change(StrEnum):
    """What became of a line or a condition; `MERGED` is a condition whose record now belongs to another."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines were added, removed and changed."""

    added: int = 0
    removed: int = 0
    changed: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.added + self.removed + self.changed

    def with_one(self, what: Change) -> Tally:
        """One more of this kind."""
        return Tally(
            self.added + (what is Change.ADDED),
            self.removed + (what is Change.REMOVED),
            self.changed + (what is Change.CHANGED),
        )


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line: what it said (`old`) and what it says (`new`); the one that isn't there is empty."""

    what: Change
    source: str
    aspect: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SourceChange:
    """One source in both; a version is empty where the source is not loaded. Counts are those of its reader."""

    id: str
    name: str
    licence: str
    old_version: str
    new_version: str
    lines: Tally
    old_counts: dict[str, int] = field(default_factory=dict)
    new_counts: dict[str, int] = field(default_factory=dict)

    @property
    def is_same(self) -> bool:
        """True when neither version nor lines differ."""
        return self.old_version == self.new_version and not self.lines.total


@dataclass(frozen=True, slots=True)
class ConditionChange:
    """One condition.

    Attributes:
        what: ``added``, ``removed``, ``merged`` (then `into` names the other one) or ``changed``.
        renamed: Its names or codes differ.
        by_source: Source to how many of its lines differ.
        lines: The first of them; `Changes` says how many are kept.
    """

    id: str
    name: str
    what: Change
    into: str = ""
    renamed: bool = False
    by_source: dict[str, Tally] = field(default_factory=dict)
    lines: tuple[LineChange, ...] = ()

    @property
    def total(self) -> int:
        """How many lines differ."""
        return sum(tally.total for tally in self.by_source.values())


@dataclass(frozen=True, slots=True)
class Changes:
    """Two knowledge bases compared.

    Attributes:
        old_version, new_version: What was compared; equal versions have nothing to tell.
        old_built, new_built: When each was built (UTC, ISO 8601).
        conditions: Those that differ, by name.
    """

    old_version: str
    new_version: str
    old_built: str
    new_built: str
    sources: tuple[SourceChange, ...] = ()
    conditions: tuple[ConditionChange, ...] = ()

    @property
    def lines(self) -> Tally:
        """All lines that differ."""
        every = [source.lines for source in self.sources]
        return Tally(*(sum(getattr(one, what) for one in every) for what in ("added", "removed", "changed")))

    def count(self, what: Change) -> int:
        """How many conditions were added, removed, merged or changed."""
        return sum(one.what is what for one in self.conditions)
