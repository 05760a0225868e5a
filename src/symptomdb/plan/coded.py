"""Codes in the lines of a record, ``apixaban [ATC:B01AF02]``: which concepts they stand for, whatever the words say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from symptomdb.plan.vocabulary import Vocabulary
from symptomdb.plan.words import Mention, read_line, read_presence

_CODE = re.compile(r"\[([A-Z][A-Z0-9-]*:[^\]\s]+)\]")
#: The system in whose name a code that carries its own prefix stands.
_OWN_PREFIX = {"HP": "HPO", "SDBF": "HPO"}


def split_codes(text: str) -> tuple[str, tuple[str, ...]]:
    """A line without its codes, and the codes.

    >>> split_codes("apixaban [ATC:B01AF02]")
    ('apixaban', ('ATC:B01AF02',))
    """
    return _CODE.sub("", text).strip(), tuple(_CODE.findall(text))


def concepts_of(vocabulary: Vocabulary, code: str) -> Iterator[str]:
    """The concepts that a code ``SYSTEM:code`` stands for: its own, or those of the nearest code above it.

    ICD-10 may be written with its dot; M01AE01 is an M01A. A code without a system of ours stands for nothing.
    """
    system, _, bare = code.partition(":")
    own = _OWN_PREFIX.get(system)
    wanted = code if own else bare.replace(".", "").upper()
    for end in range(len(wanted), len(wanted) - 1 if own else 0, -1):
        found = vocabulary.by_code.get((own or system, wanted[:end]))
        if found:
            yield from found
            return


def mentions_of(vocabulary: Vocabulary, place: str, text: str) -> list[Mention]:
    """The mentions of a line, by its words and by its codes."""
    return read_coded_line(vocabulary, place, text)[0]


def read_coded_line(
    vocabulary: Vocabulary, place: str, text: str, today: date | None = None
) -> tuple[list[Mention], list[str]]:
    """As `read_line`; codes count with the presence that the words give, and a line with a known code is understood."""
    words, codes = split_codes(text)
    mentions, unread = read_line(vocabulary, place, words, today)
    if not codes:
        return mentions, unread
    known = {one.concept for one in mentions}
    coded = []
    for code in codes:
        for concept in concepts_of(vocabulary, code):
            kind = vocabulary.by_id[concept].kind
            presence, days = read_presence(words, kind, today)
            prefix = "allergy." if kind == "drug" and place == "allergies" else ""
            names = [prefix + name for name in vocabulary.implied[concept]]
            coded += [Mention(name, presence, place, text, days) for name in names if name not in known]
    return [*mentions, *coded], [] if coded else unread
