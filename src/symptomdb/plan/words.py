"""What the words of a record speak of: concepts with their presence (denied, past, planned) and their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from symptomdb.model.concept import Presence
from symptomdb.plan.dates import iter_dates
from symptomdb.plan.presence import is_about_someone_else, item_of, presence_of
from symptomdb.plan.vocabulary import Vocabulary

_SEGMENT = re.compile(r"[;\n!?]|\.(?=\s|$)|\s(?:but|however|although|though|except|whereas|while)\s")
_ALLERGY = re.compile(
    r"\b(?:allerg\w*|intoleran\w*|anaphyla\w*|hypersensitiv\w*|exacerbated|induced|sensitiv\w*|angio-?o?edema)\b"
)
_NO_ALLERGY = re.compile(r"\b(?:tolerates?|tolerated)\b")
_NUMBER = re.compile(r"(?P<sign>[<>]?)\s*[=~]?\s*(?P<digits>\d+(?:[.,]\d+)?)")
#: "<30" is a little below 30.
_BESIDE = {"<": -0.01, ">": 0.01}
#: Answers that say "nothing here".
NOTHING = re.compile(
    r"\W*(?:none(?: known| reported)?|nil(?: known)?|no|n/?a|nkd?a|not applicable|no known (?:drug )?allergies|"
    r"no (?:regular )?(?:medications?|medicines|drugs|allergies|comorbidities)|nothing|well|fit and well|healthy|"
    r"0/10)?\W*"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept in a record."""

    concept: str
    presence: Presence
    place: str
    words: str
    days_ago: float | None = None


def normalise(text: str) -> str:
    """Lower case, straight quotes and plain hyphens."""
    return re.sub(r"[‐-―]", "-", text.lower().replace("’", "'"))


def read_line(
    vocabulary: Vocabulary, place: str, text: str, today: date | None = None
) -> tuple[list[Mention], list[str]]:
    """The mentions of one text, and its segments that nothing was made of."""
    mentions: list[Mention] = []
    unread: list[str] = []
    for segment in _SEGMENT.split(normalise(text)):
        if NOTHING.fullmatch(segment):
            continue
        found = list(_read_segment(vocabulary, place, segment, today))
        mentions += found
        if not found:
            unread.append(segment.strip())
    return mentions, unread


def read_measures(vocabulary: Vocabulary, text: str) -> Iterator[tuple[str, float]]:
    """Numbers that a text gives with the name of what was measured, in the measure's own unit."""
    plain = normalise(text)
    for measure, pattern in vocabulary.measures:
        for found in pattern.finditer(plain):
            number = parse_number(found["number"])
            if number is not None:
                yield measure.id, measure.converted(number, found["unit"] or "")


def read_presence(text: str, kind: str, today: date | None = None) -> tuple[Presence, float | None]:
    """How a whole line speaks of what its code stands for, and how many days ago that was."""
    segment = normalise(text)
    length = len(segment)
    return presence_of(segment, 0, length, kind), _days_ago(segment, 0, length, today)


def parse_number(text: str) -> float | None:
    """The number at the head of a value: "24 mL/min", "190/100", "<30" (just below 30); None for none."""
    found = _NUMBER.match(text.strip())
    if found is None:
        return None
    return float(found["digits"].replace(",", ".")) + _BESIDE.get(found["sign"] or "", 0.0)


def _read_segment(vocabulary: Vocabulary, place: str, segment: str, today: date | None) -> Iterator[Mention]:
    if is_about_someone_else(segment):
        yield Mention("someone_else", Presence.PRESENT, place, segment.strip())
        return
    is_allergy = place == "allergies" or bool(_ALLERGY.search(segment))
    if _NO_ALLERGY.search(segment):
        is_allergy = False
    for one in vocabulary.possible(segment):
        concept = one.concept
        if concept.kind == "symptom" and place.startswith("imaging"):
            continue  # "faint calcification" is nobody's faint
        for found in one.pattern.finditer(segment):
            if one.unless and one.unless.search(segment):
                continue
            presence = presence_of(segment, found.start(), found.end(), concept.kind)
            if one.denies_itself(found[0]):
                presence = Presence.EXCLUDED
            days = _days_ago(segment, found.start(), found.end(), today)
            words = item_of(segment, found.start(), found.end())
            prefix = "allergy." if concept.kind == "drug" and is_allergy else ""
            for name in vocabulary.implied[concept.id]:
                yield Mention(prefix + name, presence, place, words, days)


def _days_ago(segment: str, start: int, end: int, today: date | None) -> float | None:
    """The date nearest to the match within its item, else within the segment when it is the only one."""
    item = item_of(segment, start, end)
    for text in (item, segment):
        dates = [*iter_dates(text, today)]
        if len(dates) == 1 or (dates and text is item):
            return dates[0]
    return None
