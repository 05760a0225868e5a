"""The form of a care pathway: its facts in groups that a person can go through, and what was filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from symptomdb.errors import BadInput
from symptomdb.serve.plan_case import PlanCase, parse_case

if TYPE_CHECKING:
    from symptomdb.model.fact import FactSpec
    from symptomdb.model.pathway import Pathway


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that belong together.

    Attributes:
        keys: Lists of a case that are told once somebody says that nothing else is known to be there.
    """

    key: str
    title: str
    keys: tuple[str, ...]
    facts: tuple[FactSpec, ...]


#: Groups by the first key of a case that a fact is read from; the order is that of the form.
_GROUPS = (
    ("situation", "What it is about", (), ("cause", "site", "days_since_event", "phase", "prior_")),
    ("person", "The person", (), ("age_years", "sex", "pregnancy", "jurisdiction")),
    ("complaints", "Complaints and signs", ("symptoms",), ("symptoms",)),
    ("course", "Course and daily life", ("function",), ("function",)),
    ("medicines", "Medicines and allergies", ("medications", "allergies"), ("medications", "allergies")),
    ("illnesses", "Illnesses and injuries", ("comorbidities",), ("comorbidities",)),
    ("measurements", "Measurements", ("labs",), ("labs",)),
    ("images", "Images", ("imaging",), ("imaging",)),
    ("operation", "Operations that are planned", ("planned_surgery",), ("planned_surgery",)),
    ("other", "Other", (), ()),
)
#: What a case holds under a key when the answer is "nothing else".
_NOTHING: dict[str, Any] = {"function": {}, "labs": {}, "imaging": {}, "planned_surgery": None}
#: A fact that only says what a record's words were taken to mean is no question.
_NO_QUESTION = "in the words of the record"


def groups_of(pathway: Pathway) -> list[Group]:
    """The facts of a pathway in groups, those with a question of their own first; empty groups are left out."""
    by_group: dict[str, list[FactSpec]] = {key: [] for key, *_ in _GROUPS}
    for spec in pathway.facts.values():
        if not spec.label.endswith(_NO_QUESTION):
            by_group[_group_of(spec)].append(spec)
    return [
        Group(key, title, keys, tuple(sorted(by_group[key], key=lambda one: not one.question)))
        for key, title, keys, _ in _GROUPS
        if by_group[key]
    ]


def _group_of(spec: FactSpec) -> str:
    places = [spec.field.split("|")[0]] if spec.field else [*spec.only_in[:1], *spec.told_by]
    for place in places:
        for key, _, _, starts in _GROUPS:
            if any(place.startswith(start) for start in starts):
                return key
    return "other"


def dated_facts(pathway: Pathway) -> set[str]:
    """Facts of which some rule asks how long ago they were."""
    from symptomdb.model.criterion import Within, iter_leaves  # the classes of criteria wait for the first plan

    criteria = (*(rule.when for rule in pathway.rules), *pathway.factors.values())
    return {leaf.name for criterion in criteria for leaf in iter_leaves(criterion) if isinstance(leaf, Within)}


@dataclass(frozen=True, slots=True)
class PlanForm:
    """What was filled in.

    Attributes:
        text: In plain words.
        record: A record as JSON text, as it was uploaded or pasted.
        answers: By id of a fact: yes, no, a number or a code; what is unknown is not there.
        days_ago: By id of a fact.
        complete: Groups of which nothing else is known to be there.
        confirmed: The reader has said that the purpose is understood.
        plain: Everyday words are wanted.
    """

    text: str = ""
    record: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    days_ago: Mapping[str, str] = field(default_factory=dict)
    complete: tuple[str, ...] = ()
    confirmed: bool = False
    plain: bool = False

    @property
    def is_empty(self) -> bool:
        """Nothing was said of the person."""
        return not (self.text.strip() or self.record.strip() or self.answers)

    def case(self, pathway: Pathway) -> PlanCase:
        """The case that was filled in; `BadCase` when the record can't be read."""
        record = dict(parse_case(self.record))
        told = [key for group in groups_of(pathway) if group.key in self.complete for key in group.keys]
        if "resourceType" not in record and "phenotypicFeatures" not in record:
            record = {**{key: _NOTHING.get(key, []) for key in told}, **record}
        answers: dict[str, Any] = dict(self.answers)
        for name, days in self.days_ago.items():
            if answers.get(name) == "yes":
                answers[name] = {"value": "yes", "days_ago": _number(days)}
        return PlanCase(record, self.text, answers)

    def state(self) -> str:
        """All of it as one JSON text, for a hidden field of the next form."""
        parts = {
            "text": self.text, "record": self.record, "answers": dict(self.answers), "days_ago": dict(self.days_ago),
            "complete": list(self.complete), "confirmed": self.confirmed, "plain": self.plain,
        }  # fmt: skip
        return json.dumps(parts)

    @classmethod
    def from_state(cls, text: str) -> PlanForm:
        """What `state` wrote; `BadInput` for anything else."""
        try:
            parts = json.loads(text)
            return cls(
                text=str(parts["text"]),
                record=str(parts["record"]),
                answers={str(key): str(value) for key, value in parts["answers"].items()},
                days_ago={str(key): str(value) for key, value in parts["days_ago"].items()},
                complete=tuple(str(one) for one in parts["complete"]),
                confirmed=parts["confirmed"] is True,
                plain=parts["plain"] is True,
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise BadInput("The form's hidden field was changed.", "Fill in the form again.") from error


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number < 1e6 else None
