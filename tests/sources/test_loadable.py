# ruff: noqa: E501  (a row of a table is easier to read on one line than broken in the middle)
"""Readers of loadable sources on made-up files: what is read, what is rejected, what is refused."""

from __future__ import annotations

import io
import json
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from symptomdb.errors import BadRecord, CountMismatch, SourceError
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import ClaimKind
from symptomdb.model.condition import Relation
from symptomdb.sources import dismech, doid, icd10cm, indications, maxo, medquad, mondo, orphapackets, wikidata
from symptomdb.sources.boilerplate import prose_of
from symptomdb.sources.folder import Folder
from symptomdb.sources.manifest import Manifest

LABELS = 'cls\tcls_label\nMONDO:0000001\t"blue thumb"\nMONDO:0000002\tobsolete red thumb\nMONDO:1000003\tcat thumb\n'
SSSOM = "# mapping_set_version: x/releases/2020-01-02/x\nsubject_id\tpredicate_id\tobject_id\n"


def _bare(manifest: Manifest) -> Manifest:
    return replace(manifest, expected={})


def _folder(tmp_path: Path, **files: str) -> Folder:
    for name, text in files.items():
        (tmp_path / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return Folder("toy", tmp_path.iterdir())


def _archive(tmp_path: Path, **files: str) -> Folder:
    with tarfile.open(tmp_path / "toy.tar.gz", "w:gz") as archive:
        for name, text in files.items():
            info = tarfile.TarInfo(name.replace("__", "/"))
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return Folder("toy", tmp_path.iterdir())


def _mondo(tmp_path: Path, orphanet: str = SSSOM) -> Folder:
    omim = f"{SSSOM}MONDO:0000001\tskos:exactMatch\tOMIM:100001\nMONDO:0000002\tskos:exactMatch\tOMIM:100002\n"
    named = {
        "class-stats.tsv": LABELS,
        "mondo_exactmatch_omim.sssom.tsv": omim,
        "mondo_exactmatch_orphanet.sssom.tsv": orphanet,
    }
    for name, text in named.items():
        (tmp_path / name).write_text(text)
    return Folder("mondo", tmp_path.iterdir())


def test_mondo_keeps_active_human_classes_and_writes_orphanet_as_orpha(tmp_path: Path) -> None:
    folder = _mondo(tmp_path, f"{SSSOM}MONDO:0000001\tskos:exactMatch\tOrphanet:7\n")
    read = mondo.read_mondo(folder, _bare(mondo.MANIFEST))
    assert [str(entry.record) for entry in read.entries] == ["MONDO:0000001"]
    assert {str(x.code) for x in read.entries[0].codes if x.relation is Relation.EXACT} == {"OMIM:100001", "ORPHA:7"}
    assert read.report.source.version == "2020-01-02"


@pytest.mark.parametrize(
    ("orphanet", "said"),
    [
        (SSSOM.replace("subject_id", "subject"), "missing"),
        (f"{SSSOM}MONDO:0000001\tskos:exactMatch\n", "fields"),
        (f"{SSSOM}MONDO:0000001\tskos:exactMatch\tOrphanet:7", "cut off"),
    ],
)
def test_a_spoilt_table_is_refused_with_its_name(tmp_path: Path, orphanet: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as error:
        mondo.read_mondo(_mondo(tmp_path, orphanet), _bare(mondo.MANIFEST))
    assert "mondo_exactmatch_orphanet" in str(error.value)


def test_columns_in_another_order_are_read_and_another_encoding_is_refused(tmp_path: Path) -> None:
    turned = "object_id\tsubject_id\tpredicate_id\nOrphanet:7\tMONDO:0000001\tskos:exactMatch\n"
    read = mondo.read_mondo(_mondo(tmp_path, turned), _bare(mondo.MANIFEST))
    assert any(str(xref.code) == "ORPHA:7" for xref in read.entries[0].codes)
    (tmp_path / "mondo_exactmatch_orphanet.sssom.tsv").write_bytes(turned.encode("utf-16"))
    with pytest.raises(BadRecord):
        mondo.read_mondo(Folder("mondo", tmp_path.iterdir()), _bare(mondo.MANIFEST))


def test_counts_outside_the_manifest_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CountMismatch, match="classes"):
        mondo.read_mondo(_mondo(tmp_path))


def test_a_file_that_lies_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="both the file"):
        Folder("toy", [tmp_path / "a.tsv", tmp_path / "a.tsv.gz"])


