"""Model values from the rows of the tables: the way back of `store.rows`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Self

from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind, Joining
from symptomdb.model.condition import Condition, Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Certainty, Confidence, Modality, Urgency
from symptomdb.model.frequency import Frequency
from symptomdb.model.source import Source, Trust
from symptomdb.model.statement import Statement
from symptomdb.model.term import Synonym, Term
from symptomdb.store.values import AnyRow, NameHit

if TYPE_CHECKING:
    from symptomdb.model.page import Author, MonographPage

Rows = Sequence[AnyRow]

_curie = lru_cache(maxsize=4096)(Curie.parse)


@dataclass(frozen=True, slots=True)
class TermLists:
    """Names, parents and alternative ids by term."""

    names: dict[str, list[AnyRow]]
    parents: dict[str, list[AnyRow]]
    alternatives: dict[str, list[AnyRow]]

    @classmethod
    def of(cls, names: Rows, parents: Rows, alternatives: Rows) -> Self:
        """Group the rows of the three tables by term, in their order."""
        named = sorted(names, key=lambda row: row.position)
        placed = sorted(parents, key=lambda row: row.position)
        others = sorted(alternatives, key=lambda row: row.alternative_id)
        return cls(_by_term(named), _by_term(placed), _by_term(others))


def source(row: AnyRow) -> Source:
    """A source."""
    return Source(**{**row._mapping, "trust": Trust(row.trust)})


def condition(head: AnyRow, names: Rows, xrefs: Rows) -> Condition:
    """A condition with its names and codes in their order."""
    return Condition(
        _curie(head.id),
        head.name,
        head.kind,
        head.source,
        tuple(Name(row.text, NameKind(row.kind), row.source, row.reason) for row in names),
        tuple(Xref(_curie(row.code), Relation(row.relation), row.source, row.note) for row in xrefs),
    )


def page(head: AnyRow, people: Rows, disagreements: Rows, see_also: tuple[str, ...]) -> MonographPage:
    """A page without its statements."""
    # No question needs a page's authors and dates.
    from symptomdb.model.page import Disagreement, MonographPage, ReviewDates
    from symptomdb.model.profile import Profile

    return MonographPage(
        _curie(head.condition_id),
        head.summary,
        tuple(_person(row) for row in people if row.role == "author"),
        tuple(_person(row) for row in people if row.role == "reviewer"),
        ReviewDates(head.created, head.last_reviewed, head.next_due),
        tuple(Disagreement(row.id, row.question, (row.side_one, row.side_two)) for row in disagreements),
        see_also,
        head.path,
        Profile.from_plain(json.loads(head.profile)),
    )


def statement(
    head: AnyRow,
    citations: tuple[str, ...],
    findings: tuple[str, ...],
    actions: tuple[str, ...],
    seed: tuple[str, ...],
) -> Statement:
    """A statement with its lists in their order."""
    return Statement(
        id=head.id,
        condition=_curie(head.condition_id),
        aspect=Aspect(head.aspect),
        clinical=head.clinical,
        plain=head.plain,
        modality=Modality(head.modality),
        source=head.source,
        group=head.heading,
        label=head.label,
        intent=head.intent,
        phase=head.phase,
        population=head.population,
        certainty=Certainty(head.certainty),
        confidence=Confidence(head.confidence),
        citations=citations,
        unsourced_reason=head.unsourced_reason,
        findings=tuple(map(_curie, findings)),
        actions=actions,
        disagreement=head.disagreement,
        side=head.side,
        urgency=Urgency(head.urgency) if head.urgency else None,
        seed=seed,
        facts=tuple(head.facts.split()),
        frequencies=tuple(_frequencies(head.frequencies)),
    )


def annotation(head: AnyRow, references: tuple[str, ...]) -> Annotation:
    """An annotation with its references in the order of the source."""
    said = None
    if head.frequency:
        bounds = (head.frequency_low, head.frequency_high, head.numerator, head.denominator)
        said = Frequency(head.frequency, *bounds)
    return Annotation(
        condition=_curie(head.condition_id),
        record=_curie(head.record_id),
        kind=AnnotationKind(head.kind),
        term=_curie(head.term_id),
        source=head.source,
        line=head.line,
        excluded=head.excluded,
        frequency=said,
        onset=_curie(head.onset) if head.onset else None,
        sex=head.sex,
        modifiers=_curies(head.modifiers),
        evidence=head.evidence,
        references=references,
        curation=head.curation,
    )


def term(head: AnyRow, lists: TermLists) -> Term:
    """A term with its names, parents and alternative ids."""
    return Term(
        id=_curie(head.id),
        label=head.label,
        definition=head.definition,
        synonyms=tuple(Synonym(row.text, row.scope, row.kind) for row in lists.names.get(head.id, ())),
        parents=tuple(_curie(row.parent_id) for row in lists.parents.get(head.id, ())),
        alt_ids=tuple(_curie(row.alternative_id) for row in lists.alternatives.get(head.id, ())),
        xrefs=_curies(head.xrefs),
        subsets=tuple(head.subsets.split()),
        obsolete=head.obsolete,
        replaced_by=_curie(head.replaced_by) if head.replaced_by else None,
        comment=head.comment,
        consider=_curies(head.consider),
    )


def claim(row: AnyRow) -> Claim:
    """A claim of a loaded source."""
    return Claim(
        condition=_curie(row.condition_id),
        record=_curie(row.record_id),
        source=row.source,
        aspect=Aspect(row.aspect),
        kind=ClaimKind(row.kind),
        text=row.text,
        place=row.place,
        modality=Modality(row.modality),
        note=row.note,
        references=tuple(row.refs.split()),
        finding=_curie(row.finding) if row.finding else None,
        code=row.code,
        evidence=row.evidence,
        frequency=row.frequency,
        joined_by=Joining(row.joined_by),
    )


def name_hit(row: AnyRow) -> NameHit:
    """A name under its key."""
    return NameHit(row.key, _curie(row.record_id), row.weight, row.kind, row.name, row.source, row.denied)


def _person(row: AnyRow) -> Author:
    from symptomdb.model.page import Author  # as in `page`

    head = (row.name, row.kind, row.credentials, row.affiliation, row.place)
    return Author(*head, row.orcid, row.verified_by, row.conflicts)


def _frequencies(text: str) -> Iterator[tuple[Curie, Frequency]]:
    for part in text.split():
        code, _, often = part.partition("=")
        if (found := Frequency.parse(often)) is not None:
            yield _curie(code), found


def _curies(text: str) -> tuple[Curie, ...]:
    return tuple(map(_curie, text.split()))


def _by_term(rows: Iterable[AnyRow]) -> dict[str, list[AnyRow]]:
    found: dict[str, list[AnyRow]] = {}
    for row in rows:
        found.setdefault(row.term_id, []).append(row)
    return found
