"""Mentions: which words of a question are names, and what each name may stand for. Longest first, no overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from symptomdb.ask import lexicon
from symptomdb.ask.acronyms import counts_as_acronym
from symptomdb.ask.articles import inner_length, is_led, is_lettered
from symptomdb.ask.spelling import Repaired
from symptomdb.ask.text import plain
from symptomdb.ask.traps import is_denied, is_denied_term, phrases
from symptomdb.ask.vocabulary import GENERIC, STOP
from symptomdb.model.condition import Condition
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.ontology.names import Token, name_key

if TYPE_CHECKING:
    from symptomdb.ask.facts_like import FactsLike, NameHit, TokenInfo

#: Names are looked up up to this many words.
_LONGEST = 8
#: "Klinefelter" may stand for "Klinefelter syndrome", a little less surely.
_HEAD_ADDED_WEIGHT = 0.8
_HEADS = ("syndrome", "disease")
_UNSPECIFIC_HEADS = frozenset({"disease", "disorder", "condition", "syndrome", "illness"})
#: A rare disease's own acronym, when common readings are known.
_RARE_ACRONYM = 0.05
_ACRONYM_KINDS = frozenset({"acronym", "abbreviation"})
#: Ids of records that come from a data source, not from an editor.
DATA_RECORD = re.compile(r"(?:omim|orpha|decipher|doid|mondo|medquad|dismech|wikidata)-.+")
#: Ends a sentence or a line: no name goes on over it.
BREAK = re.compile(r"[.?!;:\n]")
#: Lay names that are findings: they give way to any disease in the question.
_FINDINGS = frozenset(
    map(
        name_key,
        (
            "chest pain", "fever", "headache", "cough", "nausea", "edema", "jaundice", "hiccups", "vertigo",
            "syncope", "hypoglycemia", "hyperglycemia", "dehydration", "constipation", "diarrhea", "low back pain",
            "hearing loss", "tinnitus", "epistaxis", "bone fracture", "hyperhidrosis", "insomnia",
            "vitamin d deficiency", "anemia", "obesity", "infertility", "calcification of muscles",
            "soft tissue calcification",
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a span: hits of one name, or a lay name without a record (no hits)."""

    name: str
    hits: tuple[NameHit, ...]
    weight: float
    is_finding: bool


