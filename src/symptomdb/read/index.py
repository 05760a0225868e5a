"""The reader's index: word-key sets → names, as flat arrays that load fast."""

from __future__ import annotations

import gc
import marshal
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from hashlib import blake2b
from itertools import combinations
from operator import itemgetter, xor
from typing import Any

from symptomdb.errors import StoreError
from symptomdb.model.curie import Curie
from symptomdb.model.lexicon import NO_FINDING, Wording
from symptomdb.model.term import Term
from symptomdb.read.names import (
    IN_ORDER,
    LEXICON_RANK,
    PATTERN_RANK,
    NameKey,
    content_words,
    fixed_words,
    is_short_form,
    name_keys,
    single_key,
    term_abbreviations,
    term_names,
    written_words,
)
from symptomdb.read.text import fold
from symptomdb.read.word_kinds import JOINTS
from symptomdb.read.words import loose

_FORMAT = 5
_ORDER = (1 << 61) - 1


@lru_cache(maxsize=65536)
def token_hash(token: str) -> int:
    """60 bits of a word key; a set of keys is the exclusive or of its members."""
    return int.from_bytes(blake2b(token.encode(), digest_size=8).digest(), "big") >> 4


def set_hash(tokens: Iterable[str]) -> int:
    """One number for a set of word keys."""
    whole = 0
    for token in set(tokens):
        whole ^= token_hash(token)
    return whole


def order_hash(hashes: Iterable[int]) -> int:
    """One number for an ordered run of token hashes."""
    order = 7
    for value in hashes:
        order = (order * 1_000_003 + value) % _ORDER
    return order


#: In place of a term's number: the words tell of no finding, and no other mention may lie within them.
NOTHING = -1
#: A mention written as the name is costs so much less.
GAIN_SURFACE = 0.6
#: term, cost, order hash, surface checksum, strong (label, EXACT synonym or our lexicon; 2 where only in its order)
Entry = tuple[int, float, int, int, int]
#: words before, words after, term, cost
Fixed = tuple[tuple[str, ...], tuple[str, ...], int, float]


@contextmanager
def without_collection() -> Iterator[None]:
    """Hold back the garbage collector: an index is a hundred thousand small tuples without a cycle, and its passes over
    them take a quarter of the time to build or load one.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class Index:
    """All names of all terms.

    Attributes:
        terms: Identifiers, in the order in which entries number them.
        labels: Their labels.
        phrases: Set hash → entries, cheapest first.
        singles: Tight key → (term, cost, surface checksum, only as written), for names of one word.
        fixed: Content word → (words before, words after, term, cost), for wordings read only as written.
        shorts: Abbreviation as written → (term, cost).
        tokens: Every word key that occurs in a name → its hash.
        near: Hash of a word key → hashes of those that occur with it in some name, eight bytes each.
        whole: Words that names write in one piece, to join hyphenated pairs.
        usage: How often a term is annotated, for ties.
        wholes: Set hash of each term's label.
    """

    terms: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    phrases: dict[int, tuple[Entry, ...]] = field(default_factory=dict)
    singles: dict[str, tuple[tuple[int, float, int, bool], ...]] = field(default_factory=dict)
    fixed: dict[str, tuple[Fixed, ...]] = field(default_factory=dict)
    shorts: dict[str, tuple[tuple[int, float], ...]] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)
    near: dict[int, bytes] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    usage: list[int] = field(default_factory=list)
    wholes: list[int] = field(default_factory=list)

    @without_collection()
    def to_bytes(self) -> bytes:
        """Equal indexes give equal bytes."""
        tables = (self.phrases, self.singles, self.fixed, self.shorts, self.tokens, self.near)
        parts: tuple[Any, ...] = (
            _FORMAT, self.terms, self.labels, *(dict(sorted(table.items())) for table in tables), sorted(self.whole),
            self.usage, self.wholes,
        )  # fmt: skip
        return zlib.compress(marshal.dumps(parts, 2), 1)  # hashes hardly shrink, and a higher level takes longer

    @classmethod
    def from_bytes(cls, data: bytes) -> Index:
        """Read what `to_bytes` wrote; raise `StoreError` for another version's bytes."""
        with without_collection():
            version, *parts = marshal.loads(zlib.decompress(data))
        if version != _FORMAT:
            raise StoreError("The reader's index was written by another version.", "Build the knowledge base again.")
        terms, labels, phrases, singles, fixed, shorts, tokens, near, whole, usage, wholes = parts
        return cls(terms, labels, phrases, singles, fixed, shorts, tokens, near, frozenset(whole), usage, wholes)

    def neighbours(self, value: int) -> frozenset[int]:
        """Hashes of the word keys that occur in some name together with the one that has this hash."""
        packed = self.near.get(value, b"")
        return frozenset(struct.unpack(f"<{len(packed) // 8}q", packed))


class _Hashes(dict[str, int]):
    """Word key → its hash; a key that is asked for is in a name."""

    def __missing__(self, token: str) -> int:
        value = self[token] = token_hash(token)
        return value


