"""The OBO reader: each field taken once, the rest counted, damage refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symptomdb.errors import BadRecord, SourceError
from symptomdb.model.curie import Curie
from symptomdb.model.term import Synonym
from symptomdb.sources.manifest import Manifest
from symptomdb.sources.obo import read_obo, unescape


def test_every_field_of_a_term(toy: Path, hpo_manifest: Manifest) -> None:
    blue = read_obo(toy / "toy.obo", hpo_manifest).terms[3]
    assert blue.id == Curie("HP", "9000011")
    assert blue.label == "Blue thumb"
    assert blue.definition == "The thumb is blue."
    assert blue.synonyms == (
        Synonym("Azure pollex", "EXACT"),
        Synonym("Blue digit", "BROAD"),
        Synonym("Thumb that is blue", "EXACT", "layperson"),
        Synonym("Thumb of a colour", "RELATED"),
    )
    assert blue.parents == (Curie("HP", "9000010"),)
    assert blue.alt_ids == (Curie("HP", "9000099"),)
    assert blue.xrefs == (Curie("UMLS", "C9000011"),)
    assert blue.subsets == ("toy_slim",)
    assert not blue.obsolete


def test_escapes_trailing_modifiers_and_comments(toy: Path, hpo_manifest: Manifest) -> None:
    terms = {str(term.id): term for term in read_obo(toy / "toy.obo", hpo_manifest).terms}
    assert terms["HP:9000010"].definition == 'A colour that is "odd", so to say.'
    assert terms["HP:9000010"].comment == "Says nothing of the shade."
    assert terms["HP:9000012"].parents == (Curie("HP", "9000010"),)
    assert terms["HP:9000012"].xrefs == (Curie("SNOMEDCT_US", "9000012"),)


def test_obsolete_terms_and_what_to_use_instead(toy: Path, hpo_manifest: Manifest) -> None:
    loaded = read_obo(toy / "toy.obo", hpo_manifest)
    bluish, coloured = loaded.terms[-2:]
    assert (bluish.obsolete, bluish.replaced_by) == (True, Curie("HP", "9000011"))
    assert coloured.replaced_by is None, "two replacements: none is picked"
    assert [str(term) for term in coloured.consider] == ["HP:9000010", "HP:9000011", "HP:9000012"]
    assert any("HP:9000091" in note for note in loaded.report.notes)


def test_report(toy: Path, hpo_manifest: Manifest) -> None:
    path = toy / "toy.obo"
    report = read_obo(path, hpo_manifest).report
    assert report.source.version == "2020-02-02"
    assert report.source.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert report.source.counts == {
        "terms": 12,
        "obsolete_terms": 2,
        "replaced_terms": 1,
        "alternative_ids": 1,
        "parents": 10,
        "definitions": 2,
        "synonyms": 4,
        "layperson_synonyms": 1,
        "cross_references": 2,
        "rejected_terms": 0,
    }
    assert report.unused == {
        "header format-version": 1,
        "header ontology": 1,
        "references of def": 1,
        "references of synonym": 1,
        "xref that is no identifier": 1,
        "property_value": 1,
        "[Typedef]": 1,
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("name: All", "name All", 7, "no 'tag: value' line"),
        ("id: HP:9000002\n", "", 9, "the term has no id"),
        ("name: Green thumb", "name: Green thumb\nname: Verdant thumb", 36, "'name' stands 2 times"),
        ('"Azure pollex" EXACT', '"Azure pollex EXACT', 21, "no closing quote"),
    ],
)
def test_damage_is_refused(spoil, hpo_manifest: Manifest, old: str, new: str, line: int, problem: str) -> None:
    path = spoil("toy.obo", old, new)
    with pytest.raises(BadRecord, match=problem) as failure:
        read_obo(path, hpo_manifest)
    assert failure.value.line == line
    assert str(path) in str(failure.value)
    assert failure.value.remedy


def test_a_term_with_a_bad_id_is_rejected_with_its_line(spoil, hpo_manifest: Manifest) -> None:
    loaded = read_obo(spoil("toy.obo", "id: HP:9000040", "id: HP 9000040"), hpo_manifest)
    (rejected,) = loaded.report.rejected
    assert len(loaded.terms) == 11
    assert "'HP 9000040' is not an identifier" in rejected.reason
    assert loaded.report.source.counts["rejected_terms"] == 1


def test_cut_off_and_missing_files(toy: Path, tmp_path: Path, hpo_manifest: Manifest) -> None:
    cut = tmp_path / "cut.obo"
    cut.write_bytes((toy / "toy.obo").read_bytes()[:300])
    with pytest.raises(BadRecord, match="cut off"):
        read_obo(cut, hpo_manifest)
    with pytest.raises(SourceError, match="can't be read"):
        read_obo(tmp_path / "nowhere.obo", hpo_manifest)
    latin = tmp_path / "latin.obo"
    latin.write_bytes("[Term]\nid: HP:1\nname: Ménière\n".encode("latin-1"))
    with pytest.raises(BadRecord, match="not UTF-8") as failure:
        read_obo(latin, hpo_manifest)
    assert failure.value.line == 3


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)


@given(_TEXT)
def test_unescape_undoes_escaping(text: str) -> None:
    """OBO 1.4, section 2.1: a backslash stands before a quotation mark and before a backslash."""
    assert unescape(text.replace("\\", "\\\\").replace('"', '\\"')) == text


@given(label=_TEXT.map(str.strip).filter(bool), synonym=_TEXT, scope=st.sampled_from(["EXACT", "NARROW", "BROAD"]))
def test_what_is_written_is_read(
    tmp_path_factory, hpo_manifest: Manifest, label: str, synonym: str, scope: str
) -> None:
    def escape(text: str) -> str:
        return text.replace("\\", "\\\\").replace('"', '\\"')

    path = tmp_path_factory.mktemp("obo") / "one.obo"
    lines = ["[Term]", "id: HP:1", f"name: {escape(label)}", f'synonym: "{escape(synonym)}" {scope} layperson []']
    path.write_bytes(("\n".join(lines) + "\n").encode())
    (term,) = read_obo(path, hpo_manifest).terms
    assert term.label == label
    assert term.synonyms == (Synonym(synonym, scope, "layperson"),)
