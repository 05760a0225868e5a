"""Sorts an electronic record by a pathway: which event it is about, since when, where, in which phase.

A record says "total hip replacement on 25 July"; rules ask for a cause, a number of days and a phase. The mapping that
goes in has the lists ``conditions``, ``procedures`` and ``statements``; the one that comes out has the keys of the
example cases. What the record names itself is never overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from symptomdb.model.concept import Presence
from symptomdb.model.fact import FactKind
from symptomdb.model.pathway import Pathway
from symptomdb.plan.coded import mentions_of
from symptomdb.plan.sites import site_of
from symptomdb.plan.vocabulary import Vocabulary
from symptomdb.plan.words import normalise

#: Days after an operation or injury that still count as "at the event". A convention of ours.
AT_EVENT_DAYS = 14
#: Topics whose name adds nothing to the words.
_NAMELESS = {
    "note",
    "clinical note",
    "comment",
    "symptoms",
    "history",
    "function",
    "observation",
    "narrative",
    "finding",
}
#: Lists of a case that a whole record leaves empty when there is nothing to say.
_LISTS = ("symptoms", "absent", "comorbidities", "medications", "allergies")
_MAPS = ("imaging", "labs", "function")
_UNSORTED = ("conditions", "procedures", "statements")


@dataclass(frozen=True, slots=True)
class _Event:
    """An operation, injury or illness that a pathway calls a cause."""

    cause: str
    entry: Mapping[str, Any]

    @property
    def days(self) -> int | None:
        days: int | None = self.entry["days"]
        return days

    @property
    def is_planned(self) -> bool:
        return self.entry["standing"] == "planned" and (self.days is None or self.days < 0)

    def order(self) -> tuple[bool, float]:
        """What is planned first, then what is most recent."""
        return (not self.is_planned, abs(self.days) if self.days is not None else 1e9)


def is_unsorted(record: Mapping[str, Any]) -> bool:
    """It is an electronic record's, with lists that a pathway has yet to sort."""
    return any(isinstance(record.get(key), list) for key in _UNSORTED) or "not_asked" in record


