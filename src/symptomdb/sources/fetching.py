"""Fetching a file over HTTP: time-outs, redirects, resume after a broken connection, digest."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

from symptomdb.errors import SourceError
from symptomdb.sources.opening import MAX_BYTES, digest_of

TIMEOUT_SECONDS = 30.0
#: Connections that may break before a fetch gives up; each goes on where the one before ended.
ATTEMPTS = 4
_CHUNK = 1 << 16
_AGAIN = "Check the connection, then run it again: what was fetched is kept and the rest is added."
Report = Callable[[int, int], None]


def fetch(
    url: str,
    target: Path,
    digest: str = "",
    timeout: float = TIMEOUT_SECONDS,
    progress: Report = lambda _done, _total: None,
) -> str:
    """Fetch `url` into `target`; the SHA-256 of what was fetched.

    What arrives is kept in ``<target>.part`` until it is whole, with the server's mark of that version beside it; a
    later call goes on from there when the server still has that version (RFC 9110, If-Range), else from the start.

    Args:
        digest: SHA-256 in hex that the file must have; any when left out.
        timeout: Seconds without a byte after which a connection counts as broken.
        progress: Called with the bytes that are there and the bytes in all (0 when unknown).

    Raises:
        SourceError: The server can't be reached, refuses, breaks off again and again, or the digest is wrong.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise SourceError(f"{url} is no web address.", "Give one that starts with https://, or a path with --from.")
    part = target.with_name(f"{target.name}.part")
    problem = ""
    for _ in range(ATTEMPTS):
        try:
            if _receive(url, part, timeout, progress):
                break
            problem = "the connection ended before the file was whole"
        except urllib.error.HTTPError as error:
            remedy = "Try again later." if error.code >= 500 or error.code == 429 else "Check the address."
            raise SourceError(f"{url}: the server answered {error.code} {error.reason}.", remedy) from error
        except (OSError, http.client.HTTPException) as error:
            problem = str(getattr(error, "reason", error)) or type(error).__name__
    else:
        raise SourceError(f"{url}: {problem}.", _AGAIN)
    found = digest_of(part)
    if digest and found != digest:
        _forget(part)
        raise SourceError(
            f"{url}: its SHA-256 is {found[:16]}… and not {digest[:16]}…; it is not the file that was expected.",
            "Fetch it again; if it stays so, ask its publisher for the digest.",
        )
    part.replace(target)
    _forget(part)
    return found


def _receive(url: str, part: Path, timeout: float, progress: Report) -> bool:
    """Add what is missing; True when the file is whole."""
    mark = _mark_of(part)
    version = mark.read_text(encoding="utf-8") if mark.exists() else ""
    if not version:
        _forget(part)
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "symptomdb", "Accept-Encoding": "identity"}
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": version}
    try:
        response = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=timeout)
    except urllib.error.HTTPError as error:
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE and have:
            # Nothing lies after what is there, or the file has become shorter: start again.
            _forget(part)
            return False
        raise
    with response:
        _check_destination(url, response.url)
        if have and response.status != http.client.PARTIAL_CONTENT:
            have = 0
        mark.write_text(_version_of(response.headers), encoding="utf-8")
        length = response.headers.get("Content-Length")
        total = have + int(length) if length and length.isdigit() else 0
        with part.open("ab" if have else "wb") as file:
            while chunk := response.read(_CHUNK):
                have += len(chunk)
                if have > MAX_BYTES:
                    raise SourceError(f"{url} is larger than {MAX_BYTES >> 20:,} MB.", "Check the address.")
                file.write(chunk)
                progress(have, total)
    return not total or have >= total


def _check_destination(url: str, reached: str) -> None:
    scheme = urlsplit(reached).scheme
    if scheme not in ("http", "https"):
        raise SourceError(f"{url} leads to {reached}, which is no web address.", "Check the address.")
    if urlsplit(url).scheme == "https" and scheme == "http":
        raise SourceError(
            f"{url} leads to {reached}, which is not encrypted.", "Ask its publisher, or fetch it by hand."
        )


def _version_of(headers: Message) -> str:
    """What If-Range may name: a strong ETag, else the date of the last change; empty when the server gives neither."""
    tag = headers.get("ETag", "")
    return tag if tag.startswith('"') else headers.get("Last-Modified", "")


def _mark_of(part: Path) -> Path:
    return part.with_name(f"{part.name}.version")


def _forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    _mark_of(part).unlink(missing_ok=True)
