"""Signs of an emergency as rows of a table, and how a row is found in a text.

A row is tried only when each of its kinds of words has a beginning of a word in the text; only then is a pattern
compiled. So a question without such words costs a few comparisons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from symptomdb.ask.signs.body_words import BODY_WORDS
from symptomdb.ask.signs.table import SIGNS
from symptomdb.ask.signs.thing_words import THING_WORDS

#: Words on both sides of `~` stand at most this many characters apart, about seven words.
_NEAR = 42
_DIGITS = "0123456789"
_LETTERS = re.compile(r"[a-z]*")
_WORDS = BODY_WORDS | THING_WORDS
#: A stroke inside brackets belongs to a phrase.
_ALTERNATIVES = re.compile(r"\|(?![^(]*\))")
#: A star after a letter: the rest of the word.
_REST = re.compile(r"(?<![\\])(?<=[a-z])(?<!\\d)\*")


@dataclass(frozen=True, slots=True)
class Near:
    """Two patterns of which a text must hold matches close to each other; with `other` empty, one pattern alone."""

    pattern: str
    other: str = ""

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match of either pattern, from `start` on, that has one of the other near it."""
        if not self.other:
            return compiled(self.pattern).search(text, start)
        others = list(compiled(self.other).finditer(text))
        if not others:
            return None
        for found in compiled(self.pattern).finditer(text, start):
            for other in others:
                apart = max(found.start() - other.end(), other.start() - found.end())
                if 0 <= apart <= _NEAR:
                    return found
        return None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what must be found, the first in one sentence, the rest in the sentences around it.

    Attributes:
        beginnings: For each kind of words, the beginnings of words of which the text must hold one.
    """

    family: str
    parts: tuple[tuple[Near, ...], ...]
    beginnings: tuple[tuple[str, ...], ...]
    mild: bool


def iter_rows(text: str) -> Iterator[Row]:
    """The rows whose words have beginnings in a plain text."""
    words = " " + re.sub(r"[^a-z0-9]+", " ", text)
    seen: dict[tuple[str, ...], bool] = {}
    for row in _rows():
        for kind in row.beginnings:
            if kind not in seen:
                seen[kind] = any(beginning in words for beginning in kind)
            if not seen[kind]:
                break
        else:
            yield row


@lru_cache(maxsize=1)
def _rows() -> tuple[Row, ...]:
    return tuple(
        _row(family, line.strip()) for family, lines in SIGNS.items() for line in lines.splitlines() if line.strip()
    )


def _row(family: str, line: str) -> Row:
    parts, kinds = [], []
    for part in line.removeprefix("? ").split(" & "):
        pairs = [tuple(pair.split(" ~ ")) for pair in part.split(" or ")]
        parts.append(tuple(Near(*(_pattern(side) for side in pair)) for pair in pairs))
        # Of a pair both sides must begin somewhere; of pairs that do equally, any first side.
        sides = pairs[0] if len(pairs) == 1 else ("|".join(pair[0] for pair in pairs),)
        kinds += [_beginnings(side) for side in sides]
    return Row(family, tuple(parts), tuple(kinds), line.startswith("? "))


@cache
def _phrases(side: str) -> tuple[str, ...]:
    """The phrases of a side: those of a kind of words (in capitals), and those that stand for themselves."""
    found: list[str] = []
    for item in _ALTERNATIVES.split(side):
        found += [phrase.strip() for phrase in _WORDS[item].split(",")] if item.isupper() else [item]
    return tuple(dict.fromkeys(found))


@cache
def _pattern(side: str) -> str:
    return rf"\b(?:{'|'.join(_phrase(phrase) for phrase in _phrases(side))})\b"


def _phrase(phrase: str) -> str:
    joined = r"\W+".join(phrase.split())
    gaps = joined.replace(r"\W+...\W+", r"(?:\W+\w+){0,4}?\W+").replace(r"\W+?", r"\W*")
    return _REST.sub(r"\\w*", gaps)


@cache
def phrases_pattern(text: str) -> str:
    """A pattern for any phrase of a list that is written as in `signs.body_words`."""
    phrases = (phrase.strip() for phrase in text.replace("\n", " ").split(","))
    return rf"\b(?:{'|'.join(_phrase(phrase) for phrase in phrases if phrase)})\b"


@cache
def _beginnings(side: str) -> tuple[str, ...]:
    """Beginnings of words, one of which stands wherever the side matches; shorter ones make longer ones needless."""
    found = sorted({one for phrase in _phrases(side) for one in _beginning(phrase)}, key=len)
    kept: list[str] = []
    for beginning in found:
        if not beginning.startswith(tuple(kept)):
            kept.append(beginning)
    return tuple(kept)


def _beginning(phrase: str) -> tuple[str, ...]:
    if phrase[0] in _DIGITS:
        return (f" {phrase[0]}",)
    if phrase.startswith((r"\d", "[")):
        return tuple(f" {digit}" for digit in _DIGITS)
    letters = phrase[: _LETTERS.match(phrase).end()]  # type: ignore[union-attr]
    return (" " + (letters[:-1] if phrase[len(letters) :].startswith("?") else letters),)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled once."""
    return re.compile(pattern)
