"""Whom a text is about: the age and sex that it states of the person, never those of a relative."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = {"y": 1.0, "m": 1 / 12, "w": 7 / 365, "d": 1 / 365}
_SEXES = {
    **dict.fromkeys(("woman", "female", "girl", "lady", "daughter", "f"), "female"),
    **dict.fromkeys(("man", "male", "boy", "gentleman", "son", "m"), "male"),
}
_PERSON = (
    r"man|woman|male|female|boy|girl|lady|gentleman|patient|infant|child|baby|newborn|toddler|teenager|son|daughter"
)
_RELATIVE = re.compile(
    r"\b(?:mother|father|mum|mom|dad|parents?|sister|brother|siblings?|twin|aunt|uncle|cousin|niece|nephew|wife|husband|"
    r"partner|friend|grand\w+)\b[^.]{0,40}$"
)
#: "54-year-old woman", "a 3 month old baby girl", "54 yo F"
_NOUN = re.compile(
    r"\b(\d{1,3})[ -]?(y|m|w|d)(?:ears?|rs?|onths?|o|eeks?|ays?|/)?[ -]?(?:olds?|o)\b[ -]"
    rf"(?:[a-z]+[ -]){{0,2}}?((?:{_PERSON})(?: (?:{_PERSON}))?|[mf])\b"
)
#: "she is 54 years old", "I am 54", "aged 54"
_SAID = re.compile(
    r"\b(?:(i am|i'm|he is|he's|she is|she's|patient is)(?: now)? (\d{1,3})"
    r"(?: (y|m|w|d)(?:ears?|onths?|eeks?|ays?) old\b|(?= ?[,.;]| and\b|$))|(?:aged|age:) ?(\d{1,3})\b)"
)
#: "54F", "54 M" at the start of a note
_SHORT = re.compile(r"^\s*(\d{1,3}) ?([mf])\b")


@dataclass(frozen=True, slots=True)
class Person:
    """Age in years, None when it is not stated; `sex` is ``female``, ``male`` or ``unknown``."""

    age_years: float | None = None
    sex: str = "unknown"


def read_person(text: str) -> Person:
    """The first age and sex that the text states of the person.

    >>> read_person("A 54-year-old woman whose mother, 80 years old, had a DVT")
    Person(age_years=54.0, sex='female')
    >>> read_person("a 10-year-old injury; his 80-year-old mother is well")
    Person(age_years=None, sex='unknown')
    """
    lower = text[:20_000].lower().replace("’", "'")
    if found := _SHORT.match(lower):
        return _person(found[1], "y", found[2])
    for found in _NOUN.finditer(lower):
        if not _RELATIVE.search(lower, max(0, found.start() - 60), found.start()):
            return _person(found[1], found[2], found[3])
    for found in _SAID.finditer(lower):
        if not _RELATIVE.search(lower, max(0, found.start() - 60), found.start()):
            subject = (found[1] or "")[:3].strip()
            sex = {"he": "m", "he'": "m", "she": "f"}.get(subject, "")
            return _person(found[2] or found[4], found[3] or "y", sex)
    return Person()


def _person(number: str, unit: str, noun: str) -> Person:
    years = int(number) * _UNITS[unit]
    words = noun.split()
    sex = next((_SEXES[word] for word in reversed(words) if word in _SEXES), "unknown")
    return Person(years if years <= 130 else None, sex)
