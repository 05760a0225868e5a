"""ORCID: the researcher's identifier, with its checksum (ISO 7064, MOD 11-2)."""

from __future__ import annotations

import re

from symptomdb.errors import BadInput

_FORM = re.compile(r"(?:https?://orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])", re.IGNORECASE)


def parse_orcid(text: str) -> str:
    """An ORCID in its four groups, with or without its address in front; empty stays empty.

    Raises:
        BadInput: The form or the checksum is wrong.

    >>> parse_orcid("https://orcid.org/0000000218250097")
    '0000-0002-1825-0097'
    """
    text = text.strip()
    if not text:
        return ""
    found = _FORM.fullmatch(text)
    if found is None:
        raise BadInput("This is not an ORCID.", "Write it like 0000-0002-1825-0097.", "orcid")
    groups = [group.upper() for group in found.groups()]
    digits = "".join(groups)
    if _check_digit(digits[:-1]) != digits[-1]:
        raise BadInput("This ORCID has a wrong digit in it.", "Compare it with your page at orcid.org.", "orcid")
    return "-".join(groups)


def _check_digit(digits: str) -> str:
    # https://support.orcid.org/hc/en-us/articles/360006897674
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
