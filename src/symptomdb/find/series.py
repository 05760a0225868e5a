"""Numbered series: the name that conditions such as "Noonan syndrome 1" and "Noonan syndrome 2" have in common."""

from __future__ import annotations

import re

_INHERITANCE = re.compile(
    r"\b(autosomal|x-linked|y-linked|dominant|recessive|semidominant|digenic|mitochondrial inheritance)\b"
)
_LAST_NUMBER = re.compile(r"[\s,]+(?:type\s+)?(?:\d+[a-z]?|[ivx]+[a-z]?|[a-z])$")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def series_key(name: str) -> str:
    """The name without its last number, letter or numeral and without words for inheritance.

    >>> series_key("Noonan syndrome 1"), series_key("Osteogenesis imperfecta, type XI")
    ('noonan syndrome', 'osteogenesis imperfecta')
    >>> series_key("Kabuki syndrome 2") == series_key("Kabuki syndrome 1")
    True
    """
    key = _BRACKETS.sub("", name.casefold())
    key = _INHERITANCE.sub(" ", key)
    key = re.sub(r"[\s,]+$", "", re.sub(r"\s+", " ", key.replace(" ,", ",")).strip())
    key = re.sub(r",(\s*,)+", ",", key)
    key = _LAST_NUMBER.sub("", key)
    return re.sub(r"[\s,]+(?:type)?$", "", key).strip(" ,")