@dataclass(frozen=True, slots=True)
class Span:
    """`length` words from word `at` on that are a name; `start` and `end` are their places in the text."""

    at: int
    length: int
    start: int
    end: int
    key: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names in a text.

    Attributes:
        phrased: Readings of whole phrases that no dictionary of names can hold.
        records: The records behind all readings.
    """

    spans: tuple[Span, ...]
    phrased: tuple[Reading, ...]
    records: Mapping[Curie, Condition]


def find_mentions(text: str, repaired: Repaired, facts: FactsLike) -> Mentions:
    """Look up all runs of words that may be names, in one batch, and choose among them."""
    grams = {(at, n): key for at, n, key in _iter_grams(text, repaired.tokens, repaired.known)}
    headed = {
        key: [f"{key} {head}" for head in _HEADS]
        for (at, n), key in grams.items()
        if _may_lack_head(text, repaired.tokens[at : at + n], repaired)
    }
    phrased = phrases(plain(text))
    lay = (entry.name for key in grams.values() for entry in lexicon.entries().get(key, ()))
    keys = {
        *grams.values(),
        *map(name_key, lay),
        *map(name_key, phrased),
        *(key for more in headed.values() for key in more),
    }
    hits, records = _look_up(keys, facts)
    every = _iter_spans(text, repaired.tokens, grams, headed, hits, repaired)
    spans = _choose(_iter_allowed(every, grams, hits), repaired.tokens)
    described = (Reading(name, _of_conditions(hits.get(name_key(name), ())), 1.0, False) for name in phrased)
    return Mentions(tuple(spans), tuple(described), records)


def _look_up(keys: Iterable[str], facts: FactsLike) -> tuple[dict[str, list[NameHit]], dict[Curie, Condition]]:
    """Hits by key, without those that a trap rule denies, and the records they lead to."""
    found = facts.lookup_keys(sorted(keys))
    ids = {hit.condition for hit in found if hit.condition.prefix == CONDITION_PREFIX}
    records = {record.id: record for record in facts.conditions(sorted(ids))} if ids else {}
    hits: dict[str, list[NameHit]] = {}
    for hit in found:
        if not (hit.condition in records and is_denied(hit.key, records[hit.condition].name)):
            hits.setdefault(hit.key, []).append(hit)
    return hits, records


def _of_conditions(hits: Iterable[NameHit]) -> tuple[NameHit, ...]:
    return tuple(hit for hit in hits if hit.kind not in ("term", "denied"))


def _iter_grams(text: str, tokens: Sequence[Token], known: Mapping[str, TokenInfo]) -> Iterator[tuple[int, int, str]]:
    lay = lexicon.stems()
    usable = [token.stem in lay or ((info := known.get(token.stem)) is not None and info.df > 0) for token in tokens]
    for at in range(len(tokens)):
        key = ""
        for n in range(1, min(_LONGEST, len(tokens) - at) + 1):
            last = at + n - 1
            if not usable[last] or (n > 1 and BREAK.search(text, tokens[last - 1].end, tokens[last].start)):
                break
            key = f"{key} {tokens[last].stem}".strip()
            listed_here = key in lexicon.entries()
            if tokens[at].stem in STOP and not (listed_here or is_led(text, tokens, at, n)):
                continue
            if tokens[last].stem not in STOP or listed_here or is_lettered(text, tokens, at, n):
                yield at, n, key


def _may_lack_head(text: str, words: Sequence[Token], repaired: Repaired) -> bool:
    """True for words like "Klinefelter's" that may stand for "Klinefelter syndrome"."""
    if len(words) > 3 or words[-1].word in _HEADS or len(words[-1].stem) < 4 or words[-1].stem in GENERIC:
        return False
    info = repaired.known.get(words[-1].stem)
    raw = text[words[-1].start : words[-1].end]
    return (info is not None and not info.english) or raw.rstrip("sS").endswith(("'", "’"))


def _iter_spans(
    text: str,
    tokens: Sequence[Token],
    grams: Mapping[tuple[int, int], str],
    headed: Mapping[str, list[str]],
    hits: Mapping[str, list[NameHit]],
    repaired: Repaired,
) -> Iterator[Span]:
    for (at, n), key in grams.items():
        words = tokens[at : at + n]
        found = _readings(text, tokens, words, key, hits)
        if not found and key in headed:
            found = [
                replace(reading, weight=reading.weight * _HEAD_ADDED_WEIGHT)
                for longer in headed[key]
                for reading in _readings(text, tokens, words, longer, hits)
                if not reading.is_finding
            ]
        if found and not _is_generic(key) and not _is_part_of_unknown(text, tokens, at, n, repaired):
            yield Span(at, n, words[0].start, words[-1].end, key, tuple(found))


def _iter_allowed(
    spans: Iterable[Span], grams: Mapping[tuple[int, int], str], hits: Mapping[str, list[NameHit]]
) -> Iterator[Span]:
    """Spans without the records that a longer name around them is denied to: "cardiac asthma" is no asthma."""
    denied = {
        place: {hit.condition for hit in hits.get(key, ()) if hit.kind == "denied"} for place, key in grams.items()
    }
    denied = {place: records for place, records in denied.items() if records}
    for span in spans:
        end = span.at + span.length
        around = [denied[at, n] for at, n in denied if n > span.length and at <= span.at and end <= at + n]
        wrong = frozenset[Curie]().union(*around)
        less = (
            replace(one, hits=tuple(hit for hit in one.hits if hit.condition not in wrong)) for one in span.readings
        )
        kept = tuple(new for old, new in zip(span.readings, less, strict=True) if new.hits or not old.hits)
        if kept:
            yield replace(span, readings=kept)


def _is_generic(key: str) -> bool:
    """True for words that name no condition: "heart", "autoimmune disease"."""
    stems = key.split()
    if not GENERIC.issuperset(stems):
        return False
    return len(stems) == 1 or (stems[-1] in _UNSPECIFIC_HEADS and key not in lexicon.entries())


def _readings(
    text: str, tokens: Sequence[Token], words: Sequence[Token], key: str, hits: Mapping[str, list[NameHit]]
) -> list[Reading]:
    here = hits.get(key, [])
    denied = {hit.condition for hit in here if hit.kind == "denied"}
    capitals = counts_as_acronym(text, tokens, words)
    lay = [entry for entry in lexicon.entries().get(key, ()) if capitals or not entry.acronym]
    found: dict[str, Reading] = {}
    plain_hits = [hit for hit in here if hit.kind not in ("denied", "term") and hit.condition not in denied]
    for hit in plain_hits:
        acronym = hit.kind in _ACRONYM_KINDS
        if acronym and not capitals:
            continue
        weight = (
            hit.weight
            if not (acronym and lay) or (hit.weight >= 0.9 and not DATA_RECORD.fullmatch(hit.condition.local))
            else _RARE_ACRONYM
        )
        _add(found, _group(hit), (hit,), weight, is_finding=False)
    for entry in lay:
        canonical = [
            h
            for h in hits.get(name_key(entry.name), [])
            if h.kind not in ("denied", "term") and h.condition not in denied
        ]
        own = tuple(h for h in canonical if h.kind not in _ACRONYM_KINDS)
        if not own and not entry.acronym and _is_a_page_of_ours(found.values()):
            continue  # "diabetes" is a name of our page, so no lay name without a record takes its place
        if {h.condition for r in found.values() for h in r.hits} & {h.condition for h in own} or (
            own and not entry.acronym and found
        ):
            continue
        _add(found, entry.name, own, entry.prior, is_finding=name_key(entry.name) in _FINDINGS and not own)
    if any(reading.hits for reading in found.values()) or (len(words) == 1 and len(words[0].word) < 4):
        return sorted(found.values(), key=lambda reading: -reading.weight)
    return _term_readings(key, lay, hits) or sorted(found.values(), key=lambda reading: -reading.weight)


def _is_a_page_of_ours(readings: Iterable[Reading]) -> bool:
    return any(not DATA_RECORD.fullmatch(hit.condition.local) for reading in readings for hit in reading.hits)


def _term_readings(key: str, lay: Sequence[lexicon.Entry], hits: Mapping[str, list[NameHit]]) -> list[Reading]:
    """A finding's term, for words that name no record: its definition is better than nothing."""
    if len(lay) > 1:
        return []
    keys = (key, *(name_key(entry.name) for entry in lay))
    terms = [
        hit
        for one in dict.fromkeys(keys)
        for hit in hits.get(one, [])
        if hit.kind == "term" and not is_denied_term(key, str(hit.condition))
    ]
    if not terms:
        return []
    best = max(terms, key=lambda hit: (hit.weight, str(hit.condition)))
    is_disease = bool(lay) and name_key(lay[0].name) not in _FINDINGS
    return [Reading(best.name, (best,), best.weight, is_finding=not is_disease)]


