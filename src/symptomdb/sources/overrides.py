"""Our own decisions on identities that no rule can settle: ``content/reconciliation/overrides.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from symptomdb.errors import BadCurie, BadRecord
from symptomdb.model.condition import Relation
from symptomdb.model.curie import Curie
from symptomdb.sources.content import content_folder
from symptomdb.sources.document import read_document


@dataclass(frozen=True, slots=True)
class Overrides:
    """Decisions with their reasons.

    Attributes:
        apart: Record to the reason why it stays alone.
        join: Record to the code or condition that it belongs to, and why.
        relation: Record and code to the relation that holds, and why.
        deny_name: Record and name (case-folded) to the reason.
        withdrawn: Medicine in lower case to the reason why it is left out.
    """

    apart: dict[Curie, str]
    join: dict[Curie, tuple[Curie, str]]
    relation: dict[tuple[Curie, Curie], tuple[Relation, str]]
    deny_name: dict[tuple[Curie, str], str]
    withdrawn: dict[str, str]


#: No decisions, for tests of the bare rules.
NONE = Overrides({}, {}, {}, {}, {})


def read_overrides(path: Path | None = None) -> Overrides:
    """Read the file; `BadRecord` names an entry without a reason or with a code that is none."""
    path = path or content_folder() / "reconciliation" / "overrides.yaml"
    data: Any = read_document(path).data or {}

    def entries(key: str, *fields: str) -> list[dict[str, str]]:
        found = data.get(key) or []
        for number, entry in enumerate(found, 1):
            missing = [name for name in (*fields, "reason") if not str(entry.get(name, "")).strip()]
            if missing:
                raise BadRecord(path, None, f"{key}, entry {number}, lacks {', '.join(missing)}.", "Add it.")
        return found

    try:
        withdrawn = data.get("withdrawn_medicines") or {}
        return Overrides(
            {Curie.parse(one["record"]): one["reason"] for one in entries("apart", "record")},
            {
                Curie.parse(one["record"]): (Curie.parse(one["to"]), one["reason"])
                for one in entries("join", "record", "to")
            },
            {
                (Curie.parse(one["record"]), Curie.parse(one["code"])): (Relation(one["relation"]), one["reason"])
                for one in entries("relation", "record", "code", "relation")
            },
            {
                (Curie.parse(one["record"]), one["name"].casefold()): one["reason"]
                for one in entries("deny_name", "record", "name")
            },
            {str(name).lower(): str(withdrawn["reason"]) for name in withdrawn.get("names", ())},
        )
    except (BadCurie, ValueError, KeyError) as error:
        raise BadRecord(path, None, str(error), "Correct the entry.") from error
