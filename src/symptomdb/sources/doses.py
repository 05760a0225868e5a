"""Doses in texts of others: found so that they are not shown; how much to take is for a professional to say."""

from __future__ import annotations

import re

_UNIT = (
    r"(?:mg|mcg|µg|μg|ug|g|kg|ng|ml|mL|L|IU|units?|mmol|mEq|meq|Gy|cGy|mCi|MBq"
    r"|drops?|tablets?|capsules?|puffs?|doses?|cycles?)"
)
_DOSE = re.compile(
    rf"\d[\d.,]*\s*(?:(?:-|–|to)\s*\d[\d.,]*\s*)?{_UNIT}\b"
    r"|\d[\d.,]*\s*%\s*(?:solution|cream|gel|ointment|lotion)"
    r"|\b(?:once|twice|three times|four times)\s+(?:a\s+)?(?:daily|weekly|day|week)\b"
    r"|\bevery\s+\d+(?:\s*(?:-|–|to)\s*\d+)?\s*(?:hours?|days?|weeks?|months?)\b"
    r"|\bper\s+kg\b|/kg\b|/m2\b|/m²|/day\b|\bq\d+h\b|\b[bt]\.?i\.?d\.?\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(])")


def without_doses(text: str) -> tuple[str, int]:
    """The text without its sentences that name a dose, and how many those were.

    >>> without_doses("L-carnitine helps. Give 50-100 mg/kg/day.")
    ('L-carnitine helps.', 1)
    """
    kept, cut = [], 0
    for sentence in _SENTENCE.split(text):
        if _DOSE.search(sentence):
            cut += 1
        else:
            kept.append(sentence)
    return " ".join(kept).strip(), cut
