"""A person's record on its way into a case: what a FHIR bundle or a phenopacket said, before a pathway is asked.

The mapping that comes of it has the keys of the example cases, and three lists that a pathway has yet to sort:

``conditions``  problems, each with ``text``, ``days`` (since it began), ``standing`` (active, past, unconfirmed)
``procedures``  what was done or is planned, each with ``text``, ``days`` (negative: still to come), ``standing``
``statements``  other named observations, each with ``name`` and ``value``
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

#: Kinds of images by the words of their names; the first that fits counts.
MODALITIES = (
    ("duplex", ("duplex", "doppler", "venous ultraso", "compression ultraso", "vein scan")),
    ("bone_scan3", ("bone scan", "scintigra", "three phase", "three-phase")),
    ("us", ("ultraso", "sonogra")),
    ("mri", ("mri", "magnetic resonance")),
    ("ct", ("ct ", "computed tomogra", "ct-", "ctpa")),
    ("xray", ("x-ray", "xray", "x ray", "radiograph", "plain film", "xr ")),
)


@dataclass(slots=True)
class CaseRecord:
    """What was read so far.

    Attributes:
        today: The day on which the case is looked at.
        notes: What was left out, and why.
    """

    today: date
    values: dict[str, Any] = field(default_factory=dict)
    conditions: list[dict[str, Any]] = field(default_factory=list)
    procedures: list[dict[str, Any]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    lists: dict[str, list[str]] = field(default_factory=lambda: {"symptoms": [], "absent": []})
    maps: dict[str, dict[str, Any]] = field(default_factory=lambda: {"imaging": {}, "labs": {}, "function": {}})
    notes: list[str] = field(default_factory=list)
    _measured: dict[str, date | None] = field(default_factory=dict)

    def days_since(self, day: date | None) -> int | None:
        """Days from then until today; negative for a day to come."""
        return None if day is None else (self.today - day).days

    def add(self, key: str, text: str) -> None:
        """Add a line to a list such as ``medications``; an empty text only says that the list was there."""
        lines = self.lists.setdefault(key, [])
        if text and text not in lines:
            lines.append(text)

    def measure(self, key: str, value: float | str, day: date | None) -> None:
        """Keep a measurement; of several the latest."""
        known = self._measured.get(key)
        if key in self._measured and (day is None or (known is not None and day < known)):
            return
        self._measured[key] = day
        self.maps["labs"][key] = value

    def describe_image(self, name: str, text: str) -> bool:
        """Keep an image's report; False when the name is of no kind of image."""
        kind = modality_of(name)
        if kind is None:
            return False
        known = self.maps["imaging"].get(kind, "")
        self.maps["imaging"][kind] = f"{known}; {text}" if known and text else text or known or "done"
        return True

    def leave_out(self, what: str, why: str) -> None:
        """Note that a part of the record was not used."""
        self.notes.append(f"{what}: {why}")

    def context(self) -> dict[str, Any]:
        """The mapping; keys of which the record has nothing are left out, since silence is not "none"."""
        found: dict[str, Any] = dict(self.values)
        found |= {key: lines for key, lines in self.lists.items() if lines or key in ("medications", "allergies")}
        found |= {key: parts for key, parts in self.maps.items() if parts}
        return found | {"conditions": self.conditions, "procedures": self.procedures, "statements": self.statements}


def modality_of(name: str) -> str | None:
    """The kind of image that a name speaks of.

    >>> modality_of("XR hip left"), modality_of("Doppler ultrasound of leg veins"), modality_of("Direct contact")
    ('xray', 'duplex', None)
    """
    text = f" {name.lower()} "
    for kind, words in MODALITIES:
        if any(f" {word}" in text or (len(word) > 4 and word in text) for word in words):
            return kind
    return None


def age_on(birth: date, day: date) -> int:
    """Completed years.

    >>> age_on(date(2000, 2, 29), date(2026, 2, 28))
    25
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