class _Builder:
    def __init__(self) -> None:
        self.phrases: dict[int, list[Entry]] = {}
        self.singles: dict[str, dict[tuple[int, int], tuple[float, bool]]] = {}
        self.fixed: dict[str, set[Fixed]] = {}
        self.shorts: dict[str, dict[int, float]] = {}
        self.tokens = _Hashes()
        self.whole: set[str] = set()
        self.near: defaultdict[int, set[int]] = defaultdict(set)

    def add_name(self, term: int, name: str, rank: float, strong: bool, own: bool) -> None:
        single = single_key(name)
        only_in_order = own and not JOINTS.isdisjoint(name.split())
        for key in name_keys(name, rank, strong, own):
            if len(key.tokens) > 1:
                self._add_phrase(term, key, IN_ORDER if only_in_order else key.strong)
            elif single is not None and key.cost == rank:
                self._add_single(term, single, key, own)
        self.whole.update(filter(str.isalpha, name.lower().split()))

    def _add_phrase(self, term: int, key: NameKey, strong: int) -> None:
        tokens, cost, surface, _ = key
        hashes = list(map(self.tokens.__getitem__, tokens))
        whole = reduce(xor, hashes)
        entry = (term, cost, order_hash(hashes), surface, strong)
        here = self.phrases.get(whole)
        if here is not None:
            here.append(entry)
            return
        self.phrases[whole] = [entry]
        for a, b in combinations(hashes, 2):
            self.near[a].add(b)
            self.near[b].add(a)

    def _add_single(self, term: int, single: str, key: NameKey, as_written: bool) -> None:
        self.tokens[loose(single)]  # a word of a name
        here = self.singles.setdefault(single, {})
        old = here.get((term, key.surface))
        if old is None or key.cost < old[0]:
            here[term, key.surface] = (key.cost, as_written)

    def add_wording(self, term: int, phrase: str, rank: float, strong: bool = True, own: bool = True) -> None:
        fixed = fixed_words(phrase)
        if fixed is None:
            self.add_name(term, phrase, rank, strong, own)
        else:
            words, at = fixed
            self.fixed.setdefault(words[at], set()).add((words[:at], words[at + 1 :], term, rank))

    def add_none(self, phrase: str) -> None:
        words, at = written_words(phrase)
        self.fixed.setdefault(words[at], set()).add((words[:at], words[at + 1 :], NOTHING, LEXICON_RANK))

    def add_short(self, term: int, text: str, cost: float) -> None:
        here = self.shorts.setdefault(text, {})
        here[term] = min(cost, here.get(term, cost))


def _cheapest(entries: list[Entry]) -> tuple[Entry, ...]:
    """Cheapest first; of the ways to write one term in one order, the cheapest and those that their surface makes so.

    A name of the ontology stays beside a wording of ours (below 0), since only it is taken apart across a list.
    """
    if len(entries) == 1:
        return tuple(entries)
    kept: list[Entry] = []
    best: dict[tuple[int, int, bool], float] = {}
    ways: set[tuple[int, int, int]] = set()
    for entry in sorted(entries, key=itemgetter(1, 0, 2, 3)):
        term, cost, order, surface, _ = entry
        way = (term, order, surface)
        if way in ways:
            continue
        ways.add(way)
        lowest = best.setdefault((term, order, cost < 0), cost)
        if cost == lowest or (surface and cost - GAIN_SURFACE < lowest):
            kept.append(entry)
    return tuple(kept)


@without_collection()
def build_index(terms: Iterable[Term], lexicon: Iterable[Wording], usage: Mapping[Curie, int]) -> Index:
    """Index the terms' names and the lexicon.

    Args:
        terms: Terms to find; obsolete ones are left out.
        usage: Number of annotations per term; the better known term wins a tie.
    """
    kept = sorted((term for term in terms if not term.obsolete), key=lambda term: (term.id.prefix, term.id.local))
    number = {term.id: i for i, term in enumerate(kept)}
    builder = _Builder()
    for i, term in enumerate(kept):
        for name, rank, strong in term_names(term):
            builder.add_wording(i, name, rank, strong, own=False)
        for text, cost in term_abbreviations(term):
            builder.add_short(i, text, cost)
    for wording in lexicon:
        if wording.term == NO_FINDING:
            builder.add_none(wording.phrase)
        if wording.term not in number:
            continue
        if is_short_form(wording):
            builder.add_short(number[wording.term], wording.phrase, LEXICON_RANK)
        else:
            rank = PATTERN_RANK if wording.note == "pattern" else LEXICON_RANK
            builder.add_wording(number[wording.term], wording.phrase, rank)
    return Index(
        terms=[str(term.id) for term in kept],
        labels=[term.label for term in kept],
        phrases={key: _cheapest(here) for key, here in builder.phrases.items()},
        singles={
            key: tuple(
                sorted(
                    ((t, cost, surface, exact) for (t, surface), (cost, exact) in here.items()),
                    key=lambda e: (e[1], e[0], e[2]),
                )
            )
            for key, here in builder.singles.items()
        },
        fixed={key: tuple(sorted(here)) for key, here in builder.fixed.items()},
        shorts={key: tuple(sorted(here.items(), key=lambda e: (e[1], e[0]))) for key, here in builder.shorts.items()},
        tokens=dict(builder.tokens),
        whole=frozenset(builder.whole),
        near={value: struct.pack(f"<{len(near)}q", *sorted(near)) for value, near in builder.near.items()},
        usage=[usage.get(term.id, 0) for term in kept],
        wholes=[set_hash(map(loose, content_words(fold(term.label)))) for term in kept],
    )
