"""Plain forms of a question: folded text for patterns, its sentences, and the words that ask."""

from __future__ import annotations

import re
from functools import cache

from symptomdb.ontology.names import fold

#: Of a longer text the start and the end are read for conditions and aspects; safety reads all of it.
HEAD_CHARS = 5_000
TAIL_CHARS = 1_500
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_SPACES = re.compile(r"\s+")
# A full stop without a space ends a sentence when a capital follows ("disease.Any information ...").
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+|(?<=[a-z][.?!])(?=[A-Z])|(?<=\?)")
_ASKING = re.compile(
    r"\?|^(?:and |so |but |also |please |hi |hello |ok )*(?:what|whats|how|hows|why|when|where|which|who|is|are|can|"
    r"could|do|does|did|should|will|would|tell|explain|describe|list|give)\b|"
    r"\b(?:want|like|need|trying|hoping|love) to (?:know|learn|understand|find|ask|provide|get)|\blooking for\b|"
    r"\bin need of\b|\binformation (?:on|about|for|regarding)|\bplease (?:send|help|tell|advise|explain)|"
    r"\b(?:wondering|curious|question is|questions?:|advice on|help (?:me|with|for))\b"
)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when first wanted: compiling them all took a tenth of a cold answer."""
    return re.compile(pattern)


def plain(text: str) -> str:
    """Fold `text`, drop apostrophes and squeeze its spaces: what the patterns are written for.

    >>> plain("I CAN’T  breathe!")
    'i cant breathe!'
    """
    return _SPACES.sub(" ", _APOSTROPHES.sub("", fold(text))).strip()


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a raw text, in plain form, empty ones left out."""
    return tuple(found for part in _SENTENCE.split(text) if (found := plain(part)))


def is_asking(sentence: str) -> bool:
    """True when a plain sentence asks for something.

    >>> is_asking("my son is 13 years"), is_asking("i am looking for any help")
    (False, True)
    """
    return _ASKING.search(sentence) is not None


def excerpt(text: str) -> tuple[str, bool]:
    """The part of a long text that is read for conditions and aspects, and whether anything was left out."""
    if len(text) <= HEAD_CHARS + TAIL_CHARS:
        return text, False
    return f"{text[:HEAD_CHARS]}\n{text[-TAIL_CHARS:]}", True
