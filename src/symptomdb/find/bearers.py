"""Who has a condition: what inheritance, course and our pages' profiles say of sex and age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.method import Method
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.curie import Curie
from symptomdb.model.profile import UNKNOWN, Onset, Profile, Sexes
from symptomdb.ontology.hierarchy import Hierarchy

#: https://hpo.jax.org/browse/term/HP:0001419
X_LINKED_RECESSIVE = Curie("HP", "0001419")
#: HPO onset classes (https://hpo.jax.org/browse/term/HP:0003674): first and last age in years.
ONSET_YEARS: dict[Curie, tuple[float, float]] = {
    Curie("HP", "0030674"): (0.0, 0.0),  # antenatal
    Curie("HP", "0003577"): (0.0, 0.0),  # congenital
    Curie("HP", "0003623"): (0.0, 28 / 365),  # neonatal
    Curie("HP", "0003593"): (28 / 365, 1.0),  # infantile
    Curie("HP", "0011463"): (1.0, 5.0),  # childhood
    Curie("HP", "0003621"): (5.0, 15.0),  # juvenile
    Curie("HP", "0410280"): (0.0, 16.0),  # paediatric
    Curie("HP", "0003581"): (16.0, 120.0),  # adult
    Curie("HP", "0011462"): (16.0, 40.0),  # young adult
    Curie("HP", "0003596"): (40.0, 60.0),  # middle age
    Curie("HP", "0003584"): (60.0, 120.0),  # late
}


def onset_span(hierarchy_ancestors: Iterable[Curie]) -> tuple[float, float] | None:
    """First and last age of an onset term, from the narrowest class among the term and its ancestors."""
    spans = [ONSET_YEARS[term] for term in hierarchy_ancestors if term in ONSET_YEARS]
    return min(spans, key=lambda span: span[1] - span[0]) if spans else None


def x_recessive(
    annotations: Iterable[Annotation], groups: Mapping[Curie, Curie], numbers: Mapping[Curie, int]
) -> NDArray[np.uint8]:
    """(conditions,) 1 where a source says X-linked recessive."""
    flags = np.zeros(len(numbers), dtype=np.uint8)
    for number, annotation in _said(annotations, AnnotationKind.INHERITANCE, groups, numbers):
        if annotation.term == X_LINKED_RECESSIVE:
            flags[number] = 1
    return flags


def earliest_onsets(
    hierarchy: Hierarchy,
    annotations: Iterable[Annotation],
    groups: Mapping[Curie, Curie],
    numbers: Mapping[Curie, int],
) -> NDArray[np.float32]:
    """(conditions,) earliest age in years at which a source lets it begin; -1 where none says."""
    earliest = np.full(len(numbers), np.inf, dtype=np.float32)
    spans: dict[Curie, tuple[float, float] | None] = {}
    for number, annotation in _said(annotations, AnnotationKind.COURSE, groups, numbers):
        if annotation.term not in spans:
            known = annotation.term in hierarchy
            spans[annotation.term] = onset_span(hierarchy.ancestors(annotation.term)) if known else None
        span = spans[annotation.term]
        if span is not None:
            earliest[number] = min(earliest[number], span[0])
    return np.where(np.isinf(earliest), np.float32(-1), earliest)


#: Catalogues of conditions that are mostly lifelong.
RARE_CATALOGUES = frozenset({"OMIM", "ORPHA", "DECIPHER"})


def traits(
    conditions: Sequence[Curie],
    records: Mapping[Curie, Iterable[Curie]],
    profiles: Mapping[Curie, Profile],
    method: Method,
) -> dict[str, NDArray[Any]]:
    """The arrays of `symptomdb.find.knowledge.Arrays` that follow from the profiles of our pages."""
    every = [profiles.get(condition, UNKNOWN) for condition in conditions]
    shares = {
        Sexes.FEMALE: method.one_sex,
        Sexes.MOSTLY_FEMALE: method.mostly_one_sex,
        Sexes.MOSTLY_MALE: 1 - method.mostly_one_sex,
        Sexes.MALE: 1 - method.one_sex,
    }
    cited = [
        bool(one.ages and not one.ages.is_estimate) + 2 * bool(one.sex and not one.sex.is_estimate) for one in every
    ]
    lasting = [
        one.onset.value is Onset.GRADUAL
        if one.onset
        else one is UNKNOWN and any(record.prefix in RARE_CATALOGUES for record in records[condition])
        for condition, one in zip(conditions, every, strict=True)
    ]
    return {
        "lasting": np.array(lasting, dtype=np.uint8),
        "age_first": np.array([one.ages.value[0] if one.ages else -1 for one in every], dtype=np.int32),
        "age_last": np.array([one.ages.value[1] if one.ages else -1 for one in every], dtype=np.int32),
        "female_share": np.array(
            [shares.get(one.sex.value, 0.5) if one.sex else 0.5 for one in every], dtype=np.float32
        ),
        "trait_cited": np.array(cited, dtype=np.uint8),
    }


def _said(
    annotations: Iterable[Annotation],
    kind: AnnotationKind,
    groups: Mapping[Curie, Curie],
    numbers: Mapping[Curie, int],
) -> Iterator[tuple[int, Annotation]]:
    for annotation in annotations:
        if annotation.kind is kind and not annotation.excluded:
            number = numbers.get(groups.get(annotation.condition, annotation.condition))
            if number is not None:
                yield number, annotation
