"""Symptom Database: a local-first, evidence-cited knowledge base of health conditions with an engine over it.

``symptomdb.open()`` gives the one object that callers hold; see `symptomdb.library`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symptomdb.library import SymptomDatabase

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(url: str | None = None) -> SymptomDatabase:  # noqa: A001  (reads as `symptomdb.open()`)
    """Open the knowledge base.

    Args:
        url: An SQLAlchemy URL or a path; the configured database when left out.

    Raises:
        symptomdb.errors.NoDatabase: Nothing has been built there yet.
    """
    from symptomdb.library import SymptomDatabase

    return SymptomDatabase.open(url)
