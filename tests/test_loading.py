"""Loading on toy sources: in any order, gone without a trace, nothing changed by a bad file; fetches resume."""

from __future__ import annotations

import hashlib
import itertools
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from tests.test_build import Workshop, workshop_in

from symptomdb import loading
from symptomdb.errors import NotFound, SourceError, StoreError, SymptomDatabaseError
from symptomdb.library import SymptomDatabase
from symptomdb.model.aspect import Aspect
from symptomdb.model.claim import Joining
from symptomdb.model.curie import Curie
from symptomdb.sources.catalogue import LOADERS
from symptomdb.sources.fetching import fetch

SSSOM = "subject_id\tpredicate_id\tobject_id\n"
FILES = {
    "mondo/class-stats.tsv": "cls\tcls_label\nMONDO:0000001\tblue thumb\nMONDO:0000005\tloud thing\n",
    "mondo/mondo_exactmatch_omim.sssom.tsv": f"{SSSOM}MONDO:0000001\tskos:exactMatch\tOMIM:900001\n"
    "MONDO:0000005\tskos:exactMatch\tOMIM:900005\n",
    "mondo/mondo_exactmatch_orphanet.sssom.tsv": SSSOM,
    "mondo/mondo_exactmatch_doid.sssom.tsv": f"{SSSOM}MONDO:0000001\tskos:exactMatch\tDOID:1\n",
    "do/HumanDO.tsv": "id\tlabel\tsubClassOf\nDOID:1\tazure thumb\tthumb\nDOID:2\tthumb\t\n",
    "do/facets.tsv": "?id\t?name\t?definition\nDOID:1\tazure thumb\tA coloured thumb.\nDOID:2\tthumb\tA finger.\n",
    "wikidata/WikiDiseaseData.jl": '{"DiseaseURI": "w/Q1", "Disease": "Thumb", "Symptons": ["pain"]}\n'
    '{"DiseaseURI": "w/Q2", "Disease": "Unheard-of", "Symptons": [], "TreatmentDrugs": ["warmol"]}\n',
}
KEYS = ("mondo", "doid", "wikidata")


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    for key, one in LOADERS.items():
        monkeypatch.setitem(LOADERS, key, replace(one, manifest=replace(one.manifest, expected={})))
    for name, text in FILES.items():
        path = tmp_path / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return workshop_in(tmp_path)


def _load(workshop: Workshop, *keys: str) -> None:
    given = workshop.folder / "given"
    loading.load(workshop.settings, dict.fromkeys(keys, given), inputs=workshop.inputs)


def _digest(workshop: Workshop) -> str:
    with workshop.facts() as facts:
        assert facts.check()[0] == []
        return facts.content_digest()


def test_any_order_any_number_of_times_gives_the_same(workshop: Workshop) -> None:
    found = set()
    for order in itertools.permutations(KEYS):
        for key in (*order, order[0]):
            _load(workshop, key)
        found.add(_digest(workshop))
        loading.unload(workshop.settings, KEYS, inputs=workshop.inputs)
    assert len(found) == 1


def test_load_unload_load_leaves_no_trace(workshop: Workshop) -> None:
    _load(workshop, "doid")
    before = _digest(workshop)
    _load(workshop, "wikidata", "mondo")
    assert _digest(workshop) != before
    loading.unload(workshop.settings, ["mondo", "wikidata"], inputs=workshop.inputs)
    assert _digest(workshop) == before
    assert loading.site_sources(workshop.settings).ids() == ("doid",)
    with workshop.facts() as facts:
        assert {source.id for source in facts.sources()} & set(KEYS) == {"doid"}


def test_every_claim_has_a_source_and_every_source_a_licence(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    with workshop.facts() as facts:
        sources = {source.id: source for source in facts.sources()}
        assert all(source.licence for source in sources.values())
        for _, conditions in (facts.conditions_page("", 0, 100),):
            claims = [claim for one in conditions for claim in facts.claims(one.id)]
        assert claims
        assert all(claim.source in sources and claim.references and claim.record for claim in claims)


def test_codes_join_and_names_only_offer(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    with workshop.facts() as facts:
        blue = facts.claims(Curie("SDB", "blue-thumb"))
        assert [(str(claim.record), claim.joined_by) for claim in blue] == [("DOID:1", Joining.CODE)]
        assert facts.resolve(Curie("SDB", "doid-1")) == Curie("SDB", "blue-thumb")
        thumb = facts.claims(Curie("SDB", "doid-2"))
        assert {str(claim.record): claim.joined_by for claim in thumb}["WIKIDATA:Q1"] is Joining.NAME
        assert "Thumb" not in [name.text for name in facts.names(Curie("SDB", "doid-2"))]
        assert facts.claims(Curie("SDB", "wikidata-q2")) or facts.find_condition("Unheard-of") is not None
        assert [str(one.child) for one in facts.kinships(Curie("SDB", "doid-2"))] == ["SDB:blue-thumb"]


def test_it_is_shown_with_its_source_and_its_mark(workshop: Workshop) -> None:
    _load(workshop, *KEYS)
    with SymptomDatabase.open(workshop.settings.database_url) as db:
        answer = db.show("SDB:doid-2")
        lines = {line.source: line for section in answer.sections for line in section.statements}
        assert lines["doid"].text == "A finger."
        assert "unreviewed; matched by name only" in lines["wikidata"].text
        assert all(line.citations for line in lines.values())
        assert {citation.licence for citation in answer.citations} >= {"CC0 1.0"}
        assert ("SDB:blue-thumb", "a kind of it") in [(key, why) for key, _, why in answer.see_also]
        assert [section.aspect for section in db.show("SDB:doid-2", [Aspect.OVERVIEW]).sections] == [Aspect.OVERVIEW]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("do/HumanDO.tsv", "id\tlabel\tsubClassOf\nDOID:1\ta\tb\nDOID:2\tb\ta\n", "circle"),
        ("do/HumanDO.tsv", "id\tname\tsubClassOf\n", "missing"),
        ("do/HumanDO.tsv", "id\tlabel\tsubClassOf\nDOID:1\ta", "cut off"),
        ("wikidata/WikiDiseaseData.jl", "{\n", "JSON"),
    ],
)
def test_a_bad_file_leaves_everything_as_it_was(workshop: Workshop, name: str, text: str, said: str) -> None:
    _load(workshop, *KEYS)
    before = _digest(workshop)
    (workshop.folder / "given" / name).write_text(text)
    with pytest.raises(SymptomDatabaseError, match=said):
        _load(workshop, "doid", "wikidata")
    assert _digest(workshop) == before
    loading.unload(workshop.settings, ["wikidata"], inputs=workshop.inputs)
    _load_again = {path.name for path in (workshop.settings.home / "sources").iterdir()}
    assert _load_again == {".lock", "mondo", "doid"}


