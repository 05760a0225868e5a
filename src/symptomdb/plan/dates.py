"""How long ago: "10 months ago", "last year", "in January 2026", "2019" as days before today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_NUMBER_WORDS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "half a": 0.5, "couple of": 2.0,
    "a few": 3.0, "several": 4.0,
}  # fmt: skip
_UNIT_DAYS = {"hour": 1 / 24, "hr": 1 / 24, "day": 1.0, "week": 7.0, "wk": 7.0, "month": 30.44, "mo": 30.44,
              "year": 365.25, "yr": 365.25}  # fmt: skip
_WORDS = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_AGO = re.compile(
    rf"\b(?P<amount>\d+(?:\.\d+)?|{_WORDS})\s*-?\s*(?P<unit>{'|'.join(_UNIT_DAYS)})s?\s+"
    r"(?:ago|earlier|before|previously|back|post|after|prior)\b"
)
_NEAR_DATES = {"today": 0.0, "this morning": 0.0, "yesterday": 1.0, "last night": 1.0, "this week": 3.0,
               "last week": 7.0, "this month": 15.0, "last month": 30.0, "last year": 365.0, "recent": 30.0,
               "recently": 30.0}  # fmt: skip
_NEAR = re.compile(rf"\b({'|'.join(_NEAR_DATES)})\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CALENDAR = re.compile(
    r"\b(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?\b"
    r"|\b(?P<month>\d{1,2})/(?P<month_year>(?:19|20)\d\d)\b"
    rf"|\b(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?\s+(?P<name_year>(?:19|20)\d\d)\b"
    r"|\b(?P<year>(?:19|20)\d\d)\b"
)
#: A date that is known by its month or year alone is taken to be in the middle of it.
_MIDDLE_DAY, _MIDDLE_MONTH = 15, 7


def iter_dates(text: str, today: date | None) -> Iterator[float]:
    """Days before today of each time that a text gives.

    Args:
        text: In lower case.
        today: None leaves out what the calendar alone gives.

    >>> [*iter_dates("bleed 3 weeks ago", None)]
    [21.0]
    >>> [*iter_dates("gi bleed in january 2026", date(2026, 3, 1))]
    [45.0]
    """
    for found in _AGO.finditer(text):
        amount = found["amount"]
        number = _NUMBER_WORDS[amount] if amount in _NUMBER_WORDS else float(amount)
        yield number * _UNIT_DAYS[found["unit"]]
    for found in _NEAR.finditer(text):
        yield _NEAR_DATES[found[1]]
    if today is None:
        return
    for found in _CALENDAR.finditer(text):
        day = _day(found)
        if day is not None and day <= today:
            yield float((today - day).days)


def _day(found: re.Match[str]) -> date | None:
    year = int(found["iso_year"] or found["month_year"] or found["name_year"] or found["year"])
    if found["name"]:
        month = _MONTHS.index(found["name"]) + 1
    else:
        month = int(found["iso_month"] or found["month"] or _MIDDLE_MONTH)
    day = int(found["iso_day"] or (1 if found["year"] else _MIDDLE_DAY))
    try:
        return date(year, month, day)
    except ValueError:
        return None
