"""Acronyms: when a short word counts as one. "MS" does, "ms" in a long sentence does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symptomdb.ask.vocabulary import STOP, question_words
from symptomdb.ask.vocabulary import words as listed
from symptomdb.ontology.names import Token

#: A question of so few words is read as a name, also in small letters.
_SHORT_QUESTION = 6
#: Acronyms that are English words: outside a very short question they count only in capitals.
_ENGLISH_SHORT = listed(
    """
    all add aid ms as pad sad mono hep mac pots cap san car fit spa pan bed arm map ban hot oi fas
    """
)
#: Several of what capitals name.
_SEVERAL = re.compile(r"[A-Z]{2,}s")


def singular(text: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words with each acronym as of one thing: "UTIs" would be taken for a word in -is.

    >>> from symptomdb.ontology.names import spans
    >>> [token.stem for token in singular("UTIs and crisis", spans("UTIs and crisis"))]
    ['uti', 'and', 'crisis']
    """
    return tuple(
        replace(one, stem=one.word[:-1]) if _SEVERAL.fullmatch(text, one.start, one.end) else one for one in tokens
    )


def counts_as_acronym(text: str, tokens: Sequence[Token], words: Sequence[Token]) -> bool:
    """True when words of a text may be read as an acronym.

    Args:
        tokens: All words of the text; `words` are some of them.
    """
    if len(words) > 1:
        return True
    raw = text[words[0].start : words[0].end].rstrip("'’")
    if raw.endswith(("'s", "’s")):
        raw = raw[:-2]
    shouting = text.isupper() and len(tokens) > _SHORT_QUESTION
    if sum(letter.isupper() for letter in raw) >= 2 and not shouting:
        return True
    if words[0].stem in STOP or words[0].stem in question_words():
        return False
    return len(raw) > 4 or len(tokens) <= _SHORT_QUESTION or (len(raw) >= 3 and raw.lower() not in _ENGLISH_SHORT)
