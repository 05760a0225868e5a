"""Sections of conditions: our own statements first, then coded annotations, then an honest word on what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symptomdb.ask import messages
from symptomdb.ask.citations import Citations
from symptomdb.ask.coded_sections import SHOWN, CodedFacts, coded_section
from symptomdb.ask.conditions import Link
from symptomdb.ask.conflicts import with_conflicts
from symptomdb.ask.loaded_sections import SHOWN as LOADED_SHOWN
from symptomdb.ask.loaded_sections import LoadedFacts, loaded_section, tested_findings
from symptomdb.ask.own_sections import own_section
from symptomdb.model.annotation import Annotation
from symptomdb.model.answer import AnswerCitation, AnswerStatement, Missing, Section
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, FindingTest
from symptomdb.model.curie import CONDITION_PREFIX, Curie
from symptomdb.model.evidence import Certainty, Confidence, Modality
from symptomdb.model.identity import Relationship
from symptomdb.model.source import Publication, Trust
from symptomdb.model.statement import Statement
from symptomdb.model.term import Term

if TYPE_CHECKING:
    from symptomdb.ask.facts_like import FactsLike

#: Aspects for which coded annotations have something to say.
_CODED = frozenset({Aspect.SYMPTOMS, Aspect.CAUSES, Aspect.STAGES, Aspect.RISK_FACTORS})


SUSCEPTIBILITY = Relationship.SUSCEPTIBILITY
_ABOVE = {SUSCEPTIBILITY: "the disease that this record is about the susceptibility to"}
_BELOW = {SUSCEPTIBILITY: "a record of susceptibility to it, not the disease itself"}
#: So many broader and so many narrower conditions are named.
_KIN_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Composed:
    """The body of an answer."""

    sections: tuple[Section, ...]
    missing: tuple[Missing, ...]
    citations: tuple[AnswerCitation, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Material:
    """All that the knowledge base holds of one condition."""

    found: Link
    statements: Sequence[Statement]
    coded: CodedFacts
    loaded: LoadedFacts


class Composer:
    """Fetches and composes; `limit` is how many coded findings are shown, None for all."""

    def __init__(self, facts: FactsLike, wording: str, limit: int | None = SHOWN) -> None:
        self._facts = facts
        self._wording = wording
        self._limit = limit

    def compose(self, links: Sequence[Link], aspects: Sequence[Aspect], *, report_missing: bool) -> Composed:
        """One section per condition and aspect, in the order of both; citations are numbered over all."""
        conditions = [found for found in links if found.record and found.record.prefix == CONDITION_PREFIX]
        findings = [found for found in links if found not in conditions]
        materials = self._fetch(conditions, aspects)
        citations = Citations(self._publications(materials, aspects))
        sections: list[Section] = []
        missing: list[Missing] = []
        notes: list[str] = []
        for material in materials:
            self._add(material, aspects, citations, sections, missing, notes)
        for found in findings:
            self._add_finding(found, aspects, citations, sections, missing)
        kept = tuple(missing) if report_missing else ()
        return Composed(tuple(sections), kept, citations.all(), tuple(notes))

    def neighbours(self, links: Sequence[Link]) -> tuple[tuple[str, str, str], ...]:
        """The conditions that the records' editors name as neighbours: (id, name, why)."""
        answered = {found.record for found in links}
        keys = [
            key for found in links if found.record for key in self._facts.see_also(found.record) if key not in answered
        ]
        records = {record.id: record for record in self._facts.conditions(keys)} if keys else {}
        named = [(str(key), records[key].name, "a neighbour") for key in keys if key in records]
        return tuple(dict.fromkeys([*named, *self._kin([found.record for found in links if found.record])]))

    def _kin(self, ids: Sequence[Curie]) -> list[tuple[str, str, str]]:
        """Broader and narrower conditions; a record of susceptibility to a disease is said to be that."""
        why: dict[Curie, str] = {}
        for id_ in ids:
            if id_.prefix != CONDITION_PREFIX:
                continue
            kinships = self._facts.kinships(id_)
            above = [one for one in kinships if one.child == id_]
            below = [one for one in kinships if one.parent == id_]
            # A record of susceptibility first: it often holds the only coded findings of a common disease.
            below.sort(key=lambda one: (one.relation != SUSCEPTIBILITY, one.child))
            why.update({one.parent: _ABOVE.get(one.relation, "broader") for one in above[:_KIN_SHOWN]})
            why.update({one.child: _BELOW.get(one.relation, "a kind of it") for one in below[:_KIN_SHOWN]})
        records = {record.id: record for record in self._facts.conditions(list(why))} if why else {}
        return [(str(id_), records[id_].name, reason) for id_, reason in why.items() if id_ in records]

    def _fetch(self, links: Sequence[Link], aspects: Sequence[Aspect]) -> list[_Material]:
        fetched: list[tuple[Link, Sequence[Statement], Sequence[Annotation]]] = []
        claims: list[Sequence[Claim]] = []
        for found in links:
            assert found.record is not None
            fetched.append((found, self._facts.statements(found.record), self._facts.annotations(found.record)))
            claims.append(self._facts.claims(found.record))
        annotations = [annotation for _, _, lines in fetched for annotation in lines]
        tests = [self._tests(lines, aspects) for _, _, lines in fetched]
        ids = {line.term for line in annotations} | {line.onset for line in annotations if line.onset is not None}
        ids |= {claim.finding for said in claims for claim in said if claim.finding is not None}
        ids |= {code for _, said, _ in fetched for one in said for code, often in one.frequencies if often.is_band}
        ids |= {test.action for found_tests in tests for test in found_tests}
        trusts = {source.id: source.trust for source in self._facts.sources()} if any(claims) else {}
        terms = self._facts.terms(sorted(ids)) if ids else {}
        systems = self._facts.term_systems(sorted({line.term for line in annotations})) if annotations else {}
        return [
            _Material(
                found, statements, CodedFacts(lines, terms, systems), LoadedFacts(said, terms, found_tests, trusts)
            )
            for (found, statements, lines), said, found_tests in zip(fetched, claims, tests, strict=True)
        ]

    def _tests(self, annotations: Sequence[Annotation], aspects: Sequence[Aspect]) -> Sequence[FindingTest]:
        findings = tested_findings(annotations) if Aspect.DIAGNOSIS in aspects else []
        return self._facts.finding_tests(findings) if findings else []

    def _publications(self, materials: Sequence[_Material], aspects: Sequence[Aspect]) -> dict[str, Publication]:
        """The publications that may be cited; the sides of a disagreement can come from another aspect."""
        ids = {
            reference
            for material in materials
            for statement in material.statements
            if statement.aspect in aspects or statement.disagreement
            for reference in statement.citations
        }
        for material in materials:
            ids |= {ref for claim in material.loaded.claims if claim.aspect in aspects for ref in claim.references}
            ids |= {test.source for test in material.loaded.tests[:1]}
        return {publication.id: publication for publication in self._facts.publications(sorted(ids))} if ids else {}

    def _add(
        self,
        material: _Material,
        aspects: Sequence[Aspect],
        citations: Citations,
        sections: list[Section],
        missing: list[Missing],
        notes: list[str],
    ) -> None:
        found = material.found
        assert found.record is not None
        for aspect in aspects:
            shown = own_section(aspect, material.statements, citations, self._wording, material.coded.terms)
            if aspect in _CODED:
                shown += coded_section(aspect, material.coded, citations, self._wording, self._limit)
            shown += loaded_section(aspect, material.loaded, citations, LOADED_SHOWN if self._limit else None)
            shown = with_conflicts(shown)
            if aspect is Aspect.OVERVIEW and not shown:
                shown = _record_itself(material, citations)
            if shown:
                sections.append(Section(aspect, found.record, found.name, shown))
            else:
                reason = messages.no_statement() if material.statements else messages.coded_only()
                missing.append(Missing(found.record, found.name, aspect, reason))
            if aspect is Aspect.SYMPTOMS and self._limit and material.coded.count(aspect) > self._limit:
                coded = [
                    s
                    for s in shown
                    if s.frequency or s.source != (material.statements[0].source if material.statements else "")
                ]
                if len(coded) < (total := material.coded.count(aspect)):
                    notes.append(messages.shown_of(len(coded), total, found.name))

    def _add_finding(
        self,
        found: Link,
        aspects: Sequence[Aspect],
        citations: Citations,
        sections: list[Section],
        missing: list[Missing],
    ) -> None:
        assert found.record is not None
        term = self._facts.terms([found.record]).get(found.record)
        if term is not None and term.definition:
            sections.append(Section(Aspect.OVERVIEW, found.record, term.label, (_definition(term, citations),)))
        for aspect in aspects:
            if aspect is not Aspect.OVERVIEW or term is None or not term.definition:
                missing.append(Missing(found.record, found.name, aspect, messages.finding_only()))


