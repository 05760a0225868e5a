"""Fetching a file over HTTP: time-outs, redirects, resume after a broken connection, digest."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
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

    What arrives is kept in ``<target>.part`` until it is whole, so that a later call goes on from there.

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
            raise SourceError(
                f"{url}: the server answered {error.code} {error.reason}.", "Check the address."
            ) from error
        except (OSError, http.client.HTTPException) as error:
            problem = str(getattr(error, "reason", error)) or type(error).__name__
    else:
        raise SourceError(f"{url}: {problem}.", _AGAIN)
    found = digest_of(part)
    if digest and found != digest:
        part.unlink()
        raise SourceError(
            f"{url}: its SHA-256 is {found[:16]}… and not {digest[:16]}…; it is not the file that was expected.",
            "Fetch it again; if it stays so, ask its publisher for the digest.",
        )
    part.replace(target)
    return found


def _receive(url: str, part: Path, timeout: float, progress: Report) -> bool:
    """Add what is missing; True when the file is whole."""
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "symptomdb", "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    try:
        response = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=timeout)
    except urllib.error.HTTPError as error:
        if error.code == 416 and have:
            # Nothing lies after what is there, or the file has become shorter: start again.
            part.unlink()
            return False
        raise
    with response:
        if urlsplit(response.url).scheme not in ("http", "https"):
            raise SourceError(f"{url} leads to {response.url}, which is no web address.", "Check the address.")
        if have and response.status != http.client.PARTIAL_CONTENT:
            have = 0
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
