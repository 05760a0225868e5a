"""What a search finds in pages that were edited on this site: the word index still has the text of the last build."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from symptomdb.model.page import Monograph
from symptomdb.model.search import SearchHit
from symptomdb.model.statement import Statement

_WORD = re.compile(r"[^\W_]+")
#: Characters of a statement that are shown before and behind the first word that was hit.
_BEFORE, _BEHIND = 60, 140


def words_of(query: str) -> list[str]:
    """The words of a query, small."""
    return [word.lower() for word in _WORD.findall(query)]


def may_hold(text: str, words: Sequence[str]) -> bool:
    """True when a text, in small letters, has all the words: a quick look before a page is read whole."""
    return bool(words) and all(word in text for word in words)


def laid_over(
    hits: Sequence[SearchHit],
    edited: Mapping[str, Callable[[], Monograph | None]],
    likely: Collection[str],
    words: Sequence[str],
) -> list[SearchHit]:
    """The hits of the word index with those in edited pages as they are now, instead of the ones in their old text.

    Args:
        edited: Condition to what reads its page; None comes for one that was withdrawn.
        likely: Those of them that may hold all the words.
    """
    shown: list[SearchHit] = []
    for hit in hits:
        key = str(hit.condition)
        if key not in edited or not hit.aspect:
            shown.append(hit)
            continue
        page = edited[key]()
        if page is not None and _still_says(page, hit.snippet):
            shown.append(hit)
        elif (new := _hit(page, words)) is not None:
            shown.append(new)
    there = {str(hit.condition) for hit in shown}
    found = (_hit(edited[key](), words) for key in likely if key not in there)
    # They have all the words, which the hits of the index may not; only names go before them.
    names = next((at for at, hit in enumerate(shown) if hit.aspect), len(shown))
    return [*shown[:names], *(hit for hit in found if hit is not None), *shown[names:]]


def _still_says(page: Monograph, snippet: str) -> bool:
    core = " ".join(snippet.strip("…").split())
    return any(core in " ".join(_text(one).split()) for one in page.statements)


def _hit(page: Monograph | None, words: Sequence[str]) -> SearchHit | None:
    if page is None or not words:
        return None
    starts = [re.compile(rf"\b{re.escape(word)}", re.IGNORECASE) for word in words]
    for statement in page.statements:
        text = _text(statement)
        found = [start.search(text) for start in starts]
        if all(found):
            place = min(one.start() for one in found if one)
            return SearchHit(page.condition.id, page.condition.name, _part(text, place), str(statement.aspect))
    return None


def _text(statement: Statement) -> str:
    return " ".join(one for one in (statement.label, statement.clinical, statement.plain) if one)


def _part(text: str, place: int) -> str:
    start, end = max(0, place - _BEFORE), min(len(text), place + _BEHIND)
    start, end = text.rfind(" ", 0, start) + 1 if start else 0, text.find(" ", end) if end < len(text) else end
    end = len(text) if end < 0 else end
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
