"""The words of records, compiled: which concepts a text may hold, and the numbers that it gives with a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from symptomdb.model.concept import Concept, Measure

_WORD = re.compile(r"[a-z0-9]+")
#: Words that say that a thing is not there.
LACK = re.compile(r"\b(?:no|not|without|never|nor|cannot|can't|isn't|unable|nothing)\b")
#: Up to four words between two parts of a phrase, not beyond a `stop`.
_GAP = "(?:[^a-z0-9{stop}]+[a-z0-9]+){{0,4}}?[^a-z0-9{stop}]+"
#: Letters of a word's beginning by which concepts are looked up.
_HEAD = 3


@dataclass(frozen=True, slots=True)
class Compiled:
    """A concept with what finds it.

    Attributes:
        speaks_of_lack: Its own phrases hold a "no" or "not", so one inside of a match denies nothing.
    """

    concept: Concept
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    speaks_of_lack: bool

    @classmethod
    def of(cls, concept: Concept) -> Compiled:
        """Compile the phrases of one concept."""
        unless = _pattern(concept.unless) if concept.unless else None
        return cls(concept, _pattern(concept.words), unless, any(map(LACK.search, concept.words)))

    def denies_itself(self, words: str) -> bool:
        """Whether a match holds its own denial: "calf not painful"."""
        return not self.speaks_of_lack and LACK.search(words) is not None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All concepts and measurements.

    Attributes:
        heads: The first letters of each concept's phrases, to the numbers of the concepts.
        always: Concepts whose phrases have no plain beginning.
    """

    concepts: tuple[Compiled, ...]
    heads: Mapping[str, tuple[int, ...]]
    always: tuple[int, ...]
    by_id: Mapping[str, Concept]
    by_code: Mapping[tuple[str, str], tuple[str, ...]]
    implied: Mapping[str, tuple[str, ...]]
    measures: tuple[tuple[Measure, re.Pattern[str]], ...]
    by_key: Mapping[str, Measure]

    @classmethod
    def of(cls, concepts: Iterable[Concept], measures: Iterable[Measure]) -> Vocabulary:
        """Compile."""
        measured = tuple(measures)
        every = {concept.id: concept for concept in concepts}
        worded = [concept for concept in every.values() if concept.words]
        heads: dict[str, list[int]] = {}
        always: list[int] = []
        for number, concept in enumerate(worded):
            starts = {start[:_HEAD] for word in concept.words for start in phrase_starts(word)}
            if "" in starts:
                always.append(number)
            for start in starts - {""}:
                heads.setdefault(start, []).append(number)
        return cls(
            tuple(map(Compiled.of, worded)),
            {head: tuple(numbers) for head, numbers in heads.items()},
            tuple(always),
            every,
            _by_code(every.values()),
            {name: tuple(_implied(every, name)) for name in every},
            tuple((measure, _measure(measure)) for measure in measured),
            {key: measure for measure in measured for key in _keys(measure)},
        )

    def possible(self, text: str) -> list[Compiled]:
        """The concepts of which a phrase may begin in the text, in the order of the files."""
        found = set(self.always)
        for word in set(_WORD.findall(text)):
            for length in range(1, _HEAD + 1):
                found.update(self.heads.get(word[:length], ()))
        return [self.concepts[number] for number in sorted(found)]

    def measure_of(self, key: str) -> tuple[Measure, str] | None:
        """The measure that a key of a record names ("CRP_mg_L", "LOINC:33914-3"), and the unit that the key gives."""
        head, _, tail = key.partition(":")
        if tail and tail in self.by_key:
            return self.by_key[tail], ""
        parts = [part for part in re.split(r"[^A-Za-z0-9]+", head) if part]
        for end in range(len(parts), 0, -1):
            measure = self.by_key.get("".join(parts[:end]).lower())
            if measure is not None:
                return measure, "/".join(parts[end:]).lower()
        return None


