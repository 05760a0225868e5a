"""Arrays that rooms keep in the knowledge base: the index that READ reads with, and the tables that FIND ranks with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from symptomdb.find.method import PHENOTYPES
from symptomdb.find.rank import Ranker
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.aspect import Aspect
from symptomdb.model.condition import Condition
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.frequency import Frequency
from symptomdb.model.page import Monograph
from symptomdb.model.term import Term
from symptomdb.read.findings import Reader
from symptomdb.sources.lexicon import read_lexicon

#: Other aspects name findings too, but of its causes, its look-alikes and what may follow.
_OWN_FINDINGS = (Aspect.OVERVIEW, Aspect.SYMPTOMS)
_OPEN = (Modality.UNCERTAIN, Modality.CONTESTED)
#: "Rarely" as HPO's band "very rare"; no other hedge gives a number.
_RARE = Frequency.parse("HP:0040284")


def reading_index(terms: Sequence[Term], annotations: Iterable[Annotation], lexicon: Path) -> bytes:
    """What `Reader.from_bytes` reads: the names of all findings and our own wordings for them."""
    wordings = read_lexicon(lexicon, {term.id for term in terms}) if lexicon.is_dir() else ()
    usage = Counter(item.term for item in annotations if item.kind is AnnotationKind.FINDING and not item.excluded)
    return Reader.build(terms, wordings, usage).to_bytes()


def ranking_tables(
    terms: Sequence[Term],
    annotations: Iterable[Annotation],
    conditions: Iterable[Condition],
    monographs: Iterable[Monograph],
    version: str,
    broader: Mapping[Curie, tuple[Curie, ...]] | None = None,
    prevalence: Mapping[Curie, float] | None = None,
) -> bytes:
    """What `Ranker.from_bytes` reads: the findings of all conditions, our monographs' own among them.

    Args:
        broader: Condition or class to those directly above it, whose findings and relatives it borrows from.
        prevalence: Share of people who have a condition, where a source says so.
    """
    names = {condition.id: condition.name for condition in conditions}
    ids = {term.id for term in terms}
    # Another ontology than HPO ranks below its own first root.
    root = PHENOTYPES if PHENOTYPES in ids else next(term.id for term in terms if not term.parents)
    pages = tuple(monographs)
    every = [*annotations, *iter_monograph_annotations(pages)]
    ranker = Ranker.build(
        terms,
        every,
        broader=broader,
        names=names,
        version=version,
        root=root,
        prevalence=prevalence,
        profiles={page.condition.id: page.profile for page in pages},
    )
    return ranker.to_bytes()


def iter_monograph_annotations(monographs: Iterable[Monograph]) -> Iterator[Annotation]:
    """One annotation per coded finding of a sourced symptom; open claims are left out, denials are excluded."""
    for page in monographs:
        seen = set()
        for statement in page.statements:
            if statement.aspect not in _OWN_FINDINGS or statement.modality in _OPEN or not statement.is_sourced:
                continue
            often = dict(statement.frequencies)
            for term in statement.findings:
                excluded = statement.modality is Modality.NEVER
                if (term, excluded) in seen:
                    continue
                seen.add((term, excluded))
                yield Annotation(
                    condition=page.condition.id,
                    record=page.condition.id,
                    kind=AnnotationKind.FINDING,
                    term=term,
                    source=statement.source,
                    line=0,
                    excluded=excluded,
                    frequency=often.get(term, _RARE if statement.modality is Modality.RARELY else None),
                    evidence="MONOGRAPH",
                    references=statement.citations,
                )