def _group(hit: NameHit) -> str:
    """Hits of one key are one reading, unless the name is an acronym: that one may stand for several things."""
    return f"{hit.key} {hit.condition}" if hit.kind in _ACRONYM_KINDS else hit.key


def _add(found: dict[str, Reading], name: str, hits: tuple[NameHit, ...], weight: float, *, is_finding: bool) -> None:
    old = found.get(name)
    if old is None:
        found[name] = Reading(hits[0].name if hits else name, hits, weight, is_finding)
    else:
        found[name] = replace(old, hits=(*old.hits, *hits), weight=max(old.weight, weight))


def _is_part_of_unknown(text: str, tokens: Sequence[Token], at: int, n: int, repaired: Repaired) -> bool:
    """True when the words are a piece of a longer name that nobody knows: "Zarnak-Wilson disease", "blorvic anemia"."""
    first, last = tokens[at], tokens[at + n - 1]
    if at and tokens[at - 1].stem in repaired.unknown:
        before = tokens[at - 1]
        joint = text[before.end : first.start]
        titled = text[before.start].isupper() and text[first.start].isupper()
        if joint == "-" or (joint == " " and (titled or (n == 1 and len(before.word) > 4))):
            return True
    if at + n < len(tokens) and tokens[at + n].stem in repaired.unknown:
        joint = text[last.end : tokens[at + n].start]
        return joint == "-" or (joint == " " and text[tokens[at + n].start].isupper() and text[last.start].isupper())
    return False


def _choose(spans: Iterable[Span], tokens: Sequence[Token]) -> list[Span]:
    """Longest first, no overlap; an article does not make a name longer."""
    taken: set[int] = set()
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda span: (-inner_length(tokens, span.at, span.length), -span.length, span.at)):
        places = range(span.at, span.at + span.length)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.at)
