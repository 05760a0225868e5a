"""Which conditions a question means: names are looked up longest first, scored, and kept apart from their neighbours."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from symptomdb.ask import lexicon
from symptomdb.ask.facts_like import FactsLike, NameHit, TokenInfo
from symptomdb.ask.spelling import Repaired
from symptomdb.ask.text import is_asking, plain
from symptomdb.ask.traps import is_denied, phrases
from symptomdb.ask.vocabulary import GENERIC, STOP, question_words
from symptomdb.model.condition import Condition
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.ontology.names import Token, name_key

_LONGEST = 8
#: Scale of inverse document frequency: about the number of records.
_RECORDS = 20_000
_KEEP = 0.35
_SECOND_MENTION = 0.15
_FINDING_WEIGHT = 0.75
_SUBJECT_WEIGHT = 1.25
_HEAD_ADDED_WEIGHT = 0.8
#: An acronym whose likeliest reading is below this is asked back.
_CLEAR_READING = 0.8
#: A rare disease's own acronym, when common readings are known.
_RARE_ACRONYM = 0.05
_SHORT_QUESTION = 6
_ACRONYM_KINDS = frozenset({"acronym", "abbreviation"})
_HEADS = ("syndrome", "disease")
_DATA_RECORD = re.compile(r"(?:omim|orpha|decipher)-\d+")
_BREAK = re.compile(r"[.?!;:\n]")
#: Lay names that are findings: they give way to any disease in the question.
_FINDINGS = frozenset(
    map(name_key, ("chest pain", "fever", "headache", "cough", "nausea", "edema", "jaundice", "hiccups", "vertigo", "syncope",
        "hypoglycemia", "hyperglycemia", "dehydration", "constipation", "diarrhea", "low back pain", "hearing loss", "tinnitus",
        "epistaxis", "bone fracture", "hyperhidrosis", "insomnia", "vitamin d deficiency", "anemia", "obesity", "infertility",
        "muscle calcification", "soft tissue calcification"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A condition that the question means.

    Attributes:
        record: Its record, or an ontology term's id; None for a known condition without a record.
        name: The record's name.
        mention: The words of the question; `start` and `end` are their places.
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """One meaning of a span: hits of one name, or a lay name without a record."""

    name: str
    hits: tuple[NameHit, ...]
    weight: float
    is_finding: bool


@dataclass(frozen=True, slots=True)
class _Span:
    at: int
    length: int
    key: str
    readings: tuple[_Reading, ...]


def link(text: str, repaired: Repaired, facts: FactsLike) -> Linked:
    """Find the conditions in `text`; two batched look-ups of names and one of records."""
    tokens = repaired.tokens
    grams = {(at, n): key for at, n, key in _iter_grams(text, tokens, repaired.known)}
    lay = lexicon.entries()
    canonical = {name_key(entry.name) for key in grams.values() for entry in lay.get(key, ())}
    headed = {
        key: [f"{key} {head}" for head in _HEADS]
        for (at, n), key in grams.items()
        if _may_lack_head(text, tokens[at : at + n], repaired)
    }
    phrased = phrases(plain(text))
    keys = {
        *grams.values(),
        *canonical,
        *(key for added in headed.values() for key in added),
        *(name_key(name) for name in phrased),
    }
    hits: dict[str, list[NameHit]] = {}
    for hit in facts.lookup_keys(sorted(keys)):
        hits.setdefault(hit.key, []).append(hit)
    spans = _choose(_iter_spans(text, tokens, grams, headed, hits, repaired))
    return _score(text, tokens, spans, phrased, hits, repaired, facts)


def _iter_grams(text: str, tokens: Sequence[Token], known: Mapping[str, TokenInfo]) -> Iterator[tuple[int, int, str]]:
    lay = lexicon.stems()
    usable = [token.stem in lay or ((info := known.get(token.stem)) is not None and info.df > 0) for token in tokens]
    for at in range(len(tokens)):
        key = ""
        for n in range(1, min(_LONGEST, len(tokens) - at) + 1):
            last = at + n - 1
            if not usable[last] or (n > 1 and _BREAK.search(text, tokens[last - 1].end, tokens[last].start)):
                break
            key = f"{key} {tokens[last].stem}".strip()
            if tokens[at].stem in STOP and key not in lexicon.entries():
                continue
            if tokens[last].stem not in STOP or key in lexicon.entries():
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
) -> Iterator[_Span]:
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
        if found and not (n == 1 and key in GENERIC) and not _is_part_of_unknown(text, tokens, at, n, repaired):
            yield _Span(at, n, key, tuple(found))


def _readings(
    text: str, tokens: Sequence[Token], words: Sequence[Token], key: str, hits: Mapping[str, list[NameHit]]
) -> list[_Reading]:
    here = hits.get(key, [])
    denied = {hit.condition for hit in here if hit.kind == "denied"}
    capitals = _counts_as_acronym(text, tokens, words)
    lay = [entry for entry in lexicon.entries().get(key, ()) if capitals or not entry.acronym]
    found: dict[str, _Reading] = {}
    plain_hits = [hit for hit in here if hit.kind not in ("denied", "term") and hit.condition not in denied]
    for hit in plain_hits:
        acronym = hit.kind in _ACRONYM_KINDS
        if acronym and not capitals:
            continue
        weight = (
            hit.weight
            if not (acronym and lay) or (hit.weight >= 0.9 and not _DATA_RECORD.fullmatch(hit.condition.local))
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
        if {h.condition for r in found.values() for h in r.hits} & {h.condition for h in own} or (
            own and not entry.acronym and found
        ):
            continue
        _add(found, entry.name, own, entry.prior, is_finding=name_key(entry.name) in _FINDINGS and not own)
    if any(reading.hits for reading in found.values()) or (len(words) == 1 and len(words[0].word) < 4):
        return sorted(found.values(), key=lambda reading: -reading.weight)
    return _term_readings(key, lay, hits) or sorted(found.values(), key=lambda reading: -reading.weight)


def _term_readings(key: str, lay: Sequence[lexicon.Entry], hits: Mapping[str, list[NameHit]]) -> list[_Reading]:
    """A finding's term, for words that name no record: its definition is better than nothing."""
    if len(lay) > 1:
        return []
    keys = (key, *(name_key(entry.name) for entry in lay))
    terms = [hit for one in dict.fromkeys(keys) for hit in hits.get(one, []) if hit.kind == "term"]
    if not terms:
        return []
    best = max(terms, key=lambda hit: (hit.weight, str(hit.condition)))
    is_disease = bool(lay) and name_key(lay[0].name) not in _FINDINGS
    return [_Reading(best.name, (best,), best.weight, is_finding=not is_disease)]