def test_unknown_missing_and_tampered_sources_are_named(workshop: Workshop) -> None:
    with pytest.raises(NotFound, match="nonsense"):
        _load(workshop, "nonsense")
    with pytest.raises(NotFound, match="not loaded"):
        loading.unload(workshop.settings, ["doid"], inputs=workshop.inputs)
    with pytest.raises(SourceError, match="no file of symp"):
        _load(workshop, "symp")
    _load(workshop, "doid")
    (workshop.settings.home / "sources" / "doid" / "facets.tsv").write_text("?id\t?name\t?definition\n")
    with pytest.raises(SourceError, match="changed since it was loaded"):
        _load(workshop, "mondo")


def test_two_loads_at_once_are_kept_apart(workshop: Workshop) -> None:
    with loading.site_sources(workshop.settings).changing(), pytest.raises(StoreError, match="Another load"):
        _load(workshop, "doid")


class _Server(BaseHTTPRequestHandler):
    """Serves `files`; a path under /half breaks off, /slow says nothing, /moved redirects."""

    files: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        range_ = self.headers.get("Range", "")
        type(self).asked.append((self.path, range_))
        if self.path.startswith("/slow"):
            time.sleep(1.0)
            return
        if self.path.startswith("/moved/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/moved"))
            self.end_headers()
            return
        content = type(self).files.get(self.path.removeprefix("/half"))
        if content is None:
            self.send_error(404)
            return
        start = int(range_.removeprefix("bytes=").rstrip("-") or 0) if range_ else 0
        rest = content[start:]
        self.send_response(206 if range_ else 200)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(rest[: len(rest) // 2 + 1] if self.path.startswith("/half") else rest)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    _Server.files, _Server.asked = {}, []
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


def test_a_broken_fetch_goes_on_where_it_ended_and_follows_a_redirect(server: str, tmp_path: Path) -> None:
    content = bytes(range(256)) * 40
    _Server.files["/a.tsv"] = content
    target = tmp_path / "a.tsv"
    with pytest.raises(SourceError, match="before the file was whole"):
        fetch(f"{server}/half/a.tsv", target, timeout=5)
    assert not target.exists()
    kept = (tmp_path / "a.tsv.part").stat().st_size
    assert 0 < kept < len(content)
    digest = fetch(f"{server}/moved/a.tsv", target, timeout=5)
    assert target.read_bytes() == content
    assert digest == hashlib.sha256(content).hexdigest()
    assert ("/a.tsv", f"bytes={kept}-") in _Server.asked


def test_time_outs_wrong_digests_and_refusals_are_said(server: str, tmp_path: Path) -> None:
    _Server.files["/a.tsv"] = b"x\n"
    with pytest.raises(SourceError, match="SHA-256"):
        fetch(f"{server}/a.tsv", tmp_path / "a.tsv", digest="0" * 64)
    with pytest.raises(SourceError, match="404"):
        fetch(f"{server}/b.tsv", tmp_path / "b.tsv")
    with pytest.raises(SourceError, match="timed out"):
        fetch(f"{server}/slow", tmp_path / "c.tsv", timeout=0.05)
    with pytest.raises(SourceError, match="no web address"):
        fetch("file:///etc/passwd", tmp_path / "d.tsv")
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tsv"]


def test_an_update_loads_only_what_changed(workshop: Workshop, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _load(workshop, *KEYS)
    name = "mondo_exactmatch_omim.sssom.tsv"
    one = replace(LOADERS["mondo"], addresses={name: f"{server}/moved/{name}"})
    monkeypatch.setitem(LOADERS, "mondo", one)
    _Server.files[f"/{name}"] = FILES[f"mondo/{name}"].encode()
    plan = loading.plan_update(workshop.settings)
    assert [item.address for item in plan] == [f"{server}/moved/{name}"]
    before = _digest(workshop)
    done, report = loading.update(workshop.settings, plan, inputs=workshop.inputs, timeout=5)
    assert ([item.changed for item in done], report) == ([False], None)
    _Server.files[f"/{name}"] = f"{SSSOM}MONDO:0000005\tskos:exactMatch\tOMIM:900005\n".encode()
    done, report = loading.update(workshop.settings, plan, inputs=workshop.inputs, timeout=5)
    assert [item.changed for item in done] == [True]
    assert report is not None
    assert _digest(workshop) != before
    _Server.files[f"/{name}"] = b"nonsense\n"
    now = _digest(workshop)
    with pytest.raises(SourceError, match="missing"):
        loading.update(workshop.settings, plan, inputs=workshop.inputs, timeout=5)
    assert _digest(workshop) == now
