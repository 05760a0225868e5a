"""Words that look like a symptom and were not read: reported, not dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from symptomdb.model.finding import Unread
from symptomdb.read.complaints import CANNOT, COMPLAINTS, inability, is_medical
from symptomdb.read.vocabulary import Kind, Vocabulary

#: Letters that a word needs before a misspelling is looked up: shorter words are one edit from too many.
_SHORTEST = 6
_LONGEST = 40
_CANNOT = "something that cannot be done, for which no finding's name fits"
_CACHE_LIMIT = 120_000


class Misspellings:
    """One-edit neighbours of names of one word; they only suggest, they never read."""

    def __init__(self, singles: Mapping[str, Sequence[tuple[int, float, int, bool]]], labels: Sequence[str]) -> None:
        self._labels = labels
        self._terms: dict[str, tuple[str, int]] = {}
        for word in sorted(singles):
            if len(word) >= _SHORTEST:
                for form in _deletions(word):
                    self._terms.setdefault(form, (word, singles[word][0][0]))

    def suggestion(self, word: str) -> str:
        """Label of the finding that a misspelt word may mean, or empty."""
        if len(word) < _SHORTEST:
            return ""
        for form in _deletions(word):
            near = self._terms.get(form)
            if near is not None and near[0][0] == word[0] and abs(len(near[0]) - len(word)) <= 1:
                return self._labels[near[1]]
        return ""


def _deletions(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


class Reasons(dict[str, str]):
    """Piece of text → why it looks like a symptom, or empty; worked out once for each distinct piece."""

    def __init__(self, words: Vocabulary, near: Misspellings) -> None:
        super().__init__()
        self._words = words
        self._near = near

    def __missing__(self, piece: str) -> str:
        if len(self) > _CACHE_LIMIT:
            self.clear()
        reason = self[piece] = self._reason(piece) if piece[0].isalpha() and len(piece) <= _LONGEST else ""
        return reason

    def _reason(self, piece: str) -> str:
        low = piece.lower()
        if low in COMPLAINTS:
            return "a complaint that no finding's name fits"
        unknown = self._words[piece].kind == Kind.UNKNOWN
        suggestion = self._near.suggestion(low) if unknown else ""
        if suggestion:
            return f"not a known word; perhaps {suggestion}"
        if is_medical(low):
            return "a medical word that no finding's name has" if unknown else "part of a name only"
        return ""


def unread_spans(
    text: str,
    pieces: Sequence[str],
    lows: Sequence[str],
    offsets: Sequence[int],
    places: Sequence[int],
    taken: set[int],
    reasons: Reasons,
) -> Iterator[Unread]:
    """Words outside all mentions that look like a symptom, in the text's order.

    Args:
        lows: The pieces in lower case.
        places: Numbers of the pieces that may look like one.
        taken: Piece numbers inside mentions.
    """
    for i in places:
        if i in taken:
            continue
        last = inability(lows, i) if lows[i] in CANNOT else i
        reason = reasons[pieces[i]] if last == i else _CANNOT if last > i and last not in taken else ""
        if reason:
            yield Unread(offsets[i], offsets[last + 1], text[offsets[i] : offsets[last + 1]], reason)
