"""Mondo's tables for ranking: exact matches only, Orphanet's prefix as HPOA writes it, broader classes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from symptomdb.errors import BadRecord
from symptomdb.model.curie import Curie
from symptomdb.sources.mondo_matches import read_broader, read_exact_matches


def zipped(path: Path, *rows: str) -> Path:
    path.write_bytes(gzip.compress("\n".join([*rows, ""]).encode()))
    return path


def test_only_exact_matches_count(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "m.tsv.gz",
        "# a comment",
        "subject_id\tpredicate_id\tobject_id",
        "MONDO:1\tskos:exactMatch\tOrphanet:7",
        "MONDO:2\tskos:broadMatch\tOMIM:8",
    )
    assert read_exact_matches(path) == {Curie("ORPHA", "7"): Curie("MONDO", "1")}


def test_classes_above(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "e.tsv.gz",
        "id\tsubject\tpredicate\tobject",
        "u\tMONDO:1\tbiolink:subclass_of\tMONDO:2",
        "u\tMONDO:1\tbiolink:subclass_of\tMONDO:3",
        "u\tMONDO:1\tbiolink:related_to\tMONDO:4",
    )
    assert read_broader(path) == {Curie("MONDO", "1"): (Curie("MONDO", "2"), Curie("MONDO", "3"))}


def test_a_table_of_another_shape_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="column 'object' is missing"):
        read_broader(zipped(tmp_path / "x.tsv.gz", "subject\tpredicate", "a\tb"))
    with pytest.raises(BadRecord, match="empty id"):
        read_broader(zipped(tmp_path / "y.tsv.gz", "subject\tpredicate\tobject", "MONDO:1\tbiolink:subclass_of\t"))
