"""What a reader hands back beside its values, and the record whose fields are each taken once and the rest counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from symptomdb.errors import BadRecord
from symptomdb.model.source import Source


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that was not loaded.

    Attributes:
        line: Line of the file, 1-based.
        reason: Why, for the person who can repair it.
        text: The record as it stands in the file, shortened.
    """

    line: int
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How a load went.

    Attributes:
        source: The release that was read, with its counts.
        rejected: Records that were not loaded.
        unused: Field of the file to the number of its values that nothing reads.
        notes: What else a reader of the report should know, in sentences.
    """

    source: Source
    rejected: tuple[Rejected, ...] = ()
    unused: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Record:
    """The fields of one record; what nobody takes is what `audit` reports.

    >>> record = Record({"id": ["A:1"], "colour": ["red", "blue"]}, "toy.obo", 3)
    >>> record.take("id"), record.take("name")
    ('A:1', '')
    >>> record.audit()
    {'colour': 2}
    """

    __slots__ = ("_fields", "line", "path")

    def __init__(self, fields: dict[str, list[str]], path: str, line: int) -> None:
        self._fields = fields
        self.path = path
        self.line = line

    def take(self, name: str) -> str:
        """The only value of a field, empty when it is not there; `BadRecord` when there are several."""
        values = self._fields.pop(name, None)
        if values is None:
            return ""
        if len(values) > 1:
            raise BadRecord(
                self.path, self.line, f"{name!r} stands {len(values)} times in one record.", "Keep one of them."
            )
        return values[0]

    def take_all(self, name: str) -> list[str]:
        """All values of a field, in the order of the file."""
        return self._fields.pop(name, [])

    def audit(self) -> dict[str, int]:
        """Fields that were not taken, with how many values each has."""
        return {name: len(values) for name, values in self._fields.items()}
