"""The one object that callers hold: a short method per verb over an opened knowledge base.

The command line, the web pages and the REST API are clients of this room and of nothing behind it. Each file holds the
verbs of one kind; `SymptomDatabase` has them all.
"""

from __future__ import annotations

from symptomdb.library.asking import MAX_QUESTION
from symptomdb.library.knowing import CheckReport, Knowing
from symptomdb.library.planning import Planning
from symptomdb.library.ranking import MAX_TEXT

__all__ = ["MAX_QUESTION", "MAX_TEXT", "CheckReport", "SymptomDatabase"]


class SymptomDatabase(Planning, Knowing):
    """An opened knowledge base. Use it in a ``with`` block, or call `close`."""
