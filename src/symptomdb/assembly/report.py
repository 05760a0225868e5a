"""What a build did, for the person who started it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symptomdb.sources.record import LoadReport

#: So many rejected records and notes of a source are written out; all are in the JSON.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The new knowledge base in figures.

    Attributes:
        place: The file, or the URL without its password.
        loads: How each source was read.
        counts: Rows by table.
        notes: What else should be known, in sentences.
        seconds: Wall time of the whole build.
    """

    version: str
    place: str
    loads: tuple[LoadReport, ...]
    counts: dict[str, int]
    notes: tuple[str, ...]
    seconds: float

    def to_text(self) -> str:
        """Lines for a terminal."""
        lines = [f"Knowledge base {self.version} in {self.place}, built in {self.seconds:.1f} s."]
        for load in self.loads:
            lines.extend(_load_lines(load))
        shown = ("condition", "annotation", "annotation_reference", "statement", "publication", "name_key")
        lines.append("Stored: " + ", ".join(f"{_words(kind)} {self.counts[kind]:,}" for kind in shown) + ".")
        lines.extend(self.notes)
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        """The same for a program; nothing is left out."""
        return {
            "version": self.version,
            "place": self.place,
            "seconds": round(self.seconds, 3),
            "counts": self.counts,
            "notes": list(self.notes),
            "sources": [_load_json(load) for load in self.loads],
        }


def _load_lines(load: LoadReport) -> list[str]:
    source = load.source
    lines = [f"{source.name}, version {source.version} ({source.licence})"]
    lines.append("    read: " + ", ".join(f"{_words(kind)} {count:,}" for kind, count in source.counts.items()))
    if load.rejected:
        lines.append(f"    rejected: {len(load.rejected):,}")
        lines.extend(f"        line {one.line}: {one.reason}" for one in load.rejected[:_SHOWN])
    if load.unused:
        lines.append("    not used: " + ", ".join(f"{field} {count:,}" for field, count in load.unused.items()))
    lines.extend(f"    note: {note}" for note in load.notes[:_SHOWN])
    if len(load.notes) > _SHOWN:
        lines.append(f"    and {len(load.notes) - _SHOWN:,} further note(s), see --format json")
    return lines


def _load_json(load: LoadReport) -> dict[str, Any]:
    source = load.source
    return {
        "id": source.id,
        "version": source.version,
        "licence": source.licence,
        "digest": source.digest,
        "counts": source.counts,
        "rejected": [{"line": one.line, "reason": one.reason, "text": one.text} for one in load.rejected],
        "unused": load.unused,
        "notes": list(load.notes),
    }


def _words(kind: str) -> str:
    return kind.replace("_", " ")
