"""What a door was given of a person for a plan: a record in any form, words, answers to questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from symptomdb.errors import BadCase

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase
    from symptomdb.model.care import Plan
    from symptomdb.model.urgent import Urgent

_REMEDY = "Give a case as JSON, a FHIR R4 Bundle, or a phenopacket of version 2."
#: Longest JSON text of a record, in characters.
MAX_RECORD = 4_000_000


@dataclass(frozen=True, slots=True)
class PlanCase:
    """One person.

    Attributes:
        record: A case, a FHIR bundle or a phenopacket; empty for none.
        text: What is known in plain words.
        answers: By id of a fact.
    """

    record: Mapping[str, Any]
    text: str = ""
    answers: Mapping[str, Any] | None = None

    def answer(self, fact: str, value: Any) -> PlanCase:
        """The same with one more answer."""
        return replace(self, answers={**(self.answers or {}), fact: value})


def parse_case(text: str) -> Mapping[str, Any]:
    """A record from its JSON text; empty text is no record."""
    if not text.strip():
        return {}
    if len(text) > MAX_RECORD:
        raise BadCase(f"The record has {len(text):,} characters; {MAX_RECORD:,} is the limit.", "Send less of it.")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadCase("The case is no JSON.", _REMEDY) from error
    if not isinstance(value, dict):
        raise BadCase("The case is no JSON object.", _REMEDY)
    return value


def make_plan(
    db: SymptomDatabase, case: PlanCase, condition: str, today: date, with_what_if: bool = False
) -> tuple[Plan, Urgent | None]:
    """The plan, and the red flag that the words alone raise, if any."""
    from symptomdb.model.care import Told  # the classes of plans wait for the first plan

    urgent = db.urgent(case.text) if case.text.strip() else None
    told = Told(case.text, dict(case.answers or {}))
    return db.plan(case.record, condition, today, with_what_if, told), urgent
