"""Joining: which disease record of a data source is which condition of ours.

A monograph's *exact* code claims the record with that id; its annotations then belong to the monograph's condition and
keep their record. Nothing is joined by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from symptomdb.errors import BadContent, BadRecord
from symptomdb.model.annotation import Annotation
from symptomdb.model.condition import Condition, Name, NameKind, Relation, Xref
from symptomdb.model.curie import Curie
from symptomdb.model.page import Monograph

#: Longest text after a ";" that is taken for an abbreviation.
_ABBREVIATION_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Records:
    """The disease records of one data source.

    Attributes:
        source: Id of the source.
        names: Record and its name.
        other_names: Further names of a record.
    """

    source: str
    names: Sequence[tuple[Curie, str]]
    annotations: Sequence[Annotation]
    other_names: Mapping[Curie, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions and annotations under our ids; `aliases` leads from the id of a claimed record to its condition."""

    conditions: tuple[Condition, ...]
    annotations: tuple[Annotation, ...]
    aliases: dict[Curie, Curie]


def join(records: Records, monographs: Iterable[Monograph]) -> Joined:
    """Give every record to the monograph that claims it, or make a condition of its own.

    Raises:
        BadContent: Two monographs claim one code.
    """
    monographs = tuple(monographs)
    pages = {page.condition.id: _with_preferred(page.condition) for page in monographs}
    claims = _claims(monographs)
    own_ids = {annotation.record: annotation.condition for annotation in records.annotations}
    aliases: dict[Curie, Curie] = {}
    for record, name in records.names:
        names = (name, *records.other_names.get(record, ()))
        owner = claims.get(record)
        if owner is None:
            condition = _condition_of(own_ids[record], record, names, records.source)
            pages[condition.id] = condition
        else:
            aliases[own_ids[record]] = owner
            pages[owner] = _with_names(pages[owner], names, records.source)
    annotations = tuple(
        replace(item, condition=aliases[item.condition]) if item.condition in aliases else item
        for item in records.annotations
    )
    return Joined(tuple(pages.values()), annotations, aliases)


def split_name(text: str) -> tuple[str, list[Name]]:
    """A record's name as (preferred, further names without a source); OMIM writes "NAME; ABBREVIATION".

    >>> preferred, further = split_name("MARFAN SYNDROME; MFS")
    >>> preferred, [(name.text, name.kind.value) for name in further]
    ('MARFAN SYNDROME', [('MFS', 'abbreviation'), ('MARFAN SYNDROME; MFS', 'exact')])
    """
    preferred, *rest = [part.strip() for part in text.split(";") if part.strip()] or [text]
    if not rest:
        return preferred, []
    further = [Name(part, _kind_of(part), "") for part in rest]
    return preferred, [*further, Name(text, NameKind.EXACT, "")]


def _claims(monographs: Iterable[Monograph]) -> dict[Curie, Curie]:
    """Exact code to the condition that claims it."""
    claims: dict[Curie, Monograph] = {}
    problems = []
    for page in monographs:
        for xref in page.condition.xrefs:
            if xref.relation is not Relation.EXACT:
                continue
            first = claims.setdefault(xref.code, page)
            if first is not page:
                problem = f"{xref.code} is an exact code of {first.condition.id} ({Path(first.path).name}) too."
                remedy = "Keep it in one of the two, or give one of them another relation, such as close or broad."
                problems.append(BadRecord(page.path, _line_of(page.path, xref.code), problem, remedy))
    if problems:
        raise BadContent(problems)
    return {code: page.condition.id for code, page in claims.items()}


def _line_of(path: str, code: Curie) -> int | None:
    """The line of a monograph's file on which a code stands; None when the file can't be read."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return next((number for number, line in enumerate(lines, 1) if f'"{code}"' in line), None)


def _condition_of(condition: Curie, record: Curie, names: Sequence[str], source: str) -> Condition:
    preferred, _ = split_name(names[0])
    bare = Condition(condition, preferred, "disease", source, xrefs=(Xref(record, Relation.EXACT, source),))
    return _with_names(_with_preferred(bare), names, source)


def _with_preferred(condition: Condition) -> Condition:
    if any(name.kind is NameKind.PREFERRED for name in condition.names):
        return condition
    preferred = Name(condition.name, NameKind.PREFERRED, condition.source)
    return replace(condition, names=(preferred, *condition.names))


def _with_names(condition: Condition, names: Sequence[str], source: str) -> Condition:
    """Add a record's names, unless the condition has or denies them."""
    known = {name.text.casefold() for name in condition.names} | {condition.name.casefold()}
    added: list[Name] = []
    for text in names:
        preferred, further = split_name(text)
        for name in (Name(preferred, NameKind.EXACT, source), *further):
            if name.text.casefold() not in known:
                known.add(name.text.casefold())
                added.append(replace(name, source=source))
    return replace(condition, names=(*condition.names, *added)) if added else condition


def _kind_of(text: str) -> NameKind:
    is_short = len(text) <= _ABBREVIATION_LENGTH and " " not in text and text.upper() == text
    return NameKind.ABBREVIATION if is_short else NameKind.EXACT