def _group(hit: NameHit) -> str:
    """Hits of one key are one reading, unless the name is an acronym: that one may stand for several things."""
    return f"{hit.key} {hit.condition}" if hit.kind in _ACRONYM_KINDS else hit.key


def _add(found: dict[str, _Reading], name: str, hits: tuple[NameHit, ...], weight: float, *, is_finding: bool) -> None:
    old = found.get(name)
    if old is None:
        found[name] = _Reading(hits[0].name if hits else name, hits, weight, is_finding)
    else:
        found[name] = replace(old, hits=(*old.hits, *hits), weight=max(old.weight, weight))


def _counts_as_acronym(text: str, tokens: Sequence[Token], words: Sequence[Token]) -> bool:
    if len(words) > 1:
        return True
    raw = text[words[0].start : words[0].end].rstrip("'’")
    if raw.endswith(("'s", "’s")):
        raw = raw[:-2]
    shouting = text.isupper() and len(tokens) > _SHORT_QUESTION
    if sum(letter.isupper() for letter in raw) >= 2 and not shouting:
        return True
    if words[0].stem in STOP or words[0].stem in question_words():
        return False
    return len(raw) > 4 or len(tokens) <= _SHORT_QUESTION or (len(raw) >= 3 and raw.lower() not in _ENGLISH_SHORT)


#: Acronyms that are English words: outside a very short question they count only in capitals.
_ENGLISH_SHORT = frozenset(
    [
        "all",
        "add",
        "aid",
        "ms",
        "as",
        "pad",
        "sad",
        "mono",
        "hep",
        "mac",
        "pots",
        "cap",
        "san",
        "car",
        "fit",
        "spa",
        "pan",
        "bed",
        "arm",
        "map",
        "ban",
        "hot",
        "oi",
        "fas",
    ]
)


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


def _choose(spans: Iterable[_Span]) -> list[_Span]:
    """Longest first, no overlap."""
    taken: set[int] = set()
    chosen: list[_Span] = []
    for span in sorted(spans, key=lambda span: (-span.length, span.at)):
        places = range(span.at, span.at + span.length)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.at)


