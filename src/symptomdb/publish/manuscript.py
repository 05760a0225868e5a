"""A manuscript: the text of a monograph file, edited statement by statement so that all else keeps its bytes.

A monograph lives in git as a file that people format by hand. So the bytes are what is kept, and a change replaces only
the lines of the fields that it changes: an unedited manuscript is the file, byte for byte, and each edit leaves a small
difference. What an edit gives is read again and compared with what was meant (`_checked`), so that no value is ever
bent by the way it is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self, cast

import yaml

from symptomdb.errors import BadInput, Conflict, NotFound
from symptomdb.model.page import Author
from symptomdb.publish.statement_text import Entry, entry_lines, field_lines, ordered, rewritten, scalar, trimmed
from symptomdb.sources.document import Document, Value, parse_document

_AUTHOR_FIELDS = ("name", "kind", "credentials", "affiliation", "place", "orcid", "verified_by", "conflicts")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The text of one monograph file; `document` is what it says."""

    text: str
    document: Document

    @classmethod
    def parse(cls, text: str, slug: str = "manuscript") -> Self:
        """Read a text.

        Args:
            slug: The condition's id without prefix; problems name the file by it.

        Raises:
            BadContent: The text is no YAML, or gives a key twice.
            BadInput: It has no list of statements.
        """
        document = parse_document(text.encode(), Path(f"{slug}.yaml"))
        data = document.data
        entries = data.get("statements") if isinstance(data, dict) else None
        if not isinstance(entries, list) or not all(isinstance(one, dict) and "id" in one for one in entries):
            raise BadInput(
                "This is no monograph: it has no list of statements with ids.",
                "See content/schemas/monograph.schema.json for the form.",
            )
        return cls(text, document)

    @property
    def data(self) -> dict[str, Any]:
        """All values of the file."""
        return cast(dict[str, Any], self.document.data)

    @property
    def slug(self) -> str:
        """The condition's id without prefix."""
        return str(self.data.get("id", ""))

    @property
    def entries(self) -> list[dict[str, Value]]:
        """The statements in their order, as the file gives them."""
        return cast(list[dict[str, Value]], self.data["statements"])

    @property
    def ids(self) -> list[str]:
        """Ids of the statements in their order."""
        return [str(entry["id"]) for entry in self.entries]

    def entry(self, statement: str) -> dict[str, Value]:
        """One statement; `NotFound` for an unknown id."""
        return self.entries[self._number(statement)]

    def fingerprint(self, statement: str) -> str:
        """What tells a statement's state from any other; empty for one that is not there."""
        return fingerprint(self.entry(statement)) if statement in self.ids else ""

    def with_statement(self, statement: str, entry: Entry) -> Self:
        """The manuscript with a statement replaced; the same bytes when nothing changed."""
        number = self._number(statement)
        new = ordered(entry)
        if new == ordered(self.entries[number]):
            return self
        self._check_free(str(new["id"]), but=statement)
        lines, (start, end) = self._lines(), self._span(number)
        changed = rewritten(self._nodes()[number], lines, end, self.entries[number], new)
        return self._checked([*lines[:start], *changed, *lines[end:]], _replaced(self.entries, number, [new]))

    def with_new_statement(self, entry: Entry, after: str = "") -> Self:
        """The manuscript with one statement more, behind the one named or at the end."""
        new = ordered(entry)
        self._check_free(str(new["id"]))
        number = self._number(after) if after else len(self.entries) - 1
        lines, (start, end) = self._lines(), self._span(number)
        lead = lines[start][: self._nodes()[number].start_mark.column]
        added = entry_lines(new, lead if lead.strip() == "-" else "  - ")
        return self._checked(
            [*lines[:end], *added, *lines[end:]], _replaced(self.entries, number, [self.entries[number], new])
        )

    def without_statement(self, statement: str) -> Self:
        """The manuscript with a statement left out; the last one can't be."""
        number = self._number(statement)
        if len(self.entries) == 1:
            raise BadInput("A page needs at least one statement.", "Add another one before you remove this.")
        lines, (start, end) = self._lines(), self._span(number)
        return self._checked([*lines[:start], *lines[end:]], _replaced(self.entries, number, []))

    def moved(self, statement: str, after: str = "") -> Self:
        """The manuscript with a statement moved behind another one, or to the front."""
        if statement == after:
            return self
        entry, lines = self.entry(statement), self._lines()
        start, end = self._span(self._number(statement))
        block, rest = lines[start:end], self.without_statement(statement)
        number = rest._number(after) if after else 0
        place = rest._span(number)[1 if after else 0]
        left = rest._lines()
        at = number + 1 if after else 0
        return rest._checked([*left[:place], *block, *left[place:]], [*rest.entries[:at], entry, *rest.entries[at:]])

    def with_review(
        self, authors: Sequence[Author], reviewers: Sequence[Author], reviewed: date, next_due: date
    ) -> Self:
        """The manuscript as it is published: who wrote it, who reviewed it, when, and when it is due again."""
        dates = {**self.data["dates"], "last_reviewed": reviewed.isoformat(), "next_due": next_due.isoformat()}
        changed = self
        for name, people in (("authors", authors), ("reviewers", reviewers)):
            values: list[Value] = [_author_entry(one) for one in people]
            if values != changed.data[name]:
                changed = changed._with_head(name, _list_lines(name, values), values)
        if dates == changed.data["dates"]:
            return changed
        return changed._with_head("dates", [f"dates: {_flow(dates, bare=True)}"], dates)

    def with_summary(self, summary: str) -> Self:
        """The manuscript with another summary."""
        if summary == self.data["summary"]:
            return self
        return self._with_head("summary", field_lines("summary", summary, 0), summary)

    def _with_head(self, name: str, lines: Sequence[str], value: Value) -> Self:
        old = self._lines()
        starts = [(key.value, key.start_mark.line) for key, _ in cast(yaml.MappingNode, self.document.root).value]
        start = dict(starts)[name]
        stop = min((line for _, line in starts if line > start), default=len(old))
        end = trimmed(old, start, stop, 0)
        text = "\n".join([*old[:start], *lines, *old[end:]])
        changed = type(self).parse(text, self.document.path.stem)
        _demand(changed.data == {**self.data, name: value})
        return changed

    def _number(self, statement: str) -> int:
        try:
            return self.ids.index(statement)
        except ValueError:
            raise NotFound(
                f"There is no statement {statement!r} in this revision.", "It may have been removed; open the list."
            ) from None

    def _check_free(self, statement: str, but: str = "") -> None:
        if statement != but and statement in self.ids:
            raise Conflict(f"There is a statement {statement!r} already.", "Choose another id.")

    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def _nodes(self) -> list[yaml.Node]:
        root = cast(yaml.MappingNode, self.document.root)
        return next(list(value.value) for key, value in root.value if key.value == "statements")

    def _span(self, number: int) -> tuple[int, int]:
        """First line of a statement and the line after its last."""
        nodes, lines = self._nodes(), self._lines()
        node = nodes[number]
        later = [one.start_mark.line for one in nodes[number + 1 : number + 2]]
        root = cast(yaml.MappingNode, self.document.root)
        later += [key.start_mark.line for key, _ in root.value if key.start_mark.line > node.start_mark.line]
        stop = min(later, default=len(lines))
        return node.start_mark.line, trimmed(lines, node.start_mark.line, stop, node.start_mark.column)

    def _checked(self, lines: Sequence[str], entries: Sequence[Entry]) -> Self:
        changed = type(self).parse("\n".join(lines), self.document.path.stem)
        _demand(changed.data == {**self.data, "statements": list(entries)})
        return changed


def fingerprint(entry: Entry) -> str:
    """What tells one state of a statement from another: a digest of its values."""
    return hashlib.sha256(repr(sorted(ordered(entry).items())).encode()).hexdigest()[:16]


def _replaced(entries: Sequence[Entry], number: int, new: Sequence[Entry]) -> list[Entry]:
    return [*entries[:number], *new, *entries[number + 1 :]]


def _demand(is_same: bool) -> None:
    if not is_same:
        raise BadInput(
            "This text can't be written into the file without a change of its meaning.",
            "Leave out unusual characters, or edit the file itself and import it.",
        )


def _author_entry(author: Author) -> Value:
    return {name: getattr(author, name) for name in _AUTHOR_FIELDS if getattr(author, name)}


def _list_lines(name: str, values: Sequence[Value]) -> list[str]:
    if not values:
        return [f"{name}: []"]
    return [f"{name}:", *(f"  - {_flow(cast(dict[str, Value], value))}" for value in values)]


def _flow(value: Mapping[str, Value], bare: bool = False) -> str:
    def shown(one: Value) -> str:
        return "null" if one is None else str(one) if bare else scalar(one, flow=True)

    return "{" + ", ".join(f"{key}: {shown(one)}" for key, one in value.items()) + "}"
