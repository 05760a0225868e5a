"""A condition's findings with their frequencies: the annotations of its records, summed per finding.

Counts are summed as "n of m people". Bands and percentages count as ten people, a finding without a frequency as half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from symptomdb.find.method import Method
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.curie import Curie
from symptomdb.model.frequency import Frequency
from symptomdb.ontology.hierarchy import Hierarchy

#: Share of people that stands for an HPO frequency band (https://hpo.jax.org/browse/term/HP:0040279).
BAND_SHARES = {
    "HP:0040280": 0.995,
    "HP:0040281": 0.90,
    "HP:0040282": 0.55,
    "HP:0040283": 0.17,
    "HP:0040284": 0.025,
    "HP:0040285": 0.0,
}
#: How many people a band or a percentage counts for.
_PEOPLE = 10.0


@dataclass(slots=True)
class Tally:
    """What the sources say of one finding in one condition.

    Attributes:
        seen: People with it, weighted.
        people: People who were looked at, weighted.
        inherited: All of it was said of a broader condition.
    """

    seen: float = 0.0
    people: float = 0.0
    inherited: bool = True
    references: dict[str, None] = field(default_factory=dict)

    @property
    def is_counted(self) -> bool:
        """True when a source says how often, or that it was looked for."""
        return self.people > 0

    def share(self) -> float:
        """Share of people with the finding: (n + 1/2) / (m + 1); 1/2 unless counted; 0 when looked for and not seen."""
        if self.people == 0:
            return 0.5
        return 0.0 if self.seen == 0 else (self.seen + 0.5) / (self.people + 1)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Findings per condition, and the records that each condition was merged from.

    Attributes:
        tallies: Condition to (number of the finding's term to its tally).
        notes: What was left out, in words.
        vocabularies: Prefix of a finding's id to the prefixes of the records that use such findings at all.
    """

    tallies: dict[Curie, dict[int, Tally]]
    records: dict[Curie, tuple[Curie, ...]]
    notes: tuple[str, ...]
    vocabularies: dict[str, frozenset[str]]


def gather(
    hierarchy: Hierarchy,
    phenotypes: frozenset[int],
    annotations: Iterable[Annotation],
    groups: Mapping[Curie, Curie],
    broader: Mapping[Curie, tuple[Curie, ...]],
    method: Method,
) -> Gathered:
    """Sum the findings of each condition, then pass those of broader classes down to it.

    Args:
        phenotypes: Numbers of the terms that are findings.
        groups: Condition of a record to the condition that it was merged into; itself where it is not named.
        broader: Condition to the conditions or classes directly above it.
    """
    usable: list[tuple[Curie, int, Annotation]] = []
    left_out = 0
    for annotation in annotations:
        if annotation.kind is not AnnotationKind.FINDING:
            continue
        number = hierarchy.numbers.get(hierarchy.redirects.get(annotation.term, annotation.term))
        if number is None or number not in phenotypes:
            left_out += 1
        else:
            usable.append((groups.get(annotation.condition, annotation.condition), number, annotation))
    records: dict[Curie, dict[Curie, None]] = {}
    for condition, _, annotation in usable:
        records.setdefault(condition, {})[annotation.record] = None
    tallies: dict[Curie, dict[int, Tally]] = {}
    for condition, number, annotation in usable:
        tally = tallies.setdefault(condition, {}).setdefault(number, Tally())
        _add(tally, annotation, 1.0 if _is_plain(annotation, records[condition], method) else method.class_weight)
        tally.inherited = False
    _pass_down(tallies, usable, records, broader, method)
    notes = (f"{left_out:,} annotations name no current finding and were left out.",) if left_out else ()
    vocabularies: dict[str, set[str]] = {}
    for _, number, annotation in usable:
        vocabularies.setdefault(hierarchy.terms[number].id.prefix, set()).add(annotation.record.prefix)
    return Gathered(
        tallies,
        {condition: tuple(sorted(found)) for condition, found in records.items()},
        notes,
        {prefix: frozenset(found) for prefix, found in vocabularies.items()},
    )


def people_of(frequency: Frequency | None, excluded: bool) -> tuple[float, float] | None:
    """(people with the finding, people looked at); None where the source gives no number."""
    if excluded:
        counted = frequency.denominator if frequency is not None else None
        return 0.0, float(max(1, counted or 1))
    if frequency is None:
        return None
    if frequency.denominator is not None and frequency.numerator is not None:
        return float(frequency.numerator), float(frequency.denominator)
    share = BAND_SHARES.get(frequency.text, (frequency.low + frequency.high) / 2)
    return _PEOPLE * share, _PEOPLE


def _add(tally: Tally, annotation: Annotation, weight: float) -> None:
    counted = people_of(annotation.frequency, annotation.excluded)
    if counted is not None:
        tally.seen += weight * counted[0]
        tally.people += weight * counted[1]
    tally.references.update(dict.fromkeys(annotation.references))


def _is_plain(annotation: Annotation, records: Iterable[Curie], method: Method) -> bool:
    """Whether the annotation counts in full: it does unless it tells of a class merged with a disease."""
    if annotation.record.prefix != method.class_source:
        return True
    return not any(record.prefix == method.disease_source for record in records)


def classes_above(
    condition: Curie,
    records: Mapping[Curie, Iterable[Curie]],
    broader: Mapping[Curie, tuple[Curie, ...]],
    method: Method,
) -> Iterator[Curie]:
    """The broader candidates that are known as classes only, for a condition that is known as a disease."""
    if any(record.prefix == method.disease_source for record in records[condition]):
        for above in broader.get(condition, ()):
            if above != condition and above in records:
                prefixes = {record.prefix for record in records[above]}
                if method.class_source in prefixes and method.disease_source not in prefixes:
                    yield above


def _pass_down(
    tallies: dict[Curie, dict[int, Tally]],
    usable: list[tuple[Curie, int, Annotation]],
    records: Mapping[Curie, Iterable[Curie]],
    broader: Mapping[Curie, tuple[Curie, ...]],
    method: Method,
) -> None:
    """A class's counted findings hold for its members too, at the weight of a class."""
    said: dict[Curie, list[tuple[int, Annotation]]] = {}
    for condition, number, annotation in usable:
        if annotation.excluded or annotation.frequency is not None:
            said.setdefault(condition, []).append((number, annotation))
    for condition, tally_of in tallies.items():
        for above in classes_above(condition, records, broader, method):
            for number, annotation in said.get(above, ()):
                _add(tally_of.setdefault(number, Tally()), annotation, method.class_weight)
