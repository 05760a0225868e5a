"""Opening files and archives of third parties safely: plain or gzipped text, tar and zip without unpacking to disk."""

from __future__ import annotations

import gzip
import hashlib
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path, PurePosixPath
from typing import IO, cast

from symptomdb.errors import BadRecord, SourceError

_GZIP_MAGIC = b"\x1f\x8b"
_FETCH_AGAIN = "Fetch the file again."
_DISTRUST = "Don't use this file; fetch it again from its publisher."
#: Uncompressed bytes that one file or one archive may hold. The largest known source has some 120 MB.
MAX_BYTES = 1 << 30
#: Uncompressed bytes per compressed byte; real tables reach some 60, a bomb has 1,000.
MAX_RATIO = 400
#: Below this size a high ratio harms nobody.
_SMALL = 16 << 20
MAX_MEMBERS = 100_000
MAX_MEMBER_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A regular file of an archive."""

    name: str
    content: bytes


class _Guarded(RawIOBase):
    """A stream that refuses to give out more than its limits allow."""

    def __init__(self, path: Path, stream: IO[bytes], compressed: int) -> None:
        self._path = path
        self._stream = stream
        self._given = 0
        self._compressed = max(compressed, 1)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        try:
            chunk = self._stream.read(len(view))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise SourceError(f"{self._path} is cut off or damaged ({error}).", _FETCH_AGAIN) from error
        self._given += len(chunk)
        check_size(self._path, self._given, self._compressed)
        view[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._stream.close()
        super().close()


def check_size(path: Path, given: int, compressed: int) -> None:
    """Raise `SourceError` when so many unpacked bytes come out of so many packed ones that it must be a bomb."""
    if given > MAX_BYTES or (given > _SMALL and given > MAX_RATIO * compressed):
        raise SourceError(
            f"{path} unpacks to over {given >> 20:,} MB from {compressed:,} bytes; it may be made to do harm.",
            _DISTRUST,
        )


def open_bytes(path: Path) -> IO[bytes]:
    """A file's bytes, unpacked when it is gzipped, whatever its name says."""
    try:
        raw = path.open("rb")
        magic = raw.read(2)
        raw.seek(0)
        size = path.stat().st_size
    except OSError as error:
        raise SourceError(
            f"{path} can't be read ({error.strerror}).", "Check that the file is there and may be read."
        ) from error
    if magic != _GZIP_MAGIC:
        return raw
    return BufferedReader(_Guarded(path, cast(IO[bytes], gzip.open(raw)), size), 1 << 18)


def digest_of(path: Path) -> str:
    """SHA-256 in hex of a file as it lies on disk."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def content_digest(path: Path) -> str:
    """SHA-256 in hex of what a file holds, unpacked when it is gzipped: equal for a table and its packed copy."""
    with open_bytes(path) as file:
        digest = hashlib.sha256()
        while chunk := file.read(1 << 18):
            digest.update(chunk)
        return digest.hexdigest()


def iter_members(path: Path) -> Iterator[Member]:
    """The regular files of a tar (packed or not) or zip archive, in its order; nothing is written to disk.

    Raises:
        SourceError: A name leads out of the archive, a member is a link or a device, or it unpacks to far too much.
    """
    try:
        if zipfile.is_zipfile(path):
            yield from _iter_zip(path)
        else:
            yield from _iter_tar(path)
    except OSError as error:
        raise SourceError(f"{path} can't be read ({error.strerror or error}).", _FETCH_AGAIN) from error
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise SourceError(f"{path} is no whole archive ({error}).", _FETCH_AGAIN) from error


def _iter_tar(path: Path) -> Iterator[Member]:
    total = 0
    with open_bytes(path) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for number, info in enumerate(archive):
            _check_member(path, info.name, info.size, number)
            if info.isdir():
                continue
            if not info.isreg():
                raise _unsafe(path, info.name, "is a link or a device")
            total += info.size
            check_size(path, total, path.stat().st_size)
            opened = archive.extractfile(info)
            assert opened is not None
            yield Member(info.name, opened.read())


def _iter_zip(path: Path) -> Iterator[Member]:
    total = 0
    with zipfile.ZipFile(path) as archive:
        for number, info in enumerate(archive.infolist()):
            _check_member(path, info.filename, info.file_size, number)
            if info.is_dir():
                continue
            total += info.file_size
            check_size(path, total, path.stat().st_size)
            with _member_stream(archive, info) as stream:
                content = stream.read(info.file_size + 1)
            if len(content) > info.file_size:
                raise _unsafe(path, info.filename, "is larger than it says")
            yield Member(info.filename, content)


@contextmanager
def _member_stream(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    try:
        with archive.open(info) as stream:
            yield stream
    except (RuntimeError, NotImplementedError) as error:
        raise SourceError(f"{archive.filename}: {info.filename} can't be unpacked ({error}).", _FETCH_AGAIN) from error


def _check_member(path: Path, name: str, size: int, number: int) -> None:
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0:1] or "\x00" in name:
        raise _unsafe(path, name, "leads out of the archive")
    if size > MAX_MEMBER_BYTES:
        raise _unsafe(path, name, f"unpacks to {size >> 20:,} MB")
    if number >= MAX_MEMBERS:
        raise _unsafe(path, name, f"is one of more than {MAX_MEMBERS:,} members")


def _unsafe(path: Path, name: str, problem: str) -> BadRecord:
    return BadRecord(path, None, f"the member {name[:100]!r} {problem}.", _DISTRUST)
