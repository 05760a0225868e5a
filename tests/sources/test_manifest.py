"""Manifests: counts outside a range name the file and both figures; what a source is called goes into the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from symptomdb.errors import BadRecord, CountMismatch
from symptomdb.model.source import Trust
from symptomdb.sources import hpo, hpoa, monographs
from symptomdb.sources.manifest import Manifest, exactly
from symptomdb.sources.record import Record

_TOY = Manifest("toy", "Toy", "Nobody", "CC0", "", "", Trust.CROWD, "", "1", {"rows": (10, 12), **exactly(terms=3)})


def test_counts_inside_the_range_pass() -> None:
    for rows in (10, 12):
        _TOY.check_counts({"rows": rows, "terms": 3, "other": 0}, Path("toy.tsv"))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"rows": 9, "terms": 3}, "9 rows instead of 10 to 12"),
        ({"rows": 13, "terms": 3}, "13 rows instead of 10 to 12"),
        ({"rows": 11}, "0 terms instead of 3"),
        ({"rows": 1_000_000, "terms": 4}, "1,000,000 rows instead of 10 to 12; 4 terms instead of 3"),
    ],
)
def test_counts_outside_the_range_fail(counts: dict[str, int], said: str) -> None:
    with pytest.raises(CountMismatch) as failure:
        _TOY.check_counts(counts, Path("data/toy.tsv"), "The first bad row is line 7.")
    assert said in failure.value.message
    assert "data/toy.tsv" in failure.value.message
    assert "line 7" in failure.value.message
    assert "manifest" in failure.value.remedy


@pytest.mark.parametrize("manifest", [hpo.MANIFEST, hpoa.MANIFEST, monographs.MANIFEST])
def test_every_manifest_says_what_readers_must_be_told(manifest: Manifest) -> None:
    for said in (manifest.name, manifest.publisher, manifest.licence, manifest.licence_url, manifest.attribution):
        assert said
    assert manifest.expected
    assert manifest.licence_url.startswith("https://")


def test_the_source_as_loaded() -> None:
    source = replace(_TOY, expected={}).source("2", "ab" * 32, {"rows": 5})
    assert (source.id, source.version, source.digest, source.counts) == ("toy", "2", "ab" * 32, {"rows": 5})


def test_a_field_is_taken_once() -> None:
    record = Record({"id": ["X:1"], "tag": ["a", "b"], "rest": ["c"]}, "toy.obo", 4)
    assert record.take("id") == "X:1"
    assert record.take("id") == "", "it is gone"
    with pytest.raises(BadRecord, match=r"toy\.obo:4: 'tag' stands 2 times"):
        record.take("tag")
    assert record.audit() == {"rest": 1}
