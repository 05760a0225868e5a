"""Fetching and updating from a server on this machine: resume, redirects, time-outs, digests, a server that dies."""

from __future__ import annotations

import gzip
import hashlib
import io
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from tests.test_build import Workshop
from tests.test_loading import FILES, KEYS, SSSOM, workshop
from typer.testing import CliRunner

from symptomdb import loading
from symptomdb.errors import NotFound, SourceError
from symptomdb.serve.cli import make_app
from symptomdb.sources import addresses
from symptomdb.sources.addresses import Address, Known
from symptomdb.sources.catalogue import LOADERS
from symptomdb.sources.fetching import fetch

__all__ = ["workshop"]

NAME = "mondo_exactmatch_omim.sssom.tsv"


class _Server(BaseHTTPRequestHandler):
    """Serves `files`; a path under /half breaks off, /slow says nothing, /moved redirects, /round goes in a circle."""

    files: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, str]]] = []
    tags: ClassVar[bool] = True

    def do_GET(self) -> None:
        range_ = self.headers.get("Range", "")
        type(self).asked.append((self.path, range_))
        if self.path.startswith("/slow"):
            time.sleep(1.0)
            return
        for start, target in (
            ("/moved/", self.path.removeprefix("/moved")),
            ("/round", "/round"),
            ("/file", "file:///etc/passwd"),
        ):
            if self.path.startswith(start):
                self.send_response(302)
                self.send_header("Location", target)
                self.end_headers()
                return
        if self.path.startswith("/down"):
            self.send_error(503)
            return
        content = type(self).files.get(self.path.removeprefix("/half"))
        if content is None:
            self.send_error(404)
            return
        self._send(content, range_)

    def _send(self, content: bytes, range_: str) -> None:
        tag = f'"{hashlib.sha256(content).hexdigest()[:12]}"'
        if range_ and self.headers.get("If-Range") != tag:
            range_ = ""
        start = int(range_.removeprefix("bytes=").rstrip("-") or 0) if range_ else 0
        rest = content[start:]
        self.send_response(206 if range_ else 200)
        self.send_header("Content-Length", str(len(rest)))
        if type(self).tags:
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(rest[: len(rest) // 2 + 1] if self.path.startswith("/half") else rest)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    _Server.files, _Server.asked, _Server.tags = {}, [], True
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
    shown: list[tuple[int, int]] = []
    digest = fetch(f"{server}/moved/a.tsv", target, timeout=5, progress=lambda *done: shown.append(done))
    assert target.read_bytes() == content
    assert digest == hashlib.sha256(content).hexdigest()
    assert ("/a.tsv", f"bytes={kept}-") in _Server.asked
    assert shown[-1] == (len(content), len(content))
    assert [path.name for path in tmp_path.iterdir()] == ["a.tsv"]


def test_a_file_that_changed_meanwhile_is_not_mixed_with_its_old_beginning(server: str, tmp_path: Path) -> None:
    _Server.files["/a.tsv"] = b"old\n" * 1000
    target = tmp_path / "a.tsv"
    with pytest.raises(SourceError):
        fetch(f"{server}/half/a.tsv", target, timeout=5)
    _Server.files["/a.tsv"] = b"new\n" * 1000
    fetch(f"{server}/a.tsv", target, timeout=5)
    assert target.read_bytes() == b"new\n" * 1000


def test_without_a_mark_of_its_version_a_file_is_fetched_from_its_start(server: str, tmp_path: Path) -> None:
    _Server.tags = False
    _Server.files["/a.tsv"] = b"x\n" * 1000
    with pytest.raises(SourceError):
        fetch(f"{server}/half/a.tsv", tmp_path / "a.tsv", timeout=5)
    fetch(f"{server}/a.tsv", tmp_path / "a.tsv", timeout=5)
    assert {range_ for _, range_ in _Server.asked} == {""}


@pytest.mark.parametrize(
    ("path", "digest", "said"),
    [
        ("/a.tsv", "0" * 64, "SHA-256.*Fetch it again"),
        ("/b.tsv", "", "404.*Check the address"),
        ("/down", "", "503.*Try again later"),
        ("/slow", "", "timed out.*run it again"),
        ("/round", "", "302|loop"),
        ("/file", "", "302|no web address|not allowed"),
    ],
)
def test_what_goes_wrong_is_said_with_what_to_do(
    server: str, tmp_path: Path, path: str, digest: str, said: str
) -> None:
    _Server.files["/a.tsv"] = b"x\n"
    with pytest.raises(SourceError, match=said):
        fetch(f"{server}{path}", tmp_path / "a.tsv", digest=digest, timeout=0.1 if path == "/slow" else 5)
    assert not (tmp_path / "a.tsv").exists()


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/y", "a.tsv"])
def test_only_web_addresses_are_fetched(tmp_path: Path, url: str) -> None:
    with pytest.raises(SourceError, match="no web address"):
        fetch(url, tmp_path / "a.tsv")


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"refused.*run it again"):
        fetch("http://127.0.0.1:9/a.tsv", tmp_path / "a.tsv", timeout=1)


# --- update


def _load(workshop: Workshop, *keys: str) -> None:
    loading.load(workshop.settings, dict.fromkeys(keys, workshop.folder / "given"), inputs=workshop.inputs)


def _digest(workshop: Workshop) -> str:
    with workshop.facts() as facts:
        return facts.content_digest()


def _at(monkeypatch: pytest.MonkeyPatch, key: str, **files: Address) -> None:
    monkeypatch.setitem(LOADERS, key, replace(LOADERS[key], addresses=files))


def _update(workshop: Workshop, *keys: str) -> list[bool | None]:
    plan = loading.plan_update(workshop.settings, keys)
    done, report = loading.update(workshop.settings, plan, inputs=workshop.inputs, timeout=5)
    assert (report is not None) == any(one.changed for one in done)
    return [one.changed for one in done]


def test_an_update_loads_only_what_changed(workshop: Workshop, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = workshop.folder / "given" / "mondo" / NAME
    packed.with_name(f"{NAME}.gz").write_bytes(gzip.compress(packed.read_bytes()))
    packed.unlink()
    _load(workshop, *KEYS)
    for key in ("doid", "wikidata"):
        _at(monkeypatch, key)
    _at(monkeypatch, "mondo", **{NAME: Address(f"{server}/moved/{NAME}")})
    _Server.files[f"/{NAME}"] = FILES[f"mondo/{NAME}"].encode()
    before = _digest(workshop)
    assert _update(workshop) == [False], "the same, packed before and plain now"
    assert _digest(workshop) == before
    _Server.files[f"/{NAME}"] = f"{SSSOM}MONDO:0000005\tskos:exactMatch\tOMIM:900005\n".encode()
    assert _update(workshop) == [True]
    changed = _digest(workshop)
    assert changed != before
    record = loading.site_sources(workshop.settings).record("mondo")
    assert record["origin"] == f"{server}/moved/{NAME}"
    _Server.files[f"/{NAME}"] = b"nonsense\n"
    with pytest.raises(SourceError, match="missing"):
        _update(workshop)
    assert _digest(workshop) == changed


@pytest.mark.parametrize("way", ["half", "slow", "down"])
def test_a_server_that_dies_leaves_the_database_and_the_next_update_ends_it(
    workshop: Workshop, server: str, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    _load(workshop, *KEYS)
    before = _digest(workshop)
    for key in ("doid", "wikidata"):
        _at(monkeypatch, key)
    text = SSSOM + "MONDO:0000005\tskos:exactMatch\tOMIM:900005\n" * 40
    _Server.files[f"/{NAME}"] = text.encode()
    _at(monkeypatch, "mondo", **{NAME: Address(f"{server}/{way}/{NAME}")})
    plan = loading.plan_update(workshop.settings)
    with pytest.raises(SourceError):
        loading.update(workshop.settings, plan, inputs=workshop.inputs, timeout=0.1)
    assert _digest(workshop) == before
    _at(monkeypatch, "mondo", **{NAME: Address(f"{server}/{NAME}")})
    _Server.asked.clear()
    assert _update(workshop) == [True]
    assert bool(_Server.asked[0][1]) == (way == "half"), "it goes on where it ended"
    assert not list((workshop.settings.home / "fetched").iterdir())


def test_a_wrong_digest_changes_nothing(workshop: Workshop, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _load(workshop, *KEYS)
    before = _digest(workshop)
    _Server.files["/x"] = b"{}\n"
    _at(monkeypatch, "wikidata", **{"WikiDiseaseData.jl": Address(f"{server}/x", digest="1" * 64)})
    with pytest.raises(SourceError, match="not the file that was expected"):
        _update(workshop, "wikidata")
    assert _digest(workshop) == before


def test_a_new_archive_takes_the_place_of_the_old_one(
    workshop: Workshop, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        '<Document id="1"><Focus>Blue thumb</Focus><QAPairs><QAPair><Question qtype="symptoms">Q</Question>'
        "<Answer>The thumb turns blue in the cold of the night.</Answer></QAPair></QAPairs></Document>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("MedQuAD-master/2_GARD_QA/1.xml", text)
        archive.writestr("MedQuAD-master/10_MPlus_ADAM_QA/1.xml", text)
    given = workshop.folder / "given" / "medquad" / "medquad-2017.zip"
    given.parent.mkdir()
    given.write_bytes(packed.getvalue())
    _load(workshop, "medquad")
    _Server.files["/new.zip"] = packed.getvalue() + b"\0"
    _at(monkeypatch, "medquad", **{"medquad.zip": Address(f"{server}/new.zip")})
    assert _update(workshop, "medquad") == [True]
    assert list(loading.site_sources(workshop.settings).record("medquad")["digests"]) == ["medquad.zip"]


def test_an_update_can_fetch_what_was_not_loaded(
    workshop: Workshop, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Server.files["/w"] = FILES["wikidata/WikiDiseaseData.jl"].encode()
    _at(monkeypatch, "wikidata", **{"WikiDiseaseData.jl": Address(f"{server}/w")})
    with pytest.raises(NotFound, match="No official address"):
        loading.plan_update(workshop.settings)
    assert _update(workshop, "wikidata") == [True]
    assert loading.site_sources(workshop.settings).ids() == ("wikidata",)


def test_a_dry_run_fetches_nothing_and_says_how_an_address_is_known(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    _load(workshop, "doid")
    monkeypatch.setenv("SYMPTOMDB_HOME", str(workshop.settings.home))
    result = CliRunner().invoke(make_app(), ["update", "--dry-run"])
    assert result.exit_code == 0
    assert addresses.DOID["HumanDO.tsv"].url in result.output
    assert str(Known.PATH)[:20] in result.output
    assert not (workshop.settings.home / "fetched").exists()


def test_every_address_is_on_the_web_and_names_a_file_that_its_source_reads() -> None:
    for one in LOADERS.values():
        for name, address in one.addresses.items():
            assert address.url.startswith(("https://", "http://purl.obolibrary.org/"))
            assert any(Path(name).match(pattern.rpartition("/")[2]) for pattern in one.files), name
