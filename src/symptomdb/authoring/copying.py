"""Whether a wording repeats the words of a passage: facts carry over, sentences do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

#: So many words in a row may be shared by chance or because there is no other way to name the thing.
LONGEST_SHARED_RUN = 8
_WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """The words of a text, lower case.

    >>> words_of("It's Crohn's: 3 weeks.")
    ['it', 's', 'crohn', 's', '3', 'weeks']
    """
    return _WORD.findall(text.lower())


def copied_runs(
    wordings: Mapping[str, str], texts: Iterable[tuple[str, str]], names: Iterable[str] = ()
) -> Iterator[tuple[str, str, str]]:
    """Runs of more than `LONGEST_SHARED_RUN` words that a wording shares with a text.

    Args:
        wordings: Our wordings by a key of the caller's.
        texts: Name and text of each passage.
        names: Names of things; a run that is mostly one of these is no copied sentence.

    Yields:
        The key of the wording, the name of the text, the words; one run per wording.
    """
    size = LONGEST_SHARED_RUN + 1
    known = {" ".join(words) for name in names if len(words := words_of(name)) > 2}
    runs: dict[str, list[str]] = {}
    for key, wording in wordings.items():
        for run in _runs(words_of(wording), size):
            if not any(name in run for name in known):
                runs.setdefault(run, []).append(key)
    seen = set()
    for name, text in texts:
        for run in _runs(words_of(text), size):
            for key in runs.get(run, ()):
                if key not in seen:
                    seen.add(key)
                    yield key, name, run


def _runs(words: list[str], size: int) -> Iterator[str]:
    for start in range(len(words) - size + 1):
        yield " ".join(words[start : start + size])
