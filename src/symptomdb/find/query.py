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
from symptomdb.model.finding import Case, HistoryItem

#: More different findings than any record of one person holds.
MAX_FINDINGS = 500
_SEXES = {"female", "male", "unknown", ""}
_CURIES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Query:
    """What of a case is ranked.

    Attributes:
        observed: (k,) numbers of the observed terms, ascending; none is above another.
        weights: (k,) weight of each, below 1 where others say much the same.
        content: (k,) information in each, in nats, times its weight.
        excluded: Numbers of the excluded terms, ascending.
        age_years: Age, or the latest age at onset when that is lower; None when neither is known.
        unknown: Ids that are no findings of this ontology.
        history: What happened to the person before.
    """

    observed: Ints
    weights: NDArray[np.float64]
    content: NDArray[np.float64]
    excluded: Ints
    age_years: float | None
    sex: str
    notes: tuple[str, ...]
    unknown: tuple[Curie, ...]
    history: tuple[HistoryItem, ...] = ()


def prepare(knowledge: Knowledge, case: Case) -> Query:
    """Resolve the ids of a case and weigh its findings.

    Raises:
        BadCase: A finding is both observed and excluded, or age or sex can't be.
        TooLarge: More than `MAX_FINDINGS` different findings.
    """
    notes: dict[str, None] = {}
    unknown: dict[Curie, None] = {}
    observed = _numbers(knowledge, case.observed, notes, unknown)
    excluded = _numbers(knowledge, case.excluded, notes, unknown)
    return prepare_numbers(knowledge, case, observed, excluded, notes, unknown)


def prepare_numbers(
    knowledge: Knowledge,
    case: Case,
    observed: set[int],
    excluded: set[int],
    notes: dict[str, None],
    unknown: Iterable[Curie] = (),
) -> Query:
    """The same for findings that are numbers already; of `case` only the person counts.

    Args:
        notes: Notes so far, as keys; more are added.
    """
    _check_person(case)
    both = sorted(observed & excluded)
    if both:
        named = ", ".join(f"{knowledge.terms[n]} ({knowledge.labels[n]})" for n in both[:_CURIES_SHOWN])
        raise BadCase(f"The case says that {named} was both observed and excluded.", "Keep one of the two.")
    if len(observed) + len(excluded) > MAX_FINDINGS:
        raise TooLarge(
            f"The case has {len(observed) + len(excluded):,} different findings; at most {MAX_FINDINGS} can be ranked.",
            "Keep those that set this person apart.",
        )
    above = knowledge.ancestry.above_any(observed)
    implied = knowledge.ancestry.among(above, observed)
    for number in sorted(implied):
        notes[f"{knowledge.labels[number]} is implied by a more specific finding and was counted once."] = None
    denied = knowledge.ancestry.among(above, excluded)
    for number in sorted(denied):
        notes[
            f"{knowledge.labels[number]} was excluded, but a form of it was observed; the exclusion was not used."
        ] = None
    kept = np.array(sorted(observed - implied), dtype=np.int32)
    weights = weigh(knowledge, kept)
    return Query(
        observed=kept,
        weights=weights,
        content=weights * knowledge.arrays.content.take(kept),
        excluded=np.array(sorted(excluded - denied), dtype=np.int32),
        age_years=_age(case),
        sex=case.sex or "unknown",
        notes=tuple(notes),
        unknown=tuple(unknown),
        history=case.history,
    )


def weigh(knowledge: Knowledge, observed: Ints) -> NDArray[np.float64]:
    """Weight of each finding: ``1 / (1 + r * sum((shared content / own content) ** 2))`` over the other findings.

    Args:
        observed: (k,) different term numbers, none above another.
    """
    redundancy = knowledge.method.redundancy
    return np.array([1.0 / (1.0 + redundancy * total) for total in knowledge.ancestry.repeated(observed.tolist())])


def _check_person(case: Case) -> None:
    if case.sex not in _SEXES:
        raise BadCase(f"{case.sex!r} is no sex that is known here.", "Use female, male or unknown.")
    if case.age_years is not None and not 0 <= case.age_years <= 130:
        raise BadCase(f"An age of {case.age_years} years can't be.", "Give years from 0 to 130, or leave it out.")


def _numbers(
    knowledge: Knowledge, given: Iterable[Curie], notes: dict[str, None], unknown: dict[Curie, None]
) -> set[int]:
    """Numbers of the ids that are findings; everything else gets a note."""
    is_finding = knowledge.ancestry.is_finding
    numbers: set[int] = set()
    for asked in given:
        number = knowledge.numbers.get(asked)
        if number is None and asked in knowledge.redirects:
            number = knowledge.numbers.get(knowledge.redirects[asked])
            if number is not None and is_finding[number]:
                notes[f"{asked} is now {knowledge.terms[number]} ({knowledge.labels[number]})."] = None
        if number is None:
            retired = asked in knowledge.retired
            problem = "is obsolete and nothing replaces it" if retired else "is not in this version of the ontology"
            notes[f"{asked} {problem}; it was not used."] = None
            unknown[asked] = None
        elif not is_finding[number]:
            notes[f"{asked} ({knowledge.labels[number]}) is no finding of a person; it was not used."] = None
            unknown[asked] = None
        else:
            numbers.add(number)
    return numbers


def _age(case: Case) -> float | None:
    known = [] if case.age_years is None else [case.age_years]
    if case.onset in ONSET_YEARS:
        known.append(ONSET_YEARS[case.onset][1])
    return min(known) if known else None
