"""The reader: text in, findings out, each with its place, status and confidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from symptomdb.model.curie import Curie
from symptomdb.model.finding import Alternative, Finding, HistoryItem, Unread
from symptomdb.model.lexicon import Wording
from symptomdb.model.term import Term
from symptomdb.read.context import Sentence, statuses
from symptomdb.read.index import Index, build_index
from symptomdb.read.mentions import Mention, Scan, Search, resolve, scan
from symptomdb.read.text import fold
from symptomdb.read.vocabulary import Vocabulary

_PHENOTYPE_ROOT = Curie("HP", "0000118")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one text, in the order of the text."""

    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    history: tuple[HistoryItem, ...] = ()


def confidence(cost: float) -> float:
    """How sure a reading is, from its cost."""
    return round(max(0.05, min(0.99, 0.95 - 0.12 * cost)), 2)


class Reader:
    """Reads free text into findings. Made by `build` or `from_bytes`; the same text gives the same reading."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._words = Vocabulary(index)
        self._ids = [Curie.parse(term) for term in index.terms]

    @classmethod
    def build(
        cls, terms: Iterable[Term], lexicon: Iterable[Wording] = (), usage: Mapping[Curie, int] | None = None
    ) -> Reader:
        """Index the names of all findings among the terms.

        Args:
            terms: HPO as loaded, and local finding codes; only phenotypic abnormalities and local codes are read.
            lexicon: Everyday and clinical wordings.
            usage: Number of annotations per term; decides ties.
        """
        everything = list(terms)
        return cls(build_index(_findings_among(everything), lexicon, usage or {}))

    def to_bytes(self) -> bytes:
        """The index as bytes, equal for equal input."""
        return self._index.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Reader:
        """A reader from what `to_bytes` gave."""
        return cls(Index.from_bytes(data))

    def read(self, text: str) -> Reading:
        """Read a text; any text is allowed, and offsets are those of the text as given."""
        folded = fold(text)
        cut = scan(folded, self._words)
        search = Search(self._index, cut)
        mentions = resolve([m for segment in cut.segments for m in search.candidates(segment)])
        mentions = [search.narrower(mention) for mention in mentions]
        if not mentions:
            return Reading()
        return Reading(tuple(self._findings(text, cut, mentions)))

    def _findings(self, text: str, cut: Scan, mentions: list[Mention]) -> Iterable[Finding]:
        lower = [piece.lower() for piece in cut.pieces]
        taken = {position for mention in mentions for position in range(mention.start, mention.end + 1)}
        by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            by_sentence.setdefault(bisect_left(cut.ends, mention.start), []).append(mention)
        for number, group in by_sentence.items():
            begin = cut.ends[number - 1] + 1 if number else 0
            sentence = Sentence(lower, cut.offsets, begin, cut.ends[number], taken)
            for mention, (status, trigger) in zip(group, statuses(sentence, group), strict=True):
                start, end = cut.offsets[mention.start], cut.offsets[mention.end + 1]
                yield Finding(
                    term=self._ids[mention.term],
                    label=self._index.labels[mention.term],
                    status=status,
                    start=start,
                    end=end,
                    mention=text[start:end],
                    trigger=trigger,
                    confidence=confidence(mention.cost),
                    alternatives=tuple(
                        Alternative(self._ids[term], self._index.labels[term], confidence(cost))
                        for term, cost in mention.others
                    ),
                )


def _findings_among(terms: list[Term]) -> list[Term]:
    children: dict[Curie, list[Term]] = {}
    for term in terms:
        for parent in term.parents:
            children.setdefault(parent, []).append(term)
    kept: dict[Curie, Term] = {}
    waiting = [_PHENOTYPE_ROOT]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child.id not in kept:
                kept[child.id] = child
                waiting.append(child.id)
    return list(kept.values())
