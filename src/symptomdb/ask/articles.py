"""Articles at the edge of a name: "a cold" and "triple A" are names, "cold" and "triple" are none.

A run of words that begins or ends with a stop word is looked up for nothing nearly always, so only these are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symptomdb.ask.vocabulary import STOP, question_words
from symptomdb.ask.vocabulary import words as listed
from symptomdb.ontology.names import Token

_ARTICLES = frozenset({"a", "an", "the"})
#: What people say that an illness does: after "a cold" it shows that no other noun follows ("a cold compress").
_DOES = listed(
    """
    begin clear come develop end get give go happen kick last lead linger make move pass progress resolve sound spread
    start stay stop take turn usually wear always ever normally still virus
    """
)
_BETWEEN = re.compile(r"\s*")


def is_led(text: str, tokens: Sequence[Token], at: int, n: int) -> bool:
    """True for an article with the words after it, when those are not the beginning of something else.

    Args:
        at: Place of the first word.
        n: How many words, the article among them.
    """
    if n < 2 or tokens[at].word not in _ARTICLES:
        return False
    return at + n == len(tokens) or _ends_here(text, tokens[at + n - 1], tokens[at + n])


def is_lettered(text: str, tokens: Sequence[Token], at: int, n: int) -> bool:
    """True for words that end in the letter A and not in the article: a capital, or no noun follows it."""
    last = tokens[at + n - 1]
    if n < 2 or last.word != "a":
        return False
    return text[last.start : last.end] == "A" or at + n == len(tokens) or _ends_here(text, last, tokens[at + n])


def inner_length(tokens: Sequence[Token], at: int, n: int) -> int:
    """How many words of a name are no article: "cold sore" is longer than "a cold"."""
    return n - (n > 1 and tokens[at].word in _ARTICLES)


def _ends_here(text: str, last: Token, after: Token) -> bool:
    return _is_broken(text, last, after) or after.stem in STOP or after.stem in _DOES or after.stem in question_words()


def _is_broken(text: str, last: Token, after: Token) -> bool:
    return not _BETWEEN.fullmatch(text, last.end, after.start)
