"""Which conditions a question means: its mentions, scored, merged and kept apart from their neighbours."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from symptomdb.ask import lexicon
from symptomdb.ask.mentions import BREAK, DATA_RECORD, Mentions, Reading, Span, find_mentions
from symptomdb.ask.spelling import Repaired
from symptomdb.ask.text import is_asking, plain
from symptomdb.ask.vocabulary import GENERIC, STOP, question_words
from symptomdb.model.condition import Condition
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.ontology.names import name_key

if TYPE_CHECKING:
    from symptomdb.ask.facts_like import FactsLike, TokenInfo

#: Scale of inverse document frequency: about the number of records.
_RECORDS = 20_000
_KEEP = 0.35
_SECOND_MENTION = 0.15
_FINDING_WEIGHT = 0.75
_SUBJECT_WEIGHT = 1.25
_SUBJECT_WORDS = 6
#: A phrase that describes a condition counts as much as a rare name of two words.
_PHRASE_SCORE = 20.0
#: An acronym whose likeliest reading is below this is asked back.
_CLEAR_READING = 0.8


@dataclass(frozen=True, slots=True)
class Link:
    """A condition that the question means.

    Attributes:
        record: Its record, or an ontology term's id; None for a known condition without a record.
        name: The record's name.
        mention: The words of the question; `start` and `end` are their places.
        key: Key of the words, their spelling repaired.
        matched_name: The name that matched, as its source wrote it.
        same_name: Other records that bear the same name.
    """

    record: Curie | None
    name: str
    mention: str
    start: int
    end: int
    matched_name: str
    score: float
    condition: Condition | None = None
    same_name: tuple[tuple[Curie, str], ...] = ()
    is_finding: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """What was found in a question.

    Attributes:
        links: Best first.
        readings: Mention and its possible conditions, where one has to ask back.
        close: Records with names that go on after the words used: (id, name).
        mentions: All places (start, end) that name something, to be masked.
    """

    links: tuple[Link, ...] = ()
    readings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    close: tuple[tuple[Curie, str], ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()


def link(text: str, repaired: Repaired, facts: FactsLike) -> Linked:
    """Find the conditions in `text`; one batched look-up of names and one of records."""
    mentions = find_mentions(text, repaired, facts)
    counts = facts.annotation_counts(sorted(mentions.records)) if len(mentions.records) > 1 else {}
    found: dict[str, list[Link]] = {}
    subject_end = _subject_end(text)
    for span in mentions.spans:
        reading = span.readings[0]
        score = _span_score(span, repaired.known) * (_FINDING_WEIGHT if reading.is_finding else 1.0)
        score *= reading.weight if len(span.readings) == 1 else 1.0
        score *= (_SUBJECT_WEIGHT if span.start < subject_end else 1.0) / (1 + 0.01 * span.at)
        made = _link(reading, text, span.start, span.end, score, mentions.records, counts)
        found.setdefault(str(made.record or made.name), []).append(replace(made, key=span.key))
    for reading in mentions.phrased:
        made = _link(reading, text, 0, 0, _PHRASE_SCORE, mentions.records, counts)
        found.setdefault(str(made.record or made.name), []).append(made)
    links = _labelled(_merged(found.values()), facts)
    close = () if any(made.record for made in links) else _close(links, repaired, facts)
    return Linked(links, _asked_back(text, mentions), close, tuple((span.start, span.end) for span in mentions.spans))


def _asked_back(text: str, mentions: Mentions) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Mentions with several readings, none of which is clearly the likeliest."""
    return tuple(
        (text[span.start : span.end], tuple(_shown(reading, mentions.records) for reading in span.readings))
        for span in mentions.spans
        if len(span.readings) > 1 and span.readings[0].weight < _CLEAR_READING and not _same(span.readings)
    )


def _same(readings: Sequence[Reading]) -> bool:
    first = {hit.condition for hit in readings[0].hits}
    return all(first & {hit.condition for hit in reading.hits} for reading in readings[1:]) and bool(first)


def _shown(reading: Reading, records: Mapping[Curie, Condition]) -> str:
    for hit in reading.hits:
        if hit.condition in records:
            return records[hit.condition].name
    return reading.name


