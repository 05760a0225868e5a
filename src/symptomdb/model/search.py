"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass

from symptomdb.model.curie import Curie


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A condition found by words.

    Attributes:
        snippet: The words of the statement around the hit; empty when a name was hit.
        aspect: The statement's aspect; empty when a name was hit.
        score: Higher is better; comparable within one search only.
    """

    condition: Curie
    name: str
    snippet: str = ""
    aspect: str = ""
    score: float = 0.0
