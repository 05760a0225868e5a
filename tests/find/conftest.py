"""A made-up ontology of eleven findings and five conditions, small enough to reckon by hand.

::

    R all findings
    ├── A limb              ├── B skin         └── C heart
    │   ├── A1 hand         │   ├── B1 rash        └── C1 murmur
    │   │   └── A11 finger  │   └── B2 lump
    │   └── A2 hip          │
    │        └────────── AB1 lump over the hip (below A2 and B2)
    X is no finding; OLD was replaced by A1, GONE by nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings

from symptomdb.find.rank import Ranker
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.curie import Curie
from symptomdb.model.frequency import Frequency
from symptomdb.model.term import Synonym, Term

# Properties are about results; how long one example takes says how busy the machine is.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Curie("TOY", "R")
_PARENTS = {
    "TOP": [], "R": ["TOP"], "X": ["TOP"], "A": ["R"], "B": ["R"], "C": ["R"], "A1": ["A"], "A2": ["A"],
    "A11": ["A1"], "B1": ["B"], "B2": ["B"], "C1": ["C"], "AB1": ["A2", "B2"],
}  # fmt: skip
_LABELS = {"A": "limb", "A1": "hand", "A11": "finger", "A2": "hip", "B1": "rash", "B2": "lump", "C1": "murmur"}


def toy(local: str) -> Curie:
    return Curie("TOY", local)


def note(condition: str, record: str, term: str, frequency: str = "", excluded: bool = False) -> Annotation:
    return Annotation(
        condition=Curie("SDB", condition),
        record=Curie(*record.split(":")),
        kind=AnnotationKind.FINDING,
        term=toy(term),
        source="toy",
        line=1,
        excluded=excluded,
        frequency=Frequency.parse(frequency),
        references=(f"PMID:{condition}-{term}",),
    )


@pytest.fixture(scope="session")
def toy_terms() -> tuple[Term, ...]:
    terms = [
        Term(
            toy(local),
            _LABELS.get(local, local),
            parents=tuple(map(toy, parents)),
            synonyms=(Synonym("bump", "EXACT", "layperson"),) if local == "B2" else (),
        )
        for local, parents in _PARENTS.items()
    ]
    terms.append(Term(toy("OLD"), "old hand", obsolete=True, replaced_by=toy("A1")))
    terms.append(Term(toy("GONE"), "gone", obsolete=True))
    return tuple(terms)


@pytest.fixture(scope="session")
def toy_annotations() -> tuple[Annotation, ...]:
    return (
        note("hand-1", "OMIM:1", "A11", "9/10"),
        note("hand-1", "OMIM:1", "B1", "1/10"),
        note("hand-2", "OMIM:2", "A1", "5/10"),
        note("hand-2", "OMIM:2", "C1", "HP:0040281"),
        note("hand-2", "OMIM:2", "B1", excluded=True),
        note("hand", "ORPHA:3", "B2", "HP:0040282"),
        note("hip", "OMIM:4", "AB1"),
        note("hip", "OMIM:4", "A2", "80%"),
        note("heart", "OMIM:5", "C1", "10/10"),
        note("heart", "OMIM:5", "C"),
    )


@pytest.fixture(scope="session")
def build_toy(toy_terms: tuple[Term, ...], toy_annotations: tuple[Annotation, ...]) -> Callable[..., Ranker]:
    def build(**changes: object) -> Ranker:
        hand = Curie("SDB", "hand")
        settings: dict[str, object] = {
            "terms": toy_terms,
            "annotations": toy_annotations,
            "broader": {Curie("SDB", "hand-1"): (hand,), Curie("SDB", "hand-2"): (hand,)},
            "names": {
                Curie("SDB", "hand-1"): "Hand syndrome 1",
                Curie("SDB", "hand-2"): "Hand syndrome 2",
                hand: "Hand syndrome",
                Curie("SDB", "hip"): "Hip lump disease",
                Curie("SDB", "heart"): "Murmur disease",
            },
            "version": "toy 1",
            "root": ROOT,
        }
        return Ranker.build(**(settings | changes))  # type: ignore[arg-type]

    return build


@pytest.fixture(scope="session")
def ranker(build_toy: Callable[..., Ranker]) -> Ranker:
    return build_toy()