def test_medquad_quotes_prose_and_drops_lists_and_false_synonyms(tmp_path: Path) -> None:
    text = (
        '<Document id="1" source="GARD" url="https://example.org/thumb"><Focus>Blue thumb</Focus>'
        "<FocusAnnotations><UMLS><CUIs><CUI>C0000001</CUI></CUIs></UMLS>"
        "<Synonyms><Synonym>Red thumb</Synonym></Synonyms></FocusAnnotations><QAPairs>"
        '<QAPair pid="1"><Question qtype="symptoms">Q</Question><Answer>The thumb turns blue slowly at night. The Human '
        "Phenotype Ontology provides the following list: Pain 90%</Answer></QAPair>"
        '<QAPair pid="2"><Question qtype="research">Q</Question><Answer>Research goes on in many places.</Answer></QAPair>'
        "</QAPairs></Document>"
    )
    read = medquad.read_medquad(_archive(tmp_path, **{"2_GARD_QA__0000001.xml": text}), _bare(medquad.MANIFEST))
    assert [claim.text for claim in read.claims] == ["The thumb turns blue slowly at night."]
    assert [name.text for entry in read.entries for name in entry.names] == ["Blue thumb"]
    assert read.publications[0].url == "https://example.org/thumb"
    assert read.publications[0].licence == "CC BY 4.0"
    assert read.report.unused == {"answers on research": 1}


def test_medquad_leaves_doses_out_visibly_and_skips_a_passage_of_nothing_else(tmp_path: Path) -> None:
    def pair(kind: str, answer: str) -> str:
        return f'<QAPair><Question qtype="{kind}">Q</Question><Answer>{answer}</Answer></QAPair>'

    text = (
        '<Document id="1"><Focus>Blue thumb</Focus><QAPairs>'
        + pair(
            "treatment",
            "Warmol may help the thumb. Adults take 400 mg every 6 hours. Children take 5 mg/kg. Rest helps too.",
        )
        + pair("prevention", "Take 2 tablets of coldol once a day.")
        + "</QAPairs></Document>"
    )
    read = medquad.read_medquad(_archive(tmp_path, **{"2_GARD_QA__1.xml": text}), _bare(medquad.MANIFEST))
    said = "Warmol may help the thumb. [dose left out; see the source] Rest helps too."
    assert [claim.text for claim in read.claims] == [said]
    counts = read.report.source.counts
    assert (counts["sentences_with_doses"], counts["passages_of_doses_only"]) == (3, 1)
    assert any("name a dose" in note and "3" in note for note in read.report.notes)


def test_entities_in_xml_are_refused(tmp_path: Path) -> None:
    text = '<!DOCTYPE a [<!ENTITY b "c">]><Document id="1"><Focus>&b;</Focus></Document>'
    read = medquad.read_medquad(_archive(tmp_path, **{"2_GARD_QA__1.xml": text}), _bare(medquad.MANIFEST))
    assert "entities" in read.report.rejected[0].reason


def test_set_phrases_hold_no_prose() -> None:
    assert prose_of("These resources address the diagnosis or management of blue thumb: - Gene Review") == ("", False)
    assert prose_of("How is it treated? Treatment is rest and warmth for some weeks.")[0].endswith("weeks.")


def test_orphanet_takes_one_object_for_a_list_and_says_what_is_lost(tmp_path: Path) -> None:
    packet = {
        "ORPHAcode": "7",
        "Label": "Blue thumb",
        "DisorderType": {"value": "Disease"},
        "Synonyms": {"Synonym": "Thumb, blue"},
        "ExternalReferences": {"ExternalReference": {"Source": "OMIM", "Reference": "100001", "DisorderMappingRelation": "BTNT (x)"}},
        "TextSection": {"Contents": "A thumb that is blue."},
        "AverageAgeOfOnsets": {"AverageAgeOfOnset": {"value": "No data available"}},
        "Prevalences": [{"Prevalence": {"PrevalenceClass": "1-9 / 100 000", "PrevalenceType": "Point prevalence", "PrevalenceGeographic": "Europe", "Source": "123[PMID]"}}],
    }  # fmt: skip
    folder = _archive(tmp_path, **{"json__a.json": json.dumps({"Orphapacket": packet}), "json__b.json": "[]"})
    read = orphapackets.read_orphapackets(folder, _bare(orphapackets.MANIFEST))
    assert [name.text for name in read.entries[0].names] == ["Blue thumb", "Thumb, blue"]
    assert read.entries[0].codes[0].relation is Relation.NARROW
    kinds = {claim.kind: claim for claim in read.claims}
    assert set(kinds) == {ClaimKind.DEFINITION, ClaimKind.PREVALENCE}
    assert "commas are lost" in kinds[ClaimKind.DEFINITION].note
    assert "PMID:123" in kinds[ClaimKind.PREVALENCE].references
    assert "no packet" in read.report.rejected[0].reason


