"""Search hits in pages that were edited after the word index was made."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from tests.publish.toy import BELL_TOE, TOY

from symptomdb.model.curie import Curie
from symptomdb.model.page import Monograph
from symptomdb.model.search import SearchHit
from symptomdb.publish.edited_hits import laid_over, may_hold, words_of
from symptomdb.publish.manuscript import Manuscript
from symptomdb.publish.proof import monograph

KEY = str(BELL_TOE)
OTHER = SearchHit(Curie("SDB", "other"), "Other", "A hum elsewhere.", "symptoms", 2.0)
NAME = SearchHit(BELL_TOE, "Bell toe", "", "", 3.0)
_CHANGES = {"A hum is often heard.": "A deep roar is often heard.", "You often hear a hum.": "You often hear it."}
NOW = reduce(lambda text, change: text.replace(*change), _CHANGES.items(), TOY)


def page() -> Monograph:
    return monograph(Manuscript.parse(NOW, BELL_TOE.local))


def found(query: str, hits: list[SearchHit], read: Callable[[], Monograph | None] = page) -> list[tuple[str, str]]:
    words = words_of(query)
    likely = [KEY] if may_hold(NOW.lower(), words) else []
    return [(hit.name, hit.snippet) for hit in laid_over(hits, {KEY: read}, likely, words)]


def old(snippet: str) -> SearchHit:
    return SearchHit(BELL_TOE, "Bell toe", snippet, "symptoms", 1.0)


def test_new_words_are_found_before_hits_with_a_part_of_them_and_after_names() -> None:
    ((first, snippet), second) = found("Deep ROAR", [OTHER])
    assert first == "Bell toe"
    assert "A deep roar is often heard." in snippet
    assert second == ("Other", OTHER.snippet)
    assert found("deep roar", [NAME]) == [("Bell toe", "")]


def test_words_that_are_gone_are_not_shown() -> None:
    assert found("hum", [old("A hum is often heard."), OTHER]) == [("Other", OTHER.snippet)]


def test_a_line_that_still_stands_keeps_its_place_and_a_changed_one_is_shown_as_it_is_now() -> None:
    standing = old("…roar is often…")
    assert found("roar tone", [standing, OTHER]) == [("Bell toe", standing.snippet), ("Other", OTHER.snippet)]
    assert "A deep roar" in found("often heard", [old("A hum is often heard."), OTHER])[0][1]


def test_a_page_that_was_withdrawn_is_found_by_its_name_alone() -> None:
    assert found("hum", [NAME, old("A hum is often heard.")], lambda: None) == [("Bell toe", "")]


def test_nothing_is_read_without_words() -> None:
    def never() -> Monograph | None:
        raise AssertionError

    assert found("?", [OTHER], never) == [("Other", OTHER.snippet)]
