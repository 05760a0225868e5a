"""Sections out of what loaded sources say: the most trusted first, each line with how far to trust it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from symptomdb.ask.citations import Citations
from symptomdb.ask.trust import trust_of_claim
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.answer import AnswerStatement
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind, FindingTest, Joining
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Certainty, Confidence, Modality
from symptomdb.model.source import Trust
from symptomdb.model.term import Term

#: More lines of an aspect than this are not read out; a condition's own page shows all.
SHOWN = 30
#: A longer passage is cut at the end of a sentence; its address leads to the whole.
_PASSAGE_LENGTH = 900
#: The order of sources of equal trust; those that are not named stand between.
_ORDER = (
    "maxo-annotations", "orphapackets", "doid", "pharmacotherapydb", "drugcentral", "medquad", "wikidata", "dismech",
)  # fmt: skip
_LABELS = {
    ClaimKind.DEFINITION: "Definition",
    ClaimKind.TREATMENT: "",
    ClaimKind.CONTRAINDICATED: "Advised against",
    ClaimKind.NO_BENEFIT: "No benefit seen",
    ClaimKind.TEST: "Test",
    ClaimKind.CAUSE: "",
    ClaimKind.INHERITANCE: "Inheritance",
    ClaimKind.ONSET: "Age of onset",
    ClaimKind.PREVALENCE: "",
    ClaimKind.PASSAGE: "Quoted",
}
_NAMES = {
    "maxo-annotations": "MAxO annotations",
    "orphapackets": "Orphanet",
    "doid": "Disease Ontology",
    "pharmacotherapydb": "PharmacotherapyDB",
    "drugcentral": "DrugCentral",
    "medquad": "NIH and CDC pages",
    "wikidata": "Wikidata",
    "dismech": "dismech",
}
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_DERIVED = "derived: a procedure that can show a finding of this condition; no source links the two directly"


@dataclass(frozen=True, slots=True)
class LoadedFacts:
    """What loaded sources say of a condition, with the terms that it names.

    Attributes:
        tests: Procedures for the condition's findings.
        trusts: Source to how far it is trusted.
    """

    claims: Sequence[Claim]
    terms: Mapping[Curie, Term]
    tests: Sequence[FindingTest] = ()
    trusts: Mapping[str, Trust] = field(default_factory=dict)

    def count(self, aspect: Aspect) -> int:
        """How many different lines there are for an aspect, derived tests apart."""
        return len(_combined(claim for claim in self.claims if claim.aspect is aspect))


def loaded_section(
    aspect: Aspect, facts: LoadedFacts, citations: Citations, limit: int | None = SHOWN
) -> tuple[AnswerStatement, ...]:
    """The lines of one aspect; empty when no loaded source says anything."""
    groups = _combined(claim for claim in facts.claims if claim.aspect is aspect)
    groups.sort(key=lambda lines: _rank(lines, facts))
    shown = [_statement(number, lines, facts, citations, limit) for number, lines in enumerate(groups[:limit])]
    if aspect is Aspect.DIAGNOSIS:
        shown += _derived_tests(facts, citations, limit)
    return tuple(shown)


def tested_findings(annotations: Iterable[Annotation]) -> list[Curie]:
    """The findings of a condition for which a test is worth naming: not the excluded ones, nor those never seen."""
    found = {
        line.term
        for line in annotations
        if line.kind is AnnotationKind.FINDING
        and not line.excluded
        and not (line.frequency and line.frequency.is_looked_for_not_seen)
    }
    return sorted(found)


def _combined(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Lines of one source that say the same of the same: once, with all their references."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        said = claim.text.casefold() if claim.kind is not ClaimKind.PASSAGE else claim.place
        key = (claim.source, claim.kind, said, claim.note, claim.joined_by)
        found.setdefault(key, []).append(claim)
    return list(found.values())


def _trust(lines: Sequence[Claim], facts: LoadedFacts) -> Trust:
    return max(trust_of_claim(line, facts.trusts) for line in lines)


def _rank(lines: Sequence[Claim], facts: LoadedFacts) -> tuple[int, int, bool, str, str]:
    """The most trusted first; what speaks against an action before what speaks for it."""
    claim = lines[0]
    place = _ORDER.index(claim.source) if claim.source in _ORDER else _ORDER.index("medquad")
    against = claim.kind in (ClaimKind.CONTRAINDICATED, ClaimKind.NO_BENEFIT)
    return -_trust(lines, facts), place, not against, claim.kind, claim.place


def _statement(
    number: int, lines: Sequence[Claim], facts: LoadedFacts, citations: Citations, limit: int | None
) -> AnswerStatement:
    first = lines[0]
    text = _quoted(first.text, limit) if first.kind is ClaimKind.PASSAGE else first.text
    findings = list(dict.fromkeys(line.finding for line in lines if line.finding is not None))
    if first.kind is not ClaimKind.SYMPTOM and findings:
        text += f", for {_listed(findings, facts)}"
    marks = [first.note] if first.note else []
    if first.joined_by is Joining.NAME:
        marks.append("matched by name only")
    text += f" ({'; '.join(marks)})" if marks else ""
    references = dict.fromkeys(reference for line in lines for reference in line.references)
    trust = _trust(lines, facts)
    return AnswerStatement(
        id=f"{first.source}-{first.aspect}-{number + 1}",
        text=text,
        clinical=text,
        plain=text,
        modality=str(first.modality),
        intent="",
        certainty=str(Certainty.UNGRADED),
        confidence=str(Confidence.NONE),
        citations=citations.numbers(references),
        group=f"from_{_NAMES.get(first.source, first.source)}, {trust.words}".replace(" ", "_"),
        label=_LABELS.get(first.kind, ""),
        findings=tuple(map(str, findings)),
        actions=(first.code,) if first.code.startswith("MAXO:") else (),
        frequency=first.frequency,
        source=first.source,
        trust=trust.name.lower(),
        evidence=", ".join(dict.fromkeys(line.evidence for line in lines if line.evidence)),
    )


def _derived_tests(facts: LoadedFacts, citations: Citations, limit: int | None) -> list[AnswerStatement]:
    """Procedures by how many of the condition's findings they can show."""
    by_action: dict[tuple[Curie, bool], list[Curie]] = {}
    for test in facts.tests:
        by_action.setdefault((test.action, test.prenatal), []).append(test.finding)
    ordered = sorted(by_action.items(), key=lambda item: (item[0][1], -len(item[1]), str(item[0][0])))
    made = []
    for (action, prenatal), findings in ordered[: limit // 3 if limit else None]:
        when = " before birth" if prenatal else ""
        text = f"{_label(action, facts)}{when}, which can show {_listed(findings, facts)} ({_DERIVED})"
        made.append(
            AnswerStatement(
                id=f"derived-{str(action).lower().replace(':', '-')}{'-prenatal' if prenatal else ''}",
                text=text,
                clinical=text,
                plain=text,
                modality=str(Modality.MAY),
                intent="diagnosis",
                certainty=str(Certainty.UNGRADED),
                confidence=str(Confidence.NONE),
                citations=citations.numbers([facts.tests[0].source]),
                group="derived_tests_before_birth" if prenatal else "derived_tests",
                findings=tuple(map(str, findings)),
                actions=(str(action),),
                source=facts.tests[0].source,
                trust=Trust.MACHINE_READ.name.lower(),
            )
        )
    return made


def _listed(findings: Sequence[Curie], facts: LoadedFacts) -> str:
    names = [_label(finding, facts).lower() for finding in findings]
    rest = len(names) - 4
    return ", ".join(names[:4]) + (f" and {rest} more" if rest > 0 else "")


def _label(term: Curie, facts: LoadedFacts) -> str:
    known = facts.terms.get(term)
    return known.label if known else str(term)


def _quoted(text: str, limit: int | None) -> str:
    """The passage in quotation marks, cut at the end of a sentence when it is long and not the whole page is asked."""
    if limit is None or len(text) <= _PASSAGE_LENGTH:
        return f"“{text}”"
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, _PASSAGE_LENGTH)]
    cut = ends[-1] if ends else text.rfind(" ", 0, _PASSAGE_LENGTH)
    return f"“{text[:cut]} […]”"
