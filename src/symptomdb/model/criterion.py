"""A criterion over the facts of a case, as care pathways write them: values only, judged in `plan`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holds:
    """A yes-or-no fact, or a factor of the pathway, holds."""

    name: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice is one of these codes; a code that ends in ``*`` stands for all that begin so."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InRange:
    """A number lies in a range; limits that are None are open.

    `above` and `below` exclude the limit; `at_least` and `at_most` include it.
    """

    name: str
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None

    def holds(self, number: float) -> bool:
        """Whether a number lies in the range."""
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.above is None or number > self.above)
            and (self.at_most is None or number <= self.at_most)
            and (self.below is None or number < self.below)
        )


@dataclass(frozen=True, slots=True)
class Within:
    """A yes-or-no fact holds and happened at most so many days ago."""

    name: str
    days: float


@dataclass(frozen=True, slots=True)
class NotKnown:
    """The record does not say: the one criterion that is never unknown itself."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """The criterion does not hold."""

    of: Criterion


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `n` of the criteria hold: all of them when `n` is their number, any of them when it is 1."""

    n: int
    of: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The points of the criteria that hold add up to `at_least` or more."""

    points: tuple[tuple[Criterion, int], ...]
    at_least: int


Criterion = Holds | OneOf | InRange | Within | NotKnown | Not | AtLeast | Score
Leaf = Holds | OneOf | InRange | Within | NotKnown


def parts_of(criterion: Criterion) -> tuple[Criterion, ...]:
    """The criteria directly inside of a criterion."""
    match criterion:
        case AtLeast(_, of):
            return of
        case Not(of):
            return (of,)
        case Score(points):
            return tuple(part for part, _ in points)
        case _:
            return ()


def iter_leaves(criterion: Criterion) -> Iterator[Leaf]:
    """The comparisons with single facts or factors that a criterion is made of, in their order."""
    if isinstance(criterion, (AtLeast, Not, Score)):
        for part in parts_of(criterion):
            yield from iter_leaves(part)
    else:
        yield criterion
