"""English words with their counts in a corpus, read from pyspellchecker's word list; the package is not imported."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path

from symptomdb.errors import BadRecord, SourceError


def find_english_words() -> Path:
    """The file ``resources/en.json.gz`` of the installed package pyspellchecker (MIT)."""
    found = importlib.util.find_spec("spellchecker")
    if found is None or not found.submodule_search_locations:
        raise SourceError("The package pyspellchecker is not installed; its word list is read.", "Install it with pip.")
    return Path(found.submodule_search_locations[0]) / "resources" / "en.json.gz"


def read_english_words(path: Path | None = None) -> dict[str, int]:
    """Lower-case word to how often it occurs in the corpus behind the list (at least 1)."""
    path = path or find_english_words()
    try:
        words = json.loads(gzip.decompress(path.read_bytes()))
    except OSError as error:
        raise SourceError(f"{path} can't be read ({error}).", "Install pyspellchecker again.") from error
    except ValueError as error:
        raise BadRecord(path, None, f"the word list is no JSON ({error}).", "Install pyspellchecker again.") from error
    if not isinstance(words, dict) or not all(isinstance(count, int) for count in words.values()):
        raise BadRecord(path, None, "the word list is no table of words and counts.", "Install pyspellchecker again.")
    return words
