"""One row of the reader's lexicon: an everyday or clinical wording of a term, with where it is in use."""

from __future__ import annotations

from dataclasses import dataclass

from symptomdb.model.curie import Curie

#: Stands for the term of a wording that looks like a finding's name and tells of none ("it makes no sense").
NO_FINDING = Curie("SDBF", "no-finding")


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording and the term it means.

    Attributes:
        note: Where the wording is in use, for example "everyday UK" or "nursing note"; of `NO_FINDING` what it tells.
        ambiguity: What a second reader said of other meanings; "clear" when there are none in health texts.
    """

    phrase: str
    term: Curie
    note: str = ""
    ambiguity: str = "clear"
