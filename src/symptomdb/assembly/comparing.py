"""Comparing two opened knowledge bases: which lines of which source and condition were added, removed or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from symptomdb.model.changes import Change, Changes, ConditionChange, LineChange, SourceChange, Tally
from symptomdb.store.comparing import SaidLine
from symptomdb.store.facts import Facts

#: So many lines of a condition are kept with their words; the counts are of all.
LINES_KEPT = 30
#: Longer texts are cut.
_LONGEST = 300


def compare(old: Facts, new: Facts, by_digest: bool = False) -> Changes:
    """Compare two knowledge bases.

    A line is the same when its record, subject, content and references are, wherever it stands in its file and
    whichever condition its record belongs to. Of lines that differ, those on the same thing are paired as changed.

    Args:
        by_digest: Take a source whose files are the same in both to say the same, as long as the terms are; that is
            much faster, and misses only what another version of the program reads differently.
    """
    sources = _sources_to_read(old, new, by_digest)
    before, after = _unlike(old, new, sources), _unlike(new, old, sources)
    changed = [*_iter_line_changes(before, after)]
    metas = old.meta(), new.meta()
    return Changes(
        metas[0]["version"],
        metas[1]["version"],
        metas[0].get("built_at", ""),
        metas[1].get("built_at", ""),
        _sources(old, new, changed),
        _conditions(old, new, changed),
    )


def _sources_to_read(old: Facts, new: Facts, by_digest: bool) -> list[str]:
    before, after = ({one.id: (one.version, one.digest) for one in facts.sources()} for facts in (old, new))
    trusting = by_digest and before.get("hpo") == after.get("hpo")
    return sorted(key for key in before.keys() | after.keys() if not trusting or before.get(key) != after.get(key))


def _unlike(one: Facts, other: Facts, sources: Collection[str]) -> dict[tuple[str, ...], list[SaidLine]]:
    """The lines of one that the other has not, or less often, by slot. Only hashes are held while both are read."""
    surplus = Counter(hash((line.slot, line.value)) for line in one.iter_said(sources))
    surplus.subtract(hash((line.slot, line.value)) for line in other.iter_said(sources))
    surplus = +surplus
    found: dict[tuple[str, ...], list[SaidLine]] = {}
    if surplus:
        for line in one.iter_said(sources):
            key = hash((line.slot, line.value))
            if surplus[key] > 0:
                surplus[key] -= 1
                found.setdefault(line.slot, []).append(line)
    return found


_Located = tuple[str, LineChange]


def _iter_line_changes(
    before: dict[tuple[str, ...], list[SaidLine]], after: dict[tuple[str, ...], list[SaidLine]]
) -> Iterable[_Located]:
    """Condition and change of each line; a pair goes by the condition that it belongs to now."""
    for slot in sorted(before.keys() | after.keys()):
        gone, come = before.get(slot, []), after.get(slot, [])
        pairs = min(len(gone), len(come))
        for was, now in zip(gone[:pairs], come[:pairs], strict=True):
            yield now.condition, LineChange(Change.CHANGED, now.source, now.aspect, _cut(was.text), _cut(now.text))
        for was in gone[pairs:]:
            yield was.condition, LineChange(Change.REMOVED, was.source, was.aspect, _cut(was.text), "")
        for now in come[pairs:]:
            yield now.condition, LineChange(Change.ADDED, now.source, now.aspect, "", _cut(now.text))


def _sources(old: Facts, new: Facts, changed: Iterable[_Located]) -> tuple[SourceChange, ...]:
    tallies: dict[str, Tally] = {}
    for _, line in changed:
        tallies[line.source] = tallies.get(line.source, Tally()).with_one(line.what)
    before, after = ({source.id: source for source in facts.sources()} for facts in (old, new))
    found = []
    for key in [*after, *(key for key in before if key not in after)]:
        was, now = before.get(key), after.get(key)
        known = now or was
        assert known is not None
        found.append(
            SourceChange(
                key,
                known.name,
                known.licence,
                was.version if was else "",
                now.version if now else "",
                tallies.get(key, Tally()),
                was.counts if was else {},
                now.counts if now else {},
            )
        )
    return tuple(found)


def _conditions(old: Facts, new: Facts, changed: Iterable[_Located]) -> tuple[ConditionChange, ...]:
    lines: dict[str, list[LineChange]] = {}
    for condition, line in changed:
        lines.setdefault(condition, []).append(line)
    before, after, aliases = old.condition_heads(), new.condition_heads(), new.aliases()
    found = []
    for id_ in sorted(before.keys() | after.keys()):
        said = lines.get(id_, [])
        name, what, into = _fate(id_, before, after, aliases)
        renamed = what is Change.CHANGED and before[id_] != after[id_]
        if what is Change.CHANGED and not said and not renamed:
            continue
        by_source: dict[str, Tally] = {}
        for line in said:
            by_source[line.source] = by_source.get(line.source, Tally()).with_one(line.what)
        found.append(ConditionChange(id_, name, what, into, renamed, by_source, tuple(said[:LINES_KEPT])))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def _fate(
    id_: str, before: dict[str, tuple[str, int]], after: dict[str, tuple[str, int]], aliases: dict[str, str]
) -> tuple[str, Change, str]:
    """Name of a condition, what became of it and, where it became part of another, which."""
    if id_ in after:
        return after[id_][0], Change.CHANGED if id_ in before else Change.ADDED, ""
    into = aliases.get(id_, "")
    return before[id_][0], Change.MERGED if into else Change.REMOVED, into


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
