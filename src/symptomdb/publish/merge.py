"""Merging: a draft that was written on an older revision, carried over to the one that was published meanwhile.

Statement by statement. What only one side changed is taken from that side; what both changed is a clash, and nothing is
decided for the author: they see both versions and choose.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from symptomdb.publish.manuscript import Manuscript
from symptomdb.publish.statement_text import Entry, ordered


@dataclass(frozen=True, slots=True)
class Clash:
    """A statement that both sides changed; None where a side removed it."""

    statement: str
    base: Entry | None
    mine: Entry | None
    theirs: Entry | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The draft on its new base, and the clashes that still need a choice (there `manuscript` has theirs)."""

    manuscript: Manuscript
    clashes: tuple[Clash, ...]


def merge(base: Manuscript, mine: Manuscript, theirs: Manuscript, keep_mine: Collection[str] = ()) -> Merged:
    """Carry the changes from `base` to `mine` over to `theirs`.

    Args:
        keep_mine: Statements with a clash where the author chose their own version.
    """
    result, clashes = theirs, []
    for statement in [*mine.ids, *(one for one in base.ids if one not in mine.ids)]:
        before, own, other = (_entry(one, statement) for one in (base, mine, theirs))
        if own in (before, other):
            continue
        if other != before and statement not in keep_mine:
            clashes.append(Clash(statement, before, own, other))
            continue
        result = _put(result, mine, statement, own)
    if mine.data["summary"] != base.data["summary"]:
        result = result.with_summary(mine.data["summary"])
    return Merged(result, tuple(clashes))


def _put(result: Manuscript, mine: Manuscript, statement: str, own: Entry | None) -> Manuscript:
    if own is None:
        return result.without_statement(statement)
    if statement in result.ids:
        return result.with_statement(statement, own)
    before = [one for one in mine.ids[: mine.ids.index(statement)] if one in result.ids]
    return result.with_new_statement(own, after=before[-1] if before else "")


def _entry(manuscript: Manuscript, statement: str) -> Entry | None:
    return ordered(manuscript.entry(statement)) if statement in manuscript.ids else None
