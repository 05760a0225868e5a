"""Frequency of a finding in a condition: n/m, a percentage or an HPO band, as an interval; the original text stays."""

from __future__ import annotations

import re
from dataclasses import dataclass

from symptomdb.errors import BadInput

#: HPO frequency classes (HP:0040279 and below; https://hpo.jax.org/browse/term/HP:0040279): label, low, high.
BANDS: dict[str, tuple[str, float, float]] = {
    "HP:0040280": ("Obligate", 1.0, 1.0),
    "HP:0040281": ("Very frequent", 0.80, 0.99),
    "HP:0040282": ("Frequent", 0.30, 0.79),
    "HP:0040283": ("Occasional", 0.05, 0.29),
    "HP:0040284": ("Very rare", 0.01, 0.04),
    "HP:0040285": ("Excluded", 0.0, 0.0),
}
_COUNT = re.compile(r"(\d+)\s*/\s*(\d+)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")


@dataclass(frozen=True, slots=True)
class Frequency:
    """An interval of probability with the text it came from.

    Attributes:
        text: As the source wrote it.
        low, high: Bounds of the probability, 0 to 1.
        numerator, denominator: The counts, where the source gives n/m.
    """

    text: str
    low: float
    high: float
    numerator: int | None = None
    denominator: int | None = None

    @classmethod
    def parse(cls, text: str) -> Frequency | None:
        """Read a frequency of HPOA; None for a blank one; `BadInput` for anything else.

        >>> Frequency.parse("7/22").low == 7 / 22
        True
        >>> Frequency.parse("HP:0040282").describe()
        'Frequent (30-79 %)'
        """
        text = text.strip()
        if not text:
            return None
        if text in BANDS:
            _, low, high = BANDS[text]
            return cls(text, low, high)
        if found := _COUNT.fullmatch(text):
            count, total = int(found[1]), int(found[2])
            if total > 0 and count <= total:
                return cls(text, count / total, count / total, count, total)
        elif found := _PERCENT.fullmatch(text):
            share = float(found[1]) / 100
            if share <= 1:
                return cls(text, share, share)
        raise BadInput(f"{text!r} is not a frequency.", "Use n/m with n ≤ m, a percentage or an HPO band.")

    @property
    def is_looked_for_not_seen(self) -> bool:
        """True for 0/m: the finding was looked for and seen in nobody."""
        return self.numerator == 0 and self.denominator is not None

    @property
    def is_band(self) -> bool:
        """True for one of HPO's classes; in our own content such a class is an estimate of ours."""
        return self.text in BANDS

    def describe(self) -> str:
        """Say it in words and figures, for a reader."""
        if self.text in BANDS:
            label, low, high = BANDS[self.text]
            span = f"{low:.0%}" if low == high else f"{low * 100:.0f}-{high * 100:.0f} %"
            return f"{label} ({span.replace('%', ' %') if low == high else span})"
        if self.denominator:
            return f"{self.numerator} of {self.denominator} people ({self.low * 100:.0f} %)"
        return self.text.replace("%", " %")
