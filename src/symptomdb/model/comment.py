"""Comments on a page or a statement: what was said, where it stands in its thread, and what moderators decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from symptomdb.model.person import PersonId


class CommentState(StrEnum):
    """What readers see of it: a waiting one is seen by its writer and moderators, a hidden one by nobody else."""

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"
    DELETED = "deleted"


class Decision(StrEnum):
    """What a moderator did."""

    APPROVE = "approved"
    HIDE = "hidden"
    RESTORE = "shown again"
    KEEP = "kept after reports"
    CLOSE = "thread closed"
    OPEN = "thread opened"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment.

    Attributes:
        condition: Id of the condition whose page it stands on.
        statement: Id of the statement that it is about; empty for the page as a whole.
        parent: The comment that it answers; None for the head of a thread.
        body: Markdown as it was typed; empty once deleted.
        reports: How many people reported it and were not answered yet.
        by_author: Its writer is an author of the page.
        reason: Why it is hidden, in the moderator's words.
    """

    id: int
    condition: str
    statement: str
    parent: int | None
    writer: PersonId
    body: str
    state: CommentState
    created_at: datetime
    edited_at: datetime | None = None
    reports: int = 0
    by_author: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ModerationRecord:
    """The record of one decision: never changed, never deleted."""

    id: int
    comment: int | None
    condition: str
    statement: str
    moderator: PersonId
    decision: Decision
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody asked a moderator to look at a comment."""

    comment: int
    reporter: PersonId
    reason: str
    at: datetime
