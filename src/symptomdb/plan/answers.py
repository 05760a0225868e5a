"""Answers to a pathway's own questions, ``{"facts": {"egfr": 24, "anticoagulant": "no"}}``, as facts of a case.

They come from a form or from an interview, so they count before whatever the words of a record were taken to mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from symptomdb.model.fact import CaseFact, FactKind, FactSpec
from symptomdb.model.pathway import Pathway

#: The key of a case that holds them.
FACTS = "facts"
_YES, _NO, _UNKNOWN = {"yes", "true", "y"}, {"no", "false", "n"}, {"", "unknown", "?", "unspecified"}


def answered(context: Mapping[str, Any], pathway: Pathway) -> tuple[dict[str, CaseFact], tuple[str, ...]]:
    """The answers of a case, and those that nothing could be made of.

    An answer is yes or no, a number, or a code; ``{"value": true, "days_ago": 300}`` says when.
    """
    given = context.get(FACTS)
    facts: dict[str, CaseFact] = {}
    unread: list[str] = []
    for name, answer in given.items() if isinstance(given, Mapping) else ():
        spec = pathway.facts.get(str(name))
        value, days = _parts(answer)
        if isinstance(value, str) and value.strip().lower() in _UNKNOWN:
            continue
        read = None if spec is None else _value(spec, value)
        if spec is None or read is None:
            unread.append(f"{FACTS}.{name}: {value}")
            continue
        said = ("yes" if read else "no") if isinstance(read, bool) else f"{read:g}" if isinstance(read, float) else read
        when = f", {days:g} days ago" if days is not None else ""
        facts[spec.id] = CaseFact(read, (f"{spec.label}: {said}{when}",), days)
    return facts, tuple(unread)


def _parts(answer: Any) -> tuple[Any, float | None]:
    if not isinstance(answer, Mapping):
        return answer, None
    days = answer.get("days_ago")
    if not isinstance(days, (int, float)) or isinstance(days, bool):
        return answer.get("value", ""), None
    return answer.get("value", ""), float(days)


def _value(spec: FactSpec, value: Any) -> bool | float | str | None:
    text = str(value).strip()
    if spec.kind is FactKind.YES_NO:
        plain = text.lower()
        return True if plain in _YES else False if plain in _NO else None
    if spec.kind is FactKind.NUMBER:
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            return None
        return number if abs(number) < 1e9 else None
    return text if not spec.choices or text in spec.choices else None