def _link(
    reading: Reading,
    text: str,
    start: int,
    end: int,
    score: float,
    records: Mapping[Curie, Condition],
    counts: Mapping[Curie, int],
) -> Link:
    mention = text[start:end]
    if not reading.hits:
        return Link(None, reading.name, mention, start, end, reading.name, score, is_finding=reading.is_finding)
    ranked = sorted(
        {hit.condition: hit for hit in sorted(reading.hits, key=lambda h: h.weight)}.values(),
        key=lambda h: (
            bool(DATA_RECORD.fullmatch(h.condition.local)),
            -round(h.weight, 1),
            -counts.get(h.condition, 0),
            str(h.condition),
        ),
    )
    best = ranked[0]
    record = records.get(best.condition)
    others = tuple((h.condition, records[h.condition].name) for h in ranked[1:] if h.condition in records)
    name = record.name if record else best.name
    return Link(best.condition, name, mention, start, end, best.name, score, record, others, reading.is_finding)


def _merged(groups: Iterable[list[Link]]) -> tuple[Link, ...]:
    merged: list[Link] = []
    for links in groups:
        links.sort(key=lambda found: -found.score)
        merged.append(replace(links[0], score=links[0].score + _SECOND_MENTION * sum(made.score for made in links[1:])))
    if any(not made.is_finding for made in merged):
        merged = [made for made in merged if not made.is_finding]
    merged.sort(key=lambda made: (-made.score, made.start))
    return tuple(made for made in merged if made.score >= _KEEP * merged[0].score)


def _labelled(links: tuple[Link, ...], facts: FactsLike) -> tuple[Link, ...]:
    """Findings under their terms' labels, whatever synonym was used.

    A disease keeps a term's record only when the term bears its very name: a loose synonym of a finding ("Lewy body
    disease" for Lewy bodies) is no record of the disease.
    """
    ids = [made.record for made in links if made.record is not None and made.record.prefix != CONDITION_PREFIX]
    terms = facts.terms(ids) if ids else {}
    labelled: list[Link] = []
    for made in links:
        term = terms.get(made.record) if made.record is not None else None
        if term is None:
            labelled.append(made)
        elif made.is_finding or name_key(term.label) in _own_keys(made):
            labelled.append(replace(made, name=term.label))
        else:
            names = lexicon.entries().get(made.key, ())
            labelled.append(replace(made, record=None, name=names[0].name if names else made.name))
    return tuple(labelled)


def _own_keys(made: Link) -> set[str]:
    """Keys of the words used and of the names that they stand for."""
    return {made.key, *(name_key(entry.name) for entry in lexicon.entries().get(made.key, ()))}


def _span_score(span: Span, known: Mapping[str, TokenInfo]) -> float:
    stems = span.key.split()
    total = sum(math.log(1 + _RECORDS / max(1, known[stem].df if stem in known else 1)) for stem in stems)
    return total * (1 + 0.15 * (len(stems) - 1))


def _subject_end(text: str) -> int:
    """Where a subject line ends ("MRSA. I am 44 ..."): a short first sentence that asks nothing."""
    found = BREAK.search(text)
    if found is None or len(text[: found.start()].split()) > _SUBJECT_WORDS or is_asking(plain(text[: found.end()])):
        return 0
    return found.start()


def _close(links: Sequence[Link], repaired: Repaired, facts: FactsLike) -> tuple[tuple[Curie, str], ...]:
    """Records whose names begin with the condition meant, or with the question's rarest words: offered, never taken."""
    keys = [name_key(made.name) for made in links] or _rare_runs(repaired)
    for key in keys[:6]:
        hits = facts.names_starting(key, 8)
        if hits:
            named = {hit.condition: hit.name for hit in reversed(hits)}
            return tuple(sorted(named.items(), key=lambda item: (item[1], str(item[0]))))
    return ()


def _rare_runs(repaired: Repaired) -> list[str]:
    """Pairs of words that stand in names, then single words that are no general English."""
    pairs: list[str] = []
    single: list[str] = []
    for token, after in zip_longest(repaired.tokens, repaired.tokens[1:]):
        info = repaired.known.get(token.stem)
        if info is None or not info.df or token.stem in STOP or token.stem in GENERIC:
            continue
        if after is not None and after.stem not in STOP and (known := repaired.known.get(after.stem)) and known.df:
            pairs.append(f"{token.stem} {after.stem}")
        if not info.english and len(token.stem) > 4 and token.stem not in question_words():
            single.append(token.stem)
    return list(dict.fromkeys([*pairs, *single]))
