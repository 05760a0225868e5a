"""What every part that deals with pages needs: a revision if this person may see it, its manuscript, people's names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from sqlalchemy import Connection

from symptomdb.errors import NotAllowed, NotFound
from symptomdb.model.page import Author
from symptomdb.model.person import DELETED_NAME, Permission, Person, PersonId
from symptomdb.model.revision import EDITORS, Revision
from symptomdb.publish import review
from symptomdb.publish.manuscript import Manuscript
from symptomdb.publish.merge import Merged, merge
from symptomdb.store.site import people, revisions

EDITORS_NAME = "Symptom Database editors"
_UNKNOWN = ("There is no such revision.", "Look at the page's history, or at your own drafts.")


def visible(found: Revision | None, who: Person | None) -> Revision:
    """The revision, if this person may see it. Another's draft is as unknown as one that never was."""
    found = there(found)
    try:
        review.check_reader(found, who)
    except NotAllowed:
        raise NotFound(*_UNKNOWN) from None
    return found


def there(found: Revision | None) -> Revision:
    """The revision; `NotFound` for None."""
    if found is None:
        raise NotFound(*_UNKNOWN)
    return found


def demand(who: Person, permission: Permission) -> None:
    """`NotAllowed` for a person without this permission."""
    if not who.may(permission):
        raise NotAllowed(f"Your role ({who.role}) does not permit that.", "Ask an administrator for the role.")


def manuscript_of(revision: Revision) -> Manuscript:
    """The manuscript of a revision; parsed once while it is in use."""
    return _parsed(revision.text, revision.condition.local)


@lru_cache(maxsize=32)
def _parsed(text: str, slug: str) -> Manuscript:
    return Manuscript.parse(text, slug)


def names_of(connection: Connection, found: Iterable[Revision], more: Iterable[PersonId] = ()) -> dict[PersonId, str]:
    """Names of those who wrote and reviewed these revisions, and of others."""
    ids = {one for revision in found for one in (revision.author, revision.reviewer) if one}
    return people_names(connection, ids | {one for one in more if one})


def people_names(connection: Connection, ids: Iterable[PersonId]) -> dict[PersonId, str]:
    """Person to name; what came with the program is the editors'."""
    wanted = set(ids) - {EDITORS}
    known = people.read_people(connection, sorted(wanted))
    names = {one: known[one].name if one in known else DELETED_NAME for one in wanted}
    return {**names, EDITORS: EDITORS_NAME}


def merged(connection: Connection, revision: Revision, keep_mine: Collection[str] = ()) -> Merged | None:
    """A draft carried over to the newest published revision; None when it stands on that already."""
    newest = revisions.read_newest(connection, revision.condition)
    base = revisions.read_numbered(connection, revision.condition, revision.base)
    if newest is None or base is None or newest.number == revision.base:
        return None
    return merge(manuscript_of(base), manuscript_of(revision), manuscript_of(newest), keep_mine)


def as_author(person: Person) -> Author:
    """A person as the monograph file names them."""
    profile, verified = person.profile, person.verification
    return Author(
        name=person.name,
        kind="person",
        credentials=profile.credentials,
        affiliation=profile.affiliation,
        place=profile.place,
        orcid=profile.orcid,
        verified_by=f"{verified.by}, {verified.at.date().isoformat()}: {verified.how}" if verified else "",
        conflicts=profile.conflicts or "not stated",
    )
