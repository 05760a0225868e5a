"""The reader: text in, findings out, each with its place, status and confidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from symptomdb.model.curie import Curie
from symptomdb.model.finding import Alternative, Finding, HistoryItem, Status, Unread
from symptomdb.model.lexicon import Wording
from symptomdb.model.term import Term
from symptomdb.read.body import LOCAL_WORDS
from symptomdb.read.context import statuses
from symptomdb.read.history import history_items
from symptomdb.read.index import NOTHING, Index, build_index
from symptomdb.read.landmarks import Words
from symptomdb.read.measurements import low_centiles, measurements
from symptomdb.read.mentions import Mention, Search
from symptomdb.read.modifiers import Edges, Modifiers, modifiers
from symptomdb.read.narrower import at_place, narrower
from symptomdb.read.reference import Companions, References
from symptomdb.read.resolve import resolve
from symptomdb.read.segments import Scan, scan
from symptomdb.read.sentence import Sentence
from symptomdb.read.text import fold
from symptomdb.read.unread import Misspellings, Reasons, unread_spans
from symptomdb.read.vocabulary import Vocabulary

_PHENOTYPE_ROOT = Curie("HP", "0000118")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one text, in the order of the text."""

    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    history: tuple[HistoryItem, ...] = ()


@lru_cache(maxsize=1024)
def confidence(cost: float) -> float:
    """How sure a reading is, from its cost."""
    return round(max(0.05, min(0.99, 0.95 - 0.12 * cost)), 2)


class Reader:
    """Reads free text into findings. Made by `build` or `from_bytes`; the same text gives the same reading."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._words = Vocabulary(index)
        self._alternatives = lru_cache(maxsize=8192)(self._next_best)
        self._id = lru_cache(maxsize=None)(self._parse_id)
        self._is_local = lru_cache(maxsize=None)(self._names_a_place)
        self._companions = Companions(index.labels)
        self._generic = References.generic(index.labels)
        self._numbers = {term: number for number, term in enumerate(index.terms)}

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
        return cls(build_index(_findings_among(list(terms)), lexicon, usage or {}))

    def to_bytes(self) -> bytes:
        """The index as bytes, equal for equal input."""
        return self.index.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Reader:
        """A reader from what `to_bytes` gave."""
        return cls(Index.from_bytes(data))

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self._words, Misspellings(self.index.singles, self.index.labels))

    def read(self, text: str) -> Reading:
        """Read a text; any text is allowed, and offsets are those of the text as given."""
        folded = fold(text)
        cut = scan(folded, self._words)
        mentions = resolve(Search(self.index, cut).candidates(), cut.lows)
        mentions = [narrower(self.index, cut.lows, mention) for mention in mentions]
        lower = folded.lower()
        words = Words.of(cut.lows, cut.offsets, cut.marks)
        taken = _pieces_of(mentions)
        mentions = [mention for mention in mentions if mention.term != NOTHING]
        measured = list(measurements(text, lower, words, self._numbers, taken))
        if measured:
            inside = _pieces_of(measured)
            outside = [mention for mention in mentions if not inside.issuperset((mention.start, mention.end))]
            mentions = sorted([*outside, *measured], key=lambda mention: mention.positions)
            taken |= inside
        findings = tuple(self._findings(text, lower, cut, words, mentions, taken))
        unread = [*unread_spans(text, cut.pieces, cut.lows, cut.offsets, words.symptoms, taken, self._reasons)]
        lows = [*low_centiles(text, lower, words)]
        if lows:
            read = {finding.start for finding in findings}
            unread.extend([low for low in lows if low.start not in read])
        return Reading(findings, tuple(unread), tuple(history_items(text, lower, words.offsets, words.events)))

    def _findings(
        self,
        text: str,
        lower: str,
        cut: Scan,
        words: Words,
        mentions: list[Mention],
        taken: set[int],
    ) -> Iterator[Finding]:
        references = References(self.index.labels, self._generic)
        for number, group in groupby(mentions, lambda mention: bisect_left(cut.ends, mention.start)):
            inside = self._companions.resolved(list(group))
            begin = cut.ends[number - 1] + 1 if number else 0
            sentence = Sentence(words, begin, cut.ends[number], taken)
            place = ""
            edges = Edges(inside)
            for mention, (status, trigger) in zip(inside, statuses(sentence, inside), strict=True):
                said = modifiers(sentence, lower, mention, edges)
                local = self._is_local(mention.term)
                if local and place and not said.site:
                    said = said._replace(site=place)
                    if mention.start == mention.end:
                        mention = at_place(self.index, cut.lows, mention, place)
                place = said.site or (place if local else "")
                if status is Status.OBSERVED:
                    mention = references.resolved(mention, number, words.pieces[max(0, mention.start - 2)], said.site)
                yield self._finding(text, cut, mention, status, trigger, said)

    def _parse_id(self, number: int) -> Curie:
        return Curie.parse(self.index.terms[number])

    def _names_a_place(self, number: int) -> bool:
        return not LOCAL_WORDS.isdisjoint(self.index.labels[number].lower().split())

    def _next_best(self, others: tuple[tuple[int, float], ...]) -> tuple[Alternative, ...]:
        return tuple([Alternative(self._id(term), self.index.labels[term], confidence(cost)) for term, cost in others])

    def _finding(
        self, text: str, cut: Scan, mention: Mention, status: Status, trigger: str, said: Modifiers
    ) -> Finding:
        start, end = cut.offsets[mention.start], cut.offsets[mention.end + 1]
        return Finding(
            self._id(mention.term), self.index.labels[mention.term], status, start, end, text[start:end], trigger,
            confidence(mention.cost), said.severity, said.laterality, said.onset, said.duration, said.site,
            self._alternatives(mention.others) if mention.others else (),
        )  # fmt: skip


def _pieces_of(mentions: Iterable[Mention]) -> set[int]:
    found: set[int] = set()
    for mention in mentions:
        found.update(range(mention.positions[0], mention.positions[-1] + 1))
    return found


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
