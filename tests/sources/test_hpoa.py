"""The HPOA reader: one line, one annotation; nothing dropped in silence; a damaged file refused."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symptomdb.errors import BadRecord, CountMismatch, SourceError
from symptomdb.model.annotation import Annotation, AnnotationKind
from symptomdb.model.curie import Curie
from symptomdb.model.frequency import Frequency
from symptomdb.model.term import Term
from symptomdb.sources.hpoa import COLUMNS, condition_id, read_hpoa
from symptomdb.sources.manifest import Manifest, exactly


@pytest.fixture
def annotations(toy: Path, terms: tuple[Term, ...], hpoa_manifest: Manifest) -> dict[int, Annotation]:
    loaded = read_hpoa(toy / "toy.hpoa", terms, include_iea=False, manifest=hpoa_manifest)
    return {annotation.line: annotation for annotation in loaded.annotations}


def test_every_column_of_a_row(annotations: dict[int, Annotation]) -> None:
    assert annotations[5] == Annotation(
        condition=Curie("SDB", "omim-900001"),
        record=Curie("OMIM", "900001"),
        kind=AnnotationKind.FINDING,
        term=Curie("HP", "9000020"),
        source="hpoa",
        line=5,
        excluded=False,
        frequency=Frequency("HP:0040282", 0.30, 0.79),
        onset=Curie("HP", "9000031"),
        sex="female",
        modifiers=(Curie("HP", "9000040"), Curie("HP", "9000030")),
        evidence="PCS",
        references=("PMID:900001", "PMID:900002"),
        curation="TOY:nobody[2020-01-01]; TOY:someone[2020-01-02]",
    )


def test_frequencies(annotations: dict[int, Annotation]) -> None:
    assert annotations[4].frequency == Frequency("7/22", 7 / 22, 7 / 22, 7, 22)
    assert annotations[10].frequency == Frequency("12.5%", 0.125, 0.125)
    assert annotations[8].frequency is None
    unseen = annotations[6]
    assert unseen.frequency is not None
    assert unseen.frequency.is_looked_for_not_seen
    assert not unseen.excluded, "0/m is not NOT"


def test_excluded_is_said_by_not_or_by_the_band_excluded(annotations: dict[int, Annotation]) -> None:
    assert [line for line, annotation in annotations.items() if annotation.excluded] == [7, 13]


def test_kinds(annotations: dict[int, Annotation]) -> None:
    assert annotations[8].kind is AnnotationKind.COURSE
    assert annotations[18].kind is AnnotationKind.MODIFIER
    assert annotations[19].kind is AnnotationKind.HISTORY
    assert annotations[19].references == ("https://example.org/toy",)


def test_old_ids_lead_to_current_terms(toy: Path, terms: tuple[Term, ...], hpoa_manifest: Manifest) -> None:
    loaded = read_hpoa(toy / "toy.hpoa", terms, manifest=hpoa_manifest)
    by_line = {annotation.line: annotation.term for annotation in loaded.annotations}
    assert by_line[12] == Curie("HP", "9000011"), "alternative id"
    assert by_line[17] == Curie("HP", "9000011"), "replaced term"
    assert "HP:9000099 is read as HP:9000011." in loaded.report.notes


def test_iea_rows_stay_out_unless_asked_for(toy: Path, terms: tuple[Term, ...], hpoa_manifest: Manifest) -> None:
    without = read_hpoa(toy / "toy.hpoa", terms, include_iea=False, manifest=hpoa_manifest)
    everything = read_hpoa(toy / "toy.hpoa", terms, include_iea=True, manifest=hpoa_manifest)
    assert {annotation.evidence for annotation in without.annotations} == {"PCS", "TAS"}
    assert len(everything.annotations) - len(without.annotations) == 3
    machine_made = (Curie("OMIM", "900003"), "Machine-made disease")
    assert machine_made in everything.records
    assert machine_made not in without.records


def test_records_and_their_names(toy: Path, terms: tuple[Term, ...], hpoa_manifest: Manifest) -> None:
    loaded = read_hpoa(toy / "toy.hpoa", terms, manifest=hpoa_manifest)
    assert loaded.records[0] == (Curie("OMIM", "900001"), "Blue thumb syndrome")
    assert loaded.other_names == {Curie("OMIM", "900001"): ("BLUE THUMB SYNDROME 1",)}
    assert str(condition_id(Curie("ORPHA", "9002"))) == "SDB:orpha-9002"


def test_report(toy: Path, terms: tuple[Term, ...], hpoa_manifest: Manifest) -> None:
    path = toy / "toy.hpoa"
    report = read_hpoa(path, terms, manifest=hpoa_manifest).report
    assert report.source.version == "2020-02-02"
    assert report.source.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert report.source.counts == {
        "rows": 16,
        "repeated_rows": 1,
        "iea_rows": 3,
        "records_in_file": 5,
        "rejected_rows": 0,
        "annotations": 13,
        "records": 4,
        "records_with_findings": 3,
        "finding_pairs": 7,
        "finding_pairs_seen": 6,
    }


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("\t7/22\t", "\t22/7\t", "'22/7' is not a frequency"),
        ("\t7/22\t", "\tsome\t", "'some' is not a frequency"),
        ("HP:9000011\tPMID", "HP:9999999\tPMID", "HP:9999999 is no current HPO term"),
        ("HP:9000011\tPMID", "HP 9000011\tPMID", "'HP 9000011' is not an identifier"),
        ("\t\tHP:9000011\tPMID", "\tMAYBE\tHP:9000011\tPMID", "'MAYBE' is no known qualifier"),
        ("\tFEMALE\t", "\tBOTH\t", "'BOTH' is no known sex"),
        ("\tP\tTOY", "\tX\tTOY", "'X' is no known aspect"),
    ],
)
def test_a_bad_value_rejects_its_row(
    spoil, terms: tuple[Term, ...], hpoa_manifest: Manifest, old: str, new: str, reason: str
) -> None:
    path = spoil("toy.hpoa", old, new)
    loaded = read_hpoa(path, terms, manifest=hpoa_manifest)
    (rejected,) = loaded.report.rejected
    assert reason in rejected.reason
    assert rejected.line in {4, 5}
    assert rejected.text.startswith("OMIM:900001\tBlue thumb syndrome")
    assert len(loaded.annotations) == 12
    with pytest.raises(CountMismatch, match=f"line {rejected.line}: ") as failure:
        read_hpoa(path, terms, manifest=replace(hpoa_manifest, expected=exactly(rejected_rows=0)))
    assert "1 rejected rows instead of 0" in str(failure.value)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("hpo_id", "term_id", "column 4 of the header is 'term_id' instead of 'hpo_id'"),
        ("qualifier\thpo_id", "hpo_id\tqualifier", "column 3 of the header is 'hpo_id' instead of 'qualifier'"),
        ("\tbiocuration", "", "column 12 of the header is 'nothing' instead of 'biocuration'"),
        ("\tbiocuration", "\tbiocuration\textra", "column 13 of the header is 'extra' instead of 'nothing'"),
    ],
)
def test_another_header_is_refused(
    spoil, terms: tuple[Term, ...], hpoa_manifest: Manifest, old: str, new: str, problem: str
) -> None:
    with pytest.raises(BadRecord, match=problem) as failure:
        read_hpoa(spoil("toy.hpoa", old, new), terms, manifest=hpoa_manifest)
    assert failure.value.line == 3
    assert "Fetch the file again" in failure.value.remedy


def test_a_file_without_rows_or_header(tmp_path: Path, terms: tuple[Term, ...], hpoa_manifest: Manifest) -> None:
    path = tmp_path / "empty.hpoa"
    path.write_text("")
    with pytest.raises(BadRecord, match="no header line"):
        read_hpoa(path, terms, manifest=hpoa_manifest)
    path.write_text("\t".join(COLUMNS) + "\n")
    with pytest.raises(CountMismatch, match="0 rows instead of 16"):
        read_hpoa(path, terms, manifest=replace(hpoa_manifest, expected=exactly(rows=16)))


def test_no_terms(toy: Path, hpoa_manifest: Manifest) -> None:
    with pytest.raises(SourceError, match="no HPO terms"):
        read_hpoa(toy / "toy.hpoa", (), manifest=hpoa_manifest)


@given(data=st.data())
def test_a_cut_file_never_passes(data: st.DataObject, toy: Path, terms, hpoa_manifest, tmp_path_factory) -> None:
    """Wherever the file is cut, the reader refuses it and names the file."""
    whole = (toy / "toy.hpoa").read_bytes()
    path = tmp_path_factory.mktemp("cut") / "cut.hpoa"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises((BadRecord, CountMismatch)) as failure:
        read_hpoa(path, terms, manifest=replace(hpoa_manifest, expected=exactly(rows=16)))
    assert str(path) in str(failure.value)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_counts_of_people_keep_both_numbers(seen: int, asked: int) -> None:
    if seen <= asked:
        frequency = Frequency.parse(f"{seen}/{asked}")
        assert frequency == Frequency(f"{seen}/{asked}", seen / asked, seen / asked, seen, asked)


@given(st.from_regex(r"\A[A-Za-z][A-Za-z0-9_.]*:[A-Za-z0-9][A-Za-z0-9_.\-]*\Z"))
def test_an_identifier_is_written_as_it_was_read(text: str) -> None:
    assert str(Curie.parse(text)) == text
