"""Whether a case says enough to go on."""

from __future__ import annotations

from math import log, log2

from symptomdb.find.knowledge import Knowledge
from symptomdb.find.query import Query
from symptomdb.model.candidate import Coverage

_ADVICE = {
    "none": "There is no finding to go on. Add at least three, the most unusual first.",
    "little": "There is too little to go on: add findings, above all unusual ones, and take the list as a rough guess.",
    "some": "There is something to go on. One or two more findings would make the list steadier.",
    "enough": "There is enough to go on.",
}


def measure(knowledge: Knowledge, query: Query) -> Coverage:
    """Compare the findings' information with what it takes to single out one condition.

    Twice the bare need counts as enough, since findings are noisy and overlap.
    """
    bits = float(query.content.sum()) / log(2)
    needed = log2(max(len(knowledge.conditions), 2))
    if not len(query.observed):
        level = "none"
    else:
        level = "little" if bits < needed else "some" if bits < 2 * needed else "enough"
    return Coverage(bits, needed, level, _ADVICE[level])
