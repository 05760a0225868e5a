"""Loadable sources that are damaged, hostile or at odds: a clear message, and the database is as it was."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from tests.test_build import Workshop, workshop_in

from symptomdb import loading
from symptomdb.assembly.checking import check_ids
from symptomdb.errors import SourceError
from symptomdb.model.curie import Curie
from symptomdb.model.source import Publication
from symptomdb.model.term import Term
from symptomdb.sources import maxo, medquad, symp
from symptomdb.sources.catalogue import LOADERS
from symptomdb.sources.loaded import Loaded
from symptomdb.sources.manifest import Manifest
from symptomdb.sources.record import LoadReport

SSSOM = "subject_id\tpredicate_id\tobject_id\n"
OMIM = f"{SSSOM}MONDO:0000001\tskos:exactMatch\tOMIM:900001\nMONDO:0000005\tskos:exactMatch\tOMIM:900005\n"
MAXO = "[Term]\nid: MAXO:0000001\nname: warmth\n\n[Term]\nid: MAXO:0000002\nname: warm bath\nis_a: MAXO:0000001\n"
DOID = "id\tlabel\tsubClassOf\nDOID:1\tazure thumb\tthumb\nDOID:2\tthumb\t\n"
ACTIONS = "disease_id\tdisease_name\tsource_id\tmaxo_id\tmaxo_name\thpo_id\trelation\tevidence\textension_name\n"
ROW = "OMIM:900001\tblue thumb\tPMID:1\tMAXO:0000001\twarmth\tHP:9000011\tTREATS\tTAS\t\n"
XML = '<Document id="1"><Focus>Blue thumb</Focus><QAPairs><QAPair><Question qtype="symptoms">Q</Question>' \
      "<Answer>The thumb turns blue in the cold of the night.</Answer></QAPair></QAPairs></Document>"  # fmt: skip


def _packet(code: str = "7", parent: str = "") -> str:
    parents = {"Parents": [{"Parent": {"ORPHAcode": parent}}]} if parent else {}
    packet = {"ORPHAcode": code, "Label": f"thumb {code}", "DisorderType": {"value": "Disease"}, **parents}
    return json.dumps({"Orphapacket": packet})


def _tar(*members: tuple[str, str]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, text in members:
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return out.getvalue()


def _zip(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


FILES: dict[str, bytes] = {
    "mondo/class-stats.tsv": b"cls\tcls_label\nMONDO:0000001\tblue thumb\nMONDO:0000005\tloud thing\n",
    "mondo/mondo_exactmatch_omim.sssom.tsv": OMIM.encode(),
    "mondo/mondo_exactmatch_orphanet.sssom.tsv": SSSOM.encode(),
    "do/HumanDO.tsv": DOID.encode(),
    "maxo/maxo-base.obo": MAXO.encode(),
    "maxo/annotations/maxo-annotations.tsv": (ACTIONS + ROW).encode(),
    "symp/symp.obo": b"[Term]\nid: SYMP:0000001\nname: itch\n",
    "medquad/medquad.tar.gz": _tar(("2_GARD_QA/1.xml", XML)),
    "orphapacket/packets.tar.gz": _tar(("json/7.json", _packet())),
    "wikidata/WikiDiseaseData.jl": b'{"DiseaseURI": "w/Q1", "Disease": "Thumb", "Symptons": ["pain"]}\n',
    "icd/icd10cm-order-x.txt": ("00001 A000    1 Short".ljust(77) + "Long name\n").encode(),
}
KEYS = ("mondo", "doid", "symp", "maxo", "maxo-annotations", "medquad", "orphapackets", "wikidata", "icd10cm")


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    for key, one in LOADERS.items():
        monkeypatch.setitem(LOADERS, key, replace(one, manifest=replace(one.manifest, expected={})))
    for name, content in FILES.items():
        path = tmp_path / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return workshop_in(tmp_path)


@dataclass(frozen=True)
class Bad:
    """A file, what becomes of it, and what the message must say."""

    what: str
    source: str
    file: str
    spoil: Callable[[bytes], bytes]
    said: str


def _instead(content: bytes | str) -> Callable[[bytes], bytes]:
    return lambda _: content.encode() if isinstance(content, str) else content


BAD = [
    Bad("cut in a line", "doid", "do/HumanDO.tsv", lambda b: b[:-10], "cut off"),
    Bad("cut gzip", "doid", "do/HumanDO.tsv", lambda b: gzip.compress(b)[:-12], "cut off or damaged"),
    Bad("cut archive", "medquad", "medquad/medquad.tar.gz", lambda b: b[:90], "cut off|no whole archive"),
    Bad("cut JSON", "wikidata", "wikidata/WikiDiseaseData.jl", _instead('{"DiseaseURI": "w/Q1"\n'), "no JSON"),
    Bad("empty", "doid", "do/HumanDO.tsv", _instead(""), "no header"),
    Bad("UTF-16", "doid", "do/HumanDO.tsv", lambda b: b.decode().encode("utf-16"), "missing|UTF-8|cut off"),
    Bad("Latin-1", "doid", "do/HumanDO.tsv", lambda b: b.replace(b"azure", "azuré".encode("latin-1")), "not UTF-8"),
    Bad("renamed column", "doid", "do/HumanDO.tsv", lambda b: b.replace(b"subClassOf", b"parent"), "subClassOf"),
    Bad("no identifier", "mondo", "mondo/class-stats.tsv", lambda b: b + b"MONDO:\tx\n", "class-stats.tsv:4: 'MONDO:'"),
    Bad("header twice", "mondo", "mondo/mondo_exactmatch_omim.sssom.tsv", lambda b: b * 2, "sssom.tsv:4: .subject"),
    Bad("doubled column", "doid", "do/HumanDO.tsv", _instead("id\tlabel\tsubClassOf\tid\n"), "twice in the header"),
    Bad("zip bomb", "medquad", "medquad/medquad.tar.gz", _instead(_zip(("2/1.xml", b"\0" * (60 << 20)))), "do harm"),
    Bad("gzip bomb", "doid", "do/HumanDO.tsv", _instead(gzip.compress(b"\0" * (40 << 20))), "do harm"),
    Bad("way out (tar)", "medquad", "medquad/medquad.tar.gz", _instead(_tar(("../../1.xml", XML))), "leads out"),
    Bad("way out (zip)", "medquad", "medquad/medquad.tar.gz", _instead(_zip(("../1.xml", b"x"))), "leads out"),
    Bad("circle of diseases", "doid", "do/HumanDO.tsv", lambda b: b.replace(b"thumb\t\n", b"thumb\tazure thumb\n"),
        "Disease Ontology: its hierarchy runs in a circle"),
    Bad("circle of packets", "orphapackets", "orphapacket/packets.tar.gz",
        _instead(_tar(("a.json", _packet("7", "8")), ("b.json", _packet("8", "7")))), "circle: ORPHA:7 → ORPHA:8"),
    Bad("circle of terms", "maxo", "maxo/maxo-base.obo",
        lambda b: b.replace(b"name: warmth\n", b"name: warmth\nis_a: MAXO:0000002\n"), "Medical Action.*circle"),
    Bad("parent that is obsolete", "maxo", "maxo/maxo-base.obo",
        lambda b: b.replace(b"name: warmth\n", b"name: warmth\nis_obsolete: true\n"), "MAXO:0000001 as a parent"),
    Bad("class twice", "mondo", "mondo/class-stats.tsv", lambda b: b + b"MONDO:0000001\tred thumb\n",
        "class-stats.tsv:4: MONDO:0000001 stands twice"),
    Bad("disease twice", "doid", "do/HumanDO.tsv", lambda b: b + b"DOID:1\tred thumb\t\n", "DOID:1 stands twice"),
    Bad("term twice", "symp", "symp/symp.obo", lambda b: b * 2, "SYMP:0000001 is defined twice"),
    Bad("packet twice", "orphapackets", "orphapacket/packets.tar.gz",
        _instead(_tar(("a.json", _packet()), ("b.json", _packet()))), "ORPHA:7 stands in two packets"),
    Bad("document twice", "medquad", "medquad/medquad.tar.gz",
        _instead(_tar(("2_GARD_QA/1.xml", XML), ("x/2_GARD_QA/1.xml", XML))), "stands twice"),
    Bad("item twice", "wikidata", "wikidata/WikiDiseaseData.jl", lambda b: b * 2, "stands twice"),
    Bad("code twice", "icd10cm", "icd/icd10cm-order-x.txt", lambda b: b * 2, "A000 stands twice"),
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.what.replace(" ", "-"))
def test_a_bad_source_is_named_and_changes_nothing(workshop: Workshop, bad: Bad) -> None:
    given = workshop.folder / "given"
    loading.load(workshop.settings, dict.fromkeys(KEYS, given), inputs=workshop.inputs)
    database = workshop.folder / "knowledge.sqlite3"
    before, kept = database.read_bytes(), _kept(workshop)
    path = given / bad.file
    path.write_bytes(bad.spoil(path.read_bytes()))
    with pytest.raises(SourceError, match=bad.said) as caught:
        loading.load(workshop.settings, {bad.source: given}, inputs=workshop.inputs)
    assert caught.value.remedy
    assert database.read_bytes() == before
    assert _kept(workshop) == kept
    assert not list(workshop.folder.glob("**/*evil*"))


def _kept(workshop: Workshop) -> dict[str, bytes]:
    root = workshop.settings.home / "sources"
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_rows_and_members_in_another_order_give_the_same(workshop: Workshop) -> None:
    given = workshop.folder / "given"
    loading.load(workshop.settings, dict.fromkeys(KEYS, given), inputs=workshop.inputs)
    rows = (given / "do/HumanDO.tsv").read_text().splitlines()
    columns = [row.split("\t") for row in [rows[0], *rows[:0:-1]]]
    (given / "do/HumanDO.tsv").write_text("".join("\t".join(row[::-1]) + "\n" for row in columns))
    (given / "orphapacket/packets.tar.gz").write_bytes(_tar(("z.json", _packet("9")), ("json/7.json", _packet())))
    loading.load(workshop.settings, {"doid": given, "orphapackets": given}, inputs=workshop.inputs)
    first = _conditions(workshop)
    (given / "orphapacket/packets.tar.gz").write_bytes(_tar(("json/7.json", _packet()), ("z.json", _packet("9"))))
    loading.load(workshop.settings, {"doid": given, "orphapackets": given}, inputs=workshop.inputs)
    assert _conditions(workshop) == first


def _conditions(workshop: Workshop) -> list[str]:
    with workshop.facts() as facts:
        return [repr(one) for one in facts.conditions_page("", 0, 1000)[1]]


def _load_of(manifest: Manifest, **more: Any) -> Loaded:
    return Loaded(LoadReport(manifest.source("1", "", {})), **more)


def test_two_sources_that_define_one_id_are_both_named() -> None:
    term, document = Term(Curie("MAXO", "1"), "warmth"), Publication("MEDQUAD:x-1", "page", "Thumbs")
    one, two = _load_of(symp.MANIFEST, terms=(term,)), _load_of(maxo.MANIFEST, terms=(term,))
    with pytest.raises(SourceError, match="define the term MAXO:1: Symptom Ontology, and Medical Action Ontology"):
        check_ids((), (), (one, two))
    one = _load_of(medquad.MANIFEST, publications=(document,))
    with pytest.raises(SourceError, match="define the document MEDQUAD:x-1: our bibliography, and MedQuAD"):
        check_ids((), (document,), (one,))


def test_a_source_defines_no_term_of_another(workshop: Workshop) -> None:
    given = workshop.folder / "given"
    path = given / "symp/symp.obo"
    path.write_bytes(path.read_bytes() + b"\n[Term]\nid: HP:9000011\nname: itch\n")
    loading.load(workshop.settings, {"symp": given}, inputs=workshop.inputs)
    with workshop.facts() as facts:
        assert facts.terms([Curie("HP", "9000011")])[Curie("HP", "9000011")].label != "itch"


def test_two_classes_that_claim_one_code_are_reported_and_neither_gets_it(workshop: Workshop) -> None:
    given = workshop.folder / "given"
    path = given / "mondo/mondo_exactmatch_omim.sssom.tsv"
    path.write_text(OMIM + "MONDO:0000005\tskos:exactMatch\tOMIM:900001\n")
    loading.load(workshop.settings, {"mondo": given}, inputs=workshop.inputs)
    with workshop.facts() as facts:
        said = [remark.detail for remark in facts.remarks("ambiguity") if remark.subject == "OMIM:900001"]
    assert said == ["It is an exact code of MONDO:0000001, MONDO:0000005."]


def test_an_obsolete_finding_gives_way_and_one_that_is_gone_is_left_out(workshop: Workshop) -> None:
    given = workshop.folder / "given"
    obo = (workshop.folder / "toy" / "toy.obo").read_text()
    assert "HP:9000019" not in obo
    old = "\n[Term]\nid: HP:9000019\nname: old sign\nis_obsolete: true\nreplaced_by: HP:9000011\n"
    (workshop.folder / "toy" / "toy.obo").write_text(obo + old)
    inputs = replace(workshop.inputs, terms_manifest=replace(workshop.inputs.terms_manifest, expected={}))
    rows = ROW.replace("HP:9000011", "HP:9000019") + ROW.replace("HP:9000011", "HP:7777777")
    (given / "maxo/annotations/maxo-annotations.tsv").write_text(ACTIONS + rows)
    loading.load(workshop.settings, {"maxo-annotations": given, "maxo": given}, inputs=inputs)
    with workshop.facts() as facts:
        claims = facts.claims(Curie("SDB", "blue-thumb"))
        remarks = {remark.subject: remark.detail for remark in facts.remarks("finding")}
    assert [claim.finding for claim in claims] == [Curie("HP", "9000011"), None]
    assert "is now HP:9000011" in remarks["HP:9000019"]
    assert "stand without it" in remarks["HP:7777777"]


def test_an_obsolete_class_leads_nowhere(workshop: Workshop) -> None:
    given = workshop.folder / "given"
    path = given / "mondo/class-stats.tsv"
    path.write_text(path.read_text().replace("loud thing", "obsolete loud thing"))
    report = loading.load(workshop.settings, {"mondo": given}, inputs=workshop.inputs)
    mondo = next(load for load in report.loads if load.source.id == "mondo")
    assert any("Obsolete classes" in note and "1" in note for note in mondo.notes)
    with workshop.facts() as facts:
        assert facts.find_condition("MONDO:0000005") is None
