"""Text as the reader sees it: folded to ASCII at equal length and cut into words and the gaps between them."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

#: Letters of other alphabets become this word character, all other signs `_SIGN`: offsets stay those of the text.
_LETTER = "~"
_SIGN = "|"

# Signs that mean the same as an ASCII one; decomposition (NFKD) does not know them.
_SAME = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2022": ";", "\u00b7": ";", "\u25cf": ";", "\u2026": ".", "\u00d8": "O", "\u00f8": "o", "\u0142": "l",
    "\u00df": "s", "\u00e6": "e", "\u0153": "e", "\u00c6": "E", "\u0152": "E", "\ufb01": "f", "\ufb02": "f",
}  # fmt: skip

# "Crohn's1" is "Crohn", "'" and "s1": two words in a row would shift all that follows.
_PIECES = re.compile(r"[A-Za-z0-9~]+(?:'[A-Za-z]+(?![A-Za-z0-9~]))?|[^A-Za-z0-9~]+")


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    first = unicodedata.normalize("NFKD", character)[0]
    if first.isascii():
        return first
    if character.isspace():
        return " "
    return _LETTER if character.isalpha() else _SIGN


def _fold_run(error: UnicodeError) -> tuple[str, int]:
    """Characters that ASCII does not have, for `str.encode`, which finds them ten times faster than a pattern."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_fold_character, error.object[error.start : error.end])), error.end


codecs.register_error("symptomdb.fold", _fold_run)


def fold(text: str) -> str:
    """Fold to ASCII, one character for one.

    >>> fold("na\u00efve caf\u00e9 \u2013 \u05d0\u05d1 \U0001f600")
    'naive cafe - ~~ |'
    """
    if text.isascii():
        return text
    return text.encode("ascii", "symptomdb.fold").decode("ascii")


def pieces(folded: str) -> tuple[list[str], list[int]]:
    """Cut folded text into words and gaps, in turn, and give the offset where each begins.

    >>> pieces("No fever, it's fine")
    (['No', ' ', 'fever', ', ', "it's", ' ', 'fine'], [0, 2, 3, 8, 10, 14, 15, 19])
    """
    found = _PIECES.findall(folded)
    return found, [0, *accumulate(map(len, found))]


def word_places(cut: Sequence[str]) -> range:
    """Numbers of the pieces that are words: words and gaps take turns."""
    return range(0 if cut and (cut[0][0].isalnum() or cut[0][0] == _LETTER) else 1, len(cut), 2)
