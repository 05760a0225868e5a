"""Places in the body as cases name them, ``hip_left``, from the words of a record."""

from __future__ import annotations

import re

#: Words to the code's first part; the first that fits counts.
_PARTS = (
    (r"residual limb|stump", "residual_limb"),
    (r"hip|acetabul\w*|femoral (?:head|neck)", "hip"),
    (r"elbow|olecranon|radial head|distal humer\w*", "elbow"),
    (r"shoulder", "shoulder"),
    (r"knee", "knee"),
    (r"thigh|quadriceps", "thigh"),
    (r"calf|lower leg", "calf"),
    (r"upper arm", "upper_arm"),
    (r"forearm", "forearm"),
    (r"wrist", "wrist"),
    (r"ankle", "ankle"),
    (r"hand|finger\w*", "hand"),
    (r"foot|toes?", "foot"),
    (r"jaw|submandibular|mandib\w*", "jaw"),
    (r"neck", "neck"),
    (r"back|paraspinal", "back"),
    (r"skin", "skin"),
    (r"leg|lower limb|lower extremity", "leg"),
    (r"arm|upper limb|upper extremity", "arm"),
)
_PATTERNS = tuple((re.compile(rf"\b(?:{words})\b"), part) for words, part in _PARTS)
_SIDE = re.compile(r"\b(left|right|bilateral|both)\b")


def site_of(text: str) -> str:
    """The code of the place that a text names; empty when it names none.

    >>> site_of("Structure of left hip joint"), site_of("Skin of trunk"), site_of("chest")
    ('hip_left', 'skin', '')
    """
    plain = text.lower()
    for pattern, part in _PATTERNS:
        if pattern.search(plain):
            side = _SIDE.search(plain)
            return f"{part}_{side[1].replace('both', 'bilateral')}" if side else part
    return ""
