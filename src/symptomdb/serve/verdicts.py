"""Verdicts, urgencies and tiers of a plan in words: the same ones in the terminal, on pages, in FHIR and on cards.

Nothing here is stronger than the code says.
"""

from __future__ import annotations

from symptomdb.model.care import Verdict
from symptomdb.model.evidence import Urgency

_VERDICTS = {
    Verdict.OFFER: "offer",
    Verdict.CONSIDER: "consider",
    Verdict.CONTESTED: "sources disagree",
    Verdict.NOT_NOW: "not now",
    Verdict.RULED_OUT: "ruled out",
}
_URGENCIES = {
    Urgency.EMERGENCY: "emergency, call for help now",
    Urgency.SAME_DAY: "the same day",
    Urgency.URGENT: "within days, at most two weeks",
}
_TIERS = {"established": "it is there already", "not_applicable": "does not apply"}


def verdict_in_words(verdict: Verdict) -> str:
    """What a verdict is called.

    >>> verdict_in_words(Verdict.CONTESTED)
    'sources disagree'
    """
    return _VERDICTS[verdict]


_FOR_EVERYONE = {
    Verdict.OFFER: "can be offered",
    Verdict.CONSIDER: "can be thought about",
    Verdict.CONTESTED: "studies disagree",
    Verdict.NOT_NOW: "not now",
    Verdict.RULED_OUT: "advised against",
}


def verdict_for_everyone(verdict: Verdict) -> str:
    """The same in everyday words."""
    return _FOR_EVERYONE[verdict]


def urgency_in_words(urgency: Urgency) -> str:
    """How soon help is needed."""
    return _URGENCIES.get(urgency, str(urgency).replace("_", " "))


def tier_in_words(tier: str) -> str:
    """A risk tier in words."""
    return _TIERS.get(tier, tier.replace("_", " "))
