"""A note of a record: the parts of it that speak of an image, and how old the person is."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Which key of a record a sentence belongs to that names an image.
_IMAGES = (
    ("imaging.bone_scan3", re.compile(r"\bbone scan|scintigra")),
    ("imaging.duplex", re.compile(r"\b(?:duplex|doppler)\b")),
    ("imaging.xray", re.compile(r"\b(?:x[- ]?rays?|radiographs?|radiographic|plain films?)\b")),
    ("imaging.ct", re.compile(r"\bct\b")),
    ("imaging.mri", re.compile(r"\bmri\b")),
    ("imaging.us", re.compile(r"\b(?:ultrasound|sonograph\w*)\b")),
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")
_AGE = re.compile(r"\b(\d{1,3})[- ]?(?:years?|yrs?|y)[- ]?(?:old|o\b)")


def iter_image_parts(text: str) -> Iterator[tuple[str, str]]:
    """The key and the sentence of each part that names an image.

    >>> list(iter_image_parts("Stiff hip. X-ray normal."))
    [('imaging.xray', 'X-ray normal.')]
    """
    for sentence in _SENTENCE.split(text):
        for key, pattern in _IMAGES:
            if pattern.search(sentence.lower()):
                yield key, sentence
                break


def age_in(text: str) -> float | None:
    """The age in years that a note gives, None for none.

    >>> age_in("A 63-year-old man")
    63.0
    """
    found = _AGE.search(text.lower())
    return float(found[1]) if found else None
