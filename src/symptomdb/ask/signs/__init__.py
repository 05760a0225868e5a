"""Signs of an emergency as rows of a table, and how a row is found in a text.

A row is tried only when each of its kinds of words has a beginning of a word in the text; only then is a pattern
compiled. The beginnings of a text's words are looked up in one table: so a question without such words costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from symptomdb.ask.excuses import is_denied
from symptomdb.ask.signs.body_words import BODY_WORDS
from symptomdb.ask.signs.care_words import CARE_WORDS
from symptomdb.ask.signs.harm_rows import HARM_ROWS
from symptomdb.ask.signs.harm_words import HARM_WORDS
from symptomdb.ask.signs.illness_rows import ILLNESS_ROWS
from symptomdb.ask.signs.known_illness_rows import KNOWN_ILLNESS_ROWS

#: Words on both sides of `~` stand at most this many characters apart, about seven words.
_NEAR = 42
_DIGITS = "0123456789"
_LETTERS = re.compile(r"[a-z]*")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
#: No more letters of a word are looked up.
_LONGEST = 8
_WORDS = BODY_WORDS | CARE_WORDS | HARM_WORDS
#: A stroke inside brackets belongs to a phrase.
_ALTERNATIVES = re.compile(r"\|(?![^(]*\))")
#: A star after a letter: the rest of the word.
_REST = re.compile(r"(?<![\\])(?<=[a-z])(?<!\\d)\*")


@dataclass(frozen=True, slots=True)
class Near:
    """Two sides of which a text must hold matches close to each other; with `other` empty, one side alone."""

    side: str
    other: str = ""

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match of the first side, from `start` on, that has one of the other near it."""
        if not self.other:
            return _side(self.side).search(text, start)
        others = [other for other in _side(self.other).finditer(text) if not is_denied(text, other.start())]
        if not others:
            return None
        for found in _side(self.side).finditer(text, start):
            for other in others:
                apart = max(found.start() - other.end(), other.start() - found.end())
                if 0 <= apart <= _NEAR:
                    return found
        return None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what must be found, the first in one sentence, the rest in the sentences around it.

    Attributes:
        sides: What must all begin somewhere in the text.
    """

    family: str
    parts: tuple[tuple[Near, ...], ...]
    sides: tuple[str, ...]
    mild: bool


def iter_rows(text: str) -> Iterator[Row]:
    """The rows whose words have beginnings in a plain text."""
    begun, sides = _begun_by(), _sides_by_item()
    items = set(begun.get("", ()))
    for word in set(_NOT_WORD.split(text)):
        for end in range(1, min(len(word), _LONGEST) + 1):
            items.update(begun.get(word[:end], ()))
    standing = {side for item in items for side in sides[item]}
    yield from (row for row in all_rows() if standing.issuperset(row.sides))


@lru_cache(maxsize=1)
def _begun_by() -> dict[str, list[str]]:
    """Of each beginning of a word, the kinds of words and the words that may match where it stands."""
    begun: dict[str, list[str]] = {}
    for item in _sides_by_item():
        for beginning in _beginnings(item):
            begun.setdefault(beginning, []).append(item)
    return begun


@lru_cache(maxsize=1)
def _sides_by_item() -> dict[str, list[str]]:
    """Of each kind of words, or word that stands for itself, the sides that it is an alternative of."""
    sides: dict[str, list[str]] = {}
    for side in dict.fromkeys(side for row in all_rows() for side in row.sides):
        for item in _ALTERNATIVES.split(side):
            sides.setdefault(item, []).append(side)
    return sides


@lru_cache(maxsize=1)
def all_rows() -> tuple[Row, ...]:
    """Every row of the tables."""
    return tuple(
        _row(family, line.strip())
        for family, lines in (ILLNESS_ROWS | KNOWN_ILLNESS_ROWS | HARM_ROWS).items()
        for line in lines.splitlines()
        if line.strip()
    )


def _row(family: str, line: str) -> Row:
    parts: list[tuple[Near, ...]] = []
    sides: list[str] = []
    for part in line.removeprefix("? ").split(" & "):
        pairs = [tuple(pair.split(" ~ ")) for pair in part.split(" or ")]
        parts.append(tuple(Near(*pair) for pair in pairs))
        # Of a pair both sides must begin somewhere; of pairs that do equally, any first side.
        sides += pairs[0] if len(pairs) == 1 else ("|".join(pair[0] for pair in pairs),)
    return Row(family, tuple(parts), tuple(sides), line.startswith("? "))


def _phrases(item: str) -> tuple[str, ...]:
    """The phrases of a kind of words (in capitals), or the one that stands for itself."""
    return tuple(phrase.strip() for phrase in _WORDS[item].split(",")) if item.isupper() else (item,)


@cache
def _side(side: str) -> re.Pattern[str]:
    phrases = dict.fromkeys(phrase for item in _ALTERNATIVES.split(side) for phrase in _phrases(item))
    return re.compile(rf"\b(?:{'|'.join(_phrase(phrase) for phrase in phrases)})\b")


def _phrase(phrase: str) -> str:
    joined = r"\W+".join(phrase.split())
    gaps = joined.replace(r"\W+...\W+", r"(?:\W+\w+){0,4}?\W+").replace(r"\W+?", r"\W*")
    return _REST.sub(r"\\w*", gaps)


@cache
def phrases_pattern(text: str) -> re.Pattern[str]:
    """A pattern for any phrase of a list that is written as in `signs.body_words`."""
    phrases = (phrase.strip() for phrase in text.replace("\n", " ").split(","))
    return re.compile(rf"\b(?:{'|'.join(_phrase(phrase) for phrase in phrases if phrase)})\b")


def _beginnings(item: str) -> tuple[str, ...]:
    """Beginnings of words, one of which stands wherever the item matches; an empty one stands in any text."""
    return tuple({beginning for phrase in _phrases(item) for beginning in _beginning(phrase)})


def _beginning(phrase: str) -> Iterable[str]:
    if phrase[0] in _DIGITS:
        return phrase[0]
    if phrase.startswith(("\\d", "[")):
        return _DIGITS
    letters = _LETTERS.match(phrase)
    assert letters is not None
    optional = phrase[letters.end() :].startswith("?")
    return (letters[0][: min(letters.end() - optional, _LONGEST)],)
