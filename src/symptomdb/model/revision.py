"""A revision of a condition's page: its text, where it stands between draft and withdrawn, and who did what to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from symptomdb.model.curie import Curie
from symptomdb.model.person import PersonId

#: The author of what came with the program; no account stands behind it.
EDITORS = PersonId("")


class RevisionState(StrEnum):
    """Draft → in review → published → withdrawn; a reviewer can send it back to draft."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What is done to a revision."""

    START = "started"
    SUBMIT = "sent to review"
    TAKE_BACK = "taken back"
    SEND_BACK = "sent back"
    PUBLISH = "approved and published"
    WITHDRAW = "withdrawn"
    IMPORT = "imported"
    CATCH_UP = "brought up to date"


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision.

    Attributes:
        id: Its key, unique over all pages.
        number: 1, 2, 3 … in the order of publication; 0 while it was never published.
        base: The number of the published revision that it was written on; 0 for the first.
        text: The monograph file.
        author: Who wrote it; `EDITORS` for the text that came with the program.
        note: What changed and why, in the author's words, for the public change log.
        edits: Rises by one with each save: who saves says which they saw.
        reviewer: Who approved it, or who sent it back; None before.
        reason: Why it was sent back or withdrawn, in the reviewer's words.
    """

    id: int
    condition: Curie
    number: int
    base: int
    state: RevisionState
    text: str
    author: PersonId
    note: str
    edits: int
    created_at: datetime
    changed_at: datetime
    submitted_at: datetime | None = None
    published_at: datetime | None = None
    withdrawn_at: datetime | None = None
    reviewer: PersonId | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """True while it was never published."""
        return self.state in (RevisionState.DRAFT, RevisionState.IN_REVIEW)

    @property
    def label(self) -> str:
        """What it is called: "revision 2", or "draft on revision 1"."""
        return f"revision {self.number}" if self.number else f"{self.state} on revision {self.base}"


@dataclass(frozen=True, slots=True)
class RevisionEvent:
    """A line of a page's change log: an act, by whom, when, and what they said."""

    revision: int
    act: Act
    actor: PersonId
    at: datetime
    words: str = ""
