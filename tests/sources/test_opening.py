"""Archives and packed files that want to do harm, or were cut off, are refused with a clear word."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from symptomdb.errors import SourceError
from symptomdb.sources import opening
from symptomdb.sources.opening import iter_members, open_bytes


def _tar(path: Path, *members: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for member in members:
            archive.addfile(member, io.BytesIO(b"x" * member.size) if member.isreg() else None)
    return path


def _member(name: str, size: int = 1, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.type, info.linkname = size if kind == tarfile.REGTYPE else 0, kind, "elsewhere"
    return info


def test_members_come_in_order_and_nothing_is_written(tmp_path: Path) -> None:
    path = _tar(tmp_path / "a.tar.gz", _member("one/b.xml", 3), _member("one/a.xml", 2))
    assert [(one.name, one.content) for one in iter_members(path)] == [("one/b.xml", b"xxx"), ("one/a.xml", b"xx")]
    assert [one.name for one in tmp_path.iterdir()] == ["a.tar.gz"]


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a/../../evil", "..\\evil"])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="leads out of the archive"):
        list(iter_members(_tar(tmp_path / "a.tar.gz", _member(name))))
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(SourceError, match="leads out of the archive"):
        list(iter_members(packed))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE])
def test_links_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    with pytest.raises(SourceError, match="link or a device"):
        list(iter_members(_tar(tmp_path / "a.tar.gz", _member("evil", kind=kind))))


def test_a_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * (opening.MAX_MEMBER_BYTES - 1))
    with pytest.raises(SourceError, match="made to do harm"):
        list(iter_members(path))
    packed = tmp_path / "bomb.gz"
    packed.write_bytes(gzip.compress(b"\0" * (32 << 20)))
    with open_bytes(packed) as stream, pytest.raises(SourceError, match="made to do harm"):
        stream.read()


def test_a_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    whole = gzip.compress(bytes(range(256)) * 4096)
    path = tmp_path / "cut.gz"
    path.write_bytes(whole[: len(whole) // 2])
    with open_bytes(path) as stream, pytest.raises(SourceError, match="cut off"):
        stream.read()
    archive = tmp_path / "cut.tar.gz"
    archive.write_bytes(_tar(tmp_path / "a.tar.gz", _member("a", 200_000)).read_bytes()[:120])
    with pytest.raises(SourceError, match=r"cut off|whole archive"):
        list(iter_members(archive))
