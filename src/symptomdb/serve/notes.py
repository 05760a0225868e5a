"""Notes on a case, many that say the same of different findings gathered in one line with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What the notes of `symptomdb.find.query` say of a finding.
_SAID = re.compile(
    r"(?P<finding>.+?) (?P<said>(?:is not in|is obsolete|is implied by|is no finding|was excluded, but) .+)"
)
#: So many are easily read one by one, and so many findings are named of those that are gathered.
_FEW, _NAMED = 3, 5


def gather(notes: Iterable[str]) -> tuple[str, ...]:
    """The notes in order; more than three that say the same become one, where the first of them stood.

    >>> gather(f"P{n} is obsolete and nothing replaces it; it was not used." for n in range(6))
    ('Each of these 6 is obsolete and nothing replaces it; it was not used: P0, P1, P2, P3, P4 and 1 more.',)
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for note in dict.fromkeys(notes):
        found = _SAID.fullmatch(note)
        groups.setdefault(found["said"] if found else note, []).append((found["finding"] if found else "", note))
    return tuple(line for said, members in groups.items() for line in _lines(said, members))


def _lines(said: str, members: list[tuple[str, str]]) -> list[str]:
    if len(members) <= _FEW:
        return [note for _, note in members]
    named = ", ".join(finding for finding, _ in members[:_NAMED])
    more = f" and {len(members) - _NAMED} more" if len(members) > _NAMED else ""
    return [f"Each of these {len(members)} {said.rstrip('.')}: {named}{more}."]
