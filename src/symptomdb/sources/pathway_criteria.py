"""Criteria as they stand in a pathway file, turned into values; every mistake keeps its line.

Ways to write one::

    anticoagulant                            a yes-or-no fact or a factor holds
    not anticoagulant                        it does not
    {phase: [suspected, established]}        a choice is one of these; "hip_*" stands for all that begin so
    {egfr: {below: 30}}                      at_least, above, at_most, below
    {ulcer_bleed: {within_days: 365}}        it holds, and is that recent
    {unknown: egfr}                          the record does not say
    {all: […]}, {any: […]}, {not: …}, {at_least: {n: 2, of: […]}}
    {score: {at_least: 2, points: {a: 1, b: -2}}}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symptomdb.errors import BadRecord
from symptomdb.model.criterion import AtLeast, Criterion, Holds, InRange, Not, NotKnown, OneOf, Score, Within
from symptomdb.model.fact import FactKind, FactSpec
from symptomdb.sources.document import Document

_LIMITS = ("at_least", "above", "at_most", "below")


class CriterionParser:
    """Parses criteria of one file; what is wrong is added to `problems`.

    Attributes:
        used: Names of facts and factors that were used so far.
    """

    def __init__(self, document: Document, facts: Mapping[str, FactSpec], factors: set[str]) -> None:
        self.document = document
        self.facts = facts
        self.factors = factors
        self.problems: list[BadRecord] = []
        self.used: set[str] = set()
        self._same: dict[Criterion, Criterion] = {}

    def parse(self, value: Any, *place: str | int) -> Criterion:
        """One criterion; a list or a mapping with several keys means all of its parts. Equal ones are one object."""
        found = self._parse(value, *place)
        return self._same.setdefault(found, found)

    def _parse(self, value: Any, *place: str | int) -> Criterion:
        if isinstance(value, str):
            return self._word(value, *place)
        if isinstance(value, list) and value:
            return self._all([self.parse(part, *place, number) for number, part in enumerate(value)])
        if isinstance(value, dict) and value:
            return self._all([self._entry(key, part, *place) for key, part in value.items()])
        return self._wrong("this is no criterion.", "Write a fact, or {all: […]}, {any: […]}, {not: …}.", *place)

    def _all(self, parts: list[Criterion]) -> Criterion:
        return parts[0] if len(parts) == 1 else AtLeast(len(parts), tuple(parts))

    def _word(self, word: str, *place: str | int) -> Criterion:
        if word.startswith("not "):
            return Not(self._word(word[4:].strip(), *place))
        if word not in self.factors and self._kind(word, *place) not in (FactKind.YES_NO, None):
            return self._wrong(f"{word!r} is not a yes-or-no fact.", f"Compare it: {{{word}: …}}.", *place)
        self.used.add(word)
        return Holds(word)

    def _entry(self, key: str, value: Any, *place: str | int) -> Criterion:
        here = (*place, key)
        match key:
            case "all" | "any" if isinstance(value, list) and value:
                parts = tuple(self.parse(part, *here, number) for number, part in enumerate(value))
                return AtLeast(len(parts) if key == "all" else 1, parts)
            case "not":
                return Not(self.parse(value, *here))
            case "at_least" if isinstance(value, dict) and {"n", "of"} == value.keys():
                parts = tuple(self.parse(part, *here, "of", number) for number, part in enumerate(value["of"]))
                return AtLeast(value["n"], parts)
            case "score" if isinstance(value, dict) and {"at_least", "points"} == value.keys():
                points = tuple((self._word(word, *here), number) for word, number in value["points"].items())
                return Score(points, value["at_least"])
            case "unknown" if isinstance(value, str):
                self._kind(value, *here)
                self.used.add(value)
                return NotKnown(value)
            case _:
                return self._comparison(key, value, *here)

    def _comparison(self, name: str, value: Any, *place: str | int) -> Criterion:
        kind = self._kind(name, *place)
        self.used.add(name)
        if isinstance(value, dict) and set(value) == {"within_days"}:
            return Within(name, float(value["within_days"]))
        if isinstance(value, dict) and value and set(value) <= set(_LIMITS):
            if kind is not FactKind.NUMBER and kind is not None:
                return self._wrong(f"{name!r} is no number.", "Compare numbers only.", *place)
            return InRange(name, **{limit: float(number) for limit, number in value.items()})
        codes = tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        if isinstance(value, dict) or (kind is not FactKind.CHOICE and kind is not None):
            return self._wrong(
                f"{name!r} can't be compared like this.", "See the ways at the head of this reader.", *place
            )
        known = self.facts[name].choices if name in self.facts else ()
        for code in codes:
            if known and not any(one == code or (code.endswith("*") and one.startswith(code[:-1])) for one in known):
                self._wrong(f"{name!r} has no choice {code!r}.", f"Use one of: {', '.join(known)}.", *place)
        return OneOf(name, codes)

    def _kind(self, name: str, *place: str | int) -> FactKind | None:
        if name in self.facts:
            return self.facts[name].kind
        if name not in self.factors:
            self._wrong(f"there is no fact or factor {name!r}.", "Declare it under facts or factors.", *place)
        return None

    def _wrong(self, problem: str, remedy: str, *place: str | int) -> Criterion:
        self.problems.append(self.document.problem(problem, remedy, *place))
        return AtLeast(0, ())
