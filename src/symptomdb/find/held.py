"""Which findings of a case some conditions have, each with the row that says so."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from symptomdb.find.knowledge import Ints, Knowledge
from symptomdb.find.likelihood import Ways
from symptomdb.find.query import Query


class Held(NamedTuple):
    """Which findings of a case some conditions have.

    Attributes:
        observed: Per condition the observed findings that it has, and what stands above them, with the row of each.
        lines, columns, places: Of each pair of a condition and an excluded finding of its own the condition, the
            finding and its place among `Arrays.present_terms`.
    """

    observed: list[dict[int, int]]
    lines: NDArray[np.integer]
    columns: NDArray[np.integer]
    places: NDArray[np.integer]


def look_up(knowledge: Knowledge, conditions: Ints, query: Query, ways: list[Ways]) -> Held:
    """Look through all that some conditions have for what a case tells of.

    Args:
        ways: Of each observed finding what stands above it and matters.
    """
    arrays = knowledge.arrays
    starts, ends = arrays.present_starts.take(conditions), arrays.present_starts.take(conditions + 1)
    parts = [arrays.present_terms[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    terms = np.concatenate(parts)
    # 1 for what is observed or above it, more for what is excluded.
    wanted = np.zeros(len(knowledge.terms), dtype=np.int16)
    wanted[[above for way in ways for above, _ in way]] = 1
    wanted[query.observed] = 1
    wanted[query.excluded] = np.arange(2, 2 + len(query.excluded))
    marks = wanted.take(terms)
    hits = marks.nonzero()[0]
    marks = marks.take(hits)
    behind = (ends - starts).cumsum()
    lines = behind.searchsorted(hits, side="right")
    places = hits + (ends - behind).take(lines)
    observed: list[dict[int, int]] = [{} for _ in parts]
    rows = arrays.present_rows.take(places)
    for line, term, row in zip(lines.tolist(), terms.take(hits).tolist(), rows.tolist(), strict=True):
        observed[line][term] = row
    excluded = (marks > 1).nonzero()[0]
    return Held(observed, lines.take(excluded), marks.take(excluded) - 2, places.take(excluded))
