"""Where knowledge comes from: a release of data (`Source`) and a single publication (`Publication`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum


class Trust(IntEnum):
    """The trust order of ``docs/sources.md``; higher is better. Conflicts are shown, never settled by it alone."""

    MACHINE_READ = 1
    AI_CURATED = 2
    CROWD = 3
    EXPERT_DATABASE = 4
    PUBLICATION_BACKED = 5
    OWN_REVIEWED = 6

    @property
    def words(self) -> str:
        """The level as a reader sees it.

        >>> Trust.AI_CURATED.words
        'AI-curated'
        """
        return _WORDS[self]


_WORDS = {
    Trust.MACHINE_READ: "by a machine",
    Trust.AI_CURATED: "AI-curated",
    Trust.CROWD: "entered by many people",
    Trust.EXPERT_DATABASE: "expert database",
    Trust.PUBLICATION_BACKED: "backed by a publication",
    Trust.OWN_REVIEWED: "our own",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One release of one data source, as loaded.

    Attributes:
        id: Short key, for example ``hpoa``.
        digest: SHA-256 of the bytes that were read, in hex.
        counts: What was read, by kind of record.
    """

    id: str
    name: str
    publisher: str
    licence: str
    licence_url: str
    url: str
    version: str
    digest: str
    trust: Trust
    attribution: str
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Publication:
    """A thing that can be cited, with only those identifiers that were truly seen.

    Attributes:
        id: Key in our bibliography, for example ``S017``.
        kind: ``RCT``, ``meta-analysis``, ``review``, ``label`` …
        authors: As seen; empty when the stored text did not show them.
        part_read: Which part was read (abstract, opening, whole page …).
        note: What the source says, in our own words, where it was noted down.
    """

    id: str
    kind: str
    title: str
    authors: str = ""
    year: int | None = None
    publisher: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    licence: str = ""
    part_read: str = ""
    read_on: str = ""
    note: str = ""
