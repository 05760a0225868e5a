"""Prevalence for the prior: our own classes, the best of a source's figures, and clear answers to bad rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from symptomdb.assembly.prevalence import prevalence_of
from symptomdb.errors import BadContent
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Claim, ClaimKind
from symptomdb.model.curie import Curie
from symptomdb.model.evidence import Modality
from symptomdb.model.prevalence import CLASSES
from symptomdb.sources.prevalence import read_prevalence

GOUT, FOP = Curie("SDB", "gout"), Curie("SDB", "fop")


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
    found = prevalence_of({FOP: "1-9 / 1 000 000"}, [claim("Point prevalence: >1 / 1000 (Worldwide)")])
    assert found == {FOP: CLASSES["1-9 / 1 000 000"]}


def test_rows_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "prevalence.tsv"
    rows = ["condition\tclass\tcites\twhy", "gout\t>1 / 1000\tA1\tcounted"]
    path.write_text("\n".join(rows) + "\n")
    assert read_prevalence(path, {GOUT}, {"A1"}) == {GOUT: ">1 / 1000"}
    assert read_prevalence(tmp_path / "none.tsv", {GOUT}, {"A1"}) == {}
    bad = ["none\t>1 / 1000\tA1\tx", "gout\toften\tA1\tx", "gout\t>1 / 1000\tA9\tx", "gout\t>1 / 1000\t\tx", "gout"]
    path.write_text("\n".join([*rows, *bad]) + "\n")
    with pytest.raises(BadContent, match="5 problem") as raised:
        read_prevalence(path, {GOUT}, {"A1"})
    for said in ("no page 'none'", "'often' is none", "bibliography: A9", "citations missing", "1 fields"):
        assert said in str(raised.value)
