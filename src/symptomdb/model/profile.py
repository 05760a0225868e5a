"""Who usually has a condition, how it begins and what it follows, for ranking; each part is cited or our estimate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Generic, Self, TypeVar

from symptomdb.model.event import Triggers

T = TypeVar("T")


class Prevalence(StrEnum):
    """How many people have it, or get it, within a year: one in so many, in steps of ten."""

    ONE_IN_10 = "1-in-10"
    ONE_IN_100 = "1-in-100"
    ONE_IN_1000 = "1-in-1000"
    ONE_IN_10000 = "1-in-10000"
    ONE_IN_100000 = "1-in-100000"
    ONE_IN_1000000 = "1-in-1000000"

    @property
    def share(self) -> float:
        """The share of people.

        >>> Prevalence.ONE_IN_100.share
        0.01
        """
        return 1 / int(self.rpartition("-")[2])


class Onset(StrEnum):
    """How fast it comes on: within minutes or hours, days, weeks, or months and years."""

    SUDDEN = "sudden"
    ACUTE = "acute"
    SUBACUTE = "subacute"
    GRADUAL = "gradual"


class Sexes(StrEnum):
    """Whom it affects more."""

    FEMALE = "female"
    MALE = "male"
    MOSTLY_FEMALE = "mostly_female"
    MOSTLY_MALE = "mostly_male"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Trait(Generic[T]):
    """One part of a profile; without a citation it is our estimate and is shown as such."""

    value: T
    citations: tuple[str, ...] = ()

    @property
    def is_estimate(self) -> bool:
        """True when no publication is cited for it."""
        return not self.citations

    def to_plain(self) -> dict[str, Any]:
        """As in a monograph."""
        value: Any = list(self.value) if isinstance(self.value, tuple) else self.value
        value = value.to_plain() if isinstance(value, Triggers) else value
        return {"is": value} | ({"cites": list(self.citations)} if self.citations else {})


@dataclass(frozen=True, slots=True)
class Profile:
    """Who usually has a condition. A part that is None is not known here, and then counts neither for nor against.

    Attributes:
        ages: First and last age in years between which it usually begins; outside it is unusual, not impossible.
        triggers: What it may follow; who had none of it is no less likely to have it.
    """

    prevalence: Trait[Prevalence] | None = None
    ages: Trait[tuple[int, int]] | None = None
    sex: Trait[Sexes] | None = None
    onset: Trait[Onset] | None = None
    triggers: Trait[Triggers] | None = None

    @classmethod
    def from_plain(cls, data: Mapping[str, Any]) -> Self:
        """The profile of a monograph's ``profile`` block, also as the store keeps it.

        >>> Profile.from_plain({"sex": {"is": "mostly_male"}}).sex.is_estimate
        True
        """
        return cls(
            _trait(data.get("prevalence"), Prevalence),
            _trait(data.get("ages"), lambda ages: (int(ages[0]), int(ages[1]))),
            _trait(data.get("sex"), Sexes),
            _trait(data.get("onset"), Onset),
            _trait(data.get("triggers"), Triggers.from_plain),
        )

    def to_plain(self) -> dict[str, Any]:
        """The way back of `from_plain`; parts that are not known are left out."""
        parts = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: trait.to_plain() for name, trait in parts if trait is not None}


#: The profile of a condition of which nothing is known.
UNKNOWN = Profile()


def _trait(entry: Mapping[str, Any] | None, read: Callable[[Any], T]) -> Trait[T] | None:
    return None if entry is None else Trait(read(entry["is"]), tuple(entry.get("cites", ())))
