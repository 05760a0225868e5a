"""A toy page that keeps its schema and passes the checker, and the shelf that it refers to."""

from __future__ import annotations

from symptomdb.model.curie import Curie
from symptomdb.publish.manuscript import Manuscript
from symptomdb.publish.proof import Shelf

BELL_TOE = Curie("SDB", "bell-toe")

TOY = """\
# A toy.
format: 1
id: bell-toe
name: Bell toe
kind: disease
summary: >-
  A toe that rings.
authors:
  - {name: Toy editors, kind: organization, conflicts: none declared}
reviewers: []   # nobody yet
dates: {created: 2026-01-02, last_reviewed: null, next_due: 2026-07-02}
names: []
codes: []
see_also: []

statements:
  # --- overview
  - id: ring
    aspect: overview
    clinical: >-
      The toe may
      ring.
    plain: 'It may ring.'   # said twice
    modality: may
    cites: [S001]
    confidence: A

  # --- symptoms
  - id: hum
    aspect: symptoms
    clinical: A hum is often heard.
    plain: You often hear a hum.
    modality: often
    cites: [S001, S002]
    confidence: B
"""


def manuscript() -> Manuscript:
    return Manuscript.parse(TOY, "bell-toe")


SHELF = Shelf(lambda _: {}, frozenset({"S001", "S002", "S003"}), frozenset({"bell-toe"}))
