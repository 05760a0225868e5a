"""Notices: the kinds of e-mail that people may do without."""

from __future__ import annotations

from enum import StrEnum


class Notice(StrEnum):
    """What a notice tells of."""

    REVIEW = "review"
    DECISION = "decision"
    COMMENT = "comment"
    REPLY = "reply"
    MODERATION = "moderation"

    @property
    def label(self) -> str:
        """What it says on the account's page."""
        return _LABELS[self]


_LABELS = {
    Notice.REVIEW: "A draft waits for my review",
    Notice.DECISION: "A reviewer decided on my draft",
    Notice.COMMENT: "Somebody commented on a page that I wrote",
    Notice.REPLY: "Somebody answered my comment",
    Notice.MODERATION: "A moderator decided on my comment, or reports wait for me",
}
