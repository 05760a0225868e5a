"""Our lay lexicon: complete rows, current terms, no wording that HPO gives to another term."""

from __future__ import annotations

from pathlib import Path

import pytest

from symptomdb.errors import BadContent
from symptomdb.model.curie import Curie
from symptomdb.model.lexicon import NO_FINDING, Wording
from symptomdb.sources.content import content_folder
from symptomdb.sources.hpo import find_hpo_folder, read_hpo
from symptomdb.sources.lexicon import read_lexicon
from symptomdb.sources.local_findings import read_local_findings

ROOT = Curie("HP", "0000118")
KNOWN = {Curie("HP", "0000001")}
HEADER = "phrase\tterm\tnote\tambiguity\n"


def _folder(path: Path, rows: str) -> Path:
    (path / "patterns").mkdir()
    (path / "patterns" / "parts.tsv").write_text("part\tgroup\nknee\tjoint\n", encoding="utf-8")
    (path / "patterns" / "qualities.tsv").write_text(
        "group\tquality\tterm\njoint\tpain|ache\tHP:0000001\n", encoding="utf-8"
    )
    (path / "a.tsv").write_text(HEADER + rows, encoding="utf-8")
    return path


def test_rows_and_patterns(tmp_path: Path) -> None:
    wordings = read_lexicon(_folder(tmp_path, "the runs\tHP:0000001\teveryday\tclear\n"), KNOWN)
    assert [wording.phrase for wording in wordings] == ["the runs", "pain knee", "ache knee"]
    assert [wording.note for wording in wordings] == ["everyday", "pattern", "pattern"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("the runs\tHP:0000001\teveryday\n", "3 fields"),
        ("the runs\tHP:9999999\teveryday\tclear\n", "no current finding"),
        ("the runs\tnonsense\teveryday\tclear\n", "not an identifier"),
        ("the runs\tHP:0000001\tsomewhere\tclear\n", "no register"),
        ("the runs\tHP:0000001\teveryday\t\n", "ambiguity"),
        (" the  runs\tHP:0000001\teveryday\tclear\n", "blanks"),
        ("the runs\tHP:0000001\teveryday\tclear\n" * 2, "twice"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(BadContent, match=problem) as caught:
        read_lexicon(_folder(tmp_path, row), KNOWN)
    assert "a.tsv:" in str(caught.value)


def test_rows_that_tell_of_no_finding(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "the runs\tHP:0000001\teveryday\tclear\n")
    (folder / "none").mkdir()
    none = folder / "none" / "no_findings.tsv"
    none.write_text("phrase\treason\nmakes no sense\ttalk\n", encoding="utf-8")
    assert read_lexicon(folder, KNOWN)[-1] == Wording("makes no sense", NO_FINDING, "talk")
    none.write_text("phrase\treason\nsense\ttalk\nmakes no sense\t\n", encoding="utf-8")
    with pytest.raises(BadContent) as caught:
        read_lexicon(folder, KNOWN)
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_our_own_lexicon_is_large_and_current() -> None:
    terms = read_hpo(find_hpo_folder() / "hp.obo").terms
    local = read_local_findings(content_folder() / "findings.yaml", terms)
    current = {term.id for term in (*terms, *local) if not term.obsolete}
    wordings = read_lexicon(content_folder() / "lexicon", current)
    written = [wording for wording in wordings if wording.note != "pattern"]
    assert len(written) >= 1500
    findings = {ROOT}
    for _ in range(20):
        findings |= {term.id for term in terms if findings.intersection(term.parents)}
    labels = {term.label.lower(): term.id for term in terms if term.id in findings}
    wrong = [w.phrase for w in written if labels.get(w.phrase.lower(), w.term) != w.term]
    assert not wrong
