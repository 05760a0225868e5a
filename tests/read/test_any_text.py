"""Empty, long, foreign and odd texts: no crash, time linear in length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symptomdb.model.finding import Status
from symptomdb.read.findings import Reader
from symptomdb.read.text import fold, pieces, word_places

_WORDS = "the patient had no fever and chest pain in the left arm with nausea or a rash of both hands while".split()


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\x00\x01\x02", "no", ",", "-", "a-b-c", "😀" * 1000, "שלום עולם " * 500, "發燒和咳嗽",
        "<p>fever</p>" * 100, "x" * 1_000_000, "no " * 100_000, ", " * 100_000, "fever, " * 5_000,
        "\u202efever\u202c", "\ud800 fever",
    ],
    ids=range(17),
)  # fmt: skip
def test_odd_text(reader: Reader, text: str) -> None:
    for finding in reader.read(text).findings:
        assert text[finding.start : finding.end] == finding.mention


def _seconds(reader: Reader, words: int) -> float:
    text = " ".join(_WORDS * (words // len(_WORDS) + 1))
    started = time.process_time()
    reader.read(text)
    return time.process_time() - started


def test_a_sentence_of_ten_thousand_words_takes_linear_time(reader: Reader) -> None:
    """Four times the words may take four times as long, with room for a busy machine; quadratic would be sixteen."""
    _seconds(reader, 2_500)
    # In turns, so that a slow moment of the machine meets both; the best of each.
    short, long = map(min, zip(*((_seconds(reader, 2_500), _seconds(reader, 10_000)) for _ in "123"), strict=True))
    assert long < 9 * short


@given(st.text(alphabet="ab1'~é -,.😀") | st.text())
def test_words_and_gaps_take_turns(text: str) -> None:
    cut, offsets = pieces(fold(text))
    assert "".join(cut) == fold(text)
    assert [offsets[i + 1] - offsets[i] for i in range(len(cut))] == list(map(len, cut))
    is_word = [piece[0].isalnum() or piece[0] == "~" for piece in cut]
    assert [i for i, word in enumerate(is_word) if word] == list(word_places(cut))


def test_a_figure_behind_a_possessive_shifts_nothing(reader: Reader) -> None:
    """A reference number stuck to a word ("Crohn's1 disease") had turned the denials behind it into findings."""
    found = reader.read("Seen for Crohn's1 disease. He denies fever and has no cough.").findings
    assert [(f.mention, f.status) for f in found] == [("fever", Status.EXCLUDED), ("cough", Status.EXCLUDED)]
