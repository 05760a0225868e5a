"""Expressions of time in folded, lower-case text, and how many days they span."""

from __future__ import annotations

import re

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "couple": 2, "a couple of": 2, "couple of": 2,
}  # fmt: skip
_DAYS = {"s": 1 / 86_400, "mi": 1 / 1440, "h": 1 / 24, "d": 1, "n": 1, "f": 14, "w": 7, "mo": 30.44, "y": 365.25}
_NUMBER = (
    r"(?P<number>\d{1,4}(?:\.\d+)?(?:\s?(?:-|to|or)\s?\d{1,3})?|an?(?: couple of| few)?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|several|few|couple(?: of)?|many|some)"
)
_UNIT = r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|fortnights?|weeks?|wks?|months?|mos?|years?|yrs?)"
_ABOUT = r"(?:about|around|approximately|nearly|almost|over|more than|at least|roughly|the past|the last|past|last|\s)*"
_SPAN = rf"{_ABOUT}\b{_NUMBER}[\s-]{{1,2}}{_UNIT}\b"

DURATION = re.compile(
    rf"\b(?:for|over|lasting|lasted|during|x)\s{_SPAN}|\b(?:for|in) (?:ages|years|months|weeks|days)\b"
)
HISTORY_OF = re.compile(rf"(?:{_SPAN})\s(?:history|hx|h/o)\s(?:of\s)?$")
AGO = re.compile(rf"(?:{_SPAN})\s(?:ago|back|earlier|previously|prior)\b")
#: One of them is in every match of `AGO`: words are found faster than the pattern, which most texts do not have.
AGO_WORDS = ("ago", "back", "earlier", "previously", "prior")
AFTER = re.compile(rf"(?:{_SPAN})\s(?:after|post|since|following|status post|s/p|out from|from)\b")
NAMED_DAY = re.compile(
    r"\b(?P<day>yesterday|today|this morning|last night|last week|last month|last year|the other day)\b"
)
SINCE = re.compile(r"\bsince\s(?:\w+\s){0,4}\w+")
STARTED = re.compile(
    rf"\b(?:started|began|starting|onset|came on)\s(?:(?:about|around)\s)?(?:{_SPAN}\sago|\w+(?:\s\w+)?)"
)
_NAMED = {
    "yesterday": 1.0, "today": 0.0, "this morning": 0.0, "last night": 1.0, "last week": 7.0, "last month": 30.44,
    "last year": 365.25,
}  # fmt: skip


#: Every expression of time that may follow a finding has one of these words; looked for first, since most findings have
#: none.
TIMED = re.compile(
    r"(?<![a-z0-9_])(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|fortnights?|weeks?|wks?|months?|mos?|years?"
    r"|yrs?|ages|yesterday|today|morning|since|started|began|starting|onset|came)(?![a-z0-9_])"
)


def days_of(found: re.Match[str]) -> float | None:
    """Days that a match of one of the patterns spans; None for "several weeks".

    >>> days_of(AFTER.search("six weeks after hip surgery"))
    42.0
    """
    groups = found.groupdict()
    if groups.get("day") is not None:
        return _NAMED.get(groups["day"])
    number, unit = groups.get("number"), groups.get("unit")
    if number is None or unit is None:
        return None
    amount = _amount(number)
    key = unit[:2] if unit[:2] in _DAYS else unit[0]
    return None if amount is None else round(amount * _DAYS[key], 2)


def _amount(number: str) -> float | None:
    if number[0].isdigit():
        return float(re.split(r"\s?(?:-|to|or)\s?", number)[0])
    return float(_WORDS[number]) if number in _WORDS else None
