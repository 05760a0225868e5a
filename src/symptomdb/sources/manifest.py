"""The manifest of a source: who publishes it, under which licence, and how many records its release must give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from symptomdb.errors import CountMismatch
from symptomdb.model.source import Source, Trust

#: A living source grows and is tidied between releases.
_SHRINKS, _GROWS = 0.97, 1.25


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of a source before it is read.

    Attributes:
        release: The release that `expected` was counted on.
        expected: Kind of record to the lowest and highest count that is accepted, both included. For a pinned release
            both are the same figure: a file that was cut short by a hundredth must not pass. A newer release therefore
            needs a new manifest, written knowingly.
    """

    id: str
    name: str
    publisher: str
    licence: str
    licence_url: str
    url: str
    trust: Trust
    attribution: str
    release: str = ""
    expected: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def check_counts(self, counts: Mapping[str, int], path: Path, hint: str = "") -> None:
        """Raise `CountMismatch` when a count lies outside its range; the message names the file and both figures.

        Args:
            counts: What was read, by kind of record.
            path: The file it was read from.
            hint: What else the reader knows, for example the first record that it rejected.
        """
        wrong = [
            f"{counts.get(kind, 0):,} {kind.replace('_', ' ')} instead of {_span(low, high)}"
            for kind, (low, high) in self.expected.items()
            if not low <= counts.get(kind, 0) <= high
        ]
        if wrong:
            message = f"{path}: {self.name} release {self.release} gives {'; '.join(wrong)}."
            raise CountMismatch(
                f"{message} {hint}".strip(),
                "Fetch the file again; if it is a newer release on purpose, count it and update its manifest.",
            )

    def loosened(self) -> Manifest:
        """The manifest for a newer release that is loaded on purpose: 3 % less to 25 % more than was counted."""
        ranges = {kind: (int(low * _SHRINKS), int(high * _GROWS)) for kind, (low, high) in self.expected.items()}
        return replace(self, expected=ranges)

    def source(self, version: str, digest: str, counts: Mapping[str, int]) -> Source:
        """The release as loaded: this manifest with the version, SHA-256 and counts of what was read."""
        return Source(
            id=self.id,
            name=self.name,
            publisher=self.publisher,
            licence=self.licence,
            licence_url=self.licence_url,
            url=self.url,
            version=version,
            digest=digest,
            trust=self.trust,
            attribution=self.attribution,
            counts=dict(counts),
        )


def exactly(**counts: int) -> dict[str, tuple[int, int]]:
    """Ranges of one figure each.

    >>> exactly(terms=3)
    {'terms': (3, 3)}
    """
    return {kind: (count, count) for kind, count in counts.items()}


def _span(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