def _definition(term: Term, citations: Citations) -> AnswerStatement:
    return _plain_statement(
        "definition", term.definition, citations.numbers(["hpo"]), "hpo", "definition", "What it is", (term.id,)
    )


def _record_itself(material: _Material, citations: Citations) -> tuple[AnswerStatement, ...]:
    """Of a condition known only through annotations: which record it is and how much is coded."""
    records = list(dict.fromkeys(str(line.record) for line in material.coded.annotations))
    count = material.coded.count(Aspect.SYMPTOMS)
    if not records or not count:
        return ()
    name = material.found.name
    text = (
        f"{name} is a condition on record as {', '.join(records)}, with {count} coded findings in the HPO annotations."
    )
    numbers = citations.numbers([*records, "hpoa"])
    return (
        _plain_statement(
            "record", text, numbers, material.coded.annotations[0].source, "definition", "What is on record", ()
        ),
    )


def _plain_statement(
    key: str, text: str, numbers: tuple[int, ...], source: str, group: str, label: str, findings: tuple[Curie, ...]
) -> AnswerStatement:
    return AnswerStatement(
        id=key,
        text=text,
        clinical=text,
        plain=text,
        modality=str(Modality.IS),
        intent="",
        certainty=str(Certainty.UNGRADED),
        confidence=str(Confidence.NONE),
        citations=numbers,
        group=group,
        label=label,
        findings=tuple(map(str, findings)),
        source=source,
        trust=Trust.EXPERT_DATABASE.name.lower(),
    )
