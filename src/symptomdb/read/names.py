"""Names of terms as keys: each name gives one or more ordered runs of word keys, with a cost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from symptomdb.model.lexicon import Wording
from symptomdb.model.term import Synonym, Term
from symptomdb.read.text import fold
from symptomdb.read.variants import NEARLY, VARIANTS
from symptomdb.read.word_kinds import (
    AS_WRITTEN,
    CALLED_SMALL,
    DEGREES,
    DROPPABLE_MEASURE,
    DROPPABLE_PHYSIOLOGY,
    FILLERS,
    FUNCTION,
    JOINTS,
    LEADING,
    MISLEADING,
    ONE_WAY,
    STOPPERS,
)
from symptomdb.read.words import loose, singular, tight

_WORD = re.compile(r"[a-z0-9~]+(?:'[a-z]+)?")
_SLASH = re.compile(r"([A-Za-z]+)\s?/\s?([A-Za-z]+)")
_LETTER_A = re.compile(r"(?<=[a-z] )A\b")
#: How the letter A is written among word keys, to tell it from the article.
LETTER_A = "a1"
_HYPHEN = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")

_BROKEN = re.compile(r"broke|fractur|crack|break")
_WITHOUT = re.compile(r"\bwithout\b")
#: Names that a text would be read as without the function word that tells them from others ("Very preterm birth").
_UNREAD = re.compile(r"\bwithout\b|\bboth\b|\bvery\b(?! long)")

#: Rank of a synonym by its scope; a label has rank 0.
SCOPE_RANK = {"EXACT": 1.0, "RELATED": 3.0, "NARROW": 3.0, "BROAD": 4.0}
LEXICON_RANK = -0.3
#: A body part with a quality gives way to a name that HPO has for the two.
PATTERN_RANK = 1.5


#: For a wording such as "skin and bones", which "a bone in the skin" is not.
IN_ORDER = 2


class NameKey(NamedTuple):
    """One way to write one name of a term.

    Attributes:
        tokens: Word keys in the name's order, doubles cut.
        cost: Rank of the name plus what this way of writing costs.
        surface: `crc32` of the lower-case name; 0 for a changed name.
        strong: From a label, an EXACT synonym or our lexicon; `IN_ORDER` where only in this order.
    """

    tokens: tuple[str, ...]
    cost: float
    surface: int
    strong: int


def surface_key(words: str) -> int:
    """A checksum of lower-case words with single blanks, to see that a mention is written as the name is."""
    return crc32(" ".join(_WORD.findall(words)).encode())


def content_words(name: str) -> list[str]:
    """Lower-case words of a folded name that carry content; a capital A behind others is kept ("hemoglobin A")."""
    return list(_content(name))


@lru_cache(maxsize=1024)
def _words(name: str) -> tuple[str, ...]:
    """All words of a folded name, in lower case; several steps ask for those of one name in turn."""
    return tuple(_WORD.findall(name.lower()))


@lru_cache(maxsize=1024)
def _content(name: str) -> tuple[str, ...]:
    if " A" in name:
        name = _LETTER_A.sub(LETTER_A, name)
    content = [w for w in _words(name) if w not in FUNCTION and w not in JOINTS]
    while len(content) > 1 and content[0] in LEADING:
        del content[0]
    return tuple(content)


def _keys(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(loose, words)))


def is_abbreviation(synonym: Synonym) -> bool:
    """Typed as an abbreviation, or up to 7 characters with 2 capitals."""
    text = synonym.text
    if synonym.kind == "abbreviation":
        return " " not in text
    return len(text) <= 7 and " " not in text and sum(map(str.isupper, text)) >= 2


def is_sound(synonym: Synonym, label: str) -> bool:
    """Lint a synonym: False for obsolete ones, doubled words, names that say nothing and those that say something else.

    >>> is_sound(Synonym("bone carpal bone"), "Fractured carpal bone"), is_sound(Synonym("Big ears"), "Macrotia")
    (False, True)
    """
    if synonym.kind == "obsolete_synonym" or synonym.kind.startswith("HP:") or synonym.text.lower() in MISLEADING:
        return False
    words = content_words(fold(synonym.text))
    if label.startswith("Fractured ") and not _BROKEN.search(synonym.text.lower()):
        return False  # "bone nose"
    if not words or len(set(words)) < len(words) or _says_less(synonym, label):
        return False
    return not (len(words) == 1 and len(words[0]) < 3 and synonym.text.lower() != label.lower())


def _orders(words: list[str], name: str) -> Iterator[tuple[list[str], float]]:
    """Other orders people use: "X of Y" as "Y X", "abnormal" last."""
    head, of, tail = name.lower().partition(" of ")
    if of:
        yield content_words(tail) + content_words(head), 0.2
    if len(words) > 1 and loose(words[0]) in ("abnormal", "malformation"):
        yield words[1:] + words[:1], 0.2


_LEFT_OUT = frozenset([*DROPPABLE_PHYSIOLOGY, *DROPPABLE_MEASURE, *FILLERS, *DEGREES])


def _shorter(words: list[str]) -> Iterator[tuple[list[str], float]]:
    """The name without words that texts leave out."""
    if _LEFT_OUT.isdisjoint(words):
        return
    for word, cost in DROPPABLE_PHYSIOLOGY.items():
        if word in words and len(words) > 2:
            yield [w for w in words if w != word], cost
    left = [w for w in words if w not in DROPPABLE_MEASURE]
    if 2 <= len(left) < len(words):
        yield left, 0.7
    if len(left) + 1 < len(words):
        for dropped in set(words) & DROPPABLE_MEASURE:
            yield [w for w in words if w != dropped], 0.5
    for filler in FILLERS.intersection(words):
        yield [w for w in words if w != filler], 0.3
    if len(words) > 2 and words[0] in DEGREES:
        yield words[1:], 0.5


def _other_words(words: list[str]) -> Iterator[tuple[list[str], float]]:
    """The name with another word for one of its parts ("short hallux", "short big toe")."""
    plain = list(map(_singular, words))
    for i, word in enumerate(plain):
        for part, others, cost in VARIANTS.get(word, ()):
            if tuple(plain[i : i + len(part)]) == part:
                for other in others:
                    before, after = words[:i], words[i + len(part) :]
                    if other != ("small",):
                        yield [*before, *other, *after], cost
                    elif CALLED_SMALL.isdisjoint(plain):
                        yield ["small", *before, *after], cost


@lru_cache(maxsize=65536)
def _singular(word: str) -> str:
    return singular(word)


def _structural(words: list[str]) -> Iterator[tuple[list[str], float]]:
    """ "X malformation" is "Abnormal X morphology" before it is "Abnormality of X", and the other way round."""
    keys = list(map(loose, words))
    if "abnormal" not in keys and "malformation" not in keys:
        return
    for i, key in enumerate(keys):
        rest = [w for w in words[i + 1 :] if w != "morphology"]
        if key == "abnormal" and len(words) > 1 and "physiology" not in words:
            yield [*words[:i], "malformation", *rest], 0.5 if "morphology" in words else 1.3
        elif key == "malformation" and len(words) > 1:
            yield [*words[:i], "abnormal", *words[i + 1 :]], 1.2


def name_keys(name: str, rank: float, strong: bool, own: bool = False) -> Iterator[NameKey]:
    """All ways to write a name; of our own wordings (`own`) no word is left out."""
    folded = fold(name)
    words = content_words(folded)
    if not words or _is_unread(folded.lower(), own) or _says_twice(words):
        return
    slash = _SLASH.search(folded) if "/" in folded else None
    way = int(strong and slash is None)
    if ("absence" in words and " of " not in folded.lower()) or name.lower() in ONE_WAY:
        way = IN_ORDER  # "seizures were absent" tells of no absence seizure
    yield NameKey(_keys(words), rank, crc32(" ".join(_words(folded)).encode()), way)
    if "-" in folded and _HYPHEN.search(folded):
        yield NameKey(_keys(content_words(_HYPHEN.sub("", folded))), rank, 0, way)
    for short, cost in ((words, 0.0), *(() if own else (*_shorter(words), *_structural(words)))):
        if cost:
            yield NameKey(_keys(short), rank + cost, 0, way)
        for order, more in _orders(short, folded if short is words else " ".join(short)):
            yield NameKey(_keys(order), rank + cost + more, 0, way)
    if way and not own:
        for other, cost in _other_words(words):
            yield NameKey(_keys(other), rank + cost, 0, IN_ORDER if cost >= NEARLY else way)
    if len(words) > 1 and loose(words[0]) == "unable":
        for way_to_say in _UNABLE:
            yield NameKey(_keys([*way_to_say, *words[1:]]), rank, 0, way)
    if slash:
        for side in slash.groups():
            part = folded[: slash.start()] + side + folded[slash.end() :]
            yield NameKey(_keys(content_words(part)), rank + 1.2, 0, way)


def _is_unread(lower: str, own: bool) -> bool:
    if "without" not in lower and (own or ("both" not in lower and "very" not in lower)):
        return False
    return (_WITHOUT if own else _UNREAD).search(lower) is not None


def _says_twice(words: list[str]) -> bool:
    """ "Decreased low density lipoprotein" would be read where nothing is decreased, "1-minute score of 1" for any."""
    if any(word.isdigit() and words.count(word) > 1 for word in words):
        return True
    keys = list(map(loose, words))
    return keys.count("increased") > 1 or keys.count("decreased") > 1


#: Two words for "can't".
_UNABLE = (("could", "not"), ("can", "not"), ("not", "able"))

_PLAIN = frozenset({"abnormal", loose("morphology"), loose("physiology")})


def _says_less(synonym: Synonym, label: str) -> bool:
    """ "Cranial nerves" as a synonym of "Abnormal cranial nerve morphology" names the healthy part."""
    if label.startswith("Abnormally"):
        return False  # "High-pitched voice" tells all of "Abnormally high-pitched voice"
    whole = _label_keys(label)
    return (
        "abnormal" in whole
        and _PLAIN.isdisjoint(said := _keys(content_words(fold(synonym.text))))
        and whole.issuperset(said)
    )


@lru_cache(maxsize=16)
def _label_keys(label: str) -> frozenset[str]:
    return frozenset(_keys(content_words(fold(label))))


def single_key(name: str) -> str | None:
    """The tight key of a name of one content word, else None."""
    folded = fold(name)
    words = _content(folded)
    if len(words) != 1 or not STOPPERS.isdisjoint(_words(folded)):
        return None
    return tight(words[0])


def fixed_words(name: str) -> tuple[tuple[str, ...], int] | None:
    """A name with one content word among others ("the runs", "in a coma"): its words, and which one has content.

    Such a name is read only as written: its one word alone would mean too much. So is a name of two content words that
    mean something else without the others (`AS_WRITTEN`); of these the first is given.
    """
    folded = fold(name)
    words, content = _words(folded), _content(folded)
    if len(words) < 2 or len(set(content)) > 2 or (len(content) > 1 and not AS_WRITTEN.search(" ".join(words))):
        return None
    return words, words.index(content[0])


def written_words(name: str) -> tuple[tuple[str, ...], int]:
    """All words of a name, and which is the first that a mention may be found by."""
    folded = fold(name)
    words = _words(folded)
    return words, next(words.index(word) for word in _content(folded) if word not in STOPPERS)


def term_names(term: Term) -> Iterator[tuple[str, float, bool]]:
    """Sound names of a term that are no abbreviations: name, rank, strong."""
    yield term.label, 0.0, True
    for synonym in term.synonyms:
        if is_sound(synonym, term.label) and not is_abbreviation(synonym):
            yield synonym.text, SCOPE_RANK.get(synonym.scope, 3.0), synonym.scope == "EXACT"


def term_abbreviations(term: Term) -> Iterator[tuple[str, float]]:
    """Abbreviations of three letters or more, matched in the case they are written in."""
    for synonym in term.synonyms:
        if synonym.kind != "obsolete_synonym" and is_abbreviation(synonym) and len(synonym.text) >= 3:
            yield synonym.text, SCOPE_RANK.get(synonym.scope, 3.0) + 1.0


def is_short_form(wording: Wording) -> bool:
    """A lexicon row in capitals such as SOB is read in that case only."""
    return wording.phrase.isupper() and wording.phrase.isalnum()
