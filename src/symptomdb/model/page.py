"""What people publish about a condition: a page with authors, reviewers and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from symptomdb.model.condition import Condition
from symptomdb.model.curie import Curie
from symptomdb.model.profile import UNKNOWN, Profile
from symptomdb.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Author:
    """A person or organisation with the credentials that readers need to judge them.

    Attributes:
        kind: ``person`` or ``organization``.
        verified_by: Who checked the credentials and how; empty means unverified, and is said so.
        conflicts: Conflicts of interest in their own words; "none declared" is written out.
    """

    name: str
    kind: str = "person"
    credentials: str = ""
    affiliation: str = ""
    place: str = ""
    orcid: str = ""
    verified_by: str = ""
    conflicts: str = ""


@dataclass(frozen=True, slots=True)
class ReviewDates:
    """When a page was made, last reviewed (None: never) and is next due."""

    created: date
    last_reviewed: date | None
    next_due: date

    def is_overdue(self, today: date) -> bool:
        """True when the next review should have happened before today."""
        return self.next_due < today


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which publications differ; both sides are always shown."""

    id: str
    question: str
    sides: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Monograph:
    """Our own record of a condition: the parsed YAML file."""

    condition: Condition
    summary: str
    authors: tuple[Author, ...]
    reviewers: tuple[Author, ...]
    dates: ReviewDates
    statements: tuple[Statement, ...]
    disagreements: tuple[Disagreement, ...] = ()
    see_also: tuple[str, ...] = ()
    path: str = ""
    profile: Profile = UNKNOWN


@dataclass(frozen=True, slots=True)
class MonographPage:
    """A monograph without its statements: who wrote it, who reviewed it, when, and what is disputed.

    Attributes:
        see_also: Slugs of neighbouring conditions (``SDB:`` + slug is the id).
    """

    condition: Curie
    summary: str
    authors: tuple[Author, ...]
    reviewers: tuple[Author, ...]
    dates: ReviewDates
    disagreements: tuple[Disagreement, ...] = ()
    see_also: tuple[str, ...] = ()
    path: str = ""
    profile: Profile = UNKNOWN
