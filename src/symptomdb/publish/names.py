"""What a person types about themselves, taken as a value or refused with what to do."""

from __future__ import annotations

import re
import unicodedata

from symptomdb.errors import BadInput

#: RFC 5321, 4.5.3.1.3: a path of 256 octets, less its angle brackets.
_LONGEST_ADDRESS = 254
_ADDRESS = re.compile(r"[^@\s<>\"(),:;\[\]\\]+@[^@\s<>\"(),:;\[\]\\]+\.[^@\s<>\"(),:;\[\]\\.]{2,}")
_LONGEST_NAME = 100


def parse_email(text: str) -> str:
    """An e-mail address in lower case.

    Raises:
        BadInput: It can't be one.
    """
    address = text.strip().lower()
    if len(address) > _LONGEST_ADDRESS or not address.isprintable() or not _ADDRESS.fullmatch(address):
        raise BadInput("This is not an e-mail address.", "Write it like name@example.org.", "email")
    return address


def parse_name(text: str) -> str:
    """A person's name on one line, in whatever script.

    Raises:
        BadInput: It is empty, too long, or holds signs that can't be shown.
    """
    return parse_line(text, "name", _LONGEST_NAME, needed=True)


def parse_line(text: str, what: str, longest: int, needed: bool = False, field: str = "") -> str:
    """One line of text with its spaces put in order; `what` names it in the message, `field` in the form.

    Raises:
        BadInput: It is longer than `longest`, empty though needed, or holds signs that can't be shown.
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if needed and not line:
        raise BadInput(f"The {what} is empty.", "Fill it in.", field or what)
    if len(line) > longest:
        raise BadInput(f"The {what} has {len(line)} characters; {longest} is the most.", "Shorten it.", field or what)
    # Marks that turn the direction of writing could make one name look like another.
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") and sign not in "\u200c\u200d" for sign in line):
        raise BadInput(f"The {what} holds signs that can't be shown.", "Type it again by hand.", field or what)
    return line
