# ruff: noqa: E501  (a pattern is easier to read on one line than broken in the middle)
"""Known traps: names that data sources give to the wrong condition, and lay phrases that no dictionary of names can hold."""

from __future__ import annotations

import re
from functools import lru_cache

from symptomdb.ontology.names import name_key

#: Words → names of conditions that they must never lead to, whatever a data source says (fact sheet, section 1.2).
_DENIED: dict[str, tuple[str, ...]] = {
    "heterotopic ossification": (
        "progressive osseous heteroplasia",
        "fibrodysplasia ossificans progressiva",
        "heterotopia",
    ),
    "ectopic ossification": ("progressive osseous heteroplasia", "fibrodysplasia ossificans progressiva"),
    "ectopic bone formation": ("progressive osseous heteroplasia", "fibrodysplasia ossificans progressiva"),
    "heterotopic bone formation": ("progressive osseous heteroplasia", "fibrodysplasia ossificans progressiva"),
    "myositis ossificans": ("fibrodysplasia ossificans progressiva", "progressive osseous heteroplasia"),
    "myositis ossificans progressiva": ("progressive osseous heteroplasia", "traumatic myositis ossificans"),
    "calcification of muscle tissue": ("heterotopic ossification", "traumatic myositis ossificans"),
    "calcification of muscle": ("heterotopic ossification", "traumatic myositis ossificans"),
    "covid 19": ("19p13.12 microdeletion syndrome",),
}
#: Words → terms that they must never lead to: HPO gives HP:0011987 (ossification) a lay synonym that says calcification.
_DENIED_TERMS: dict[str, tuple[str, ...]] = {
    "calcification of muscle tissue": ("HP:0011987",),
    "calcification of muscle": ("HP:0011987",),
    "muscle calcification": ("HP:0011987",),
}
_BONE_GROWS = (
    r"\bbone(?:s)?(?: tissue)? (?:that )?(?:\w+ ){0,3}?(?:grow\w*|form\w*|develop\w*|appear\w*)(?: \w+){0,3}? "
    r"(?:where (?:it|they|bone) (?:should ?n[o']?t|does ?n[o']?t belong|do ?n[o']?t belong|is ?n[o']?t supposed)|"
    r"in (?:the |my |his |her |a )?(?:\w+ )?(?:wrong places?|soft tissues?|muscles?|thigh|tendons?|odd places?|places it should)|outside (?:of )?(?:the|my|his|her) (?:skeleton|joint|hip|elbow|knee|normal))|"
    r"\b(?:extra|abnormal|new|unwanted) bone(?: \w+){0,3}? (?:(?:around|near|in|on|at|over) (?:my|the|his|her|a) (?:\w+ ){0,3}"
    r"(?:hip|elbow|knee|shoulder|joint|muscle|implant|stump|replacement)|after (?:my|the|his|her|a|hip|elbow|knee|surgery))"
)
#: The illness has a plural, the temperature has none; keys of names know neither.
_COLDS = r"(?<!chest )\bcolds\b"


@lru_cache(maxsize=1)
def _denied_keys() -> dict[str, frozenset[str]]:
    return {name_key(text): frozenset(map(name_key, names)) for text, names in _DENIED.items()}


def is_denied(key: str, name: str) -> bool:
    """True when the words with this key must not lead to the condition of this name.

    >>> is_denied(name_key("myositis ossificans"), "Fibrodysplasia ossificans progressiva")
    True
    """
    return name_key(name) in _denied_keys().get(key, ())


def is_denied_term(key: str, term: str) -> bool:
    """True when the words with this key must not lead to the ontology term of this id."""
    return any(term in terms for text, terms in _DENIED_TERMS.items() if name_key(text) == key)


def phrases(text: str) -> tuple[str, ...]:
    """Conditions that a plain text describes in a phrase of its own.

    >>> phrases("i was told bone may grow where it shouldnt")
    ('heterotopic ossification',)
    """
    found = []
    if "bone" in text and _pattern(_BONE_GROWS).search(text):
        found.append("heterotopic ossification")
    if "colds" in text and _pattern(_COLDS).search(text):
        found.append("common cold")
    return tuple(found)


@lru_cache(maxsize=2)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