def settle(
    record: Mapping[str, Any], pathway: Pathway, vocabulary: Vocabulary, names: Iterable[str]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Sort a record.

    Args:
        names: Names of the pathway's own condition.

    Returns:
        The case as a mapping, and notes on what was left out.
    """
    sorter = _Sorter(record, pathway, vocabulary, names)
    return sorter.sort(), tuple(sorter.notes)


class _Sorter:
    def __init__(
        self, record: Mapping[str, Any], pathway: Pathway, vocabulary: Vocabulary, names: Iterable[str]
    ) -> None:
        self.conditions = list(record.get("conditions", ()))
        self.procedures = list(record.get("procedures", ()))
        self.statements = list(record.get("statements", ()))
        left = (*_UNSORTED, "not_asked")
        self.case: dict[str, Any] = {key: value for key, value in record.items() if key not in left}
        for key in _MAPS:
            self.case[key] = dict(self.case.get(key) or {})
        self.not_asked = set(record.get("not_asked", ()))
        self.pathway, self.vocabulary = pathway, vocabulary
        self.notes: list[str] = []
        names = [re.escape(normalise(name)) for name in names if len(name) > 3]
        self._own = re.compile(rf"\b(?:{'|'.join(names) or '(?!)'})\b")

    def sort(self) -> dict[str, Any]:
        own = [one for one in self.conditions if self._own.search(normalise(one["text"]))]
        others = [one for one in self.conditions if not self._own.search(normalise(one["text"]))]
        event = self._event(others)
        for statement in self.statements:
            self._state(statement)
        self._place_event(event, own)
        self._settle_phase(event, own)
        self._place_own(own)
        self._place_others(others)
        self._place_procedures()
        self._grade(own)
        for key in (*_LISTS, *_MAPS):
            if key in self.not_asked:
                if not self.case.get(key):
                    self.case.pop(key, None)
            elif key in _LISTS:
                self.case.setdefault(key, [])
        return self.case

    def _event(self, others: list[dict[str, Any]]) -> _Event | None:
        spec = self.pathway.facts.get("cause")
        choices = spec.choices if spec else ()
        found = []
        for entry in (*self.procedures, *others):
            if entry.get("is_differential") or entry["standing"] == "unconfirmed":
                continue
            words = "; ".join((entry["text"], *entry["more"]))
            named = {
                one.concept.removeprefix("cause.")
                for one in mentions_of(self.vocabulary, "procedures", words)
                if one.concept.startswith("cause.") and one.presence is not Presence.EXCLUDED
            }
            found += [_Event(code, entry) for code in choices if code in named][:1]
        return min(found, key=_Event.order, default=None)

    def _place_event(self, event: _Event | None, own: list[dict[str, Any]]) -> None:
        if event is not None:
            self.case.setdefault("cause", event.cause)
            if event.days is not None:
                self.case.setdefault("days_since_event", event.days)
        places = [*own, event.entry] if event else own
        sites = (site_of(text) for one in places for text in (one["site"], one["text"]))
        site = next(filter(None, sites), None)
        if site:
            self.case.setdefault("site", site)

    def _settle_phase(self, event: _Event | None, own: list[dict[str, Any]]) -> None:
        phase = self._phase(event, {one["standing"] for one in own})
        if phase:
            self.case.setdefault("phase", phase)

    def _phase(self, event: _Event | None, own: set[str]) -> str:
        if event is not None and event.is_planned:
            return "before_event"
        just_now = any(one["days"] is not None and 0 <= one["days"] <= 1 for one in self.procedures)
        if just_now or (event and "done" in event.entry["standing"] and event.days == 0):
            return "at_event"
        if "active" in own:
            return "established"
        if "unconfirmed" in own:
            return "suspected"
        is_recent = event is not None and event.days is not None and 0 <= event.days <= AT_EVENT_DAYS
        return "at_event" if is_recent else ""

    def _place_own(self, own: list[dict[str, Any]]) -> None:
        """The condition itself, where a pathway asks whether it was there before (`prior_…`)."""
        keys = [spec.field for spec in self.pathway.facts.values() if spec.field.startswith("prior_")]
        earlier = [one for one in own if one["standing"] in ("active", "past") and not one.get("is_differential")]
        told = "; ".join("; ".join((one["text"], *one["more"], one["site"])).strip("; ") for one in earlier)
        for key in keys:
            if key not in self.case and "comorbidities" not in self.not_asked:
                self.case[key] = told or False

    def _place_others(self, others: list[dict[str, Any]]) -> None:
        lines = list(self.case.get("comorbidities", ()))
        for one in others:
            if one.get("is_differential"):
                self.notes.append(f"conditions: {one['text']}: only a differential diagnosis, not counted as there")
                continue
            before = "previous " if one["standing"] == "past" else ""
            when = f" {one['days']} days ago" if before and one["days"] is not None and "ago" not in one["text"] else ""
            lines.append(_with_words(one["text"], before, when))
            lines += one["more"]
        if lines or "comorbidities" not in self.not_asked:
            self.case["comorbidities"] = lines

    def _place_procedures(self) -> None:
        planned, before = [], []
        for one in self.procedures:
            if one["standing"] == "planned" or (one["days"] is not None and one["days"] <= 1):
                done = " done" if one["standing"] == "done" and one["days"] == 0 else ""
                planned += ["; ".join((_with_words(one["text"], "", done), *one["more"]))]
            else:
                when = f" {one['days']} days ago" if one["days"] is not None and "ago" not in one["text"] else ""
                before += [_with_words(one["text"], "previous ", when), *one["more"]]
        if "planned_surgery" not in self.not_asked:
            self.case.setdefault("planned_surgery", "; ".join(planned) or None)
        self.case.setdefault("comorbidities", [])
        self.case["comorbidities"] += before

    def _state(self, statement: Mapping[str, Any]) -> None:
        """Put a named observation where the fact of that name is read, else among the words on function."""
        name, value = str(statement["name"]), statement["value"]
        field = self._field_of(name)
        if field:
            self._put(field, value)
        elif isinstance(value, str):
            topic = re.sub(r"\W+", "_", name.lower()).strip("_") or "note"
            words = value if name.lower().strip() in _NAMELESS else f"{name}: {value}"
            known = self.case["function"].get(topic)
            self.case["function"][topic] = f"{known}; {words}" if known else words
        else:
            self.notes.append(f"observations: {name} {value:g} {statement['unit']}".strip())

    def _field_of(self, name: str) -> str:
        wanted = _key(name)
        for spec in self.pathway.facts.values():
            for field in filter(None, spec.field.split("|")):
                if wanted in {_key(spec.label), _key(spec.id), _key(field), _key(field.rpartition(".")[2])}:
                    return field
        return ""

    def _put(self, field: str, value: Any) -> None:
        head, _, tail = field.partition(".")
        value = value.split(" [")[0] if isinstance(value, str) else value
        if not tail:
            self.case.setdefault(head, value)
        else:
            inner = self.case.setdefault(head, {})
            if isinstance(inner, dict):
                inner.setdefault(tail, value)

    def _grade(self, own: list[dict[str, Any]]) -> None:
        """A grade that stands in words: "Brooker grade III" for a choice that is labelled "Brooker grade"."""
        images = [str(text) for text in self.case["imaging"].values()]
        texts = [text for one in own for text in (one["text"], *one["more"])] + images
        for spec in self.pathway.facts.values():
            if spec.kind is not FactKind.CHOICE or not spec.label.endswith(" grade") or not spec.field:
                continue
            name = re.escape(spec.label.removesuffix(" grade"))
            for text in texts:
                found = re.search(
                    rf"\b{name}(?:\W+(?:grade|class|stage))?\W+(IV|III|II|I|[0-4])\b", text, re.IGNORECASE
                )
                if found:
                    self._put(spec.field, found[1].upper())


def _with_words(text: str, before: str, after: str) -> str:
    """Words round a text, but before the codes in brackets at its end."""
    words, bracket, codes = text.partition(" [")
    return f"{before}{words}{after}{bracket}{codes}"


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()
