"""What stands on a condition's page for its readers to judge and discuss: revision, votes, comments, permissions."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from symptomdb.errors import SymptomDatabaseError
from symptomdb.model.curie import Curie
from symptomdb.model.person import Permission, Person
from symptomdb.model.rating import Scale
from symptomdb.serve.community import community_of
from symptomdb.serve.web.visitor import current_person

if TYPE_CHECKING:
    from symptomdb.community import Community

#: What each scale asks, on a page.
ASKED = {Scale.CLARITY: "Is it clear?", Scale.USEFULNESS: "Is it useful?"}


@dataclass(frozen=True, slots=True)
class Forum:
    """What a page's template needs.

    Attributes:
        revision: The number of the one that is shown; 0 for a page never edited here.
        withdrawn: When and why all that was published here was withdrawn.
        authors: Those with an account, who can be rated.
        votes: The reader's own.
        counts: Statement to its number of comments.
        opinions: Statement to what experts say of it.
        thread: Comments as trees.
        linked_data: What people said as schema.org, for a script element.
    """

    condition: Curie
    revision: int
    withdrawn: tuple[datetime, str] | None
    authors: list[Person]
    standings: dict[tuple[Scale, str], Any]
    votes: dict[tuple[Scale, str], int]
    counts: dict[str, int]
    opinions: dict[str, Any]
    thread: tuple[Any, ...]
    closed: bool
    person: Person | None
    linked_data: str
    statement: str = ""

    @property
    def posting(self) -> str:
        """A fresh key for a form, so that sending it twice posts once."""
        return secrets.token_urlsafe(12)

    def standing(self, scale: str, key: str = "") -> Any:
        """The votes on this page, or on an author."""
        return self.standings[Scale(scale), key or str(self.condition)]

    def vote(self, scale: str, key: str = "") -> int:
        """The reader's own vote; 0 without one."""
        return self.votes.get((Scale(scale), key or str(self.condition)), 0)

    def may(self, permission: str) -> bool:
        """True when the reader may do this."""
        return self.person is not None and self.person.may(Permission(permission))

    @property
    def is_author(self) -> bool:
        """The reader is an author of the page, and so doesn't rate it."""
        return self.person is not None and any(one.id == self.person.id for one in self.authors)


def forum_of(request: Request, condition: Curie, statement: str = "") -> Forum | None:
    """The forum of a page, or of one of its statements; None when people's database can't be read just now."""
    try:
        community, person = community_of(request), current_person(request)
        with community.one_look():
            return _look(community, person, condition, statement)
    except SymptomDatabaseError:
        return None


def _look(community: Community, person: Person | None, condition: Curie, statement: str) -> Forum:
    authors = community.pages.authors(condition)
    objects = [(scale, str(condition)) for scale in ASKED] + [(Scale.AUTHOR, str(one.id)) for one in authors]
    shown, newest = community.pages.current(condition), community.pages.newest(condition)
    gone = newest if newest and shown is None else None
    return Forum(
        condition,
        shown.number if shown else 0,
        (gone.withdrawn_at, gone.reason) if gone and gone.withdrawn_at else None,
        authors,
        community.ratings.standings(objects),
        community.ratings.votes_of(person) if person else {},
        community.comments.counts(condition),
        community.ratings.opinions(condition),
        community.comments.thread(condition, statement, person),
        community.comments.is_closed(condition, statement),
        person,
        community.assessments.linked_data(condition, f"/conditions/{condition.local}"),
        statement,
    )
