"""A list of breached passwords on this machine: a sorted file of SHA-1 digests, searched in place.

The form is that of the download of https://haveibeenpwned.com/Passwords: one digest of 40 hexadecimal digits per line,
in rising order, with ":count" behind it or without. Nothing is sent anywhere.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO

from symptomdb.errors import BadInput

_DIGITS = 40


def is_breached(password: str, path: Path) -> bool:
    """True when the password's digest is in the file.

    Raises:
        BadInput: The file can't be read; a list that was asked for is never left out in silence.
    """
    # SHA-1 because the published lists are made with it; nothing is protected by it.
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    try:
        with path.open("rb") as file:
            return _holds(file, path.stat().st_size, wanted)
    except OSError as error:
        raise BadInput(
            f"The list of breached passwords can't be read: {path} ({error.strerror}).",
            "Set SYMPTOMDB_BREACHED_PASSWORDS to a readable file, or to nothing.",
        ) from error


def _holds(file: BinaryIO, size: int, wanted: bytes) -> bool:
    low, high = 0, size
    while low < high:
        middle = (low + high) // 2
        line = _line_from(file, middle)
        if not line or line > wanted:
            high = middle
        elif line < wanted:
            low = middle + 1
        else:
            return True
    return False


def _line_from(file: BinaryIO, place: int) -> bytes:
    """The digest of the first whole line that begins at or after a place; empty behind the last."""
    file.seek(max(place - 1, 0))
    if place:
        file.readline()
    return file.readline()[:_DIGITS].strip().upper()
