"""The English word list."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from symptomdb.errors import BadRecord, SourceError
from symptomdb.sources.english import find_english_words, read_english_words


def test_words_and_counts() -> None:
    words = read_english_words()
    assert len(words) > 100_000
    assert words["the"] > words["thumb"] > 0
    assert "hetrotopic" not in words
    assert all(word == word.lower() for word in words)


def test_the_package_is_not_imported() -> None:
    find_english_words()
    assert "spellchecker" not in sys.modules


def test_a_damaged_list(tmp_path: Path) -> None:
    path = tmp_path / "en.json.gz"
    with pytest.raises(SourceError, match="can't be read"):
        read_english_words(path)
    path.write_bytes(b"no gzip")
    with pytest.raises(SourceError, match="can't be read"):
        read_english_words(path)
    path.write_bytes(gzip.compress(b"{"))
    with pytest.raises(BadRecord, match="no JSON"):
        read_english_words(path)
    path.write_bytes(gzip.compress(b'["the"]'))
    with pytest.raises(BadRecord, match="no table of words"):
        read_english_words(path)