def test_maxo_keeps_harm_and_no_benefit_apart_and_ranks_machines_lower(tmp_path: Path) -> None:
    columns = "disease_id\tdisease_name\tsource_id\tmaxo_id\tmaxo_name\thpo_id\trelation\tevidence\textension_name\n"
    head = "MONDO:0000001\tblue thumb\tPMID:1\tMAXO:0000001\t"
    rows = f"{columns}{head}warmth\tHP:0000118\tTREATS\tTAS\t\n{head}cold\tHP:0000002\tcontraindicated\tPCS\t\n{head}x\t\tunknown\tPCS\t\n"
    machine = f"{columns}{head}cold\tHP:0000002\tcontraindicated\tPCS\t\n"
    folder = _folder(tmp_path, **{"maxo-annotations__tsv": rows, "automaxo-annotations__tsv": machine})
    read = maxo.read_maxo_annotations(folder, _bare(maxo.ANNOTATIONS))
    assert next((c.kind, c.finding, bool(c.note)) for c in read.claims) == (ClaimKind.TREATMENT, None, False)
    assert read.claims[1].kind is ClaimKind.CONTRAINDICATED
    assert read.claims[1].note
    assert len(read.report.rejected) == 1


def test_doid_reads_codes_as_close_and_leaves_snomed_out(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        HumanDO__tsv='id\tlabel\tsubClassOf\n"DOID:1"\t"thumb"\t""\n"DOID:2"\t"blue thumb"\t"thumb"\n',
        allXREFinDO__tsv="id\tlabel\txref\nDOID:2\tblue thumb\tMIM:100001\nDOID:2\tblue thumb\tSNOMEDCT_US_2025:1\n",
    )
    read = doid.read_doid(folder, _bare(doid.MANIFEST))
    assert [(str(x.code), x.relation) for x in read.entries[1].codes] == [("OMIM:100001", Relation.CLOSE)]
    assert [str(parent) for parent in read.entries[1].parents] == ["DOID:1"]
    assert read.report.unused["xref SNOMEDCT"] == 1


def test_dismech_shows_no_dose_and_is_marked(tmp_path: Path) -> None:
    payload = {"disease": "Blue_Thumb", "treatment_name": "Warmth"}
    row = {"text": "Warmth: It helps some. Give 5 mg/kg/day for a week.", "payload": payload}
    folder = _folder(
        tmp_path, treatment_texts__jsonl=json.dumps(row) + "\n", phenotype_texts__jsonl="", genetic_texts__jsonl=""
    )
    read = dismech.read_dismech(folder, _bare(dismech.MANIFEST))
    assert [claim.text for claim in read.claims] == ["Warmth: It helps some. [dose left out; see the source]"]
    assert read.claims[0].note == "AI-curated, unreviewed"
    assert read.entries[0].by_name


def test_wikidata_leaves_withdrawn_medicines_out_and_refuses_an_id_that_stands_twice(tmp_path: Path) -> None:
    row = json.dumps({"DiseaseURI": "x/Q1", "Disease": "thumb", "Symptons": ["pain"], "TreatmentDrugs": ["Badol"]})
    folder = _folder(tmp_path, WikiDiseaseData__jl=f"{row}\n")
    read = wikidata.read_wikidata(folder, {"badol": "withdrawn"}, _bare(wikidata.MANIFEST))
    assert [(claim.aspect, claim.text) for claim in read.claims] == [(Aspect.SYMPTOMS, "pain")]
    assert "Badol" in read.report.rejected[0].reason
    folder = _folder(tmp_path, WikiDiseaseData__jl=f"{row}\n{row}\n")
    with pytest.raises(BadRecord, match="twice"):
        wikidata.read_wikidata(folder, {}, _bare(wikidata.MANIFEST))


def test_not_is_no_indication_and_no_word_of_harm(tmp_path: Path) -> None:
    table = "doid_id\tdrugbank_id\tdisease\tdrug\tcategory\nDOID:1\tDB1\tthumb\tWarmol\tDM\nDOID:1\tDB2\tthumb\tColdol\tNOT\n"
    folder = _folder(tmp_path, drugcentral_rephetio_indications__tsv=table)
    read = indications.read_drugcentral(folder, _bare(indications.DRUGCENTRAL))
    assert [claim.text for claim in read.claims] == ["Warmol"]
    assert "no indication" in read.report.rejected[0].reason


def test_icd_codes_get_their_dot_and_a_broken_layout_is_refused(tmp_path: Path) -> None:
    line = f"{'00001 A000    1 Short'.ljust(77)}Long name\n"
    read = icd10cm.read_icd10cm(_folder(tmp_path, **{"icd10cm-order-x__txt": line}), _bare(icd10cm.MANIFEST))
    assert str(read.entries[0].record) == "ICD10CM:A00.0"
    with pytest.raises(BadRecord, match="layout"):
        icd10cm.read_icd10cm(_folder(tmp_path, **{"icd10cm-order-x__txt": "A000 Cholera\n"}), _bare(icd10cm.MANIFEST))
