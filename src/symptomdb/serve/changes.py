"""What changed, as JSON values, Markdown and lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from symptomdb.model.changes import Change, Changes, ConditionChange, LineChange, SourceChange, Tally
from symptomdb.serve.json import Json

#: So many conditions are listed with their lines where a reader didn't ask for more.
LISTED = 50


def changes_to_json(changes: Changes, limit: int | None = None) -> Json:
    """All as JSON values.

    Args:
        limit: How many conditions; all when left out.
    """
    return {
        "old_version": changes.old_version,
        "new_version": changes.new_version,
        "old_built": changes.old_built,
        "new_built": changes.new_built,
        "lines": asdict(changes.lines),
        "conditions_changed": {str(what): changes.count(what) for what in Change},
        "sources": [asdict(source) for source in changes.sources],
        "conditions": [_condition(one) for one in changes.conditions[:limit]],
    }


def versions_of(source: SourceChange) -> str:
    """Old and new version in words.

    >>> versions_of(SourceChange("x", "X", "CC0", "", "2026", Tally()))
    'newly loaded, 2026'
    """
    if not source.old_version:
        return f"newly loaded, {source.new_version}"
    if not source.new_version:
        return f"no longer loaded, was {source.old_version}"
    return (
        source.new_version
        if source.old_version == source.new_version
        else (f"{source.old_version} → {source.new_version}")
    )


def describe_condition(one: ConditionChange) -> str:
    """What became of a condition, in one line."""
    if one.what is Change.MERGED:
        return f"now part of {one.into}"
    if one.what is not Change.CHANGED:
        return str(one.what)
    said = [f"{source}: {describe_tally(tally)}" for source, tally in one.by_source.items()]
    return "; ".join([*said, *(["names or codes differ"] if one.renamed else [])])


def describe_tally(tally: Tally) -> str:
    """The counts that are not zero.

    >>> describe_tally(Tally(2, 0, 1))
    '2 added, 1 changed'
    """
    counts = ((tally.added, "added"), (tally.removed, "removed"), (tally.changed, "changed"))
    return ", ".join(f"{count:,} {word}" for count, word in counts if count) or "nothing"


def describe_line(line: LineChange) -> str:
    """One line with its source."""
    if line.what is Change.CHANGED:
        same = "references or details differ" if line.old == line.new else f"{line.old} → {line.new}"
        text = line.new + ": " + same if line.old == line.new else same
    else:
        text = line.new or line.old
    return f"{line.what}, {line.aspect.replace('_', ' ')} ({line.source}): {text}"


def iter_table(changes: Changes, limit: int = LISTED) -> Iterator[str]:
    """Lines for a terminal."""
    yield f"From {changes.old_version} to {changes.new_version}: {describe_tally(changes.lines)} lines"
    yield f"Conditions: {_conditions_counted(changes)}"
    yield f"{'source':<20}{'version':<34}{'added':>10}{'removed':>10}{'changed':>10}"
    for source in changes.sources:
        tally = source.lines
        counts = f"{tally.added:>10,}{tally.removed:>10,}{tally.changed:>10,}"
        yield f"{source.id:<20}{versions_of(source):<34}{counts}"
    for one in changes.conditions[:limit]:
        yield f"{one.name} ({one.id}): {describe_condition(one)}"
    if len(changes.conditions) > limit:
        yield f"and {len(changes.conditions) - limit:,} further conditions; see --limit and --format json"


def iter_markdown(changes: Changes, limit: int = LISTED) -> Iterator[str]:
    """Lines of a Markdown report."""
    yield f"# What changed from {changes.old_version} to {changes.new_version}"
    yield f"\nLines: {describe_tally(changes.lines)}. Conditions: {_conditions_counted(changes)}.\n"
    yield "| source | version | added | removed | changed |\n|---|---|---:|---:|---:|"
    for source in changes.sources:
        tally = source.lines
        yield f"| {source.id} | {versions_of(source)} | {tally.added:,} | {tally.removed:,} | {tally.changed:,} |"
    for one in changes.conditions[:limit]:
        yield f"\n## {_plain(one.name)} ({one.id})\n\n{_plain(describe_condition(one))}\n"
        for line in one.lines:
            yield f"- {_plain(describe_line(line))}"
    if len(changes.conditions) > limit:
        yield f"\n{len(changes.conditions) - limit:,} further conditions are not listed."


def _conditions_counted(changes: Changes) -> str:
    counted = [f"{changes.count(what):,} {what}" for what in Change if changes.count(what)]
    return ", ".join(counted) or "none"


def _condition(one: ConditionChange) -> Json:
    return {**asdict(one), "lines": [asdict(line) for line in one.lines]}


def _plain(text: str) -> str:
    """Text that Markdown leaves alone."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)
