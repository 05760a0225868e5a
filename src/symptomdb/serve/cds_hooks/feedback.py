"""Feedback on cards, checked. https://cds-hooks.hl7.org/2.0/#feedback"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from symptomdb.errors import BadInput

_REMEDY = "See https://cds-hooks.hl7.org/2.0/#feedback"
_MAX = 1000


@dataclass(frozen=True, slots=True)
class Feedback:
    """What became of one card; a user's comment is not kept."""

    card: UUID
    outcome: str
    reason: str


def feedback_of(body: Any) -> list[Feedback]:
    """Check the body; `BadInput` names the first problem."""
    entries = body.get("feedback") if isinstance(body, dict) else None
    if not isinstance(entries, list) or not entries or len(entries) > _MAX:
        raise BadInput("`feedback` must be a list of outcomes.", _REMEDY)
    return [_one(entry) for entry in entries]


def _one(entry: Any) -> Feedback:
    if not isinstance(entry, dict):
        raise BadInput("An entry of `feedback` is no JSON object.", _REMEDY)
    outcome = entry.get("outcome")
    if outcome not in ("accepted", "overridden"):
        raise BadInput("`outcome` must be accepted or overridden.", _REMEDY)
    if outcome == "accepted":
        accepted = entry.get("acceptedSuggestions")
        if not isinstance(accepted, list) or not accepted:
            raise BadInput("An accepted card needs `acceptedSuggestions`.", _REMEDY)
        for one in accepted:
            _uuid(one.get("id") if isinstance(one, dict) else None, "acceptedSuggestions.id")
    _utc(entry.get("outcomeTimestamp"))
    override = entry.get("overrideReason")
    reason = override.get("reason") if isinstance(override, dict) else None
    code = str(reason.get("code", "")) if isinstance(reason, dict) else ""
    # A code is a short word: what is not could be a sentence about a person, and this goes to a log.
    return Feedback(_uuid(entry.get("card"), "card"), outcome, code if len(code) <= 64 and " " not in code else "other")


def _uuid(text: Any, name: str) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        raise BadInput(f"`{name}` is no UUID.", _REMEDY) from None


def _utc(text: Any) -> None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        moment = None
    if moment is None or moment.utcoffset() != timedelta(0):
        raise BadInput("`outcomeTimestamp` must be an ISO time stamp in UTC.", _REMEDY)