def _score(
    text: str,
    tokens: Sequence[Token],
    spans: Sequence[_Span],
    phrased: Sequence[str],
    hits: Mapping[str, list[NameHit]],
    repaired: Repaired,
    facts: FactsLike,
) -> Linked:
    ids = {hit.condition for span in spans for reading in span.readings for hit in reading.hits}
    ids |= {
        hit.condition for name in phrased for hit in hits.get(name_key(name), ()) if hit.kind not in ("term", "denied")
    }
    records = {record.id: record for record in facts.conditions(sorted(i for i in ids if i.prefix == CONDITION_PREFIX))}
    counts = facts.annotation_counts(sorted(records)) if len(records) > 1 else {}
    found: dict[str, list[Link]] = {}
    asked: list[tuple[str, tuple[str, ...]]] = []
    subject_end = _subject_end(text)
    for span in spans:
        readings = _allowed(span, records)
        if not readings:
            continue
        mention = text[tokens[span.at].start : tokens[span.at + span.length - 1].end]
        top = readings[0].weight
        if len(readings) > 1 and top < _CLEAR_READING and not _same(readings):
            asked.append((mention, tuple(_shown(reading, records) for reading in readings)))
        score = _span_score(span, repaired.known) / (1 + 0.01 * span.at)
        score *= _SUBJECT_WEIGHT if tokens[span.at].start < subject_end else 1.0
        for reading in readings[:1]:
            value = (
                score
                * (reading.weight if not (len(readings) > 1) else 1.0)
                * (_FINDING_WEIGHT if reading.is_finding else 1.0)
            )
            made = _link(
                reading, mention, tokens[span.at].start, tokens[span.at + span.length - 1].end, value, records, counts
            )
            found.setdefault(str(made.record or made.name), []).append(made)
    for name in phrased:
        own = tuple(h for h in hits.get(name_key(name), ()) if h.kind not in ("term", "denied"))
        if not any(made.name.lower() == name.lower() for links in found.values() for made in links):
            made = _link(_Reading(name, own, 1.0, False), name, 0, 0, 20.0, records, counts)
            found.setdefault(str(made.record or made.name), []).append(made)
    links = _labelled(_merged(found.values()), facts)
    places = tuple((tokens[span.at].start, tokens[span.at + span.length - 1].end) for span in spans)
    close = () if any(made.record for made in links) else _close(tokens, repaired, facts)
    return Linked(links, tuple(asked), close, places)


def _allowed(span: _Span, records: Mapping[Curie, Condition]) -> list[_Reading]:
    """The span's readings without those that a trap rule denies for its words."""
    kept: list[_Reading] = []
    for reading in span.readings:
        hits = tuple(
            h for h in reading.hits if not (h.condition in records and is_denied(span.key, records[h.condition].name))
        )
        if hits or (not reading.hits and not is_denied(span.key, reading.name)):
            kept.append(replace(reading, hits=hits))
    return kept


def _same(readings: Sequence[_Reading]) -> bool:
    first = {hit.condition for hit in readings[0].hits}
    return all(first & {hit.condition for hit in reading.hits} for reading in readings[1:]) and bool(first)


def _shown(reading: _Reading, records: Mapping[Curie, Condition]) -> str:
    for hit in reading.hits:
        if hit.condition in records:
            return records[hit.condition].name
    return reading.name


def _link(
    reading: _Reading,
    mention: str,
    start: int,
    end: int,
    score: float,
    records: Mapping[Curie, Condition],
    counts: Mapping[Curie, int],
) -> Link:
    if not reading.hits:
        return Link(None, reading.name, mention, start, end, reading.name, score, is_finding=reading.is_finding)
    ranked = sorted(
        {hit.condition: hit for hit in sorted(reading.hits, key=lambda h: h.weight)}.values(),
        key=lambda h: (
            bool(_DATA_RECORD.fullmatch(h.condition.local)),
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
    """Findings under their terms' labels, whatever synonym was used."""
    ids = [made.record for made in links if made.record is not None and made.record.prefix != CONDITION_PREFIX]
    terms = facts.terms(ids) if ids else {}
    return tuple(replace(made, name=terms[made.record].label) if made.record in terms else made for made in links)


def _span_score(span: _Span, known: Mapping[str, TokenInfo]) -> float:
    stems = span.key.split()
    total = sum(math.log(1 + _RECORDS / max(1, known[stem].df if stem in known else 1)) for stem in stems)
    return total * (1 + 0.15 * (len(stems) - 1))


def _subject_end(text: str) -> int:
    """Where a subject line ends ("MRSA. I am 44 ..."): a short first sentence that asks nothing."""
    found = _BREAK.search(text)
    if found is None or len(text[: found.start()].split()) > _SHORT_QUESTION or is_asking(plain(text[: found.end()])):
        return 0
    return found.start()


def _close(tokens: Sequence[Token], repaired: Repaired, facts: FactsLike) -> tuple[tuple[Curie, str], ...]:
    """Records whose names begin with the question's rarest words: offered, never taken for the answer."""
    runs: list[str] = []
    for at, token in enumerate(tokens):
        info = repaired.known.get(token.stem)
        if info is None or not info.df or token.stem in STOP or token.stem in GENERIC:
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            after is not None
            and (known := repaired.known.get(after.stem)) is not None
            and known.df
            and after.stem not in STOP
        ):
            runs.append(f"{token.stem} {after.stem}")
        if not info.english and len(token.stem) > 4 and token.stem not in question_words():
            runs.append(token.stem)
    for key in sorted(dict.fromkeys(runs), key=lambda run: -len(run.split()))[:6]:
        hits = facts.names_starting(key, 8)
        if hits:
            named = {hit.condition: hit.name for hit in reversed(hits)}
            return tuple(sorted(named.items(), key=lambda item: (item[1], str(item[0]))))[:8]
    return ()
