"""Prevalence for the prior: our own classes, the best of a source's figures."""

from __future__ import annotations

from symptomdb.assembly.prevalence import CLASSES, prevalence_of
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality

FOP = Curie("SDB", "fop")


def claim(text: str, condition: Curie = FOP) -> Claim:
    record = Curie("ORPHA", "337")
    return Claim(condition, record, "orphadata", Aspect.EPIDEMIOLOGY, ClaimKind.PREVALENCE, text, "x", Modality.IS)


def test_the_best_kind_and_the_worldwide_figure_count() -> None:
    claims = [
        claim("Annual incidence: >1 / 1000 (Worldwide)"),
        claim("Point prevalence: 1-9 / 100 000 (Europe)"),
        claim("Point prevalence: <1 / 1 000 000 (Worldwide)"),
        claim("Cases/families: 1-5 / 10 000 (Worldwide)"),
        claim("Point prevalence: who knows (Worldwide)"),
    ]
    assert prevalence_of({}, claims) == {FOP: CLASSES["<1 / 1 000 000"]}
    assert prevalence_of({}, claims[:2]) == {FOP: CLASSES["1-9 / 100 000"]}
    assert prevalence_of({}, claims[:1]) == {FOP: CLASSES[">1 / 1000"]}
    assert prevalence_of({}, claims[3:]) == {}


def test_our_own_class_wins() -> None:
    found = prevalence_of({FOP: 1e-6}, [claim("Point prevalence: >1 / 1000 (Worldwide)")])
    assert found == {FOP: 1e-6}
