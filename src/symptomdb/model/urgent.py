"""What must be said of a text before anything else: that it tells of an emergency or of a crisis."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Urgent:
    """A red flag in a text.

    Attributes:
        kind: ``emergency`` or ``crisis``.
        message: What to do now, in plain words.
    """

    kind: str
    message: str
