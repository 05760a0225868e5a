"""What happened before: the words that an event is known by are known to the rest of the program too."""

from __future__ import annotations

import pytest

from symptomdb.model.event import EVENT_WORDS, Event
from symptomdb.read.history import HEADS, history_items
from symptomdb.read.text import pieces

SAID = (
    ("six weeks after total left hip replacement", "surgery"),
    ("two days after a traumatic brain injury", "injury"),
    ("a month after I had my baby", "birth"),
    ("three days after the covid shot", "vaccination"),
    ("yesterday after a long drive", "journey"),
    ("a year after an emergency c-section", "surgery"),
    ("one week after a road traffic accident", "injury"),
)


def test_every_word_that_names_an_event_is_plain() -> None:
    assert HEADS <= EVENT_WORDS


@pytest.mark.parametrize(("said", "kind"), SAID)
def test_an_event_has_a_known_kind_and_plain_words(said: str, kind: str) -> None:
    cut, offsets = pieces(said)
    (item,) = history_items(said, said, offsets, [i for i, piece in enumerate(cut) if piece in HEADS][-1:])
    assert Event(item.kind) is Event(kind)
    assert EVENT_WORDS.issuperset(item.text.split())