def _by_code(concepts: Iterable[Concept]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Concepts by system and code; HPO's codes as they are, all others without dots."""
    found: dict[tuple[str, str], list[str]] = {}
    for concept in concepts:
        for system, codes in concept.codes.items():
            for code in codes:
                plain = code if system == "HPO" else code.replace(".", "").upper()
                found.setdefault((system, plain), []).append(concept.id)
    return {key: tuple(ids) for key, ids in found.items()}


def _implied(every: Mapping[str, Concept], name: str) -> Iterator[str]:
    """A concept and all that hold with it."""
    yield name
    for other in every[name].implies if name in every else ():
        yield from _implied(every, other)


def _measure(measure: Measure) -> re.Pattern[str]:
    """The name, at most two words, the number, and a unit that is known."""
    units = "|".join(sorted(map(re.escape, measure.units), key=len, reverse=True)) or "(?!)"
    return re.compile(
        rf"(?<![a-z0-9])(?:{_phrases(measure.words)})[^\w<>]{{0,4}}(?:[a-z]+[^\w<>]+){{0,2}}?"
        rf"(?P<number>[<>]?\s?\d+(?:[.,]\d+)?)(?:\s*°?(?P<unit>{units})(?![a-z]))?"
    )


def _keys(measure: Measure) -> Iterator[str]:
    """What a record may call it as a key: its names without spaces, its codes."""
    yield measure.id
    yield from (key_form(word) for word in measure.words)
    yield from (code for codes in measure.codes.values() for code in codes)


def key_form(text: str) -> str:
    """A name as a key: small letters and digits alone.

    >>> key_form("C-reactive protein")
    'creactiveprotein'
    """
    return "".join(_WORD.findall(text.lower()))


def _phrases(words: Iterable[str]) -> str:
    return "|".join(_phrase(word) for word in words)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{_phrases(words)})(?![a-z0-9])")


def _phrase(text: str) -> str:
    """The regular expression of one phrase of the vocabulary files."""
    text = re.escape(text.lower())
    text = text.replace(r"\(", "(?:").replace(r"\)", ")").replace(r"\|", "|").replace(r"\*", r"[a-z0-9]*")
    text = text.replace(r"\?", "?").replace(r"\\d", r"\d").replace(r"\\\.", r"\.").replace(r"\\\+", r"\+")
    text = text.replace(r",\.\.\.\ ", _GAP.format(stop=";")).replace(r"\ \.\.\.\ ", _GAP.format(stop=";,"))
    return re.sub(r"(?:\\ |\\-|/)+", r"[\\s\\-/]+", text)


def phrase_starts(phrase: str) -> set[str]:
    """How a text may begin that a phrase matches: plain letters, or "" when it could be anything.

    >>> sorted(phrase_starts("(o)?edema"))
    ['edema', 'oedema']
    >>> sorted(phrase_starts("tumou?r*"))
    ['tumo']
    >>> sorted(phrase_starts("(gi|upper gi) bleed*"))
    ['gi', 'upper']
    """
    phrase = phrase.lower()
    if not phrase.startswith("("):
        plain = re.match(r"[a-z0-9]*", phrase)
        start = plain[0] if plain else ""
        return {start[:-1] if phrase[len(start) : len(start) + 1] == "?" else start}
    end = _closing(phrase)
    inside, rest = phrase[1:end], phrase[end + 1 :]
    optional = rest.startswith("?")
    rest = rest[1:] if optional else rest
    starts: set[str] = phrase_starts(rest.lstrip()) if optional else set()
    for way in _ways(inside):
        glued = way + rest if re.fullmatch(r"[a-z0-9]+", way) and rest[:1].isalnum() else way
        starts |= phrase_starts(glued)
    return starts


def _closing(phrase: str) -> int:
    depth = 0
    for place, letter in enumerate(phrase):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place
    return len(phrase) - 1


def _ways(inside: str) -> list[str]:
    """The alternatives of a group, at its own level."""
    ways, depth = [""], 0
    for letter in inside:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            ways.append("")
        else:
            ways[-1] += letter
    return ways
