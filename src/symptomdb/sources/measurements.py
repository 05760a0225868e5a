"""Measurements of electronic records, ``content/records/measurements.yaml``: LOINC code or words to key, and units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from symptomdb.sources.content import content_folder
from symptomdb.sources.document import read_document


@dataclass(frozen=True, slots=True)
class Measurement:
    """One kind of measurement.

    Attributes:
        key: Under which a case's ``labs`` hold the number.
        unit: UCUM code of that number.
        loinc: LOINC codes.
        words: Names in lower case.
        units: Other units, each with the factor and offset that turn it into `unit`.
    """

    key: str
    unit: str
    loinc: tuple[str, ...]
    words: tuple[str, ...]
    units: dict[str, tuple[float, float]]

    def value_in_unit(self, value: float, unit: str) -> float | None:
        """The number in our unit; as it is when the record gives no unit, None for a unit that is not known."""
        if not unit or unit == self.unit:
            return value
        if unit not in self.units:
            return None
        times, plus = self.units[unit]
        return round(value * times + plus, 2)


@cache
def measurements() -> tuple[Measurement, ...]:
    """The measurements that come with the package."""
    return read_measurements(content_folder() / "records" / "measurements.yaml")


def read_measurements(path: Path) -> tuple[Measurement, ...]:
    """Read one file of measurements."""
    data = cast(dict[str, Any], read_document(path).data)
    return tuple(_measurement(key, entry) for key, entry in data["measurements"].items())


def measurement_of(codes: list[str], text: str) -> Measurement | None:
    """The measurement that LOINC codes, or else a name, stand for."""
    name = re.sub(r"\s*[\[(].*", "", text.lower()).strip()
    by_code = (one for one in measurements() if set(codes) & set(one.loinc))
    by_name = (one for one in measurements() if name in one.words)
    return next(by_code, None) or next(by_name, None)


def _measurement(key: str, entry: dict[str, Any]) -> Measurement:
    units = {unit: (float(how["times"]), float(how.get("plus", 0))) for unit, how in entry.get("units", {}).items()}
    return Measurement(key, entry["unit"], tuple(entry["loinc"]), tuple(entry["words"]), units)
