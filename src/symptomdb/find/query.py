"""A case made ready: known findings as numbers, weights for what they repeat, and notes on what was changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from symptomdb.errors import BadCase, TooLarge
from symptomdb.find.bearers import ONSET_YEARS
from symptomdb.find.knowledge import Ints, Knowledge
from symptomdb.model.curie import Curie
from symptomdb.model.finding import Case

#: More different findings than any record of one person holds.
MAX_FINDINGS = 500
_SEXES = {"female", "male", "unknown", ""}
_CURIES_SHOWN = 5
#: Pairs of findings are weighed in pieces of so many numbers.
_CELLS = 1_000_000


@dataclass(frozen=True, slots=True)
class Query:
    """What of a case is ranked.

    Attributes:
        observed: (k,) numbers of the observed terms, ascending; none is above another.
        weights: (k,) weight of each, below 1 where others say much the same.
        excluded: Numbers of the excluded terms, ascending.
        age_years: Age, or the latest age at onset when that is lower; None when neither is known.
        unknown: Ids that are no findings of this ontology.
    """

    observed: Ints
    weights: NDArray[np.float64]
    excluded: Ints
    age_years: float | None
    sex: str
    notes: tuple[str, ...]
    unknown: tuple[Curie, ...]


def prepare(knowledge: Knowledge, case: Case) -> Query:
    """Resolve the ids of a case and weigh its findings.

    Raises:
        BadCase: A finding is both observed and excluded, or age or sex can't be.
        TooLarge: More than `MAX_FINDINGS` different findings.
    """
    _check_person(case)
    notes: dict[str, None] = {}
    unknown: dict[Curie, None] = {}
    observed = _numbers(knowledge, case.observed, notes, unknown)
    excluded = _numbers(knowledge, case.excluded, notes, unknown)
    both = sorted(observed & excluded)
    if both:
        named = ", ".join(f"{knowledge.terms[n]} ({knowledge.labels[n]})" for n in both[:_CURIES_SHOWN])
        raise BadCase(f"The case says that {named} was both observed and excluded.", "Keep one of the two.")
    if len(observed) + len(excluded) > MAX_FINDINGS:
        raise TooLarge(
            f"The case has {len(observed) + len(excluded):,} different findings; at most {MAX_FINDINGS} can be ranked.",
            "Keep those that set this person apart.",
        )
    implied = _above(knowledge, observed)
    for number in sorted(implied & observed):
        notes[f"{knowledge.labels[number]} is implied by a more specific finding and was counted once."] = None
    for number in sorted(implied & excluded):
        notes[
            f"{knowledge.labels[number]} was excluded, but a form of it was observed; the exclusion was not used."
        ] = None
    kept = np.array(sorted(observed - implied), dtype=np.int32)
    return Query(
        observed=kept,
        weights=weigh(knowledge, kept),
        excluded=np.array(sorted(excluded - implied), dtype=np.int32),
        age_years=_age(case),
        sex=case.sex or "unknown",
        notes=tuple(notes),
        unknown=tuple(unknown),
    )


def weigh(knowledge: Knowledge, observed: Ints) -> NDArray[np.float64]:
    """Weight of each finding: ``1 / (1 + r * sum((shared content / own content) ** 2))`` over the other findings.

    Args:
        observed: (k,) different term numbers.
    """
    arrays = knowledge.arrays
    count = len(observed)
    rows = [arrays.ancestors[arrays.ancestor_starts[n] : arrays.ancestor_starts[n + 1]] for n in observed]
    if count < 2:
        return np.ones(count)
    every, place = np.unique(np.concatenate(rows), return_inverse=True)
    member = np.zeros((count, len(every)), dtype=np.float32)
    member[np.repeat(np.arange(count), [len(row) for row in rows]), place] = 1.0
    content = member * arrays.content[every]
    own = np.maximum(arrays.content[observed].astype(np.float64), 1e-9)
    totals = np.empty(count)
    step = max(1, _CELLS // (count * len(every)))
    for i in range(0, count, step):
        shared = (content[i : i + step, None, :] * member).max(axis=2).astype(np.float64)
        shared[np.arange(len(shared)), np.arange(i, i + len(shared))] = 0.0
        totals[i : i + step] = np.square(shared / own[i : i + step, None]).sum(axis=1)
    return 1.0 / (1.0 + knowledge.method.redundancy * totals)


def _check_person(case: Case) -> None:
    if case.sex not in _SEXES:
        raise BadCase(f"{case.sex!r} is no sex that is known here.", "Use female, male or unknown.")
    if case.age_years is not None and not 0 <= case.age_years <= 130:
        raise BadCase(f"An age of {case.age_years} years can't be.", "Give years from 0 to 130, or leave it out.")


def _numbers(
    knowledge: Knowledge, given: Iterable[Curie], notes: dict[str, None], unknown: dict[Curie, None]
) -> set[int]:
    """Numbers of the ids that are findings; everything else gets a note."""
    starts = knowledge.arrays.ancestor_starts
    numbers: set[int] = set()
    for asked in given:
        number = knowledge.numbers.get(asked)
        if number is None and asked in knowledge.redirects:
            number = knowledge.numbers.get(knowledge.redirects[asked])
            if number is not None and starts[number] < starts[number + 1]:
                notes[f"{asked} is now {knowledge.terms[number]} ({knowledge.labels[number]})."] = None
        if number is None:
            retired = asked in knowledge.retired
            problem = "is obsolete and nothing replaces it" if retired else "is not in this version of the ontology"
            notes[f"{asked} {problem}; it was not used."] = None
            unknown[asked] = None
        elif starts[number] == starts[number + 1]:
            notes[f"{asked} ({knowledge.labels[number]}) is no finding of a person; it was not used."] = None
            unknown[asked] = None
        else:
            numbers.add(number)
    return numbers


def _above(knowledge: Knowledge, numbers: set[int]) -> set[int]:
    """Strict ancestors of any of the terms."""
    starts, ancestors = knowledge.arrays.ancestor_starts, knowledge.arrays.ancestors
    found: set[int] = set()
    for number in numbers:
        found.update(ancestors[starts[number] : starts[number + 1] - 1].tolist())
    return found


def _age(case: Case) -> float | None:
    known = [] if case.age_years is None else [case.age_years]
    if case.onset in ONSET_YEARS:
        known.append(ONSET_YEARS[case.onset][1])
    return min(known) if known else None
