"""What the words of a record speak of: concepts with their presence (denied, past, planned) and their dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from symptomdb.model.pathway import Concept, Presence

_NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_UNIT_DAYS = {"hour": 1 / 24, "hr": 1 / 24, "day": 1, "week": 7, "wk": 7, "month": 30.44, "year": 365.25, "yr": 365.25}
_AMOUNT = rf"(?P<amount>\d+(?:\.\d+)?|{'|'.join(_NUMBER_WORDS)})"
_AGO = re.compile(
    rf"\b{_AMOUNT}\s*-?\s*(?P<unit>{'|'.join(_UNIT_DAYS)})s?\s+(?:ago|earlier|before|previously|back|post|after|prior)\b"
)
_NEAR_DATES = {"today": 0.0, "this morning": 0.0, "yesterday": 1.0, "last night": 1.0, "last week": 7.0,
               "last month": 30.0, "last year": 365.0, "recent": 30.0, "recently": 30.0}  # fmt: skip
_NEAR = re.compile(rf"\b({'|'.join(_NEAR_DATES)})\b")

_SEGMENT = re.compile(r"[;\n!?]|\.(?=\s|$)|\s(?:but|however|although|though|except|whereas|while)\s")
_DENIAL = re.compile(
    r"\b(?:no|not|none|nor|neither|denies|denied|denying|without|never|nil|negative for|absence of|free (?:of|from)|"
    r"no evidence of|excludes?|excluded|ruled out|rather than|isn't|hasn't|doesn't|didn't)\b"
)
_DENIED_AFTER = re.compile(r"^\W*(?:\w+\W+){0,2}?(?:ruled out|excluded|absent|negative|denied|unlikely|none|nil|no)\b")
#: Cues that look like a denial and are none.
_NO_DENIAL = re.compile(
    r"\b(?:not only|no longer|no change in|not improv\w*|not settl\w*|not respond\w*|not controlled)\b"
)
_STOPPED = re.compile(
    r"\b(?:no longer|stopped|discontinued|ceased|came off|off|completed|finished|withdrawn|former|formerly|ex|until)\b"
)
_PAST = re.compile(
    r"\b(?:history of|hx of|h/o|previous|previously|past|prior|old|remote|healed|resolved|childhood|in (?:19|20)\d\d|"
    r"had an?|years? ago|months? ago|weeks? ago|days? ago)\b"
)
_PLANNED = re.compile(r"\b(?:planned|planning|scheduled|awaiting|due|listed for|booked|to (?:start|have|be)|will)\b")
_SOMEONE_ELSE = re.compile(r"\b(?:mother|father|brother|sister|sibling|aunt|uncle|cousin|grand\w+|family history)\b")
_ALLERGY = re.compile(
    r"\b(?:allerg\w*|intoleran\w*|anaphyla\w*|hypersensitiv\w*|exacerbated|induced|sensitiv\w*|angio-?o?edema)\b"
)
_NO_ALLERGY = re.compile(r"\b(?:tolerates?|tolerated)\b")
#: Answers that say "nothing here".
NOTHING = re.compile(
    r"\W*(?:none(?: known| reported)?|nil(?: known)?|no|n/?a|nkd?a|not applicable|no known (?:drug )?allergies|"
    r"no (?:regular )?(?:medications?|medicines|drugs|allergies|comorbidities)|nothing|well|fit and well|healthy)?\W*"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept in a record."""

    concept: str
    presence: Presence
    place: str
    words: str
    days_ago: float | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Compiled concepts, and the measurements that a text may give ("eGFR 24")."""

    concepts: tuple[tuple[Concept, re.Pattern[str], re.Pattern[str] | None], ...]
    by_code: Mapping[str, tuple[str, ...]]
    by_id: Mapping[str, Concept]
    measures: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, concepts: Iterable[Concept], measures: Mapping[str, tuple[str, ...]]) -> Vocabulary:
        """Compile.

        Args:
            measures: Words by id of a measurement; the number follows them in a text.
        """
        every = tuple(concepts)
        by_code: dict[str, list[str]] = {}
        for concept in every:
            for code in (code for codes in concept.codes.values() for code in codes):
                by_code.setdefault(code, []).append(concept.id)
        return cls(
            tuple(
                (one, _pattern(one.words), _pattern(one.unless) if one.unless else None) for one in every if one.words
            ),
            {code: tuple(ids) for code, ids in by_code.items()},
            {concept.id: concept for concept in every},
            tuple(
                (name, re.compile(rf"(?:{_phrases(words)})\W{{0,4}}(?:\w+\W+){{0,2}}?(\d+(?:\.\d+)?)"))
                for name, words in measures.items()
            ),
        )

    def concepts_of_code(self, code: str) -> tuple[str, ...]:
        """The concepts that a code stands for: its own, or those of the codes above it (M01AE01 is an M01A)."""
        shortest = len(code) - 1 if ":" in code else 2  # an ontology's numbers have no order
        for end in range(len(code), shortest, -1):
            if code[:end] in self.by_code:
                return self.by_code[code[:end]]
        return ()

    def implied(self, concept: str) -> Iterator[str]:
        """A concept and all that hold with it."""
        yield concept
        known = self.by_id.get(concept)
        for other in known.implies if known else ():
            yield from self.implied(other)


def _phrases(words: Iterable[str]) -> str:
    return "|".join(_phrase(word) for word in words)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{_phrases(words)})(?![a-z0-9])")


def _phrase(text: str) -> str:
    """The regular expression of one phrase of the vocabulary files."""
    text = re.escape(text.lower())
    text = text.replace(r"\(", "(?:").replace(r"\)", ")").replace(r"\|", "|").replace(r"\*", r"[a-z0-9]*")
    text = text.replace(r"\?", "?").replace(r"\\d", r"\d").replace(r"\\\.", r"\.").replace(r"\\\+", r"\+")
    text = text.replace(r"\ \.\.\.\ ", r"(?:[^a-z0-9;]+[a-z0-9]+){0,4}?[^a-z0-9;]+")
    return re.sub(r"(?:\\ |\\-|/)+", r"[\\s\\-/]+", text)


def normalise(text: str) -> str:
    """Lower case, straight quotes and plain hyphens."""
    return re.sub(r"[‐-―]", "-", text.lower().replace("’", "'"))


def read_line(vocabulary: Vocabulary, place: str, text: str) -> tuple[list[Mention], list[str]]:
    """The mentions of one text, and its segments that nothing was made of."""
    mentions: list[Mention] = []
    unread: list[str] = []
    for segment in _SEGMENT.split(normalise(text)):
        if NOTHING.fullmatch(segment):
            continue
        found = list(_read_segment(vocabulary, place, segment))
        mentions += found
        if not found:
            unread.append(segment.strip())
    return mentions, unread


def read_measures(vocabulary: Vocabulary, text: str) -> Iterator[tuple[str, float]]:
    """Numbers that a text gives with the name of what was measured."""
    plain = normalise(text)
    for name, pattern in vocabulary.measures:
        for found in pattern.finditer(plain):
            yield name, float(found[1])


def _read_segment(vocabulary: Vocabulary, place: str, segment: str) -> Iterator[Mention]:
    if _SOMEONE_ELSE.search(segment):
        yield Mention("someone_else", Presence.PRESENT, place, segment.strip())
        return
    is_allergy = place == "allergies" or bool(_ALLERGY.search(segment))
    if _NO_ALLERGY.search(segment):
        is_allergy = False
    for concept, pattern, unless in vocabulary.concepts:
        if concept.kind == "symptom" and place.startswith("imaging"):
            continue  # "faint calcification" is nobody's faint
        for found in pattern.finditer(segment):
            if unless and unless.search(segment):
                continue
            presence = _presence(segment, found.start(), found.end(), concept.kind)
            days = _days_ago(segment, found.start(), found.end())
            words = _item(segment, found.start(), found.end())
            prefix = "allergy." if concept.kind == "drug" and is_allergy else ""
            for name in vocabulary.implied(concept.id):
                yield Mention(prefix + name, presence, place, words, days)


def _item(segment: str, start: int, end: int) -> str:
    """The part between commas that holds the match."""
    left = segment.rfind(",", 0, start) + 1
    right = segment.find(",", end)
    return segment[left : right if right >= 0 else len(segment)].strip()


def read_presence(text: str, kind: str) -> tuple[Presence, float | None]:
    """How a whole line speaks of what its code stands for, and how many days ago that was."""
    segment = normalise(text)
    return _presence(segment, 0, len(segment), kind), _days_ago(segment, 0, len(segment))


def _presence(segment: str, start: int, end: int, kind: str) -> Presence:
    before = segment[:start]
    item = _item(segment, start, end)
    if _is_denied(segment, before, segment[end:]):
        return Presence.EXCLUDED
    if kind == "drug" and _STOPPED.search(item):
        return Presence.PAST
    if _PLANNED.search(item):
        return Presence.PLANNED
    if _PAST.search(item):
        return Presence.PAST
    return Presence.PRESENT


def _is_denied(segment: str, before: str, after: str) -> bool:
    if _DENIED_AFTER.match(after.split(",")[0]):
        return True
    cues = list(_DENIAL.finditer(_NO_DENIAL.sub(lambda found: " " * len(found[0]), before)))
    if not cues:
        return False
    between = before[cues[-1].end() :]
    if re.search(r"\b(?:with|since|because|due to|despite|now|after)\b", between) or len(between.split()) > 12:
        return False
    if "," not in between and " and " not in between:
        return len(between.split()) <= 6
    # "no fever, chest pain or swelling" denies the whole list; "no fever, calf swollen" does not.
    return bool(re.search(r"\b(?:or|nor)\b", segment[len(before) - len(between) :]))


def _days_ago(segment: str, start: int, end: int) -> float | None:
    """The date nearest to the match within its item, else within the segment when it is the only one."""
    item = _item(segment, start, end)
    for text in (item, segment):
        dates = [*_dates(text)]
        if len(dates) == 1 or (dates and text is item):
            return dates[0]
    return None


def _dates(text: str) -> Iterator[float]:
    for found in _AGO.finditer(text):
        amount = found["amount"]
        number = float(_NUMBER_WORDS[amount]) if amount in _NUMBER_WORDS else float(amount)
        yield number * _UNIT_DAYS[found["unit"]]
    for found in _NEAR.finditer(text):
        yield _NEAR_DATES[found[1]]
