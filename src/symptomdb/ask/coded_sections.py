"""Sections out of coded annotations: findings with their frequencies and references, inheritance, onset and course.

Lines about one finding are combined here, at question time, so that every frequency and every reference stays visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from symptomdb.ask.citations import Citations
from symptomdb.ask.trust import trust_of_annotation
from symptomdb.model.annotation import ASPECT_OF, Annotation, AnnotationKind
from symptomdb.model.answer import AnswerStatement
from symptomdb.model.aspect import Aspect
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Certainty, Confidence, Modality
from symptomdb.model.frequency import Frequency
from symptomdb.model.term import Term

#: More findings than this are not read; the answer says how many there are.
SHOWN = 40
EXCLUDED_GROUP = "excluded"
NOT_SEEN_GROUP = "looked_for_not_seen"
_OTHER_GROUP = "other_findings"
#: Lower bounds of the HPO frequency bands (HP:0040279) in the words of `Modality`.
_BANDS = ((1.0, Modality.IS), (0.8, Modality.USUALLY), (0.3, Modality.OFTEN), (0.05, Modality.SOMETIMES))
_LABELS = {
    AnnotationKind.INHERITANCE: ("inheritance", "Inheritance"),
    AnnotationKind.COURSE: ("time_course", "Onset and course"),
    AnnotationKind.HISTORY: ("history", "History"),
    AnnotationKind.MODIFIER: ("features", "Feature of the course"),
}


@dataclass(slots=True)
class _Coded:
    """The annotations of one term, excluded ones apart from the others."""

    term: Curie
    kind: AnnotationKind
    excluded: bool
    lines: list[Annotation] = field(default_factory=list)

    @property
    def frequencies(self) -> list[Frequency]:
        seen = {line.frequency.text: line.frequency for line in self.lines if line.frequency is not None}
        return sorted(seen.values(), key=lambda found: (-(found.low + found.high), found.text))

    @property
    def share(self) -> float:
        """The middle of the best-known frequency; -1 when none is given."""
        return max(((found.low + found.high) / 2 for found in self.frequencies), default=-1.0)

    @property
    def is_not_seen(self) -> bool:
        frequencies = self.frequencies
        return bool(frequencies) and all(found.is_looked_for_not_seen for found in frequencies)


@dataclass(frozen=True, slots=True)
class CodedFacts:
    """Annotations of a condition with the terms and organ systems that they name."""

    annotations: Sequence[Annotation]
    terms: Mapping[Curie, Term]
    systems: Mapping[Curie, str]

    def count(self, aspect: Aspect) -> int:
        """How many different coded facts there are for an aspect."""
        return len({(a.term, a.excluded) for a in self.annotations if ASPECT_OF[a.kind] is aspect})


def coded_section(
    aspect: Aspect, facts: CodedFacts, citations: Citations, wording: str, limit: int | None = SHOWN
) -> tuple[AnswerStatement, ...]:
    """The coded facts of one aspect: by organ system and frequency, then what was not seen, then what is excluded."""
    coded = _combined(annotation for annotation in facts.annotations if ASPECT_OF[annotation.kind] is aspect)
    present = sorted(
        (one for one in coded if not one.excluded and not one.is_not_seen), key=lambda one: _rank(one, facts)
    )
    unseen = sorted((one for one in coded if not one.excluded and one.is_not_seen), key=lambda one: _rank(one, facts))
    excluded = sorted((one for one in coded if one.excluded), key=lambda one: _rank(one, facts))
    if limit is not None:
        present, unseen, excluded = present[:limit], unseen[: limit // 4], excluded[: limit // 2]
    ordered = [*_by_group(present, facts), *unseen, *excluded]
    return tuple(_statement(one, facts, citations, wording) for one in ordered)


def _combined(annotations: Iterable[Annotation]) -> list[_Coded]:
    found: dict[tuple[Curie, bool], _Coded] = {}
    for annotation in annotations:
        key = (annotation.term, annotation.excluded)
        found.setdefault(key, _Coded(annotation.term, annotation.kind, annotation.excluded)).lines.append(annotation)
    return list(found.values())


def _rank(one: _Coded, facts: CodedFacts) -> tuple[float, str, str]:
    return (-one.share, _label(one.term, facts).lower(), str(one.term))


def _by_group(coded: Sequence[_Coded], facts: CodedFacts) -> list[_Coded]:
    """Organ systems together, the system with the most frequent finding first."""
    first: dict[str, int] = {}
    for at, one in enumerate(coded):
        first.setdefault(_group(one, facts), at)
    return sorted(coded, key=lambda one: first[_group(one, facts)])


def _group(one: _Coded, facts: CodedFacts) -> str:
    if one.kind is not AnnotationKind.FINDING:
        return _LABELS[one.kind][0]
    if one.excluded:
        return EXCLUDED_GROUP
    if one.is_not_seen:
        return NOT_SEEN_GROUP
    system = re.sub(r"^(?:Abnormality of|Abnormal) (?:the )?", "", facts.systems.get(one.term, ""))
    return re.sub(r"[^a-z0-9]+", "_", system.lower()).strip("_") or _OTHER_GROUP


def _label(term: Curie, facts: CodedFacts) -> str:
    known = facts.terms.get(term)
    return known.label if known else str(term)


def _lay(term: Curie, facts: CodedFacts) -> str:
    known = facts.terms.get(term)
    if known is None:
        return str(term)
    lay = sorted((s.text for s in known.synonyms if s.kind == "layperson"), key=lambda text: (len(text), text))
    return f"{lay[0]} ({known.label})" if lay and lay[0].lower() != known.label.lower() else known.label


def _statement(one: _Coded, facts: CodedFacts, citations: Citations, wording: str) -> AnswerStatement:
    often = "; ".join(found.describe() for found in one.frequencies)
    sexes = sorted({line.sex for line in one.lines if line.sex})
    clinical = _sentence(one, _label(one.term, facts), facts)
    plain = _sentence(one, _lay(one.term, facts), facts)
    references = list(dict.fromkeys(reference for line in one.lines for reference in line.references))
    return AnswerStatement(
        id=f"{'not-' if one.excluded else ''}{str(one.term).lower().replace(':', '-')}",
        text=plain if wording == "plain" else clinical,
        clinical=clinical,
        plain=plain,
        modality=str(_modality(one)),
        intent="",
        certainty=str(Certainty.UNGRADED),
        confidence=str(Confidence.NONE),
        citations=citations.numbers(references or [one.lines[0].source]),
        group=_group(one, facts),
        label=_LABELS.get(one.kind, ("", ""))[1],
        population=" and ".join(sexes) if len(sexes) == 1 else "",
        findings=(str(one.term),),
        frequency=often,
        source=one.lines[0].source,
        trust=max(map(trust_of_annotation, one.lines)).name.lower(),
        evidence=", ".join(dict.fromkeys(line.evidence for line in one.lines if line.evidence)),
    )


def _sentence(one: _Coded, name: str, facts: CodedFacts) -> str:
    """The finding in words; how often it is seen stands in the statement's `frequency`."""
    if one.excluded:
        return f"{name}: not part of it"
    if one.is_not_seen:
        return f"{name}: looked for, not seen"
    onsets = sorted({_label(line.onset, facts) for line in one.lines if line.onset is not None})
    return f"{name} ({', '.join(onsets)})" if onsets else name


def _modality(one: _Coded) -> Modality:
    if one.excluded:
        return Modality.NEVER
    if one.is_not_seen:
        return Modality.RARELY
    share = one.share
    if share < 0:
        return Modality.IS if one.kind is AnnotationKind.INHERITANCE else Modality.MAY
    return next((modality for low, modality in _BANDS if share >= low), Modality.RARELY)
