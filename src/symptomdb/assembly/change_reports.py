"""Reports of what each build changed, kept as JSON beside the database: one per version, for the page and the feed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from symptomdb.assembly.comparing import compare
from symptomdb.errors import SymptomDatabaseError
from symptomdb.model.changes import Change, Changes, ConditionChange, LineChange, SourceChange, Tally
from symptomdb.store.connection import connect, parse_url, sqlite_path
from symptomdb.store.facts import Facts

#: So many reports are kept, the newest.
KEPT = 20
#: So many lines of a condition are kept with their words.
_LINES = 5


@contextmanager
def old_kept(url: str) -> Iterator[Path | None]:
    """The old database under a second name while a new one takes its place; None where there is none, or no file.

    A second name of the same file costs no copying; it is gone when the block ends.
    """
    parsed = parse_url(url)
    path = sqlite_path(parsed) if parsed.get_backend_name() == "sqlite" else None
    kept = path.with_name(f".{path.name}.before") if path else None
    if kept is not None:
        kept.unlink(missing_ok=True)
        try:
            os.link(path or kept, kept)
        except OSError:  # there is no old one, or a file system without second names
            kept = None
    try:
        yield kept
    finally:
        if kept is not None:
            kept.unlink(missing_ok=True)


def report_changes(old: Path | None, url: str, folder: Path) -> Changes | None:
    """Compare and keep the report; None when there is nothing to compare or nothing has changed.

    A report that can't be made or written never fails a build that has succeeded.
    """
    if old is None:
        return None
    with suppress(SymptomDatabaseError, OSError), Facts(connect(f"sqlite:///{old}")) as before:
        with Facts(connect(url)) as after:
            if before.version() == after.version():
                return None
            changes = compare(before, after, by_digest=True)
        write_report(folder, changes)
        return changes
    return None


def write_report(folder: Path, changes: Changes) -> Path:
    """Keep a report, all of it or nothing, and drop the oldest ones."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = "".join(letter for letter in changes.new_built if letter.isdigit())[:14] or "0"
    path = folder / f"{stamp}-{changes.new_version}.json"
    short = replace(changes, conditions=tuple(replace(one, lines=one.lines[:_LINES]) for one in changes.conditions))
    new = path.with_suffix(".new")
    new.write_text(json.dumps(asdict(short)), encoding="utf-8")
    new.replace(path)
    for old in sorted(folder.glob("*.json"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def report_paths(folder: Path) -> list[Path]:
    """The kept reports, the newest first."""
    return sorted(folder.glob("*.json"), reverse=True)


def read_report(path: Path) -> Changes:
    """A kept report."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Changes(
        **{
            **data,
            "sources": tuple(SourceChange(**{**one, "lines": Tally(**one["lines"])}) for one in data["sources"]),
            "conditions": tuple(map(_condition, data["conditions"])),
        }
    )


def _condition(data: Mapping[str, Any]) -> ConditionChange:
    return ConditionChange(
        **{
            **data,
            "what": Change(data["what"]),
            "by_source": {source: Tally(**tally) for source, tally in data["by_source"].items()},
            "lines": tuple(LineChange(**{**line, "what": Change(line["what"])}) for line in data["lines"]),
        }
    )
