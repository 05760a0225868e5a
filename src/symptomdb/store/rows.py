"""Rows of the tables from model values, in the order of the tables' columns."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symptomdb.model.annotation import Annotation
    from symptomdb.model.claim import Claim, FindingTest
    from symptomdb.model.condition import Condition
    from symptomdb.model.curie import Curie
    from symptomdb.model.identity import Kinship, Remark
    from symptomdb.model.page import Author, Monograph
    from symptomdb.model.source import Publication, Source
    from symptomdb.model.statement import Statement
    from symptomdb.model.term import Term
    from symptomdb.store.bulk import Row
    from symptomdb.store.values import NameHit, TokenInfo


def source_row(source: Source) -> Row:
    """A row of ``source``."""
    texts = (source.id, source.name, source.publisher, source.licence, source.licence_url, source.url, source.version)
    return (*texts, source.digest, source.attribution, int(source.trust), json.dumps(source.counts))


def publication_row(item: Publication) -> Row:
    """A row of ``publication``."""
    head = (item.id, item.kind, item.title, item.authors, item.year, item.publisher, item.doi, item.pmid, item.url)
    return (*head, item.licence, item.part_read, item.read_on, item.note)


def term_row(term: Term, headings: Mapping[Curie, str]) -> Row:
    """A row of ``term``."""
    replaced_by = str(term.replaced_by) if term.replaced_by else None
    texts = (str(term.id), term.label, term.definition, term.comment, " ".join(term.subsets), joined(term.xrefs))
    return (*texts, joined(term.consider), headings.get(term.id, ""), term.obsolete, replaced_by)


def iter_term_names(term: Term) -> Iterator[Row]:
    """Rows of ``term_name``."""
    for position, name in enumerate(term.synonyms):
        yield str(term.id), position, name.text, name.scope, name.kind


def iter_term_parents(term: Term) -> Iterator[Row]:
    """Rows of ``term_parent``."""
    for position, parent in enumerate(term.parents):
        yield str(term.id), position, str(parent)


def iter_term_alternatives(term: Term) -> Iterator[Row]:
    """Rows of ``term_alternative``."""
    for alternative in dict.fromkeys(term.alt_ids):
        yield str(alternative), str(term.id)


def condition_row(condition: Condition) -> Row:
    """A row of ``condition``."""
    key = sort_key(condition.name)
    letter = key[:1].upper() if "a" <= key[:1] <= "z" else "#"
    return str(condition.id), condition.name, condition.kind, condition.source, letter, key


def sort_key(name: str) -> str:
    """A name for sorting: lower case, without accents and leading punctuation.

    >>> sort_key("Ménière disease")
    'meniere disease'
    """
    plain = plain_text(name)
    return plain.lstrip("'\"([{-. ") or plain


def plain_text(text: str) -> str:
    """Lower case and without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def iter_condition_names(condition: Condition) -> Iterator[Row]:
    """Rows of ``condition_name``."""
    for position, name in enumerate(condition.names):
        yield str(condition.id), position, name.text, str(name.kind), name.source, name.reason


def iter_condition_xrefs(condition: Condition) -> Iterator[Row]:
    """Rows of ``condition_xref``."""
    for position, xref in enumerate(condition.xrefs):
        yield str(condition.id), position, str(xref.code), str(xref.relation), xref.source, xref.note


def name_key_row(hit: NameHit) -> Row:
    """A row of ``name_key``."""
    tokens = hit.key.count(" ") + 1
    return hit.key, str(hit.condition), hit.name, hit.source, hit.kind, hit.weight, tokens, hit.denied


def token_row(info: TokenInfo) -> Row:
    """A row of ``token``."""
    return info.token, info.token[:1], len(info.token), info.df, info.english


def annotation_row(number: int, item: Annotation) -> Row:
    """A row of ``annotation``."""
    said = item.frequency
    frequency: Row = ("", None, None, None, None)
    if said is not None:
        frequency = (said.text, said.low, said.high, said.numerator, said.denominator)
    head = (number, str(item.condition), str(item.record), str(item.kind), str(item.term), item.source, item.line)
    onset = str(item.onset) if item.onset else None
    return (*head, item.excluded, *frequency, onset, item.sex, joined(item.modifiers), item.evidence, item.curation)


def iter_references(number: int, item: Annotation) -> Iterator[Row]:
    """Rows of ``annotation_reference``."""
    for position, reference in enumerate(item.references):
        yield number, position, reference


def page_row(item: Monograph) -> Row:
    """A row of ``page``."""
    dates = (item.dates.created, item.dates.last_reviewed, item.dates.next_due)
    return (str(item.condition.id), item.summary, item.path, *map(_iso, dates), json.dumps(item.profile.to_plain()))


def iter_people(item: Monograph) -> Iterator[Row]:
    """Rows of ``page_person``."""
    for role, people in (("author", item.authors), ("reviewer", item.reviewers)):
        for position, person in enumerate(people):
            yield (str(item.condition.id), role, position, *_person(person))


def iter_see_also(item: Monograph) -> Iterator[Row]:
    """Rows of ``page_see_also``."""
    for position, slug in enumerate(item.see_also):
        yield str(item.condition.id), position, slug


def iter_disagreements(item: Monograph) -> Iterator[Row]:
    """Rows of ``disagreement``."""
    for position, one in enumerate(item.disagreements):
        yield str(item.condition.id), one.id, position, one.question, *one.sides


def statement_row(position: int, item: Statement) -> Row:
    """A row of ``statement``."""
    head = (str(item.condition), item.id, position, str(item.aspect), item.clinical, item.plain, str(item.modality))
    context = (item.source, item.group, item.label, item.intent, item.phase, item.population)
    weight = (str(item.certainty), str(item.confidence), item.unsourced_reason, item.disagreement)
    often = " ".join(f"{code}={frequency.text}" for code, frequency in item.frequencies)
    return (*head, *context, *weight, str(item.urgency or ""), " ".join(item.facts), item.side, often)


def iter_listed(item: Statement, values: Iterable[object]) -> Iterator[Row]:
    """Rows of ``statement_citation``, ``_finding``, ``_action`` and ``_seed``."""
    for position, value in enumerate(values):
        yield str(item.condition), item.id, position, str(value)


def joined(ids: Iterable[Curie]) -> str:
    """Ids as one text; an id holds no space."""
    return " ".join(map(str, ids))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _person(person: Author) -> Row:
    head = (person.name, person.kind, person.credentials, person.affiliation, person.place)
    return (*head, person.orcid, person.verified_by, person.conflicts)


def claim_row(position: int, item: Claim) -> Row:
    """A row of ``claim``."""
    head = (str(item.condition), position, str(item.record), item.source, str(item.aspect), str(item.kind), item.text)
    finding = str(item.finding) if item.finding else ""
    said = (item.place, str(item.modality), item.note, " ".join(item.references), finding, item.code, item.evidence)
    return (*head, *said, item.frequency, str(item.joined_by))


def kinship_row(item: Kinship) -> Row:
    """A row of ``kinship``."""
    return str(item.parent), str(item.child), item.relation, item.source


def test_row(item: FindingTest) -> Row:
    """A row of ``finding_test``."""
    return str(item.finding), str(item.action), item.prenatal, item.source


def remark_row(number: int, item: Remark) -> Row:
    """A row of ``remark``."""
    return number, item.kind, item.subject, item.detail, item.source
