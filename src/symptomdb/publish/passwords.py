"""Passwords: which may be chosen, and how they are kept (argon2id).

Length and lists follow NIST SP 800-63B-4, 3.1.1, and OWASP ASVS 5.0, V6.2: long enough, not common, not breached, not
made of the person's own name; no rules about kinds of characters, and no change at fixed times.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from symptomdb.errors import BadInput
from symptomdb.publish.breached import is_breached

if TYPE_CHECKING:
    from argon2 import PasswordHasher

#: Characters; longer would only cost time.
LONGEST = 256
_ADVICE = "Take four or five words that have nothing to do with each other."
_FIELD = "password"
#: The least guesses (decimal logarithm) that zxcvbn must see; "monkeymonkeymonkey" is long and yet quickly guessed.
_LEAST_GUESSES = 8.0
# Each check holds 19 MiB; so many at once at most.
_AT_ONCE = BoundedSemaphore(4)


def check_password(password: str, shortest: int, about: tuple[str, ...] = (), breached: Path | None = None) -> None:
    """Refuse a password that others would guess.

    Args:
        about: The person's name and address, the site's name.
        breached: A file of SHA-1 digests of breached passwords, sorted (see `publish.breached`).

    Raises:
        BadInput: Says what is wrong with it; the password itself is not in the message.
    """
    text = _normal(password)
    if len(text) < shortest:
        raise BadInput(f"The password has {len(text)} characters; {shortest} is the least.", _ADVICE, _FIELD)
    if len(text) > LONGEST:
        raise BadInput(f"The password has {len(text)} characters; {LONGEST} is the most.", "Shorten it.", _FIELD)
    if _is_about(text, about):
        raise BadInput("The password is made of your name, your address or the name of this site.", _ADVICE, _FIELD)
    if text.casefold() in _common() or _is_quickly_guessed(text, about):
        raise BadInput("The password is common or follows a pattern that is quickly guessed.", _ADVICE, _FIELD)
    if breached and is_breached(text, breached):
        raise BadInput("The password is in a list of stolen ones.", f"Don't use it anywhere. {_ADVICE}", _FIELD)


def hash_password(password: str) -> str:
    """What is kept of a password."""
    with _AT_ONCE:
        return _hasher().hash(_normal(password))


def is_right(password: str, kept: str) -> bool:
    """True when the password is the one that `kept` was made of.

    Without a `kept` one (no such account, or one without a password) the same work is done, so that the time tells
    nothing.
    """
    from argon2.exceptions import Argon2Error, InvalidHashError

    with _AT_ONCE:
        try:
            return _hasher().verify(kept or _nobodys(), _normal(password)[:LONGEST]) and bool(kept)
        except (Argon2Error, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """True when a password was hashed with weaker parameters than those of today."""
    return _hasher().check_needs_rehash(kept)


def _normal(password: str) -> str:
    # NIST SP 800-63B-4, 3.1.1.2: normalise, so that each keyboard gives the same bytes. Half a surrogate pair has none.
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode())


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    # https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html: 19 MiB, 2 passes, 1 lane.
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password")


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])


def _is_about(text: str, about: tuple[str, ...]) -> bool:
    words = {word for part in about for word in _words(part) if len(word) > 3}
    rest = text.casefold()
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    left = sum(1 for sign in rest if sign.isalpha())
    return bool(words) and rest != text.casefold() and left < 6


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()


def _is_quickly_guessed(text: str, about: tuple[str, ...]) -> bool:
    from zxcvbn import zxcvbn

    # Its time grows with the square of the length; what is guessable is so in its first 72 characters.
    found = zxcvbn(text[:72], user_inputs=[word for part in about for word in _words(part)])
    return float(found["guesses_log10"]) < _LEAST_GUESSES
